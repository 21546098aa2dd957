"""Who may do what with a home visit: rights, races, agents who take over, triage."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from app.domain.visits.visit_flow import VisitNotNow, VisitNotYours, VisitParty
from app.domain.visits.visit_wishes import BadVisitTime
from app.kit.errors import AppError
from app.models.centre import Centre
from app.models.division import Division
from app.models.duty import Absence
from app.models.household import Hamlet
from app.models.journal import JournalEntry
from app.models.operation import AuditEntry
from app.models.visit import Visit
from app.ports import Deps
from app.services.visits import visit_lists, visit_parties, visit_triage, visit_views
from app.services.visits.visit_acts import (
    VisitAgentNeeded,
    VisitChanged,
    VisitTimeNeeded,
    VisitWishNeeded,
)
from app.services.visits.visit_parties import NoSuchVisit, OwnVisit
from app.services.visits.visit_triage import NoSuchAgent
from tests.make import CENTRE, a_person, a_village_room, a_visit, an_agent
from tests.people import OUTSIDER, SUN, ZHAXI
from tests.visiting import NINE, a_village, act, agreed, assigned, replayed, told


@pytest.mark.parametrize(
    ("who", "party", "wanted", "values", "refusal"),
    [
        ("yang", "resident", "propose", {}, VisitWishNeeded),
        ("yang", "office", "assign", {}, NoSuchVisit),
        ("yang", "resident", "assign", {}, VisitNotYours),
        ("outsider", "resident", "withdraw", {}, NoSuchVisit),
        ("outsider", "agent", "accept", {}, NoSuchVisit),
        ("li", "office", "assign", {}, VisitAgentNeeded),
        ("li", "office", "assign", {"agent": "li"}, NoSuchAgent),
        ("li", "office", "assign", {"agent": "agent", "version": 7}, VisitChanged),
        ("li", "office", "propose", {"starts_at": NINE}, VisitNotNow),
        ("li", "agent", "on_way", {}, NoSuchVisit),
        ("agent", "agent", "accept", {}, VisitNotNow),
        ("agent", "resident", "withdraw", {}, NoSuchVisit),
    ],
)
async def test_what_may_not_be_done_with_a_fresh_visit(
    deps: Deps, who: str, party: str, wanted: str, values: dict[str, Any], refusal: type[AppError]
) -> None:
    town = await a_village(deps)
    outsider = await a_person(deps, OUTSIDER, clerk="511503103000", agent="511503103000")
    people = {"yang": town.yang, "li": town.li, "agent": town.agent, "outsider": outsider}
    visit_id = await a_visit(deps, town.yang)
    if "agent" in values:
        values = {**values, "agent": people[values["agent"]].person_id}
    before = await JournalEntry.all().count()

    with pytest.raises(refusal):
        await act(deps, people[who], visit_id, party, wanted, **values)

    assert await JournalEntry.all().count() == before
    assert (await Visit.get(id=visit_id)).version == 1


async def test_a_time_is_needed_and_lies_ahead(deps: Deps) -> None:
    town = await a_village(deps)
    visit_id = await a_visit(deps, town.yang)
    await assigned(deps, town, visit_id)

    with pytest.raises(VisitTimeNeeded):
        await act(deps, town.agent, visit_id, "agent", "accept")
    with pytest.raises(VisitTimeNeeded):
        await act(deps, town.li, visit_id, "office", "propose")
    past = deps.clock.now() - timedelta(minutes=1)
    with pytest.raises(BadVisitTime):
        await act(deps, town.agent, visit_id, "agent", "propose", starts_at=past)


async def test_of_two_who_assign_at_once_one_is_told_to_look_again(deps: Deps) -> None:
    town = await a_village(deps)
    visit_id = await a_visit(deps, town.yang)
    agents = [town.agent.person_id, town.he.person_id]

    found = await asyncio.gather(
        *(
            act(deps, town.li, visit_id, "office", "assign", agent=agent, version=1)
            for agent in agents
        ),
        return_exceptions=True,
    )

    [won] = [one for one in found if not isinstance(one, BaseException)]
    assert [type(one) for one in found if isinstance(one, BaseException)] == [VisitChanged]
    visit = await Visit.get(id=visit_id)
    assert won.agent is not None
    assert visit.agent_id == won.agent.id
    assert await AuditEntry.filter(act="visit-assign").count() == 1


async def test_another_agent_takes_over_only_what_nobody_has_or_who_is_away(deps: Deps) -> None:
    town = await a_village(deps)
    mine, free = await a_visit(deps, town.yang), await a_visit(deps, town.yang)
    await assigned(deps, town, mine)
    with pytest.raises(VisitNotYours):
        await act(deps, town.he, mine, "agent", "on_way")

    await act(deps, town.he, free, "agent", "on_way")
    await away(deps, town.agent.person_id)
    await act(deps, town.he, mine, "agent", "on_way")

    rows = await Visit.filter(id__in=[mine, free])
    assert {(row.agent_id, row.state) for row in rows} == {(town.he.person_id, "on_way")}
    assert "visit_changed" in await told(town.agent)
    await replayed(deps, mine)


async def away(deps: Deps, person_id: UUID) -> None:
    """Somebody is away from the room from now on."""
    visit = await Visit.all().first()
    assert visit is not None
    await Absence.create(
        id=deps.ids.new(),
        person_id=person_id,
        centre_id=visit.centre_id,
        reason="sick",
        from_at=deps.clock.now(),
        made_by_id=person_id,
        made_at=deps.clock.now(),
    )


async def test_an_agreed_time_holds_when_somebody_else_goes(deps: Deps) -> None:
    town = await a_village(deps)
    visit_id = await a_visit(deps, town.yang)
    await agreed(deps, town, visit_id)

    view = await act(deps, town.li, visit_id, "office", "assign", agent=town.he.person_id)

    assert (view.state, view.starts_at) == ("confirmed", NINE)
    assert (await told(town.yang))[-2:] == ["visit_agreed", "visit_tomorrow"]
    assert await told(town.he) == ["visit_assigned"]
    assert (await told(town.agent))[-1] == "visit_changed"


async def test_triage_names_the_villages_agent_who_is_there_with_the_fewest_visits(
    deps: Deps,
) -> None:
    town = await a_village(deps)
    above = await an_agent(deps, ZHAXI, CENTRE)
    await assigned(deps, town, await a_visit(deps, town.yang))
    visit_id = await a_visit(deps, town.yang)

    found = await visit_triage.agents_for(deps, town.li, visit_id, "zh")
    await away(deps, town.he.person_id)
    later = await visit_triage.agents_for(deps, town.li, visit_id, "zh")

    assert [(one.id, one.open_visits, one.of_village, one.suggested) for one in found] == [
        (town.he.person_id, 0, True, True),
        (town.agent.person_id, 1, True, False),
        (above.person_id, 0, False, False),
    ]
    assert found[1].because == ["本村代办员", "手上有 1 次上门"]
    assert [(one.id, one.away, one.suggested) for one in later] == [
        (town.agent.person_id, False, True),
        (above.person_id, False, False),
        (town.he.person_id, True, False),
    ]
    with pytest.raises(NoSuchVisit):
        await visit_triage.agents_for(deps, town.agent, visit_id, "zh")


async def test_nobody_handles_a_visit_to_their_own_door(deps: Deps) -> None:
    town = await a_village(deps)
    mine = await a_visit(deps, town.li)
    agents_own = await a_visit(deps, town.agent)

    with pytest.raises(OwnVisit):
        await act(deps, town.li, mine, "office", "assign", agent=town.agent.person_id)
    with pytest.raises(OwnVisit):
        await act(deps, town.agent, agents_own, "agent", "done")
    with pytest.raises(NoSuchAgent):
        await act(deps, town.li, agents_own, "office", "assign", agent=town.agent.person_id)
    found = await visit_triage.agents_for(deps, town.li, agents_own, "zh")
    assert [one.id for one in found] == [town.he.person_id]


async def test_each_sees_a_visit_as_is_theirs_to_see(deps: Deps) -> None:
    town = await a_village(deps)
    visit_id = await a_visit(deps, town.yang)
    await agreed(deps, town, visit_id)
    visit = await Visit.get(id=visit_id)

    seen = {
        name: await visit_views.view(deps, actor, visit, "zh")
        for name, actor in {"yang": town.yang, "agent": town.agent, "li": town.li}.items()
    }

    assert [(one.person.name, len(one.code)) for one in seen.values()] == [
        ("杨秀英", 4),
        ("杨秀英", 0),
        ("杨*英", 0),
    ]
    assert seen["li"].person.phone == "139****0001"
    assert seen["agent"].may == [
        "arrived",
        "done",
        "not_home",
        "on_way",
        "postpone",
        "propose",
        "refuse",
    ]
    for actor in (await a_person(deps, ZHAXI), await a_person(deps, OUTSIDER)):
        with pytest.raises(NoSuchVisit):
            await visit_parties.seen(actor, visit_id)
    await visit_parties.seen(town.he, visit_id, VisitParty.AGENT)


async def test_agents_of_another_village_see_nothing_of_this_one(deps: Deps) -> None:
    town, room = await a_village(deps), await a_village_room(deps)
    hamlet = await Hamlet.create(id=deps.ids.new(), centre_id=room, code="g3", name={"zh": "三组"})
    here = await Centre.get(id=room)
    code = "511503102202"
    await Division.create(code=code, level="village", name={"zh": "王家村"}, parent_code=CENTRE)
    here.id, here.code, here.division_id = deps.ids.new(), code, code
    await Centre.bulk_create([here])
    neighbour = await an_agent(deps, SUN, code)
    visit_id = await a_visit(deps, town.yang, centre=CENTRE, hamlet=hamlet.id)
    somewhere = await a_visit(deps, town.yang, centre=CENTRE)

    found = await visit_lists.of_agent(deps, neighbour, None, None, "zh")
    own = await visit_lists.of_agent(deps, town.agent, None, None, "zh")

    assert [one.id for one in found] == [somewhere]
    assert {one.id for one in own} == {visit_id, somewhere}
    with pytest.raises(NoSuchVisit):
        await visit_parties.seen(neighbour, visit_id)
    await visit_parties.seen(town.agent, visit_id)
