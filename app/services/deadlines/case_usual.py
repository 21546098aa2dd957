"""How long like cases usually took at an office."""

from datetime import timedelta
from uuid import UUID

from msgspec import Struct

from app.domain.deadlines.clock_events import Event, EventKind
from app.domain.deadlines.usual_time import usual, waited
from app.domain.deadlines.workdays import ONE_DAY
from app.kit.clock import office_day
from app.models import sql
from app.ports import Deps
from app.services.deadlines import calendars

LIKE_CASES = 500
"""So many of the latest like cases say what is usual; more would only take longer to read."""
LOOK_BACK = timedelta(days=365)
LIKE = (
    "SELECT e.case_id, e.kind, e.at_moment FROM case_event e JOIN"
    " (SELECT id FROM service_case WHERE centre_id = $1 AND item_id = $2 AND closed_at > $3"
    " ORDER BY closed_at DESC LIMIT $4) c ON c.id = e.case_id"
    " WHERE e.kind IN ('accepted', 'deemed_accepted', 'decided', 'returned')"
    " ORDER BY e.case_id, e.sequence"
)


class UsualView(Struct, frozen=True):
    """How long like cases took, in working days: half of them, and nine of ten, no longer."""

    median_workdays: int
    p90_workdays: int
    cases: int


async def usual_of(deps: Deps, centre_id: UUID, item_id: UUID) -> UsualView | None:
    """How long the last like cases took here, those closed within a year; None for too few.

    A case of the same item at the same centre is alike.
    """
    since = deps.clock.now() - LOOK_BACK
    past: dict[str, list[Event]] = {}
    for row in await sql.rows(LIKE, centre_id, item_id, since, LIKE_CASES):
        event = Event(EventKind(row["kind"]), office_day(sql.moment(row["at_moment"])))
        past.setdefault(str(row["case_id"]), []).append(event)
    if not past:
        return None
    first = min(events[0].on for events in past.values())
    calendar = await calendars.work_days(first, deps.clock.today() + ONE_DAY)
    took = [days for events in past.values() if (days := waited(calendar, events)) is not None]
    found = usual(took)
    return UsualView(found.median, found.p90, len(took)) if found else None
