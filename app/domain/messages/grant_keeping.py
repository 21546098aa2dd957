"""Keeping the last grants of somebody for the most valuable messages that are still to come."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from app.domain.cases.case_messages import CaseKind
from app.domain.messages.message_grants import grant_of
from app.domain.messages.message_kinds import rules_of
from app.domain.visits.visit_messages import VisitKind

_CASE_GOES_ON = (CaseKind.CORRECTION, CaseKind.GAP_DUE, CaseKind.MOVE_ASKED, CaseKind.DECIDED)
_VISIT_COMES = (VisitKind.MOVED, VisitKind.ON_WAY, VisitKind.MISSED)
MAY_FOLLOW: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        CaseKind.RECEIVED: (CaseKind.ACCEPTED, CaseKind.REJECTED, *_CASE_GOES_ON),
        CaseKind.CORRECTION: (CaseKind.REJECTED, *_CASE_GOES_ON),
        CaseKind.ACCEPTED: _CASE_GOES_ON,
        CaseKind.PAUSED: (CaseKind.RESUMED, *_CASE_GOES_ON),
        CaseKind.RESUMED: _CASE_GOES_ON,
        CaseKind.EXTENDED: _CASE_GOES_ON,
        CaseKind.DUE_MOVED: _CASE_GOES_ON,
        CaseKind.REPORTED: _CASE_GOES_ON,
        CaseKind.MOVED: _CASE_GOES_ON,
        CaseKind.WRITTEN: _CASE_GOES_ON,
        CaseKind.MOVE_ASKED: _CASE_GOES_ON,
        CaseKind.GAP_DUE: _CASE_GOES_ON,
        CaseKind.DECIDED: (CaseKind.DELIVERED, CaseKind.RATE),
        CaseKind.DELIVERED: (CaseKind.RATE,),
        VisitKind.ASKED: (VisitKind.PLANNED, VisitKind.AGREED, VisitKind.REFUSED, *_VISIT_COMES),
        VisitKind.PLANNED: (VisitKind.AGREED, *_VISIT_COMES),
        VisitKind.AGREED: _VISIT_COMES,
        VisitKind.MOVED: _VISIT_COMES,
        VisitKind.TOMORROW: _VISIT_COMES,
        VisitKind.ON_WAY: (VisitKind.MISSED, VisitKind.DONE),
        VisitKind.MISSED: (VisitKind.PLANNED, *_VISIT_COMES),
    }
)
"""What may be said after each kind in the same matter, though nobody has planned it yet.

Bookings have a grant for each kind, and so nothing to keep one for.
"""


def kept_for(kind: str, to_come: Sequence[str]) -> int:
    """How many grants a message of `kind` leaves for worthier ones of the same matter.

    `to_come` are the kinds that are planned; only those under the same grant count, each as often
    as it is named. What only may follow has the last grant kept for it, and no more.
    """
    planned = sum(_goes_before(other, kind) for other in to_come)
    return planned or int(any(_goes_before(other, kind) for other in MAY_FOLLOW.get(kind, ())))


def _goes_before(other: str, kind: str) -> bool:
    """Whether one kind is worthier of a grant that it shares with another."""
    return grant_of(other) == grant_of(kind) and rules_of(other).worth > rules_of(kind).worth


def may_spend(kind: str, balance: int, to_come: Sequence[str]) -> bool:
    """Whether a message of `kind` may use up one of `balance` grants."""
    return balance > kept_for(kind, to_come)
