"""Plans fall asleep when whoever is visited is gone, and wake when somebody is back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tortoise.expressions import Q

from app.domain.visits import visit_plans as rules
from app.domain.visits.visit_flow import CLOSED, UNDER_WAY, VisitAct, VisitParty
from app.domain.visits.visit_plans import Gone, Standing
from app.kit.clock import office_day
from app.models import sql
from app.models.household import HouseholdMember
from app.models.notice import Notice
from app.models.person import Person
from app.models.visit import Visit, VisitPlan
from app.ports import Deps
from app.services.house import audit
from app.services.messages.notices import State
from app.services.visits import round_plans, visit_acts, visit_parties
from app.services.visits.visit_acts import VisitOrder


@dataclass(frozen=True)
class Changed:
    """How many plans fell asleep, how many woke, and how many visits were withdrawn."""

    slept: int = 0
    woke: int = 0
    withdrawn: int = 0


async def of_person(deps: Deps, actor_id: UUID | None, person_id: UUID) -> Changed:
    """Look at every plan for somebody and for the household they live in.

    Inside a transaction; twice changes nothing.
    """
    living = HouseholdMember.filter(person_id=person_id, left_on=None)
    homes = [row.household_id for row in await living]
    theirs = Q(person_id=person_id)
    return await _look(deps, actor_id, theirs | Q(household_id__in=homes) if homes else theirs)


async def of_household(deps: Deps, actor_id: UUID | None, household_id: UUID) -> Changed:
    """Look at every plan for a household; as `of_person`."""
    return await _look(deps, actor_id, Q(household_id=household_id))


async def of_plan(deps: Deps, actor_id: UUID | None, plan_id: UUID) -> Changed:
    """Look at one plan; as `of_person`."""
    return await _look(deps, actor_id, Q(id=plan_id))


async def visited(plan: VisitPlan) -> list[UUID]:
    """Whom a plan is for: its person, or everybody who lives in its household, the head first."""
    if plan.person_id is not None:
        return [plan.person_id]
    living = HouseholdMember.filter(household_id=plan.household_id, left_on=None)
    return [row.person_id for row in await living.order_by("-head", "id")]


async def who_is_there(plan: VisitPlan) -> tuple[list[UUID], Gone | None]:
    """Whom of those a plan is for one finds at home, or why it sleeps when nobody is.

    A household in which nobody lives any more has moved.
    """
    ids = await visited(plan)
    rows = {row.id: row for row in await Person.filter(id__in=ids)} if ids else {}
    gone = [_gone(rows[one]) for one in ids]
    home = [one for one, where in zip(ids, gone, strict=True) if where is None]
    return home, rules.asleep(gone)


async def withdraw(deps: Deps, actor_id: UUID | None, visits: Iterable[UUID], why: str) -> int:
    """Withdraw these visits unless they are over or somebody is on the way; returns how many.

    Inside a transaction. What was planned to be said of them is taken back; their agents hear it,
    those who are gone do not, and the rounds of those days are planned anew.
    """
    count = 0
    rounds: set[tuple[UUID, date]] = set()
    for visit_id in visits:
        visit = await visit_parties.held(visit_id)
        if visit.state in CLOSED or visit.state in UNDER_WAY:  # who has set out finds out there
            continue
        if visit.starts_at is not None:
            rounds.add((visit.centre_id, office_day(visit.starts_at)))
        order = VisitOrder(act=VisitAct.WITHDRAW, party=VisitParty.OFFICE, words=why)
        await visit_acts.perform(deps, visit, order, actor_id)
        if await Person.exists(id=visit.person_id, standing__not=Standing.HERE):
            about_them = Notice.filter(visit_id=visit.id, person_id=visit.person_id)
            planned = about_them.filter(state__in=[State.PLANNED, State.CLAIMED])
            await planned.update(state=State.RETRACTED)
        count += 1
    for centre_id, on in sorted(rounds):
        await round_plans.refresh(deps, actor_id, centre_id, on)
    return count


async def _look(deps: Deps, actor_id: UUID | None, theirs: Q) -> Changed:
    slept = woke = withdrawn = 0
    for seen in await VisitPlan.filter(theirs, ended_at=None).order_by("id"):
        [plan] = await sql.find(VisitPlan, f"WHERE id = $1{sql.held_rows()}", seen.id)
        _, gone = await who_is_there(plan)
        if gone is not None and not plan.asleep_because:
            slept += 1
            withdrawn += await _sleep(deps, actor_id, plan, gone)
        elif gone is None and plan.asleep_because:
            woke += 1
            await _wake(deps, actor_id, plan)
    return Changed(slept, woke, withdrawn)


async def _sleep(deps: Deps, actor_id: UUID | None, plan: VisitPlan, gone: Gone) -> int:
    changed = {"asleep_since_on": gone.since_on, "asleep_because": gone.standing.value}
    await VisitPlan.filter(id=plan.id).update(**changed)
    await audit.record(
        deps, actor_id, "plan-asleep", f"plan:{plan.id}", because=gone.standing.value
    )
    open_ones = Visit.filter(plan_id=plan.id, closed_at=None).order_by("id")
    return await withdraw(deps, actor_id, [visit.id for visit in await open_ones], "")


async def _wake(deps: Deps, actor_id: UUID | None, plan: VisitPlan) -> None:
    next_on = rules.woken_on(plan.next_on, deps.clock.today())
    changed = {"asleep_since_on": None, "asleep_because": "", "next_on": next_on}
    await VisitPlan.filter(id=plan.id).update(**changed)
    await audit.record(deps, actor_id, "plan-awake", f"plan:{plan.id}")


def _gone(row: Person) -> Gone | None:
    if not row.standing:
        return None
    since: date = row.standing_since_on or office_day(row.made_at)
    return Gone(Standing(row.standing), since)
