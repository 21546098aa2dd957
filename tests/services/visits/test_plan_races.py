"""Two at once: one visit of a plan, one household of a number, one home for each person."""

import asyncio

import pytest

from app.kit.errors import AppError
from app.models.household import Household, HouseholdMember
from app.models.visit import Visit, VisitPlan
from app.ports import Deps
from app.services.villages.household_members import Living
from app.services.visits import plan_visits
from tests.services.homes import a_household, a_village
from tests.services.visits.test_visit_plans import a_plan


async def test_two_jobs_at_once_make_one_visit(deps: Deps) -> None:
    village = await a_village(deps)
    plan = await a_plan(deps, village)
    await Visit.filter(plan_id=plan.id).update(state="done", closed_at=deps.clock.now())
    await VisitPlan.filter(id=plan.id).update(next_on=deps.clock.today())

    made = await asyncio.gather(*[plan_visits.due_visits(deps) for _ in range(4)])

    assert sorted(made) == [0, 0, 0, 1]
    assert await Visit.filter(plan_id=plan.id, closed_at=None).count() == 1


async def test_of_two_households_with_one_number_one_is_refused(deps: Deps) -> None:
    village = await a_village(deps)

    made = await asyncio.gather(
        *[a_household(deps, village) for _ in range(3)], return_exceptions=True
    )

    refusals = [one.code for one in made if isinstance(one, AppError)]
    assert refusals == ["number-taken"] * 2
    assert await Household.all().count() == 1


async def test_whoever_moves_to_two_places_at_once_lives_in_one(deps: Deps) -> None:
    village = await a_village(deps)
    home = await a_household(deps, village)
    luo = Living("self", person=home.members[0].person.id, head=True)

    await asyncio.gather(*[a_household(deps, village, luo, number=f"9-{n}") for n in range(3)])

    living = await HouseholdMember.filter(person_id=luo.person, left_on=None)
    assert len(living) == 1


async def test_a_plan_that_fails_stops_no_other_and_is_tried_again(
    deps: Deps, caplog: pytest.LogCaptureFixture
) -> None:
    village = await a_village(deps)
    broken = await a_plan(deps, village)
    he = Living("self", name="何大爷", phone="13900000032", head=True)
    home = await a_household(deps, village, he, number="9")
    plan = await a_plan(deps, village, household=home.id)
    for one in (broken, plan):
        await Visit.filter(plan_id=one.id).update(state="done", closed_at=deps.clock.now())
    await VisitPlan.all().update(next_on=deps.clock.today())
    sealed = (await VisitPlan.get(id=broken.id)).why_sealed
    await VisitPlan.filter(id=broken.id).update(why_sealed="not an envelope")

    first = await plan_visits.due_visits(deps)
    await VisitPlan.filter(id=broken.id).update(why_sealed=sealed)
    second = await plan_visits.due_visits(deps)

    assert (first, second) == (1, 1)
    assert f"the visit of plan {broken.id} was not made" in caplog.text
