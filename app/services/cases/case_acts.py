"""Doing something with a case: one path for every act, from the lock to the message.

Locks are taken in the order that `seats` tells; the case's row comes after the row of a person and
before the counts of numbers and letters. Who acts on several cases takes them one by one, each in
a transaction of its own.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final
from uuid import UUID

from app.domain.cases import case_flow
from app.domain.cases.case_flow import Act, Outcome, Party, State
from app.domain.people.roles import Actor
from app.kit.errors import Conflict
from app.models import sql
from app.models.case import Case, CaseMaterial
from app.ports import Deps
from app.services.cases import (
    case_assignments,
    case_decisions,
    case_endings,
    case_ledger,
    case_parties,
    case_superior,
    case_tasks,
    case_views,
)
from app.services.cases.case_orders import CONFIRMED, Doing, Order, facts_of
from app.services.cases.case_views import CaseView
from app.services.deadlines import case_pauses
from app.services.house import access, audit
from app.services.papers import case_corrections

EFFECTS: Final[Mapping[Act, Callable[[Doing], Awaitable[None]]]] = {
    Act.ASK_CORRECTION: case_corrections.ask_correction,
    Act.CORRECT: case_corrections.correct,
    Act.SUPPLEMENT: case_corrections.supplement,
    Act.WITHDRAW: case_corrections.withdraw,
    Act.SETTLE_GAP: case_corrections.settle_gap,
    Act.ACCEPT: case_decisions.accept,
    Act.DEEM_ACCEPTED: case_decisions.deem_accepted,
    Act.REJECT: case_decisions.reject,
    Act.REVIEW: case_decisions.review,
    Act.SURVEY: case_decisions.survey,
    Act.DECIDE: case_decisions.decide,
    Act.REPLY: case_decisions.reply,
    Act.DELIVER: case_decisions.deliver,
    Act.OPINE: case_tasks.opine,
    Act.CONCLUDE: case_tasks.conclude,
    Act.REPORT: case_superior.report,
    Act.CHASE: case_superior.chase,
    Act.RECEIVE_BACK: case_superior.receive_back,
    Act.PAUSE: case_pauses.pause,
    Act.RESUME: case_pauses.resume,
    Act.EXTEND: case_pauses.extend,
    Act.CLAIM: case_assignments.claim,
    Act.HAND_OVER: case_assignments.hand_over,
}
"""What each act does beside leading to another state; writing is the thread's own."""


class CaseChanged(Conflict):
    """Somebody did something with this case in the meantime; look at it again."""


async def act(deps: Deps, actor: Actor, case_id: UUID, order: Order, language: str) -> CaseView:
    """Do one thing with a case, and show it as it is then; or refuse with the reason.

    Every refusal of `case_flow.after`, CaseChanged for a stale version, NoSuchCase, ClaimFirst,
    ConfirmationNeeded, and those of the act itself. Of two who act at one moment one is refused.
    """
    async with sql.transaction():
        case = await done(deps, actor, case_id, order)
    return await case_views.view(deps, case, actor, language)


async def done(
    deps: Deps, actor: Actor, case_id: UUID, order: Order, *, at_counter: bool = False
) -> Case:
    """As `act`, inside the caller's transaction and without showing it.

    `at_counter`: the person stands there and waits, so nothing is confirmed once more.
    """
    case = await case_ledger.held(case_id)
    await case_parties.check_visible(actor, case)
    if order.version is not None and order.version != case.version:
        raise CaseChanged(case=str(case_id))
    doing = await at_hand(deps, case, order, actor.person_id)
    if order.act is Act.OPINE:
        doing.task = await case_parties.task_of(deps, actor, case, doing.tasks, order.department)
    doing.party = await case_parties.party(deps, actor, case, order.act, doing.task)
    reached = reached_by(doing)
    if order.act in CONFIRMED and not at_counter:
        await access.check_confirmed(deps, actor)
    await perform(doing, reached)
    return case


async def done_by_itself(deps: Deps, case: Case, order: Order) -> None:
    """An act of the law or of the house, with nobody behind it; the row of the case is held."""
    doing = await at_hand(deps, case, order, None)
    await perform(doing, reached_by(doing))


async def at_hand(deps: Deps, case: Case, order: Order, actor_id: UUID | None) -> Doing:
    """Everything about a case whose row is held; for the house until somebody else is named."""
    return Doing(
        deps=deps,
        order=order,
        actor_id=actor_id,
        party=Party.SYSTEM,
        case=case,
        body=await case_ledger.body_of(case),
        events=await case_ledger.events(case.id),
        tasks=await case_tasks.tasks_of(case),
        materials=await CaseMaterial.filter(case_id=case.id).order_by("number"),
        clock=await case_ledger.clock(deps, case),
    )


def reached_by(doing: Doing) -> State:
    """The state that the order leads to; every refusal of `case_flow.after`."""
    order = doing.order
    return case_flow.after(
        facts_of(doing), order.act, doing.party, words=bool(doing.words), refused=_says_no(doing)
    )


async def perform(doing: Doing, reached: State) -> None:
    """Do it, and what follows by itself: a joint case goes on once all have answered."""
    await EFFECTS[doing.order.act](doing)
    await case_endings.settle(doing, reached)
    await audit.record(
        doing.deps, doing.actor_id, f"case-{doing.order.act}", f"case:{doing.case.id}"
    )
    facts = facts_of(doing)
    if facts.state is State.CONSULTING and not (facts.open_departments or facts.paused):
        await done_by_itself(doing.deps, doing.case, Order(act=Act.CONCLUDE))


def _says_no(doing: Doing) -> bool:
    """Whether the act says no, or yes against a department; then it needs reasons."""
    order = doing.order
    if order.act is Act.OPINE:
        return order.opinion == case_tasks.DISAGREE
    against = order.act is Act.DECIDE and case_tasks.disagreeing(doing.tasks)
    return against or order.outcome == Outcome.REFUSED
