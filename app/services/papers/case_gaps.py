"""Papers that were promised: the person is told before and on the day, then the office is."""

from datetime import timedelta

from app.domain.cases.case_flow import Outcome
from app.domain.cases.case_messages import CaseKind
from app.domain.cases.case_moves import PROMISED
from app.domain.deadlines.workdays import ONE_DAY
from app.kit.clock import SHANGHAI
from app.models import sql
from app.models.case import Case, CaseMaterial
from app.ports import Deps
from app.services.cases import case_ledger, case_notices

OVERDUE = "gap_overdue"
"""The line of the ledger that says so."""
FROM_HOUR, TO_HOUR = 9, 18
"""Nobody is told of a paper before or after these hours of the day in Asia/Shanghai."""


async def chase(deps: Deps) -> int:
    """Say what is due tomorrow, today, or was; each once. Returns how many papers were looked at.

    Outside the hours of the office nothing is said.
    """
    if not FROM_HOUR <= deps.clock.now().astimezone(SHANGHAI).hour < TO_HOUR:
        return 0
    tomorrow = deps.clock.today() + ONE_DAY
    found = await CaseMaterial.filter(
        state=PROMISED, due_on__lte=tomorrow, case__closed_at__isnull=True
    )
    for paper in found:
        await _chase(deps, paper)
    return len(found)


async def _chase(deps: Deps, seen: CaseMaterial) -> None:
    async with sql.transaction():
        case = await case_ledger.held(seen.case_id)
        paper = await CaseMaterial.get(id=seen.id)
        if paper.state != PROMISED or paper.due_on is None or case.outcome == Outcome.REFUSED:
            return
        days, due = paper.due_on - deps.clock.today(), paper.due_on.isoformat()
        about = f"{paper.number}/{due}/{'before' if days else 'day'}"
        if days >= timedelta():
            await case_notices.tell_person(deps, case, CaseKind.GAP_DUE, about, due=due)
        else:
            await _note_overdue(deps, case, {"materials": [paper.number], "due_on": due})


async def _note_overdue(deps: Deps, case: Case, facts: dict[str, object]) -> None:
    """Write once into the ledger that a promise was not kept, and tell who holds the case."""
    lines = await case_ledger.events(case.id)
    if any(line.kind == OVERDUE and line.facts == facts for line in lines):
        return
    line = await case_ledger.write(deps, case, OVERDUE, None, facts=facts)
    due = str(facts["due_on"])
    await case_notices.tell_staff(
        deps, [case.holder_id], case, CaseKind.GAP_OVER, line.sequence, due=due
    )
