"""Accepting, judging and handing over: the acts that carry a case from filing to delivery."""

from app.domain.cases.case_flow import Act, Outcome
from app.domain.cases.case_messages import CaseKind
from app.domain.deadlines.clock_ledger import EventKind
from app.domain.papers.letters import LetterKind
from app.kit.errors import Invalid
from app.services.cases import case_tasks
from app.services.cases.case_orders import Doing, Paper
from app.services.papers import case_materials
from app.services.people import verified_documents
from app.services.ratings import rating_asks


class OutcomeNeeded(Invalid):
    """Say whether it is granted or refused."""


async def accept(doing: Doing) -> None:
    """The office takes the case on; papers named are given, or with a day promised until then."""
    order = doing.order
    if order.due_on:
        await case_materials.promise(doing, order.materials, order.due_on)
    else:
        await case_materials.settle(doing, order.materials)
    await _take_on(doing, EventKind.ACCEPTED)


async def deem_accepted(doing: Doing) -> None:
    """Nobody said in time what is missing: by law the case counts as accepted."""
    await _take_on(doing, EventKind.DEEMED_ACCEPTED)
    doing.holder_told.append(CaseKind.NEW)


async def reject(doing: Doing) -> None:
    """The office does not take the case on, and says why."""
    await doing.note(EventKind.REJECTED)
    doing.papers.append(Paper(LetterKind.NOT_ACCEPTED))
    doing.person_told.append(CaseKind.REJECTED)


async def review(doing: Doing) -> None:
    """The papers were looked through."""
    await doing.note(Act.REVIEW)


async def survey(doing: Doing) -> None:
    """Somebody was on the spot."""
    await doing.note(Act.SURVEY)


async def decide(doing: Doing) -> None:
    """It is granted or refused; OutcomeNeeded. An immediate case is accepted by it."""
    outcome = outcome_of(doing)
    doing.case.accepted_at = doing.case.accepted_at or doing.deps.clock.now()
    await conclude_with(doing, EventKind.DECIDED, outcome)


async def reply(doing: Doing) -> None:
    """The answer in writing."""
    await conclude_with(doing, EventKind.DECIDED, Outcome.REPLIED)


async def deliver(doing: Doing) -> None:
    """The result is in the person's hands; papers still owed were waived by the director."""
    waived = [paper.number for paper in case_materials.owed(doing)]
    if doing.case.outcome == Outcome.REFUSED:
        waived = []
    await doing.note(EventKind.DELIVERED, materials=waived)
    doing.person_told.append(CaseKind.DELIVERED)
    await rating_asks.after_case(doing.deps, doing.case)


async def conclude_with(doing: Doing, event: EventKind, outcome: Outcome) -> None:
    """Write down what became of the case, with the letter that says so."""
    doing.case.outcome, doing.case.decided_at = outcome, doing.deps.clock.now()
    if outcome is Outcome.GRANTED:
        await verified_documents.verify(doing)
    await doing.note(event, outcome=outcome)
    doing.papers.append(Paper(LETTERS[outcome], {"outcome": outcome}))
    doing.person_told.append(CaseKind.DECIDED)


def outcome_of(doing: Doing) -> Outcome:
    """Granted or refused, as ordered; OutcomeNeeded."""
    if doing.order.outcome not in (Outcome.GRANTED, Outcome.REFUSED):
        raise OutcomeNeeded(pointer="/outcome")
    return Outcome(doing.order.outcome)


async def _take_on(doing: Doing, event: EventKind) -> None:
    doing.case.accepted_at = doing.deps.clock.now()
    gaps = case_materials.owed(doing)
    await doing.note(event, materials=[paper.number for paper in gaps])
    await case_tasks.ask(doing)
    doing.papers.append(Paper(LetterKind.ACCEPTANCE))
    if gaps:
        until = max(paper.due_on for paper in gaps if paper.due_on)
        numbers = [paper.number for paper in gaps]
        promised = {"materials": numbers, "until": until.isoformat()}
        doing.papers.append(Paper(LetterKind.GAP_PROMISE, promised))
    doing.person_told.append(CaseKind.ACCEPTED)


LETTERS = {
    Outcome.GRANTED: LetterKind.DECISION,
    Outcome.PASSED_ON: LetterKind.DECISION,
    Outcome.REFUSED: LetterKind.REFUSAL,
    Outcome.REPLIED: LetterKind.REPLY,
}
