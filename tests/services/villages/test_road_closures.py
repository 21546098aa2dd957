"""Closed roads: agreed visits that cannot be reached are postponed, rounds change, all are told."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from app.domain.visits.rounds import Why
from app.kit.errors import AppError
from app.models.household import RoadClosure
from app.models.operation import AuditEntry
from app.models.visit import Visit
from app.ports import Deps
from app.services.house.access import NoSuchCentre
from app.services.villages import road_closures
from app.services.villages.road_closures import BadClosure, ClosedView, ClosureWish, NoSuchClosure
from app.services.visits import rounds
from app.services.visits.visits import NoSuchHamlet
from tests.fakes import StillClock
from tests.make import CENTRE, OTHER_CENTRE, TUESDAY, a_person, at
from tests.people import OUTSIDER
from tests.services.planned_rounds import Hills, a_door, order, planned, round_of, the_hills
from tests.visiting import act, told

EARLY = at("07:00")


async def close(deps: Deps, hills: Hills, *codes: str, **values: Any) -> ClosedView:
    given = {"centre": CENTRE, "words": "暴雨塌方", "hamlets": [hills.hamlet[c] for c in codes]}
    return await road_closures.close(
        deps, hills.people.li, ClosureWish(**{**given, **values}), "zh"
    )


async def agreed_day(deps: Deps, hills: Hills) -> list[UUID]:
    """A visit in each hamlet, all of them proposed to people."""
    ids = [await a_door(deps, hills, code) for code in "abc"]
    await planned(deps, hills)
    await rounds.tell(deps, hills.people.li, CENTRE, TUESDAY, "zh")
    return ids


async def state_of(visit_id: UUID) -> tuple[str, object]:
    visit = await Visit.get(id=visit_id)
    return visit.state, visit.starts_at


async def test_a_storm_postpones_what_cannot_be_reached_and_plans_the_rest_anew(
    deps: Deps, clock: StillClock
) -> None:
    hills = await the_hills(deps)
    near, middle, far = await agreed_day(deps, hills)
    clock.at = EARLY

    closed = await close(deps, hills, "c", "b", until_at=at("20:00"))
    view = round_of(await rounds.of_day(deps, hills.people.li, CENTRE, TUESDAY, "zh"), hills)

    assert {one.id for one in closed.postponed} == {middle, far}
    assert closed.days == [TUESDAY]
    assert [one.hamlet.code for one in closed.closures] == ["c", "b"]
    assert await state_of(far) == ("postponed", None)
    assert (order(view), view.version) == ([near], 2)
    assert "visit_moved" in await told(hills.people.yang)
    assert await told(hills.people.agent) == ["visit_changed"] * 5
    assert await AuditEntry.filter(act="road-closed").count() == 2


async def test_a_closed_way_cuts_off_what_lies_behind_it(deps: Deps, clock: StillClock) -> None:
    hills = await the_hills(deps)
    near, middle, far = await agreed_day(deps, hills)
    clock.at = EARLY

    closed = await close(deps, hills, "b", there=hills.hamlet["c"])

    assert [one.id for one in closed.postponed] == [far]
    assert closed.closures[0].there is not None
    view = round_of(await rounds.of_day(deps, hills.people.li, CENTRE, TUESDAY, "zh"), hills)
    assert set(order(view)) == {near, middle}


async def test_a_closure_of_the_morning_leaves_the_afternoon_alone(
    deps: Deps, clock: StillClock
) -> None:
    hills = await the_hills(deps)
    early, late = await a_door(deps, hills, "c"), await a_door(deps, hills, "c")
    for visit_id, starts in ((early, "09:00"), (late, "15:00")):
        await act(deps, hills.people.agent, visit_id, "agent", "propose", starts_at=at(starts))
        await act(deps, hills.people.yang, visit_id, "resident", "confirm")
    open_one = await a_door(deps, hills, "c")
    await planned(deps, hills)
    clock.at = EARLY

    closed = await close(deps, hills, "c", until_at=at("12:00"))
    view = round_of(await rounds.of_day(deps, hills.people.li, CENTRE, TUESDAY, "zh"), hills)

    assert [one.id for one in closed.postponed] == [early]
    assert [(one.visit.id, one.starts_at) for one in view.stops] == [
        (open_one, at("12:00")),
        (late, at("15:00")),
    ]


async def test_a_closure_without_an_end_lasts_until_it_is_opened(deps: Deps) -> None:
    hills = await the_hills(deps)
    visit_id = await a_door(deps, hills, "c")
    closed = await close(deps, hills, "c")

    empty = await rounds.plan(deps, hills.people.li, CENTRE, TUESDAY, None, "zh")
    mine = await rounds.of_agent(deps, hills.people.agent, TUESDAY, "zh")
    [shown] = (await road_closures.listed(deps, hills.people.li, CENTRE, "zh")).items
    opened = await road_closures.open_again(deps, hills.people.li, shown.id, "zh")
    again = await road_closures.open_again(deps, hills.people.li, shown.id, "zh")

    assert order(round_of(empty, hills)) == []
    assert [(one.visit.id, one.why) for one in mine.left_out] == [(visit_id, Why.UNREACHABLE)]
    assert (shown, shown.words, shown.in_force) == (closed.closures[0], "暴雨塌方", True)
    assert opened.opened_at == again.opened_at == deps.clock.now()
    assert (await road_closures.listed(deps, hills.people.li, CENTRE, "zh")).items == []
    assert order(await planned(deps, hills)) == [visit_id]


async def test_an_order_by_hand_loses_only_what_cannot_be_reached(
    deps: Deps, clock: StillClock
) -> None:
    hills = await the_hills(deps)
    near, middle, far = [await a_door(deps, hills, code) for code in "abc"]
    wish = rounds.HandOrder(hills.people.agent.person_id, TUESDAY, [far, middle, near], 0)
    await rounds.put(deps, hills.people.li, wish, "zh")
    clock.at = EARLY

    await close(deps, hills, "c")

    view = round_of(await rounds.of_day(deps, hills.people.li, CENTRE, TUESDAY, "zh"), hills)
    assert (order(view), view.by_hand) == ([middle, near], True)


async def test_closing_the_same_twice_is_one_closure_and_postpones_once(
    deps: Deps, clock: StillClock
) -> None:
    hills = await the_hills(deps)
    await agreed_day(deps, hills)
    clock.at = EARLY

    first, second = await close(deps, hills, "c"), await close(deps, hills, "c", words="")

    assert [one.id for one in first.closures] == [one.id for one in second.closures]
    assert (len(first.postponed), second.postponed, second.days) == (1, [], [])
    assert await RoadClosure.all().count() == 1


async def test_a_closure_that_begins_next_month_changes_nothing_today(
    deps: Deps, clock: StillClock
) -> None:
    hills = await the_hills(deps)
    await agreed_day(deps, hills)
    clock.at = EARLY

    closed = await close(deps, hills, "c", from_at=at("00:00") + timedelta(days=30))

    assert (closed.postponed, closed.days) == ([], [])
    assert closed.closures[0].in_force is False


async def test_who_is_on_the_way_is_left_to_the_agent(deps: Deps, clock: StillClock) -> None:
    hills = await the_hills(deps)
    _, _, far = await agreed_day(deps, hills)
    clock.at = EARLY
    await act(deps, hills.people.agent, far, "agent", "on_way")

    closed = await close(deps, hills, "c")

    assert closed.postponed == []
    assert (await state_of(far))[0] == "on_way"


async def test_without_words_the_reason_is_said_for_the_office(
    deps: Deps, clock: StillClock
) -> None:
    hills = await the_hills(deps)
    await agreed_day(deps, hills)
    clock.at = EARLY

    closed = await close(deps, hills, "c", words=" ")

    assert [one.words for one in closed.closures] == [""]
    assert len(closed.postponed) == 1


async def test_what_no_closure_is(deps: Deps) -> None:
    hills = await the_hills(deps)
    stranger = await a_person(deps, OUTSIDER, clerk=OTHER_CENTRE)
    closed = await close(deps, hills, "c")
    now = deps.clock.now()

    async def refused(what: type[AppError], done: object) -> None:
        with pytest.raises(what):
            await done  # type: ignore[misc]

    await refused(BadClosure, close(deps, hills))
    await refused(BadClosure, close(deps, hills, "a", there=hills.hamlet["a"]))
    await refused(BadClosure, close(deps, hills, "a", until_at=now))
    await refused(BadClosure, close(deps, hills, "a", until_at=now + timedelta(days=400)))
    never = datetime.max.replace(tzinfo=UTC)
    await refused(BadClosure, close(deps, hills, "a", from_at=never))
    await refused(NoSuchHamlet, close(deps, hills, hamlets=[UUID(int=1)]))
    await refused(NoSuchCentre, road_closures.listed(deps, stranger, CENTRE, "zh"))
    one = closed.closures[0].id
    await refused(NoSuchClosure, road_closures.open_again(deps, stranger, one, "zh"))
    await refused(NoSuchClosure, road_closures.open_again(deps, hills.people.li, UUID(int=1), "zh"))
