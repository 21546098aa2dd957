"""When an agent can be at a door: between other visits, with the ways, in the evening too."""

from datetime import date

import pytest

from app.kit.clock import SHANGHAI
from app.ports import Deps
from app.services.villages.road_closures import ClosureWish, close
from app.services.visits import visit_times
from app.services.visits.round_stops import BadRoundDay
from app.services.visits.visit_parties import NoSuchVisit
from app.services.visits.visit_times import Door, free_times, times
from app.services.visits.visit_triage import NoSuchAgent
from tests.fakes import StillClock
from tests.make import CENTRE, TUESDAY, a_village_room, at
from tests.services.planned_rounds import Hills, a_door, planned, the_hills, wished
from tests.visiting import act


async def free(
    deps: Deps, hills: Hills, hamlet: str, minutes: int, on: date = TUESDAY
) -> list[str]:
    """The local times of free moments."""
    where = (await a_village_room(deps), hills.people.agent.person_id, hills.hamlet[hamlet])
    found = await free_times(deps, *where, on, minutes)
    return [f"{one.astimezone(SHANGHAI):%H:%M}" for one in found]


async def test_an_empty_day_is_free_from_eight_until_the_visit_ends_at_six(deps: Deps) -> None:
    hills = await the_hills(deps)

    found = await free(deps, hills, "a", 60)

    assert (found[0], found[1], found[-1], len(found)) == ("08:00", "08:15", "17:00", 37)


async def test_the_ways_to_the_other_visits_are_kept_free(deps: Deps) -> None:
    hills = await the_hills(deps)
    visit_id = await a_door(deps, hills, "b")
    await act(deps, hills.people.agent, visit_id, "agent", "propose", starts_at=at("10:00"))

    here, there = await free(deps, hills, "b", 30), await free(deps, hills, "c", 30)

    taken = {f"{hour:02}:{minute:02}" for hour in range(8, 12) for minute in (0, 15, 30, 45)}
    assert sorted(taken - {*here}) == ["09:45", "10:00", "10:15"]
    assert sorted(taken - {*there}) == [
        "09:15",
        "09:30",
        "09:45",
        "10:00",
        "10:15",
        "10:30",
        "10:45",
    ]


async def test_what_a_round_holds_is_taken_and_ones_own_time_is_not(deps: Deps) -> None:
    hills = await the_hills(deps)
    visit_id = await a_door(deps, hills, "a")
    await planned(deps, hills)

    found = await free(deps, hills, "a", 30)
    agent = hills.people.agent
    own = await visit_times.of_visit(deps, agent, visit_id, agent.person_id, TUESDAY)

    assert found[0] == "08:30"
    assert (own.times[0], own.minutes, own.on) == (at("08:00"), 30, TUESDAY)


async def test_the_evening_is_for_who_wishes_it(deps: Deps) -> None:
    hills = await the_hills(deps)
    visit_id = await a_door(deps, hills, "a", wishes=(wished("18:00", "20:00"),))
    agent = hills.people.agent

    found = await visit_times.of_visit(deps, hills.people.li, visit_id, agent.person_id, TUESDAY)

    assert found.times[-1] == at("19:30")


async def test_nothing_is_free_behind_a_closed_road_nor_in_the_past(
    deps: Deps, clock: StillClock
) -> None:
    hills = await the_hills(deps)
    wish = ClosureWish(CENTRE, "", [hills.hamlet["c"]], from_at=at("09:00"), until_at=at("11:00"))
    await close(deps, hills.people.li, wish, "zh")

    found = await free(deps, hills, "c", 60)
    clock.at = at("15:10")
    later, over = (
        await free(deps, hills, "c", 60),
        await free(deps, hills, "c", 60, date(2026, 3, 2)),
    )

    assert found[:2] == ["08:00", "11:00"]
    assert later[0] == "15:15"
    assert over == []


async def test_a_visit_longer_than_the_day_never_fits(deps: Deps) -> None:
    hills = await the_hills(deps)
    agent = hills.people.agent.person_id
    room = await a_village_room(deps)

    assert await times(deps, agent, TUESDAY, Door(room, None, 601)) == ()
    assert len(await times(deps, agent, TUESDAY, Door(room, None, 600))) == 1


async def test_times_are_for_the_office_and_the_agents(deps: Deps) -> None:
    hills = await the_hills(deps)
    visit_id, agent = await a_door(deps, hills, "a"), hills.people.agent.person_id

    with pytest.raises(NoSuchVisit):
        await visit_times.of_visit(deps, hills.people.yang, visit_id, agent, TUESDAY)
    li = hills.people.li
    with pytest.raises(NoSuchAgent):
        await visit_times.of_visit(deps, li, visit_id, li.person_id, TUESDAY)
    with pytest.raises(BadRoundDay):
        await visit_times.of_visit(deps, hills.people.li, visit_id, agent, date(2026, 3, 1))
