"""Planning the warnings of a case anew whenever its clock has moved."""

from app.domain.deadlines.clock_ledger import Clock
from app.domain.deadlines.warnings import plan
from app.domain.deadlines.workdays import WorkCalendar
from app.models import sql
from app.models.card import CaseWarning
from app.models.case import Case
from app.ports import Deps
from app.services.ratings import policies

PLAN = (
    "INSERT INTO case_warning (id, case_id, key, which, clock_key, step, due_at, state)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, 'planned')"
    " ON CONFLICT (key) DO UPDATE SET state = 'planned', due_at = excluded.due_at"
    " WHERE case_warning.state = 'dropped'"
)


async def replan(deps: Deps, case: Case, clock: Clock, calendar: WorkCalendar) -> None:
    """Plan what the clock wants and drop what it no longer wants; what was said stays said.

    Inside a transaction that holds the case's row.
    """
    rules = (await policies.in_force(case.centre_id)).rules
    wanted = {
        f"case/{case.id.hex}/{one.key}": one for one in plan(clock.deadlines, rules, calendar)
    }
    planned = CaseWarning.filter(case_id=case.id, state="planned")
    await planned.exclude(key__in=list(wanted) or [""]).update(state="dropped")
    lines = [
        (deps.ids.new(), case.id, key, one.which, one.clock_key, one.step, one.due_at)
        for key, one in wanted.items()
    ]
    await sql.many(PLAN, lines)
