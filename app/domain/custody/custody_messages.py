"""What we say about originals in custody, and under which grant of WeChat each is said."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from app.domain.cases.case_messages import ALARM, DONE, PROGRESS, STAFF


class CustodyKind(StrEnum):
    """What a message says; `item`, `number` (of the receipt) and `centre` are always told.

    What the paper is called stays with the paper: `item` says only that it is one.
    """

    TAKEN = "original_taken"
    """Whose paper it is: it was taken in, under this receipt."""
    MOVED = "original_moved"
    BACK = "original_back"
    ASKED = "original_asked"
    """Somebody says that they gave the reader a paper, or took one: is that so?"""

    OVERDUE = "original_overdue"
    """`due`: by when it should have been back."""
    HALF = "original_half"
    """A hand-over that only one side has confirmed for more than two days."""
    CONFLICT = "original_conflict"
    """Two people say that they have it: somebody has to find out."""


GRANT_OF: Mapping[str, str] = MappingProxyType(
    {
        CustodyKind.TAKEN: PROGRESS,
        CustodyKind.MOVED: PROGRESS,
        CustodyKind.BACK: DONE,
        CustodyKind.ASKED: STAFF,
        CustodyKind.OVERDUE: ALARM,
        CustodyKind.HALF: STAFF,
        CustodyKind.CONFLICT: ALARM,
    }
)
