"""Who is nobody to a home visit any more, or must not be its agent, and who is not written to."""

from datetime import date
from uuid import UUID

import pytest

from app.domain.people.roles import Actor
from app.domain.visits.visit_plans import Standing
from app.models.centre import Centre
from app.models.household import Hamlet
from app.models.person import Person
from app.models.visit import VisitPlan
from app.ports import Deps
from app.services.journal import devices, journal
from app.services.journal.devices import DeviceTaken
from app.services.visits import visit_lists, visit_parties, visit_triage
from app.services.visits.visit_lists import AskedVisits
from app.services.visits.visit_parties import NoSuchVisit
from app.services.visits.visit_triage import NoSuchAgent
from app.services.visits.visits import NoSuchHamlet
from tests import phones
from tests.make import CENTRE, OTHER_CENTRE, a_visit
from tests.services import homes
from tests.services.visits.test_visit_plans import a_plan
from tests.services.visits.test_visit_readers import a_tie
from tests.visiting import a_village, act, assigned, told


async def test_an_agent_who_asked_for_the_visit_knows_its_code_and_is_not_its_agent(
    deps: Deps,
) -> None:
    town = await a_village(deps)
    await a_tie(deps, town.agent, town.yang)
    visit_id = await a_visit(deps, town.agent, person=town.yang.person_id)
    phone = await phones.a_phone(deps, town.agent)
    phone.write("visit", visit_id, "move", await phone.seen(visit_id), to="done")

    found = await visit_triage.agents_for(deps, town.li, visit_id, "zh")
    with pytest.raises(NoSuchAgent):
        await assigned(deps, town, visit_id)
    sent = await phone.send()

    assert [one.id for one in found] == [town.he.person_id]
    assert phones.verdicts(sent) == ["refused own-visit"]


async def test_who_works_there_no_more_no_longer_sees_the_visits_they_made(deps: Deps) -> None:
    town = await a_village(deps)
    visit_id = await a_visit(deps, town.yang)
    await assigned(deps, town, visit_id)
    before = await visit_parties.seen(town.agent, visit_id)
    former = Actor(town.agent.person_id, town.agent.session_id)

    with pytest.raises(NoSuchVisit):
        await visit_parties.seen(former, visit_id)

    assert before.agent_id == former.person_id


async def test_the_dead_are_not_written_to_and_the_agent_is(deps: Deps) -> None:
    town = await a_village(deps)
    visit_id = await a_visit(deps, town.yang)
    await Person.filter(id=town.yang.person_id).update(standing=Standing.DIED)

    await assigned(deps, town, visit_id)
    await act(deps, town.li, visit_id, "office", "refuse", words="人已不在")

    assert await told(town.yang) == []
    assert await told(town.agent) == ["visit_changed"]


@pytest.mark.parametrize("on", [date.min, date.max])
async def test_a_day_beyond_all_calendars_has_no_visits(deps: Deps, on: date) -> None:
    town = await a_village(deps)
    await a_visit(deps, town.yang)

    of_office = await visit_lists.of_staff(deps, town.li, AskedVisits(CENTRE, on=on), "zh")
    of_agent = await visit_lists.of_agent(deps, town.agent, on, on, "zh")

    assert of_office.items == []
    assert [one.state for one in of_agent] == ["asked"]


async def test_a_plan_goes_to_no_hamlet_of_another_office(deps: Deps) -> None:
    village = await homes.a_village(deps)
    other = await Centre.get(code=OTHER_CENTRE)
    elsewhere = await Hamlet.create(
        id=deps.ids.new(), centre_id=other.id, code="Z", name={"zh": "外组"}
    )

    for hamlet in (elsewhere.id, UUID(int=7)):
        with pytest.raises(NoSuchHamlet):
            await a_plan(
                deps,
                village,
                person=village.agent.person_id,
                contact=village.li.person_id,
                hamlet=hamlet,
            )

    assert not await VisitPlan.exists()


async def test_nobody_takes_both_ids_that_our_side_of_a_record_may_have(deps: Deps) -> None:
    town = await a_village(deps)
    record_id = deps.ids.new()
    await devices.register(deps, town.agent, record_id, "", "zh")

    other = UUID(int=record_id.int ^ journal.INSTEAD)

    with pytest.raises(DeviceTaken):
        await devices.register(deps, town.agent, other, "", "zh")
