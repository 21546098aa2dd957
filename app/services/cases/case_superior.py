"""Handing a case to the level above, following it there, and taking the answer back."""

from datetime import timedelta
from uuid import UUID

from app.domain.cases.case_flow import Act, Outcome, State
from app.domain.cases.case_messages import CaseKind
from app.domain.deadlines.clock_ledger import EventKind, Which
from app.models import sql
from app.models.case import Case
from app.ports import Deps
from app.services.cases import case_decisions, case_ledger, case_notices
from app.services.cases.case_orders import Doing

AGAIN = timedelta(days=7)
"""How long after a reminder to ask the superior the next one comes."""


async def report(doing: Doing) -> None:
    """The case goes to the level above."""
    await doing.note(EventKind.HANDED_TO_SUPERIOR)
    doing.person_told.append(CaseKind.REPORTED)


async def chase(doing: Doing) -> None:
    """The level above was asked how far it is."""
    await doing.note(Act.CHASE)


async def receive_back(doing: Doing) -> None:
    """What the level above decided; without a word about it the result is passed on."""
    refused = doing.order.outcome == Outcome.REFUSED
    outcome = Outcome.REFUSED if refused else Outcome.PASSED_ON
    await case_decisions.conclude_with(doing, EventKind.RETURNED, outcome)


async def remind_of_all(deps: Deps) -> int:
    """Remind the holders of cases that stay too long above, once a week each; returns how many."""
    waiting = await Case.filter(state=State.WITH_SUPERIOR).only("id")
    return sum([await _remind(deps, case.id) for case in waiting])


async def _remind(deps: Deps, case_id: UUID) -> bool:
    async with sql.transaction():
        case = await case_ledger.held(case_id)
        clock = await case_ledger.clock(deps, case)
        running = clock.deadline(Which.SUPERIOR)
        today = deps.clock.today()
        if case.state != State.WITH_SUPERIOR or running is None or today <= running.due_on:
            return False
        week = (today - running.due_on) // AGAIN
        await case_notices.tell_staff(deps, [case.holder_id], case, CaseKind.CHASE, week)
    return True
