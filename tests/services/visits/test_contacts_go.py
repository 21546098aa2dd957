"""Contacts of plans who work in an office and are no agents: they go to the door all the same."""

from uuid import UUID, uuid4

import pytest

from app.domain.people.roles import Actor
from app.models.journal import JournalEntry
from app.models.visit import Visit
from app.ports import Deps
from app.services.journal import agent_days, devices
from app.services.journal.devices import AgentsOnly
from tests.make import CENTRE, a_person
from tests.people import SUN
from tests.phones import Phone, verdicts
from tests.services.homes import Village, a_village
from tests.services.visits.test_visit_plans import a_plan
from tests.visiting import NINE, act


async def a_contact(deps: Deps) -> tuple[Village, UUID, UUID]:
    """Li of the centre is the contact of a household; its id, and that of the visit."""
    village = await a_village(deps)
    plan = await a_plan(deps, village, contact=village.li.person_id)
    visit = await Visit.get(plan_id=plan.id)
    assert visit.household_id is not None
    return village, visit.household_id, visit.id


async def taken_along(deps: Deps, who: Actor, phone: UUID) -> set[str]:
    view = await agent_days.pull(deps, who, phone, {}, 65536, "zh")
    return {f"{one.kind}:{one.id}" for one in view.records}


async def test_a_clerk_who_is_a_contact_takes_the_day_along_and_sends_it_back(deps: Deps) -> None:
    village, home, visit_id = await a_contact(deps)
    phone = Phone(deps, village.li, uuid4())

    await devices.register(deps, village.li, phone.id, "手机", "zh")
    day = await taken_along(deps, village.li, phone.id)
    seen, seen_home = await phone.seen(visit_id), await phone.seen(home)
    phone.write("visit", visit_id, "note", seen, text="身体还好")
    phone.write("household", home, "answer", seen_home, key="water", value="井水")
    phone.write("visit", visit_id, "move", seen, to="done")
    answered = await phone.send()

    assert {f"visit:{visit_id}", f"household:{home}"} <= day
    assert verdicts(answered) == ["applied"] * 3
    assert (await Visit.get(id=visit_id)).state == "done"
    assert await JournalEntry.filter(state="refused").count() == 0


async def test_the_visit_goes_its_way_online_too(deps: Deps) -> None:
    village, _, visit_id = await a_contact(deps)

    for to, values in (("accept", {"starts_at": NINE}), ("on_way", {}), ("done", {})):
        view = await act(deps, village.li, visit_id, "agent", to, **values)

    assert (view.state, view.agent and view.agent.name) == ("done", "李窗口")


async def test_the_office_gives_the_visit_back_to_its_contact(deps: Deps) -> None:
    village, _, visit_id = await a_contact(deps)
    agent, contact = village.agent.person_id, village.li.person_id
    await act(deps, village.zhao, visit_id, "office", "assign", agent=agent)

    view = await act(deps, village.zhao, visit_id, "office", "assign", agent=contact)

    assert view.agent is not None
    assert view.agent.id == contact


async def test_a_clerk_who_visits_nobody_has_no_phone_here(deps: Deps) -> None:
    await a_contact(deps)
    sun = await a_person(deps, SUN, clerk=CENTRE)

    with pytest.raises(AgentsOnly):
        await devices.register(deps, sun, uuid4(), "", "zh")
