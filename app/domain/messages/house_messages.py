"""What the house says to its own people: knocks, carriers, budgets and what was gathered."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from app.domain.cases.case_messages import ALARM, STAFF


class HouseKind(StrEnum):
    """What a message says; `item`, `number` and `centre` are always told."""

    KNOCK_NEW = "knock_new"
    """The agent: please tell `item` (a name) in person by `due`."""
    KNOCK_LATE = "knock_late"
    """The director: `item` was not told by `due`."""
    KNOCK_FAILED = "knock_failed"
    """The director: the agent did not find `item`."""
    CARRIER_STOPPED = "carrier_stopped"
    """`item` is the carrier; `why` says in words what is wrong."""
    CARRIER_BACK = "carrier_back"
    BUDGET_NEAR = "budget_near"
    """`left`: what is left of the month's budget of text messages, in yuan."""
    BUDGET_SPENT = "budget_spent"
    STAFF_DIGEST = "staff_digest"
    """`count` messages together, said one by one in `lines`."""


GRANT_OF: Mapping[str, str] = MappingProxyType(
    {
        HouseKind.KNOCK_NEW: STAFF,
        HouseKind.KNOCK_LATE: ALARM,
        HouseKind.KNOCK_FAILED: ALARM,
        HouseKind.CARRIER_STOPPED: ALARM,
        HouseKind.CARRIER_BACK: ALARM,
        HouseKind.BUDGET_NEAR: ALARM,
        HouseKind.BUDGET_SPENT: ALARM,
        HouseKind.STAFF_DIGEST: ALARM,
    }
)
