"""What we say to people, agents and the office about home visits, and under which grant."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from app.domain.bookings.reminders import DAY_BEFORE_AT
from app.domain.cases.case_messages import STAFF
from app.kit.clock import SHANGHAI, office_day


class VisitKind(StrEnum):
    """What a message about a visit says; `item`, `number`, `centre` and `starts` are always told.

    `starts` is an ISO moment, empty while there is no time; `when` says the same in words.
    """

    ASKED = "visit_asked"
    PLANNED = "visit_planned"
    """A time is proposed: the person agrees or says when else."""
    AGREED = "visit_agreed"
    """The time stands."""
    MOVED = "visit_moved"
    """The time is another one, or there is none for now."""
    TOMORROW = "visit_tomorrow"
    ON_WAY = "visit_on_way"
    MISSED = "visit_missed"
    """The agent stood before a closed door."""
    REFUSED = "visit_refused"
    WITHDRAWN = "visit_withdrawn"
    DONE = "visit_done"

    NEW = "visit_new"
    ASSIGNED = "visit_assigned"
    CHANGED = "visit_changed"
    """The person or the office changed something about a visit of this agent."""
    CONFLICT = "visit_conflict"


OF_A_TIME = (VisitKind.PLANNED, VisitKind.AGREED, VisitKind.MOVED, VisitKind.TOMORROW)
"""What is no longer true once a visit has another time."""
OF_AN_OPEN_VISIT = tuple(kind for kind in VisitKind if kind is not VisitKind.CONFLICT)
"""What need not be said any more once a visit is over."""
VISIT = "visit_news"
FOR_STAFF = (VisitKind.NEW, VisitKind.ASSIGNED, VisitKind.CHANGED, VisitKind.CONFLICT)
GRANT_OF: Mapping[str, str] = MappingProxyType(
    {kind: STAFF if kind in FOR_STAFF else VISIT for kind in VisitKind}
)


def remind_at(starts_at: datetime, now: datetime) -> datetime | None:
    """When to remind of a visit: the day before at 18:00; None when that is over."""
    eve = office_day(starts_at) - timedelta(days=1)
    due = datetime.combine(eve, DAY_BEFORE_AT, SHANGHAI).astimezone(UTC)
    return due if due > now else None
