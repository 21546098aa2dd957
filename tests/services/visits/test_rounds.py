"""Rounds in the database: planned, ordered by hand, told to people."""

from datetime import date, timedelta

import pytest

from app.domain.visits.rounds import Why
from app.kit.errors import AppError
from app.models.duty import Absence
from app.models.operation import AuditEntry
from app.models.visit import Round, Visit
from app.ports import Deps
from app.services.house.access import NoSuchCentre
from app.services.visits import rounds
from app.services.visits.round_stops import BadRoundDay
from app.services.visits.visit_triage import NoSuchAgent
from tests.fakes import StillClock
from tests.make import CENTRE, OTHER_CENTRE, TUESDAY, a_person, at
from tests.people import OUTSIDER
from tests.services.planned_rounds import (
    a_door,
    agree,
    by_hand,
    order,
    planned,
    round_of,
    the_hills,
    wished,
)
from tests.visiting import act, told

WEDNESDAY = TUESDAY + timedelta(days=1)


async def test_a_day_is_planned_along_the_road_around_promised_times(deps: Deps) -> None:
    hills = await the_hills(deps)
    far, promised, near = [await a_door(deps, hills, code) for code in "cab"]
    await agree(deps, hills, promised, "08:30")

    found = await planned(deps, hills)

    assert order(found) == [promised, near, far]
    assert [(one.starts_at, one.travel_minutes, one.late) for one in found.stops] == [
        (at("08:30"), 0, False),
        (at("09:20"), 20, False),
        (at("10:20"), 30, False),
    ]
    assert (found.starts_at, found.ends_at) == (at("08:30"), at("10:50"))
    assert (found.travel_minutes, found.version, found.by_hand, found.exact) == (50, 1, False, True)
    assert found.left_out == []
    assert await AuditEntry.filter(act="rounds-planned").count() == 1


async def test_planning_the_same_day_again_changes_nothing(deps: Deps) -> None:
    hills = await the_hills(deps)
    await a_door(deps, hills, "a")

    first, second = await planned(deps, hills), await planned(deps, hills)

    assert second == first
    assert await Round.all().count() == 1


async def test_wishes_are_windows_and_an_evening_counts(deps: Deps) -> None:
    hills = await the_hills(deps)
    late = await a_door(deps, hills, "a", wishes=(wished("19:00", "20:00"),))
    noon = await a_door(deps, hills, "b", wishes=(wished("12:00", "12:30"),))
    tomorrow = await a_door(deps, hills, "b", wishes=(wished("09:00", "10:00", WEDNESDAY),))

    found = await planned(deps, hills)

    assert [(one.visit.id, one.starts_at) for one in found.stops] == [
        (noon, at("12:00")),
        (late, at("19:00")),
    ]
    assert tomorrow not in [one.visit.id for one in found.left_out]


async def test_a_visit_stands_in_the_round_of_one_day_only(deps: Deps) -> None:
    hills = await the_hills(deps)
    visit_id = await a_door(deps, hills, "a")
    await planned(deps, hills)

    other = await rounds.plan(deps, hills.people.li, CENTRE, WEDNESDAY, None, "zh")

    assert [one.round for one in other.agents] == [None, None]
    assert visit_id in order(await planned(deps, hills))


async def test_what_has_no_place_is_named_with_its_reason(deps: Deps) -> None:
    hills = await the_hills(deps)
    fits = await a_door(deps, hills, "a", minutes=480)
    full = await a_door(deps, hills, "a", minutes=470)
    over = await a_door(deps, hills, "a", wishes=(wished("06:00", "07:00"),))

    found = await planned(deps, hills)
    fresh = await a_door(deps, hills, "a", minutes=30)
    seen = await rounds.of_agent(deps, hills.people.agent, TUESDAY, "zh")

    assert len(found.stops) == 1
    assert found.stops[0].visit.id in (fits, full)
    assert {one.why for one in found.left_out} == {Why.FULL, Why.NO_TIME}
    assert {one.visit.id: one.why_said for one in seen.left_out}[over] == "当天没有合适的时间"
    assert {one.visit.id: one.why for one in seen.left_out}[fresh] is Why.NEW


async def test_unassigned_visits_are_shown_as_unplanned_the_green_lane_first(deps: Deps) -> None:
    hills = await the_hills(deps)
    waiting = await a_door(deps, hills, "a", agent=None)
    green = await a_door(deps, hills, "b", agent=None, priority=True)
    set_out = await a_door(deps, hills, "a")
    await Visit.filter(id=set_out).update(state="on_way")

    found = await rounds.of_day(deps, hills.people.li, CENTRE, TUESDAY, "zh")

    assert [one.id for one in found.unplanned] == [green, waiting]
    assert [(one.agent.name, one.round) for one in found.agents] == [
        ("何代办", None),
        ("王代办", None),
    ]


async def test_nothing_is_planned_while_the_agent_is_away(deps: Deps) -> None:
    hills = await the_hills(deps)
    visit_id = await a_door(deps, hills, "a")
    await Absence.create(
        id=deps.ids.new(),
        person_id=hills.people.agent.person_id,
        centre_id=(await Visit.get(id=visit_id)).centre_id,
        reason="leave",
        from_at=at("07:00"),
        until_at=at("14:00"),
        note_sealed=deps.cipher.seal("", "x"),
        made_by_id=hills.people.agent.person_id,
        made_at=deps.clock.now(),
    )

    view = await rounds.plan(deps, hills.people.li, CENTRE, TUESDAY, None, "zh")

    assert [one.agent.away for one in view.agents] == [False, True]
    assert [one.starts_at for one in round_of(view, hills).stops] == [at("14:00")]


async def test_people_are_told_their_times_once_and_wished_times_are_agreed(deps: Deps) -> None:
    hills = await the_hills(deps)
    asked = await a_door(deps, hills, "a")
    wish = await a_door(deps, hills, "b", wishes=(wished("14:00", "16:00"),))
    await planned(deps, hills)

    first = await rounds.tell(deps, hills.people.li, CENTRE, TUESDAY, "zh")
    again = await rounds.tell(deps, hills.people.li, CENTRE, TUESDAY, "zh")

    states = {one.id: (one.state, one.starts_at) for one in first.told}
    assert states == {asked: ("proposed", at("08:00")), wish: ("confirmed", at("14:00"))}
    assert again.told == []
    assert [one for one in await told(hills.people.yang) if one != "visit_tomorrow"] == [
        "visit_planned",
        "visit_agreed",
    ]
    after = await planned(deps, hills)
    assert [one.starts_at for one in after.stops] == [at("08:00"), at("14:00")]


async def test_today_is_planned_from_now_on_and_without_what_came_to_nothing(
    deps: Deps, clock: StillClock
) -> None:
    hills = await the_hills(deps)
    visit_id = await a_door(deps, hills, "a")
    missed = await a_door(deps, hills, "b")
    clock.at = at("10:02")
    await act(deps, hills.people.agent, missed, "agent", "not_home")

    today, next_day = await planned(deps, hills), await rounds.plan(
        deps, hills.people.li, CENTRE, WEDNESDAY, None, "zh"
    )  # fmt: skip

    assert [(one.visit.id, one.starts_at) for one in today.stops] == [(visit_id, at("10:05"))]
    assert order(round_of(next_day, hills)) == [missed]


async def test_who_may_plan_and_which_days(deps: Deps) -> None:
    hills = await the_hills(deps)
    stranger = await a_person(deps, OUTSIDER, clerk=OTHER_CENTRE)
    li, yang = hills.people.li, hills.people.yang

    async def refused(what: type[AppError], done: object) -> None:
        with pytest.raises(what):
            await done  # type: ignore[misc]

    await refused(NoSuchCentre, rounds.plan(deps, stranger, CENTRE, TUESDAY, None, "zh"))
    await refused(NoSuchCentre, rounds.of_day(deps, stranger, CENTRE, TUESDAY, "zh"))
    await refused(NoSuchCentre, rounds.tell(deps, stranger, CENTRE, TUESDAY, "zh"))
    await refused(NoSuchAgent, by_hand(deps, hills, [], 0, stranger))
    await refused(NoSuchAgent, rounds.of_agent(deps, yang, TUESDAY, "zh"))
    await refused(NoSuchAgent, rounds.plan(deps, li, CENTRE, TUESDAY, yang.person_id, "zh"))
    await refused(BadRoundDay, rounds.of_day(deps, li, CENTRE, date.max, "zh"))
    await refused(BadRoundDay, rounds.of_agent(deps, hills.people.agent, date.min, "zh"))
    for days in (-2, 91):
        on = TUESDAY + timedelta(days=days)
        await refused(BadRoundDay, rounds.plan(deps, li, CENTRE, on, None, "zh"))


async def test_an_empty_day_has_no_round_and_an_agent_sees_none(deps: Deps) -> None:
    hills = await the_hills(deps)

    view = await rounds.plan(deps, hills.people.li, CENTRE, TUESDAY, None, "zh")
    mine = await rounds.of_agent(deps, hills.people.agent, TUESDAY, "zh")

    assert [one.round for one in view.agents] == [None, None]
    assert (mine.version, mine.stops, mine.starts_at, mine.ends_at) == (0, [], None, None)


async def test_a_day_that_is_over_is_shown_as_it_was(deps: Deps, clock: StillClock) -> None:
    hills = await the_hills(deps)
    visit_id = await a_door(deps, hills, "a")
    await a_door(deps, hills, "b", agent=None)
    await planned(deps, hills)
    clock.at = at("09:00", WEDNESDAY)

    view = await rounds.of_day(deps, hills.people.li, CENTRE, TUESDAY, "zh")

    assert order(round_of(view, hills)) == [visit_id]
    assert view.unplanned == []


async def test_what_changed_since_is_no_longer_part_of_the_round(deps: Deps) -> None:
    hills = await the_hills(deps)
    li, he = hills.people.li, hills.people.he
    given, gone, moved, stays = [await a_door(deps, hills, "a") for _ in range(4)]
    await planned(deps, hills)
    await act(deps, li, given, "office", "assign", agent=he.person_id)
    await act(deps, li, gone, "office", "withdraw")
    await agree(deps, hills, moved, "15:00")

    view = await rounds.of_agent(deps, hills.people.agent, TUESDAY, "zh")
    after = await planned(deps, hills)

    assert {one.visit.id: one.late for one in view.stops} == {moved: True, stays: False}
    assert {one.visit.id: one.starts_at for one in after.stops} == {
        stays: at("08:00"),
        moved: at("15:00"),
    }
