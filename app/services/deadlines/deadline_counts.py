"""Counting deadlines anew when the calendar has changed, and telling whom it moves."""

from hashlib import sha256
from uuid import UUID

from app.domain.cases.case_messages import CaseKind
from app.models import sql
from app.models.operation import Heartbeat
from app.ports import Deps
from app.services.cases import case_ledger
from app.services.cases.case_notices import tell_person
from app.services.house import audit

COUNTED = "calendar-counted"
"""The heartbeat that remembers with which calendar deadlines were counted last."""
PAUSED = "pauses-counted"
"""The heartbeat that remembers on which day the open pauses were counted last."""


async def count_anew(deps: Deps) -> int:
    """Count what a changed calendar or another day of a pause moves; returns how many cases.

    Each case in its own transaction; the marks are set when all are done, so that a job that died
    counts again. A person is told when their promised day moved for the calendar's sake.
    """
    moved = 0
    calendar, today = await _calendar_mark(), deps.clock.today().isoformat()
    if await _mark(COUNTED) != calendar:
        moved += await _count(deps, paused_only=False)
        await _set_mark(deps, COUNTED, calendar)
    if await _mark(PAUSED) != today:
        moved += await _count(deps, paused_only=True)
        await _set_mark(deps, PAUSED, today)
    return moved


async def _count(deps: Deps, *, paused_only: bool) -> int:
    still = "closed_at IS NULL" + (" AND paused" if paused_only else "")
    rows = await sql.rows(f"SELECT id FROM service_case WHERE {still} ORDER BY id")  # noqa: S608
    return sum([await _count_case(deps, UUID(str(row["id"]))) for row in rows])


async def _count_case(deps: Deps, case_id: UUID) -> int:
    async with sql.transaction():
        case = await case_ledger.held(case_id)
        was, sure = case.promised_due_on, not case.provisional
        await case_ledger.refresh(deps, case)
        moved = was is not None and case.promised_due_on not in (None, was)
        if moved and not case.paused and case.promised_due_on is not None:
            due = case.promised_due_on.isoformat()
            await tell_person(deps, case, CaseKind.DUE_MOVED, due, due=due)
            subject = f"case:{case.id}"
            await audit.record(deps, None, "case-recounted", subject, was=str(was), due=due)
    return int(moved or sure == case.provisional)


async def _calendar_mark() -> str:
    """A fingerprint of all that is known of days off and worked weekends."""
    days = await sql.rows("SELECT on_day, is_workday, source FROM calendar_day ORDER BY on_day")
    years = await sql.rows("SELECT year FROM calendar_year ORDER BY year")
    said = [(str(d["on_day"]), bool(d["is_workday"]), d["source"]) for d in days]
    return sha256(repr((said, [row["year"] for row in years])).encode()).hexdigest()


async def _mark(name: str) -> str | None:
    row = await Heartbeat.get_or_none(name=name)
    return row.said if row else None


async def _set_mark(deps: Deps, name: str, said: str) -> None:
    await Heartbeat.update_or_create(name=name, defaults={"at": deps.clock.now(), "said": said})
