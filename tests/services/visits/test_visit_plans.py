"""Plans of visits: made, handed to another contact, ended, and the visits that are due."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from app.domain.visits.visit_plans import BadInterval, PlanKind
from app.jobs import plan_visits as job
from app.models.notice import Notice
from app.models.person import Person
from app.models.visit import Visit, VisitPlan
from app.ports import Deps
from app.services.catalogue.items import NoSuchItem
from app.services.house.access import NoSuchCentre
from app.services.people.people import NoSuchPerson
from app.services.villages import household_views
from app.services.visits import plan_views, plan_visits, visit_plans, visit_records
from app.services.visits.plan_views import PlanSearch, PlanView
from app.services.visits.visit_plans import BadPlan, NoSuchPlan, PlanChange, PlanOver, PlanWish
from app.services.visits.visit_triage import NoSuchAgent
from tests.fakes import StillClock
from tests.make import CENTRE, OTHER_CENTRE, a_person
from tests.people import OUTSIDER, YANG
from tests.services.homes import Village, a_household, a_village

NOWHERE = UUID(int=7)
MONDAY = date(2026, 3, 2)


def a_wish(village: Village, **values: Any) -> PlanWish:
    """The agent visits every 30 days from next Monday on."""
    given: dict[str, Any] = {
        "centre": CENTRE,
        "kind": PlanKind.REGULAR,
        "contact": village.agent.person_id,
        "why": "独居老人，每月看一次",
        "every_days": 30,
        "next_on": MONDAY + timedelta(days=7),
    }
    return PlanWish(**{**given, **values})


async def a_plan(deps: Deps, village: Village, **values: Any) -> PlanView:
    """A plan for a household (or whom `values` name)."""
    if not {"person", "household"} & set(values):
        values["household"] = (await a_household(deps, village)).id
    return await visit_plans.make(deps, village.li, a_wish(village, **values), "zh")


async def test_a_plan_makes_its_first_visit_and_tells_the_contact(deps: Deps) -> None:
    village = await a_village(deps)

    plan = await a_plan(deps, village)

    [visit] = await Visit.filter(plan_id=plan.id)
    [luo] = await Person.filter(id=visit.person_id)
    notices = await Notice.filter(visit_id=visit.id).order_by("due_at")
    assert (plan.kind_name, plan.contact.name, plan.why) == (
        "定期走访",
        "王代办",
        "独居老人，每月看一次",
    )
    assert (plan.next_on, plan.coming[0]) == (date(2026, 4, 8), date(2026, 4, 8))
    assert [(one.id, one.on, one.state) for one in plan.visits] == [
        (visit.id, date(2026, 3, 9), "assigned")
    ]
    assert (visit.source, visit.agent_id, visit.form_item, visit.hamlet_id) == (
        "plan",
        village.agent.person_id,
        "home-visit",
        village.hamlet,
    )
    assert visit_records.opened(deps, visit, "address") == "三组12号"
    assert luo.name_sealed
    assert [(one.template, one.person_id, one.due_at.isoformat()) for one in notices] == [
        ("visit_assigned", village.agent.person_id, "2026-03-02T01:00:00+00:00"),
        ("visit_assigned", village.agent.person_id, "2026-03-08T00:00:00+00:00"),
    ]


async def test_one_visit_of_a_plan_is_open_and_the_next_comes_after_it(
    deps: Deps, clock: StillClock
) -> None:
    village = await a_village(deps)
    plan = await a_plan(deps, village, every_days=7)
    assert await job.run(deps) == "idle", "the first one is open still"
    await Visit.filter(plan_id=plan.id).update(state="done", closed_at=clock.now())

    said = [await job.run(deps), await job.run(deps)]

    days = sorted([household_views.visit_day(v) for v in await Visit.filter(closed_at=None)])
    assert (said, days) == (["1 made", "idle"], [date(2026, 3, 16)])


async def test_days_that_nobody_kept_are_not_made_up_for(deps: Deps, clock: StillClock) -> None:
    village = await a_village(deps)
    plan = await a_plan(deps, village, every_days=7)
    await Visit.filter(plan_id=plan.id).update(state="done", closed_at=clock.now())
    clock.at += timedelta(days=60)

    await plan_visits.due_visits(deps)

    [visit] = await Visit.filter(closed_at=None)
    assert household_views.visit_day(visit) == clock.today()
    assert (await VisitPlan.get(id=plan.id)).next_on == clock.today() + timedelta(days=7)


async def test_another_contact_gets_the_open_visit_and_its_reminder(deps: Deps) -> None:
    village = await a_village(deps)
    plan = await a_plan(deps, village)
    li = village.li.person_id

    changed = await visit_plans.change(
        deps, village.zhao, plan.id, PlanChange(contact=li, every_days=14), "zh"
    )

    [visit] = await Visit.filter(plan_id=plan.id)
    planned = await Notice.filter(visit_id=visit.id, state="planned").order_by("due_at", "template")
    assert (changed.contact.name, changed.every_days, visit.agent_id) == ("李窗口", 14, li)
    assert [(one.template, one.person_id) for one in planned] == [
        ("visit_assigned", li),
        ("visit_changed", village.agent.person_id),
        ("visit_assigned", li),
    ]


async def test_an_ended_plan_withdraws_its_visit_and_stays_ended(deps: Deps) -> None:
    village = await a_village(deps)
    plan = await a_plan(deps, village)

    ended = await visit_plans.end(deps, village.li, plan.id, "已住养老院", "zh")
    again = await visit_plans.end(deps, village.li, plan.id, "", "zh")

    assert ended == again
    assert (ended.ended_at, ended.coming, ended.visits[0].state) == (
        deps.clock.now(),
        [],
        "withdrawn",
    )
    assert not await Notice.filter(state="planned", due_at__gt=deps.clock.now()).exists()
    assert await plan_visits.due_visits(deps) == 0
    with pytest.raises(PlanOver):
        await visit_plans.change(deps, village.li, plan.id, PlanChange(every_days=3), "zh")


async def test_what_is_wrong_with_a_plan_is_pointed_at(deps: Deps) -> None:
    village = await a_village(deps)
    home = (await a_household(deps, village)).id
    yang = (await a_person(deps, YANG)).person_id
    wrong: list[tuple[dict[str, Any], type[Exception]]] = [
        ({}, BadPlan),
        ({"household": home, "person": yang}, BadPlan),
        ({"household": NOWHERE}, BadPlan),
        ({"household": home, "why": " "}, BadPlan),
        ({"household": home, "next_on": MONDAY - timedelta(days=1)}, BadPlan),
        ({"household": home, "every_days": 0}, BadInterval),
        ({"person": NOWHERE}, NoSuchPerson),
        ({"person": yang, "contact": yang}, NoSuchAgent),
        ({"person": village.agent.person_id}, NoSuchAgent),
        ({"household": home, "form_item": "no-such-item"}, NoSuchItem),
    ]

    for values, refusal in wrong:
        with pytest.raises(refusal):
            await visit_plans.make(deps, village.li, a_wish(village, **values), "zh")

    assert await VisitPlan.all().count() == 0


async def test_plans_are_seen_by_the_office_that_looks_after_the_village(deps: Deps) -> None:
    village = await a_village(deps)
    later = await a_plan(deps, village, next_on=MONDAY + timedelta(days=40))
    yang = (await a_person(deps, YANG)).person_id
    sooner = await a_plan(deps, village, person=yang, every_days=5, next_on=MONDAY)
    other = await a_person(deps, OUTSIDER, clerk=OTHER_CENTRE)

    first = await plan_views.listed(deps, village.li, PlanSearch(centre=CENTRE, limit=1), "zh")
    rest = PlanSearch(centre=CENTRE, cursor=first.next or "")
    second = await plan_views.listed(deps, village.li, rest, "zh")
    mine = PlanSearch(centre=CENTRE, contact=NOWHERE)

    assert [one.id for one in [*first.items, *second.items]] == [sooner.id, later.id]
    assert (await plan_views.listed(deps, village.li, mine, "zh")).items == []
    for actor in (other, village.agent):
        with pytest.raises(NoSuchCentre):
            await plan_views.listed(deps, actor, PlanSearch(centre=CENTRE), "zh")
        with pytest.raises(NoSuchPlan):
            await visit_plans.seen(deps, actor, later.id, "zh")
        with pytest.raises(NoSuchPlan):
            await visit_plans.end(deps, actor, later.id, "", "zh")


async def test_people_see_who_their_contact_is(deps: Deps) -> None:
    village = await a_village(deps)
    yang = await a_person(deps, YANG)
    plan = await a_plan(deps, village, person=yang.person_id)

    found = await plan_views.mine(deps, yang, "zh")
    nobody = await plan_views.mine(deps, village.li, "zh")

    [contact] = found.items
    assert (contact.plan, contact.name, contact.phone) == (plan.id, "王代办", "13900000018")
    assert (contact.since_on, contact.next_visit_on) == (MONDAY, date(2026, 3, 9))
    assert nobody.items == []
