"""Where a round begins and ends: at the agent's village office, or where somebody set it."""

from datetime import timedelta
from uuid import UUID

import pytest

from app.domain.visits.rounds import MOST_STOPS, TooManyStops, Why
from app.kit.errors import AppError
from app.models.centre import Centre
from app.models.household import Hamlet
from app.models.operation import AuditEntry
from app.models.visit import Round, Visit
from app.ports import Deps
from app.services.villages import road_closures
from app.services.villages.road_closures import ClosureWish
from app.services.visits import rounds
from app.services.visits.round_views import RoundView
from app.services.visits.rounds import BaseWish, RoundChanged
from app.services.visits.visit_triage import NoSuchAgent
from app.services.visits.visits import NoSuchHamlet
from tests.fakes import StillClock
from tests.make import CENTRE, OTHER_CENTRE, ROOM, TUESDAY, a_person, at
from tests.people import OUTSIDER
from tests.services.planned_rounds import (
    Hills,
    a_door,
    agree,
    by_hand,
    order,
    planned,
    the_hills,
)


async def at_the_pass(deps: Deps) -> Hills:
    """The hills with the village room in hamlet a, which is 20 minutes from b and 50 from c."""
    hills = await the_hills(deps)
    await Centre.filter(code=ROOM).update(latitude=28.91, longitude=104.9)
    await Hamlet.filter(id=hills.hamlet["a"]).update(latitude=28.915, longitude=104.9)
    await Hamlet.filter(id=hills.hamlet["b"]).update(latitude=28.93, longitude=104.9)
    return hills


async def based(
    deps: Deps, hills: Hills, hamlet: UUID | None, version: int, who: object = None
) -> RoundView:
    wish = BaseWish(hills.people.agent.person_id, TUESDAY, hamlet, version)
    return await rounds.set_base(deps, who or hills.people.li, wish, "zh")  # type: ignore[arg-type]


async def test_a_round_begins_and_ends_at_the_hamlet_of_the_village_office(deps: Deps) -> None:
    hills = await at_the_pass(deps)
    far = await a_door(deps, hills, "c")

    found = await planned(deps, hills)

    assert found.base is not None
    assert (order(found), found.base.code, found.base.name) == ([far], "a", "坳口组")
    assert (found.starts_at, found.travel_minutes, found.home_minutes) == (at("08:50"), 100, 50)


async def test_a_promise_before_eight_and_the_way_is_kept(deps: Deps) -> None:
    hills = await at_the_pass(deps)
    promised = await a_door(deps, hills, "b")
    await agree(deps, hills, promised, "08:05")

    found = await planned(deps, hills)

    [stop] = found.stops
    assert (stop.starts_at, stop.travel_minutes, stop.late) == (at("08:05"), 20, False)
    assert (found.home_minutes, found.travel_minutes) == (20, 40)


async def test_an_office_far_from_every_hamlet_leaves_the_round_to_its_stops(deps: Deps) -> None:
    hills = await at_the_pass(deps)
    await Centre.filter(code=ROOM).update(latitude=29.5)
    await a_door(deps, hills, "b")

    found = await planned(deps, hills)

    assert (found.base, found.home_minutes, found.starts_at) == (None, 0, at("08:00"))


async def test_a_setting_stays_when_the_day_is_planned_again(deps: Deps) -> None:
    hills = await at_the_pass(deps)
    await a_door(deps, hills, "b")
    first = await planned(deps, hills)

    there = await based(deps, hills, hills.hamlet["c"], first.version)
    again = await planned(deps, hills)
    none = await based(deps, hills, None, again.version)
    still_none = await planned(deps, hills)

    assert [one.base and one.base.code for one in (first, there, again, none, still_none)] == [
        "a",
        "c",
        "c",
        None,
        None,
    ]
    assert (there.travel_minutes, none.travel_minutes) == (60, 0)
    assert await AuditEntry.filter(act="round-based").count() == 2


async def test_an_order_by_hand_keeps_its_order_and_counts_the_ways(deps: Deps) -> None:
    hills = await at_the_pass(deps)
    near, far = await a_door(deps, hills, "b"), await a_door(deps, hills, "c")

    kept = await by_hand(deps, hills, [far, near], 0)
    moved = await based(deps, hills, hills.hamlet["b"], kept.version)

    assert [order(one) for one in (kept, moved)] == [[far, near], [far, near]]
    assert (kept.by_hand, moved.by_hand) == (True, True)
    assert (kept.travel_minutes, kept.home_minutes) == (100, 20)
    assert (moved.travel_minutes, moved.home_minutes) == (60, 0)


async def test_on_a_day_that_has_begun_only_the_way_home_counts(
    deps: Deps, clock: StillClock
) -> None:
    hills = await at_the_pass(deps)
    await a_door(deps, hills, "b")
    clock.at = at("10:02")

    found = await planned(deps, hills)

    assert (found.starts_at, found.travel_minutes, found.home_minutes) == (at("10:05"), 20, 20)


async def test_a_closed_hamlet_of_the_office_keeps_nobody_at_home(deps: Deps) -> None:
    hills = await at_the_pass(deps)
    near = await a_door(deps, hills, "b")
    await planned(deps, hills)
    shut = ClosureWish(
        centre=CENTRE,
        words="塌方",
        hamlets=[hills.hamlet["a"]],
        there=None,
        from_at=at("00:00", TUESDAY) + timedelta(minutes=1),
        until_at=None,
    )

    await road_closures.close(deps, hills.people.li, shut, "zh")
    after = await planned(deps, hills)

    assert order(after) == [near]
    assert after.home_minutes == 0


async def test_who_may_set_it_and_over_what(deps: Deps) -> None:
    hills = await at_the_pass(deps)
    await a_door(deps, hills, "b")
    stranger = await a_person(deps, OUTSIDER, clerk=OTHER_CENTRE)
    a = hills.hamlet["a"]

    async def refused(what: type[AppError], done: object) -> None:
        with pytest.raises(what):
            await done  # type: ignore[misc]

    await refused(RoundChanged, based(deps, hills, a, 0))
    await planned(deps, hills)
    await refused(RoundChanged, based(deps, hills, a, 7))
    await refused(NoSuchAgent, based(deps, hills, a, 1, stranger))
    await refused(NoSuchHamlet, based(deps, hills, deps.ids.new(), 1))
    assert (await Round.get()).version == 1


async def test_beyond_forty_the_rest_is_left_out_with_what_to_do(deps: Deps) -> None:
    hills = await the_hills(deps)
    ids = [await a_door(deps, hills, "a", minutes=5) for _ in range(MOST_STOPS + 2)]

    found = await planned(deps, hills)
    with pytest.raises(TooManyStops):
        await by_hand(deps, hills, ids, found.version)

    assert len(found.stops) == MOST_STOPS
    assert [(one.why, one.why_said) for one in found.left_out] == [
        (Why.TOO_MANY, "一条路线最多40次，请改派别的代办员或改天")
    ] * 2
    assert await Visit.all().count() == MOST_STOPS + 2
