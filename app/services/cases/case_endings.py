"""What every act ends with: the state, the clock, whose turn it is, letters and messages."""

from app.catalog.procedures import STAGES
from app.domain.cases import case_flow
from app.domain.cases.case_flow import CLOSED, State
from app.domain.deadlines.clock_ledger import Clock, EventKind, Which
from app.services.cases import case_ledger, case_notices
from app.services.cases.case_orders import Doing, facts_of
from app.services.papers import case_letters


async def settle(doing: Doing, reached: State) -> None:
    """Bring the case to `reached` and say so to everybody; its row is held, its act written down.

    A stage that is entered is a line of its own in the ledger, whether or not it has a limit.
    """
    case, before, former = doing.case, doing.case.state, doing.clock
    if reached != before and reached in STAGES:
        await doing.note(EventKind.STAGE_ENTERED, "", key=str(reached))
    case.state, case.version = reached, case.version + 1
    if reached in CLOSED:
        case.closed_at = doing.deps.clock.now()
    case.turn = case_flow.turn(facts_of(doing))
    await case.save()
    doing.clock = await case_ledger.refresh(doing.deps, case)
    await _write_letters(doing, former)
    await _tell(doing)


async def _write_letters(doing: Doing, former: Clock) -> None:
    """Each letter keeps what it says: the days as they stand now, and as they stood before."""
    facts = {**_days(former, "former_"), **_days(doing.clock)}
    for paper in doing.papers:
        await case_letters.issue(
            doing.deps,
            doing.case,
            paper.kind,
            words=doing.words,
            by=doing.actor_id,
            **{**facts, **paper.facts},
        )


def _days(clock: Clock, before: str = "") -> dict[str, object]:
    promised, delivery = clock.deadline(Which.PROMISED), clock.deadline(Which.DELIVERY)
    days: dict[str, object] = {}
    if promised:
        days[f"{before}accepted_on"] = promised.start_on.isoformat()
        days[f"{before}due_on"] = promised.due_on.isoformat()
        days[f"{before}workdays"] = promised.workdays
        days[f"{before}provisional"] = promised.provisional
    if delivery:
        days[f"{before}delivery_on"] = delivery.due_on.isoformat()
    return days


async def _tell(doing: Doing) -> None:
    """Queue what the act says; the number of its last line tells repeats apart."""
    about, due = len(doing.events), _due(doing.clock)
    for kind in doing.person_told:
        await case_notices.tell_person(doing.deps, doing.case, kind, about, due=due)
    for kind in doing.holder_told:
        holder = [doing.case.holder_id]
        await case_notices.tell_staff(doing.deps, holder, doing.case, kind, about)


def _due(clock: Clock) -> str:
    """The day that the office promised, else the last one of the law, in ISO 8601."""
    running = clock.deadline(Which.PROMISED) or clock.deadline(Which.STATUTORY)
    return running.due_on.isoformat() if running else ""
