"""What we say about mandates, and under which grant of WeChat each is said."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from app.domain.cases.case_messages import PROGRESS, STAFF, TODO


class MandateKind(StrEnum):
    """What a message says; `item` (what for), `number`, `centre`, `phone`, `proxy`, `person` and
    `due` (the last day) are always told.
    """

    ASKED = "mandate_asked"
    """Somebody asks to act for the reader, who says yes on their own phone."""
    GIVEN = "mandate_given"
    ENDED = "mandate_ended"
    OVER = "mandate_over"
    HELD = "mandate_held"
    """The reader may act for somebody now."""
    PAPER = "mandate_paper"
    """The office: tell somebody without a phone on paper."""


GRANT_OF: Mapping[str, str] = MappingProxyType(
    {
        MandateKind.ASKED: TODO,
        MandateKind.GIVEN: PROGRESS,
        MandateKind.ENDED: PROGRESS,
        MandateKind.OVER: PROGRESS,
        MandateKind.HELD: PROGRESS,
        MandateKind.PAPER: STAFF,
    }
)
