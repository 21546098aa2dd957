"""When the next visit of a plan is due, and when a plan sleeps."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.visits.visit_plans import (
    AHEAD,
    BadInterval,
    BadStanding,
    Gone,
    Rhythm,
    Standing,
    asleep,
    check_interval,
    check_standing,
    coming,
    due_on,
    following,
    woken_on,
)

TODAY = date(2026, 3, 2)
DAYS = st.dates(TODAY - timedelta(days=500), TODAY + timedelta(days=500))
EVERY = st.integers(1, 366)
MOVED, DIED = Gone(Standing.MOVED, TODAY), Gone(Standing.DIED, TODAY - timedelta(days=9))


@given(DAYS, EVERY)
def test_a_visit_is_made_for_a_day_from_today_to_two_weeks_ahead(on: date, every: int) -> None:
    due = due_on(Rhythm(on, every), TODAY)

    assert due == (None if on > TODAY + AHEAD else max(on, TODAY))


@given(DAYS, EVERY)
def test_a_plan_that_rests_has_no_days(on: date, every: int) -> None:
    for rests in (Rhythm(on, every, asleep=True), Rhythm(on, every, ended=True)):
        assert (due_on(rests, TODAY), coming(rests, date.max)) == (None, ())


@given(DAYS, EVERY, DAYS)
def test_the_coming_days_keep_their_distance_and_their_end(
    on: date, every: int, until: date
) -> None:
    days = coming(Rhythm(on, every), until)

    assert len(days) <= 12
    assert all(day <= until for day in days)
    assert all(following(one, every) == other for one, other in pairwise(days))
    assert (not days) == (on > until)


@given(DAYS)
def test_a_plan_that_wakes_does_not_begin_in_the_past(on: date) -> None:
    assert woken_on(on, TODAY) == max(on, TODAY)


def test_a_plan_sleeps_when_nobody_is_left() -> None:
    assert asleep([]) is None
    assert asleep([None, MOVED]) is None
    assert asleep([DIED]) == DIED
    assert asleep([DIED, MOVED]) == MOVED
    assert asleep([DIED, DIED]) == DIED


def test_an_interval_has_1_to_366_days() -> None:
    for days in (1, 366):
        check_interval(days)
    for days in (0, 367):
        with pytest.raises(BadInterval):
            check_interval(days)


def test_somebody_is_gone_since_a_day_that_has_come() -> None:
    assert check_standing(Standing.HERE, TODAY, TODAY) is None
    assert check_standing(Standing.DIED, TODAY, TODAY) == TODAY
    for since_on in (None, TODAY + timedelta(days=1)):
        with pytest.raises(BadStanding):
            check_standing(Standing.MOVED, since_on, TODAY)
