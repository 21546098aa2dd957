"""The rules of every kind of message: who it is for, how urgent it is and how far it must go."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from app.domain.bookings.reminders import Kind
from app.domain.cases.case_messages import ALARM, STAFF, CaseKind
from app.domain.custody.custody_messages import CustodyKind
from app.domain.messages.house_messages import HouseKind
from app.domain.messages.message_grants import GROUP_OF
from app.domain.people.mandate_messages import MandateKind
from app.domain.people.merge_messages import MergeKind
from app.domain.visits.visit_messages import VisitKind

SMS_CODE = "sms_code"
"""The code that proves a number; it passes no outbox."""
PASSED_ON = "pass_on"
"""What a second contact is told in place of the message itself: that there is one, for whom."""
NEWS = timedelta(days=3)
"""News of a case is still worth hearing after a long trouble of all carriers."""
OF_A_DAY = timedelta(days=1)
"""What names a time is said within a day, or it is told otherwise."""
REMINDER = timedelta(hours=6)
LATE_CALL = timedelta(hours=2)
"""What is about to happen helps nobody later than this."""


@dataclass(frozen=True)
class Rules:
    """How far one kind of message goes; all spans are of the clock, not of working time.

    `proof`: a hand-over without a receipt does not do, the next rung is tried. `optional`: people
    may switch it off. `worth`: from 1 to 9, who may have the last grant. `fresh_for`: how long
    after its wish it is still worth saying. `wait_for`: how long a rung may fail before the next is
    tried. `receipt_within`: how long a receipt is awaited. `knock`: by when somebody is to be told
    in person (in days of work, as a span), None: never.
    """

    to: Literal["person", "staff"]
    urgent: bool = False
    proof: bool = False
    optional: bool = False
    worth: int = 5
    fresh_for: timedelta = NEWS
    wait_for: timedelta = timedelta(hours=1)
    receipt_within: timedelta = timedelta(hours=1)
    knock: timedelta | None = None


URGENT = frozenset(
    {Kind.TWO_HOURS, Kind.CANCELLED, VisitKind.ON_WAY, VisitKind.MISSED, SMS_CODE},
)
PROOF = frozenset(
    {
        CaseKind.CORRECTION,
        CaseKind.DECIDED,
        CaseKind.REJECTED,
        CaseKind.MOVE_ASKED,
        CaseKind.GAP_DUE,
        MandateKind.GIVEN,
        MandateKind.ENDED,
        MergeKind.MERGED,
        MergeKind.PARTED,
        CustodyKind.OVERDUE,
        VisitKind.REFUSED,
    }
)
OPTIONAL = frozenset({CaseKind.RATE, Kind.DAY_BEFORE, CaseKind.DIGEST, VisitKind.DONE})
NEVER_KNOCKED = frozenset(
    {
        Kind.DAY_BEFORE,
        Kind.TWO_HOURS,
        VisitKind.TOMORROW,
        VisitKind.ON_WAY,
        VisitKind.MISSED,
        VisitKind.DONE,
        CaseKind.RATE,
        SMS_CODE,
        PASSED_ON,
    }
)
"""Reminders and what nobody needs: they are worth no walk, or come too late with one."""
_FRESH: Mapping[str, timedelta] = MappingProxyType(
    {
        Kind.BOOKED: OF_A_DAY,
        Kind.MOVED: OF_A_DAY,
        Kind.CANCELLED: OF_A_DAY,
        Kind.DAY_BEFORE: REMINDER,
        Kind.TWO_HOURS: LATE_CALL,
        VisitKind.PLANNED: OF_A_DAY,
        VisitKind.AGREED: OF_A_DAY,
        VisitKind.MOVED: OF_A_DAY,
        VisitKind.TOMORROW: REMINDER,
        VisitKind.ON_WAY: LATE_CALL,
        VisitKind.MISSED: OF_A_DAY,
        SMS_CODE: timedelta(minutes=5),
    }
)
_WORTH: Mapping[str, int] = MappingProxyType(
    {
        CaseKind.CORRECTION: 9,
        CaseKind.DECIDED: 9,
        CaseKind.REJECTED: 9,
        CaseKind.MOVE_ASKED: 8,
        CaseKind.GAP_DUE: 8,
        CaseKind.CARD: 8,
        CaseKind.EMPTY_POST: 8,
        CaseKind.WARNING: 7,
        CaseKind.WRITTEN: 6,
        CaseKind.RECEIVED: 3,
        CaseKind.PAUSED: 4,
        CaseKind.RESUMED: 4,
        CaseKind.DELIVERED: 3,
        CaseKind.DIGEST: 2,
        CaseKind.RATE: 1,
        Kind.CANCELLED: 8,
        Kind.MOVED: 7,
        Kind.TWO_HOURS: 6,
        Kind.DAY_BEFORE: 4,
        VisitKind.REFUSED: 9,
        VisitKind.ON_WAY: 8,
        VisitKind.PLANNED: 8,
        VisitKind.MOVED: 7,
        VisitKind.MISSED: 7,
        VisitKind.TOMORROW: 6,
        VisitKind.ASKED: 3,
        VisitKind.DONE: 2,
        MandateKind.ASKED: 9,
        MandateKind.GIVEN: 8,
        MandateKind.ENDED: 8,
        MergeKind.MERGED: 8,
        MergeKind.PARTED: 8,
        CustodyKind.OVERDUE: 8,
        CustodyKind.CONFLICT: 8,
        CustodyKind.BACK: 6,
        HouseKind.CARRIER_STOPPED: 9,
        HouseKind.KNOCK_FAILED: 7,
        HouseKind.STAFF_DIGEST: 3,
    }
)
_FOR_STAFF = frozenset({STAFF, ALARM})


def _rules(kind: str) -> Rules:
    staff = GROUP_OF.get(kind) in _FOR_STAFF
    rules = Rules(
        to="staff" if staff else "person",
        urgent=kind in URGENT,
        proof=kind in PROOF,
        optional=kind in OPTIONAL,
        worth=_WORTH.get(kind, 5),
        fresh_for=_FRESH.get(kind, NEWS),
        knock=None if staff or kind in NEVER_KNOCKED else timedelta(days=2),
    )
    if rules.urgent:
        soon = timedelta(minutes=10)
        return replace(rules, wait_for=timedelta(minutes=5), receipt_within=soon)
    return replace(rules, receipt_within=timedelta(hours=6)) if rules.proof else rules


_KINDS_OF: tuple[type[StrEnum], ...] = (
    Kind,
    CaseKind,
    VisitKind,
    MandateKind,
    MergeKind,
    CustodyKind,
    HouseKind,
)
RULES: Mapping[str, Rules] = MappingProxyType(
    {kind: _rules(kind) for kinds in _KINDS_OF for kind in kinds}
    | {kind: _rules(kind) for kind in (SMS_CODE, PASSED_ON)}
)
"""Every kind there is."""


def rules_of(kind: str) -> Rules:
    """The rules of a kind of message; KeyError for one that does not exist."""
    return RULES[kind]
