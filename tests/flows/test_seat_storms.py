"""Everybody books, moves and cancels at once: the counters still tell who sits where."""

import random
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest

from app.domain.people.roles import Actor
from app.models.booking import Booking, Seat
from app.models.opening import OpeningRule
from app.ports import Deps
from app.services.bookings import booking_changes, bookings
from app.services.bookings.bookings import Wish
from tests.flows.crowd import (
    a_busy_town,
    a_crowd,
    all_at_once,
    in_turns,
    seats_that_do_not_add_up,
)
from tests.make import CENTRE, ITEM, LONG_ITEM, TUESDAY, at

REFUSALS = {"slot-full", "booking-limit", "already-cancelled", "no-such-booking", "slot-closed"}
TIMES = ("09:00", "09:30", "10:00", "10:30", "11:00", "11:30", "14:00", "14:30")
Act = Callable[[], Awaitable[object]]


async def test_two_who_want_each_others_seat_keep_their_own(deps: Deps) -> None:
    await a_busy_town(deps, seats=1)
    yang, zhaxi = await a_crowd(deps, 2)
    first = await bookings.book(deps, yang, Wish(CENTRE, ITEM, at("09:00")), "zh")
    second = await bookings.book(deps, zhaxi, Wish(CENTRE, ITEM, at("10:00")), "zh")

    for _ in range(20):
        tally = await all_at_once(
            [
                booking_changes.reschedule(deps, yang, first.id, at("10:00"), "zh"),
                booking_changes.reschedule(deps, zhaxi, second.id, at("09:00"), "zh"),
            ]
        )
        assert tally == {"slot-full": 2}

    assert await seats_that_do_not_add_up() == []


async def test_pairs_that_swap_over_a_free_seat_never_wait_for_each_other(deps: Deps) -> None:
    await a_busy_town(deps, seats=2)
    crowd = await a_crowd(deps, 8)
    hours = ["09:00", "10:00"] * 2 + ["14:00", "15:00"] * 2
    made = [
        await bookings.book(deps, actor, Wish(CENTRE, ITEM, at(hour)), "zh")
        for actor, hour in zip(crowd[:3] + crowd[4:7], hours[:3] + hours[4:7], strict=True)
    ]
    movers = list(zip(crowd[:3] + crowd[4:7], made, hours[:3] + hours[4:7], strict=True))
    other = {"09:00": "10:00", "10:00": "09:00", "14:00": "15:00", "15:00": "14:00"}
    tally = Counter[str]()

    for turn in range(20):
        tally += await all_at_once(
            booking_changes.reschedule(
                deps, actor, booking.id, at(hour if turn % 2 else other[hour]), "zh"
            )
            for actor, booking, hour in movers
        )

    assert set(tally) <= {"done", "slot-full"}
    assert await seats_that_do_not_add_up() == []


async def test_long_bookings_that_overlap_take_their_cells_in_one_order(deps: Deps) -> None:
    await a_busy_town(deps, seats=3)
    crowd = await a_crowd(deps, 12)
    hours = ["09:00", "09:30", "10:00", "10:30"]
    tally = Counter[str]()

    for day in range(4):
        on = TUESDAY + timedelta(day)
        tally += await all_at_once(
            _book_then_move(deps, actor, at(hours[n % 4], on), at(hours[(n + 1) % 4], on))
            for n, actor in enumerate(crowd)
        )

    assert set(tally) <= {"done", "slot-full", "booking-limit"}
    assert await seats_that_do_not_add_up() == []


async def _book_then_move(deps: Deps, actor: Actor, first: datetime, then: datetime) -> None:
    made = await bookings.book(deps, actor, Wish(CENTRE, LONG_ITEM, first), "zh")
    await booking_changes.reschedule(deps, actor, made.id, then, "zh")
    await booking_changes.cancel(deps, actor, made.id, "", "zh")


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_after_a_storm_every_counter_is_the_number_of_bookings(deps: Deps, seed: int) -> None:
    await a_busy_town(deps, seats=2, max_open=3)
    chance, crowd = random.Random(seed), await a_crowd(deps, 24)
    acts = [_some_act(deps, chance, chance.choice(crowd)) for _ in range(450)]

    tally = await in_turns(acts, width=16)

    assert set(tally) <= {"done", *REFUSALS}
    assert tally["done"] > 50, tally
    assert await seats_that_do_not_add_up() == []
    open_bookings = await Booking.filter(place__isnull=False).count()
    assert open_bookings <= await Seat.filter(taken__gt=0).count() * 2


async def test_two_counters_of_one_centre_never_wait_in_a_ring(deps: Deps) -> None:
    """Whoever finds one pool full tries the other: in whatever order, nobody is in the way."""
    await a_busy_town(deps, seats=1)
    rule = await OpeningRule.get(code="general", centre__code=CENTRE)
    await OpeningRule.create(
        **{name: getattr(rule, name) for name in rule._meta.fields_map if name in COPIED},
        id=deps.ids.new(),
        code="second",
    )
    crowd = await a_crowd(deps, 30)
    tally = Counter[str]()

    for time in TIMES:
        tally += await all_at_once(
            bookings.book(deps, actor, Wish(CENTRE, ITEM, at(time)), "zh") for actor in crowd
        )

    assert tally == {"done": 2 * len(TIMES), "slot-full": 28 * len(TIMES)}
    assert await seats_that_do_not_add_up() == []


COPIED = {
    "centre_id", "days", "starts", "ends", "breaks", "windows", "step_minutes", "items",
    "valid_from", "valid_to", "off_hours", "on_holidays",
}  # fmt: skip


def _some_act(deps: Deps, chance: random.Random, actor: Actor) -> Act:
    """Book, move or cancel something of this person, as chance has it."""
    kind, item = chance.random(), chance.choice([ITEM, ITEM, LONG_ITEM])
    starts_at, pick = at(chance.choice(TIMES)), chance.random()

    async def act() -> object:
        mine = await Booking.filter(person_id=actor.person_id).order_by("id")
        if kind < 0.4 or not mine:
            return await bookings.book(deps, actor, Wish(CENTRE, item, starts_at), "zh")
        chosen = mine[int(pick * len(mine))].id
        if kind < 0.75:
            return await booking_changes.reschedule(deps, actor, chosen, starts_at, "zh")
        return await booking_changes.cancel(deps, actor, chosen, "", "zh")

    return act
