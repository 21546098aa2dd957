"""Ways between hamlets: the shortest over the table, and what closures do to it."""

from itertools import pairwise, permutations
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.villages.travel import UNKNOWN_MINUTES, BadWay, Closed, Travel, check_way, pair

A, B, C, D = (UUID(int=n) for n in range(1, 5))
CHAIN = {pair(A, B): 10, pair(B, C): 15, pair(C, D): 20}
hamlets = st.sampled_from((A, B, C, D))
pairs = st.tuples(hamlets, hamlets).filter(lambda both: both[0] != both[1])
tables = st.dictionaries(pairs.map(lambda both: pair(*both)), st.integers(1, 90))
closures = st.lists(
    hamlets.map(Closed) | pairs.map(lambda both: Closed(*both)), max_size=4, unique=True
)


def test_the_way_leads_over_other_hamlets_when_that_is_shorter_or_the_only_one() -> None:
    travel = Travel({**CHAIN, pair(A, C): 60})

    assert travel.minutes(A, C) == 25
    assert travel.minutes(D, A) == 45
    assert travel.minutes(B, B) == 0


def test_a_way_that_nobody_wrote_down_counts_half_an_hour() -> None:
    travel = Travel({pair(A, B): 10})

    told = [travel.minutes(A, C), travel.minutes(None, A), travel.minutes(None, None)]

    assert told == [UNKNOWN_MINUTES] * 3


def test_a_closed_way_sends_people_round_and_a_closed_hamlet_lets_nobody_through() -> None:
    ways = {**CHAIN, pair(A, D): 50}

    closed = Travel(ways, (Closed(B, A),))
    shut = Travel(ways, (Closed(B),))

    assert (closed.minutes(A, B), closed.minutes(A, C)) == (85, 70)
    assert (shut.minutes(A, B), shut.minutes(B, B), shut.minutes(A, C)) == (None, None, 70)


def test_who_is_cut_off_is_the_smaller_part_and_of_two_equal_parts_nobody() -> None:
    last, middle = Travel(CHAIN, (Closed(C, D),)), Travel(CHAIN, (Closed(B, C),))

    assert [one for one in (A, B, C, D) if last.cut_off(one)] == [D]
    assert not any(middle.cut_off(one) for one in (A, B, C, D))
    assert middle.minutes(A, D) is None
    assert Travel(CHAIN, (Closed(A),)).cut_off(A)
    assert not Travel(CHAIN, (Closed(A),)).cut_off(None)


def test_a_closed_way_that_was_never_written_down_is_closed_all_the_same() -> None:
    assert Travel({}, (Closed(B, A),)).minutes(A, B) is None


@pytest.mark.parametrize(("there", "minutes"), [(A, 10), (B, 0), (B, 481)])
def test_a_way_is_between_two_hamlets_and_no_longer_than_a_day(there: UUID, minutes: int) -> None:
    with pytest.raises(BadWay):
        check_way(A, there, minutes)


@given(tables, closures, hamlets, hamlets)
def test_closing_never_makes_a_way_shorter_and_both_ways_are_the_same(
    ways, closed, here, there
) -> None:
    before, after = Travel(ways).minutes(here, there), Travel(ways, tuple(closed))

    assert before is not None
    assert after.minutes(here, there) == after.minutes(there, here)
    assert after.minutes(here, there) is None or after.minutes(here, there) >= before


@given(tables, hamlets, hamlets)
def test_the_shortest_way_is_the_shortest_of_all_walks(ways, here, there) -> None:
    others = [one for one in (A, B, C, D) if one not in (here, there)]
    walks = [
        [here, *through, there]
        for count in range(len(others) + 1)
        for through in permutations(others, count)
    ]

    lengths = [
        sum(ways[pair(*leg)] for leg in pairwise(walk))
        for walk in walks
        if here != there and all(pair(*leg) in ways for leg in pairwise(walk))
    ]

    expected = 0 if here == there else min(lengths, default=UNKNOWN_MINUTES)
    assert Travel(ways).minutes(here, there) == expected
