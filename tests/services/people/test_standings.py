"""Somebody moved, died or is back: plans sleep and wake, and nobody is reminded of them."""

from datetime import date, timedelta

import pytest

from app.domain.visits.visit_plans import BadStanding, Standing
from app.models.centre import Centre
from app.models.notice import Notice
from app.models.person import Person
from app.models.visit import Visit, VisitPlan
from app.ports import Deps
from app.services.people import standings
from app.services.people.people import NoSuchPerson
from app.services.people.standings import OwnStanding, StandingView
from app.services.villages import households
from app.services.villages.household_members import Living
from app.services.visits import plan_visits, visit_plans, visits
from app.services.visits.visits import VisitWish
from tests.make import CENTRE, OTHER_CENTRE, a_mandate, a_person
from tests.people import OUTSIDER, YANG
from tests.services.homes import a_household, a_village, wish
from tests.services.visits.test_visit_plans import NOWHERE, a_plan, a_wish

TODAY = date(2026, 3, 2)


async def test_a_plan_sleeps_with_everything_planned_when_its_person_died(deps: Deps) -> None:
    village = await a_village(deps)
    yang = await a_person(deps, YANG)
    plan = await a_plan(deps, village, person=yang.person_id)
    asked = VisitWish(centre=CENTRE, why="看看房子", address="三组")
    await visits.ask(deps, yang, asked, "zh")

    view = await standings.note(deps, village.li, yang.person_id, Standing.DIED, TODAY, "zh")

    seen = await visit_plans.seen(deps, village.li, plan.id, "zh")
    states = {row.source: row.state for row in await Visit.all()}
    to_yang = await Notice.filter(person_id=yang.person_id).exclude(state="retracted").count()
    assert view == StandingView(yang.person_id, "died", "已去世", TODAY, 1, 0, 2)
    assert seen.asleep is not None
    assert (seen.asleep.because, seen.asleep.since_on) == ("died", TODAY)
    assert (states, seen.coming) == ({"plan": "withdrawn", "self": "withdrawn"}, [])
    assert to_yang == 0, "nobody writes to the dead"
    assert not await Notice.filter(state="planned", due_at__gt=deps.clock.now()).exists()
    assert await plan_visits.due_visits(deps) == 0


async def test_a_plan_wakes_when_its_person_is_back(deps: Deps) -> None:
    village = await a_village(deps)
    yang = await a_person(deps, YANG)
    plan = await a_plan(deps, village, person=yang.person_id, every_days=5, next_on=TODAY)
    await standings.note(deps, village.li, yang.person_id, Standing.MOVED, TODAY, "zh")

    again = await standings.note(deps, village.li, yang.person_id, Standing.MOVED, TODAY, "zh")
    back = await standings.note(deps, village.li, yang.person_id, Standing.HERE, None, "zh")

    row = await VisitPlan.get(id=plan.id)
    assert (again.plans_asleep, again.visits_withdrawn) == (0, 0)
    assert (back.standing_name, back.plans_woken) == ("在家", 1)
    assert (row.asleep_because, row.asleep_since_on) == ("", None)
    assert await plan_visits.due_visits(deps) == 1


async def test_the_plan_of_a_household_sleeps_when_the_last_of_them_is_gone(deps: Deps) -> None:
    village = await a_village(deps)
    pair = (
        Living("self", name="罗桂芳", head=True),
        Living("spouse", name="陈大山"),
    )
    home = await a_household(deps, village, *pair)
    plan = await a_plan(deps, village, household=home.id)
    luo, chen = [one.person.id for one in home.members]

    first = await standings.note(deps, village.li, luo, Standing.DIED, TODAY, "zh")
    await plan_visits.due_visits(deps)
    await VisitPlan.filter(id=plan.id).update(next_on=TODAY)
    made = await plan_visits.due_visits(deps)
    [visit] = await Visit.filter(closed_at=None)
    second = await standings.note(deps, village.li, chen, Standing.MOVED, TODAY, "zh")

    assert (first.plans_asleep, first.visits_withdrawn) == (0, 1)
    assert (made, visit.person_id) == (1, chen), "the next visit is to who is left"
    assert (second.plans_asleep, second.visits_withdrawn) == (1, 1)
    assert (await VisitPlan.get(id=plan.id)).asleep_because == "moved"


async def test_a_plan_for_somebody_who_is_gone_sleeps_from_the_start(deps: Deps) -> None:
    village = await a_village(deps)
    yang = (await a_person(deps, YANG)).person_id
    await standings.note(deps, village.li, yang, Standing.MOVED, TODAY, "zh")

    plan = await visit_plans.make(deps, village.li, a_wish(village, person=yang), "zh")

    assert plan.asleep is not None
    assert await Visit.all().count() == 0


async def test_whoever_moves_into_a_household_wakes_its_plan(deps: Deps) -> None:
    village = await a_village(deps)
    home = await a_household(deps, village)
    plan = await a_plan(deps, village, household=home.id)
    luo = home.members[0].person.id
    await standings.note(deps, village.li, luo, Standing.MOVED, TODAY, "zh")

    here = wish(village, Living("self", person=luo, head=True), Living("child", name="罗明"))
    await households.change(deps, village.li, home.id, here, home.version, "zh")

    assert (await VisitPlan.get(id=plan.id)).asleep_because == ""


async def test_only_the_office_where_somebody_lives_or_is_known_notes_it(deps: Deps) -> None:
    village = await a_village(deps)
    other = await a_person(deps, OUTSIDER, clerk=OTHER_CENTRE)
    luo = (await a_household(deps, village)).members[0].person.id
    yang = await a_person(deps, YANG)
    await visits.ask(deps, yang, VisitWish(centre=CENTRE, why="看看", address="三组"), "zh")
    await a_mandate(deps, luo, other.person_id, centre_id=(await Centre.get(code=OTHER_CENTRE)).id)
    new = Person(id=deps.ids.new(), made_at=deps.clock.now())
    await new.save(force_create=True)

    for known in (luo, yang.person_id):
        with pytest.raises(NoSuchPerson):
            await standings.note(deps, other, known, Standing.MOVED, TODAY, "zh")
    at_home = await standings.note(deps, village.li, luo, Standing.MOVED, TODAY, "zh")
    of_nobody = await standings.note(deps, other, new.id, Standing.MOVED, TODAY, "zh")

    assert (at_home.standing, of_nobody.standing) == ("moved", "moved")
    assert (await Person.get(id=yang.person_id)).standing == ""


async def test_the_day_is_known_and_nobody_notes_it_of_themselves(deps: Deps) -> None:
    village = await a_village(deps)
    yang = (await a_person(deps, YANG)).person_id
    tomorrow = TODAY + timedelta(days=1)

    for since_on in (None, tomorrow):
        with pytest.raises(BadStanding):
            await standings.note(deps, village.li, yang, Standing.MOVED, since_on, "zh")
    with pytest.raises(OwnStanding):
        await standings.note(deps, village.li, village.li.person_id, Standing.MOVED, TODAY, "zh")
    with pytest.raises(NoSuchPerson):
        await standings.note(deps, village.li, NOWHERE, Standing.MOVED, TODAY, "zh")

    assert (await Person.get(id=yang)).standing == ""
