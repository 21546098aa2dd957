"""What we say about people entered twice, and under which grant of WeChat each is said."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from app.domain.cases.case_messages import PROGRESS


class MergeKind(StrEnum):
    """What a message says; `item`, `number`, `centre`, `phone` and `person` are always told."""

    MERGED = "people_merged"
    PARTED = "people_parted"


GRANT_OF: Mapping[str, str] = MappingProxyType(
    {
        MergeKind.MERGED: PROGRESS,
        MergeKind.PARTED: PROGRESS,
    }
)
