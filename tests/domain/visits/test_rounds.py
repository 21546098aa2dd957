"""Rounds: never worse than trying every order, and never against somebody's time."""

from dataclasses import replace
from itertools import combinations, pairwise, permutations
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.villages.travel import Closed, Travel, pair
from app.domain.visits.round_search import plan
from app.domain.visits.rounds import (
    BadStop,
    Base,
    Placed,
    Stop,
    TooManyStops,
    Way,
    Why,
    by_hand,
    reason,
)

A, B, C = (UUID(int=n) for n in range(101, 104))
TRAVEL = Travel({pair(A, B): 20, pair(B, C): 30})
DAY = ((480, 1080),)
hamlets = st.sampled_from((A, B, C, None))
minute_marks = st.integers(96, 216).map(lambda n: n * 5)


def a_stop(number: int, hamlet: UUID | None = A, minutes: int = 30, **values) -> Stop:
    """A visit that may be made all day."""
    return Stop(UUID(int=number), hamlet, minutes, **{"windows": DAY, **values})


@st.composite
def days(draw, most: int = 6) -> list[Stop]:
    """Up to `most` visits, some promised, some of the green lane, some with several windows."""
    spans = st.tuples(minute_marks, minute_marks).map(lambda two: (min(two), max(two)))
    windows = st.just(DAY) | st.lists(spans, max_size=2).map(tuple)
    stops = []
    for number in range(draw(st.integers(0, most))):
        fixed = draw(st.none() | st.none() | st.integers(480, 1080))
        stops.append(
            Stop(
                UUID(int=number + 1),
                draw(hamlets),
                draw(st.integers(1, 150)),
                draw(windows),
                fixed,
                draw(st.booleans()),
            )
        )
    return stops


@st.composite
def roads(draw) -> Travel:
    """Some ways, written or not, and some of them closed."""
    pairs = (pair(A, B), pair(B, C), pair(A, C))
    ways = {one: draw(st.integers(1, 120)) for one in pairs if draw(st.booleans())}
    closed = [Closed(*one) for one in pairs if draw(st.integers(0, 4)) == 0]
    closed += [Closed(one) for one in (A, B, C) if draw(st.integers(0, 5)) == 0]
    return Travel(ways, tuple(closed))


def tried(
    order: tuple[Stop, ...], travel: Travel, base: Base | None = None
) -> tuple[int, int] | None:
    """Travel and end of an order, told without the planner; None when it cannot be kept."""
    at, spent, before = 0, 0, None
    for stop in order:
        here = before.hamlet if before else base.hamlet if base and base.out else stop.hamlet
        way = travel.minutes(here, stop.hamlet)
        if way is None or travel.minutes(stop.hamlet, stop.hamlet) is None:
            return None
        if before:
            at, spent = at + way, spent + way
        elif base and base.out:
            at, spent = 0 if stop.fixed is not None else base.leaves + way, way
        starts = [t for t in range(at, 1500) if allowed(stop, t)]
        if not starts:
            return None
        at, before = starts[0] + stop.minutes, stop
    back = (travel.minutes(before.hamlet, base.hamlet) or 0) if base and before else 0
    return spent + back, at + back


def allowed(stop: Stop, start: int) -> bool:
    """Whether a visit may begin then."""
    if stop.fixed is not None:
        return start == stop.fixed
    fits = (begins <= start <= max(begins, ends - stop.minutes) for begins, ends in stop.windows)
    return start % 5 == 0 and any(fits)


def best_of_all(stops: list[Stop], travel: Travel, base: Base | None = None) -> tuple[int, ...]:
    """The least cost there is, by trying every order of every choice."""
    costs = []
    for count in range(len(stops) + 1):
        for chosen in combinations(stops, count):
            out = [one.rank for one in stops if one not in chosen]
            told = [tried(order, travel, base) for order in permutations(chosen)]
            least = min((one for one in told if one is not None), default=None)
            if least is not None:
                costs.append((*(out.count(rank) for rank in range(3)), *least))
    return min(costs)


@settings(max_examples=60)
@given(days(most=4), roads())
def test_no_order_of_the_visits_is_better_than_the_planned_one(stops, travel) -> None:
    found = plan(stops, travel.minutes)

    assert found.cost == best_of_all(stops, travel)
    assert found.way is Way.EXACT


@settings(max_examples=60)
@given(days(most=4), roads(), st.builds(Base, st.sampled_from((A, B)), minute_marks, st.booleans()))
def test_none_is_better_that_begins_and_ends_at_the_office(stops, travel, base) -> None:
    assert plan(stops, travel.minutes, base).cost == best_of_all(stops, travel, base)


def test_a_round_from_the_office_counts_the_way_there_and_back() -> None:
    stops = [a_stop(1, B), a_stop(2, C)]

    found = plan(stops, TRAVEL.minutes, Base(A, 480))
    on_the_way = plan(stops, TRAVEL.minutes, Base(A, 480, out=False))

    ways = [(one.stop.id.int, one.starts, one.travel_minutes) for one in found.stops]
    assert ways == [(1, 500, 20), (2, 560, 30)]
    assert (found.home_minutes, found.travel_minutes) == (50, 100)
    assert (on_the_way.home_minutes, on_the_way.travel_minutes) == (20, 50)


@settings(max_examples=15)
@given(days(most=6), roads())
def test_no_order_of_six_visits_is_better_than_the_planned_one(stops, travel) -> None:
    assert plan(stops, travel.minutes).cost == best_of_all(stops, travel)


@settings(max_examples=60)
@given(days(most=22), roads())
def test_every_visit_is_placed_at_a_time_of_its_own_or_left_out_with_a_reason(
    stops, travel
) -> None:
    found = plan(stops, travel.minutes)

    ids = [one.stop.id for one in (*found.stops, *found.left_out)]
    assert sorted(ids) == [stop.id for stop in stops]
    assert all(allowed(one.stop, one.starts) and not one.late for one in found.stops)
    for one, after in pairwise(found.stops):
        way = travel.minutes(one.stop.hamlet, after.stop.hamlet)
        assert way == after.travel_minutes
        assert way is not None
        assert one.ends + way <= after.starts


@settings(max_examples=40)
@given(days(most=14), roads(), st.randoms(use_true_random=False))
def test_the_order_in_which_visits_are_given_does_not_matter(stops, travel, chance) -> None:
    mixed = list(stops)
    chance.shuffle(mixed)

    assert plan(mixed, travel.minutes) == plan(stops, travel.minutes)


@settings(max_examples=40)
@given(days(most=16), roads())
def test_a_green_lane_visit_is_not_left_out_where_it_could_stand_for_another(stops, travel) -> None:
    found = plan(stops, travel.minutes)

    kept = tuple(one.stop for one in found.stops)
    others = [one for one in kept if one.rank == 2]
    for left in (one.stop for one in found.left_out if one.stop.rank == 1):
        for other in others:
            instead = tuple(left if one is other else one for one in kept)
            assert tried(instead, travel) is None


@given(days(most=9), roads())
def test_an_order_by_hand_is_never_changed_and_nobody_is_in_two_places(stops, travel) -> None:
    found = by_hand(stops, travel.minutes)

    assert [one.stop for one in found] == stops
    for one, after in pairwise(found):
        assert one.ends + (after.travel_minutes or 0) <= after.starts
    assert all(one.late or allowed(one.stop, one.starts) for one in found)


def test_the_way_is_short_and_the_times_follow_from_it() -> None:
    stops = [a_stop(1, A), a_stop(2, C), a_stop(3, B), a_stop(4, A)]

    found = plan(stops, TRAVEL.minutes)

    assert [one.stop.hamlet for one in found.stops] == [A, A, B, C]
    assert [(one.starts, one.travel_minutes) for one in found.stops] == [
        (480, 0),
        (510, 0),
        (560, 20),
        (620, 30),
    ]
    assert found.travel_minutes == 50


def test_a_promised_time_is_kept_and_the_others_go_around_it() -> None:
    stops = [a_stop(1, A, fixed=600), a_stop(2, C, minutes=80), a_stop(3, A, minutes=60)]

    found = plan(stops, TRAVEL.minutes)

    assert [(one.stop.id.int, one.starts) for one in found.stops] == [(3, 480), (1, 600), (2, 680)]


def test_what_does_not_fit_is_left_out_with_its_reason() -> None:
    travel = Travel(TRAVEL.ways, (Closed(C),))
    stops = [
        a_stop(1, A, fixed=600),
        a_stop(2, B, fixed=610),
        a_stop(3, C),
        a_stop(4, A, windows=()),
        a_stop(5, A, minutes=480, urgent=True),
        a_stop(6, A, minutes=30, windows=((600, 640),)),
    ]

    found = plan(stops, travel.minutes)

    assert {one.stop.id.int: one.why for one in found.left_out} == {
        2: Why.CLASH,
        3: Why.UNREACHABLE,
        4: Why.NO_TIME,
        5: Why.FULL,
        6: Why.FULL,
    }


def test_the_green_lane_comes_before_visits_that_would_fill_the_day_better() -> None:
    stops = [a_stop(n, A, minutes=200) for n in range(1, 4)]
    green = a_stop(9, C, minutes=450, urgent=True)

    found = plan([*stops, green], TRAVEL.minutes)

    assert [one.stop for one in found.stops] == [green]
    assert [one.stop.id.int for one in found.left_out] == [1, 2, 3]


def test_more_than_ten_visits_are_joined_by_hamlet_and_beyond_that_a_good_order_is_found() -> None:
    many = [a_stop(n, (A, B, C)[n % 3], minutes=20) for n in range(15)]
    mixed = [replace(one, windows=((480 + n, 1080),)) for n, one in enumerate(many)]

    together, apart = plan(many, TRAVEL.minutes), plan(mixed, TRAVEL.minutes)

    assert (together.way, together.travel_minutes, together.left_out) == (Way.JOINED, 50, ())
    assert (apart.way, apart.travel_minutes, apart.left_out) == (Way.NEAR, 50, ())


def test_an_order_by_hand_is_kept_with_what_it_costs() -> None:
    stops = [a_stop(1, C), a_stop(2, A, fixed=520), a_stop(3, B)]
    travel = Travel(TRAVEL.ways, (Closed(A, B),))

    told = by_hand(stops, TRAVEL.minutes)
    over_a_closed_way = by_hand(stops, travel.minutes)

    assert told == (
        Placed(stops[0], 480, 0),
        Placed(stops[1], 560, 50, late=True),
        Placed(stops[2], 610, 20),
    )
    assert [(one.travel_minutes, one.late) for one in over_a_closed_way] == [
        (0, False),
        (None, True),
        (None, True),
    ]


def test_a_visit_that_would_still_fit_is_new() -> None:
    assert reason(a_stop(2), [a_stop(1)], TRAVEL.minutes) is Why.NEW


def test_nobody_makes_forty_one_visits_and_none_takes_all_night() -> None:
    with pytest.raises(TooManyStops):
        plan([a_stop(n) for n in range(41)], TRAVEL.minutes)
    with pytest.raises(BadStop):
        plan([a_stop(1, minutes=481)], TRAVEL.minutes)
