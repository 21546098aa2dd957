"""Opening hours over workdays, market days, holidays, seasons and days that are exceptions."""

from datetime import UTC, date, datetime, time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.bookings.openings import (
    WORKDAYS,
    BreakOutsideOpening,
    ExceptionSaysNothing,
    Hours,
    OpenDay,
    Opening,
    OpeningAcrossMidnight,
    OpeningException,
    OpeningOutOfBounds,
    OpeningTwice,
    OpenRange,
    Timetable,
    open_now,
    ranges,
)
from app.domain.deadlines.workdays import CalendarDay, WorkCalendar, work_calendar
from app.kit.errors import Invalid

CALENDAR = work_calendar(
    (
        *(CalendarDay(date(2026, 10, day), False, "国庆节") for day in range(1, 8)),
        CalendarDay(date(2026, 10, 10), True, "国庆节"),
    ),
    {2025, 2026, 2027},
)
NOON = ((time(12), time(14, 30)),)
OFFICE = Opening("office", WORKDAYS, time(9), time(17), NOON, windows=3)
MARKET = Opening("market", frozenset({6, 7}), time(8), time(12), off_hours=True)
WEEK = Timetable((OFFICE, MARKET), (), CALENDAR)

FRIDAY, SATURDAY = date(2026, 9, 18), date(2026, 9, 19)
HOLIDAY, HOLIDAY_SATURDAY = date(2026, 10, 1), date(2026, 10, 3)
MADE_UP_SATURDAY = date(2026, 10, 10)


def spans(on: date, timetable: Timetable = WEEK) -> list[tuple[str, str, str]]:
    """(opening, from, to) of a day."""
    return [
        (one.opening.id, f"{one.starts:%H:%M}", f"{one.ends:%H:%M}")
        for one in ranges(on, timetable).ranges
    ]


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment given in Shanghai time, as UTC."""
    return datetime(day.year, day.month, day.day, hour - 8, minute, tzinfo=UTC)


def test_a_day_says_what_it_is_and_when_it_is_open():
    day = ranges(FRIDAY, WEEK)

    assert day == OpenDay(
        FRIDAY,
        is_workday=True,
        name=None,
        provisional=False,
        ranges=(
            OpenRange(OFFICE, FRIDAY, time(9), time(12)),
            OpenRange(OFFICE, FRIDAY, time(14, 30), time(17)),
        ),
    )
    assert (day.ranges[0].starts_at, day.ranges[1].ends_at) == (at(FRIDAY, 9), at(FRIDAY, 17))


@pytest.mark.parametrize(
    ("on", "open_spans", "name"),
    [
        (SATURDAY, [("market", "08:00", "12:00")], "weekend"),
        (HOLIDAY, [], "national-day"),
        (HOLIDAY_SATURDAY, [], "national-day"),
        (
            MADE_UP_SATURDAY,
            [
                ("market", "08:00", "12:00"),
                ("office", "09:00", "12:00"),
                ("office", "14:30", "17:00"),
            ],
            "make-up-workday",
        ),
    ],
)
def test_the_working_day_calendar_and_the_weekday_rules_meet(on, open_spans, name):
    assert spans(on) == open_spans
    assert ranges(on, WEEK).name == name


def test_a_weekday_rule_may_stand_on_a_holiday():
    always = Opening("fair", frozenset({4}), time(8), time(12), on_holidays=True)

    assert spans(HOLIDAY, Timetable((always,), (), CALENDAR)) == [("fair", "08:00", "12:00")]


def test_an_exception_overrules_a_holiday_and_replaces_the_rules_of_its_day():
    duty = Opening("duty", WORKDAYS, time(9), time(11), valid_to=date(2020, 1, 1))
    special = OpeningException(HOLIDAY, "国庆便民服务", closed=False, openings=(duty,))
    ordinary = OpeningException(FRIDAY, "", closed=False, openings=(duty,))
    timetable = Timetable((OFFICE, MARKET), (special, ordinary), CALENDAR)

    assert spans(HOLIDAY, timetable) == [("duty", "09:00", "11:00")]
    assert ranges(HOLIDAY, timetable).name == "国庆便民服务"
    assert spans(FRIDAY, timetable) == [("duty", "09:00", "11:00")]
    assert ranges(FRIDAY, timetable).name is None


def test_a_closed_exception_wins_over_everything():
    duty = Opening("duty", WORKDAYS, time(9), time(11))
    shut = OpeningException(FRIDAY, "停电", closed=True)
    also = OpeningException(FRIDAY, "", closed=False, openings=(duty,))

    day = ranges(FRIDAY, Timetable((OFFICE,), (also, shut), CALENDAR))

    assert (day.ranges, day.name, day.is_workday) == ((), "停电", True)


def test_a_season_is_open_on_its_first_and_last_day():
    summer = Opening(
        "summer", WORKDAYS, time(8), time(12), valid_from=FRIDAY, valid_to=date(2026, 9, 21)
    )
    timetable = Timetable((summer,), (), CALENDAR)

    days = [date(2026, 9, day) for day in (17, 18, 21, 22)]

    assert [bool(spans(day, timetable)) for day in days] == [False, True, True, False]


def test_a_provisional_year_is_marked_and_not_closed():
    day = ranges(date(2027, 3, 1), Timetable((OFFICE,), (), WorkCalendar()))

    assert day.provisional
    assert len(day.ranges) == 2


def test_windows_side_by_side_are_read_as_one_line_of_hours():
    early = Opening("early", WORKDAYS, time(8), time(10))
    evening = Opening("evening", WORKDAYS, time(18), time(20), off_hours=True)

    hours = ranges(FRIDAY, Timetable((evening, OFFICE, early), (), CALENDAR)).hours()

    assert hours == (
        Hours(time(8), time(12), False),
        Hours(time(14, 30), time(17), False),
        Hours(time(18), time(20), True),
    )


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (at(FRIDAY, 8, 59), False),
        (at(FRIDAY, 9), True),
        (at(FRIDAY, 12), False),
        (at(FRIDAY, 16, 59), True),
        (at(FRIDAY, 17), False),
        (at(SATURDAY, 9), True),
        (at(HOLIDAY, 9), False),
    ],
)
def test_open_now_follows_the_clock_on_the_wall(moment, is_open):
    assert open_now(moment, WEEK) is is_open


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"starts": time(22), "ends": time(2)}, OpeningAcrossMidnight),
        ({"starts": time(9), "ends": time(9)}, OpeningAcrossMidnight),
        ({"starts": time(9, tzinfo=UTC)}, OpeningAcrossMidnight),
        ({"breaks": ((time(8), time(10)),)}, BreakOutsideOpening),
        ({"breaks": ((time(13), time(12)),)}, BreakOutsideOpening),
        ({"breaks": ((time(12), time(12)),)}, BreakOutsideOpening),
        ({"breaks": ((time(10), time(13)), (time(12), time(14)))}, BreakOutsideOpening),
        ({"windows": -1}, OpeningOutOfBounds),
        ({"step_minutes": 0}, OpeningOutOfBounds),
        ({"days": frozenset({0, 1})}, OpeningOutOfBounds),
    ],
)
def test_a_rule_that_means_nothing_is_refused(wrong, refusal):
    right = {"id": "x", "days": WORKDAYS, "starts": time(9), "ends": time(17)}

    with pytest.raises(refusal):
        Opening(**(right | wrong))


def test_breaks_may_be_given_in_any_order_and_touch_the_edges():
    rule = Opening(
        "x",
        WORKDAYS,
        time(9),
        time(17),
        ((time(15), time(17)), (time(9), time(10)), (time(12), time(13))),
    )

    assert list(rule.stretches()) == [(time(10), time(12)), (time(13), time(15))]


@pytest.mark.parametrize(("closed", "openings"), [(True, (OFFICE,)), (False, ())])
def test_an_exception_that_says_nothing_is_refused(closed, openings):
    with pytest.raises(ExceptionSaysNothing):
        OpeningException(FRIDAY, "", closed, openings)


def test_a_pool_named_twice_is_refused():
    day = OpeningException(FRIDAY, "", closed=False, openings=(OFFICE,))

    assert Timetable((OFFICE,), (day,), CALENDAR)
    with pytest.raises(OpeningTwice):
        Timetable((OFFICE, OFFICE))
    with pytest.raises(OpeningTwice):
        Timetable((), (day, day))


@given(st.dates(), st.sampled_from((WEEK, Timetable((OFFICE, MARKET)))))
def test_any_day_has_ranges_in_order_that_never_cross_a_break(on, timetable):
    day = ranges(on, timetable)

    assert [one.starts for one in day.ranges] == sorted(one.starts for one in day.ranges)
    for one in day.ranges:
        assert one.opening.starts <= one.starts < one.ends <= one.opening.ends
        assert all(one.ends <= begins or ends <= one.starts for begins, ends in one.opening.breaks)


@given(
    st.times(),
    st.times(),
    st.lists(st.tuples(st.times(), st.times()), max_size=3),
    st.integers(-1, 300),
    st.integers(-1, 500),
)
def test_any_rule_is_taken_or_refused_by_name(starts, ends, breaks, windows, step):
    try:
        rule = Opening("x", WORKDAYS, starts, ends, tuple(breaks), windows, step)
    except Invalid:
        return
    stretches = list(rule.stretches())
    assert all(begins < ends for begins, ends in stretches)
    assert all(a[1] <= b[0] for a, b in pairwise(stretches))
