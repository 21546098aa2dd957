"""Slots on the grid, seats that add up, and what a day is to somebody who wants to book."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.bookings.openings import (
    WORKDAYS,
    Opening,
    OpeningException,
    OpeningOutOfBounds,
    Timetable,
)
from app.domain.bookings.slots import (
    BookableDay,
    BookingRule,
    DayState,
    Offer,
    Slot,
    SlotClosed,
    SlotFull,
    TooManyDays,
    WrongDuration,
    choose,
    days,
    offers,
    slots,
    span,
)
from app.domain.deadlines.workdays import CalendarDay, work_calendar

CALENDAR = work_calendar((CalendarDay(date(2026, 10, 1), False, "国庆节"),), {2025, 2026, 2027})
FRIDAY = date(2026, 9, 18)
NOON = ((time(12), time(14)),)
OFFICE = Opening("office", WORKDAYS, time(9), time(16), NOON, windows=2, step_minutes=60)
SECOND = Opening("second", WORKDAYS, time(9), time(11), windows=3, step_minutes=30)
EVENING = Opening("evening", WORKDAYS, time(18), time(19), step_minutes=30, off_hours=True)
RULE = BookingRule(days_ahead=7, notice_minutes=60, max_open=2, duration_minutes=60)


def at(hour: int, minute: int = 0, on: date = FRIDAY) -> datetime:
    """A moment given in Shanghai time, as UTC."""
    return datetime(on.year, on.month, on.day, tzinfo=UTC) + timedelta(
        hours=hour - 8, minutes=minute
    )


def starts(*openings: Opening, minutes: int, taken=None) -> list[tuple[str, str, int]]:
    """(pool, local start, free) of Friday's slots."""
    found = slots(FRIDAY, "x", minutes, Timetable(openings, (), CALENDAR), taken or {})
    local = timedelta(hours=8)
    return [(slot.pool, f"{slot.starts_at + local:%H:%M}", slot.free) for slot in found]


def test_the_grid_begins_anew_after_a_break_and_a_short_tail_is_dropped():
    odd = Opening("o", WORKDAYS, time(9), time(12), ((time(10, 30), time(10, 40)),), 1, 40)

    assert starts(odd, minutes=40) == [
        ("o", "09:00", 1),
        ("o", "09:40", 1),
        ("o", "10:40", 1),
        ("o", "11:20", 1),
    ]


def test_a_long_item_holds_cells_of_one_range_and_the_scarcest_decides():
    taken = {("second", at(10)): 2, ("office", at(11)): 2}

    assert starts(OFFICE, minutes=100, taken=taken) == [
        ("office", "09:00", 2),
        ("office", "10:00", 0),
        ("office", "14:00", 2),
    ]
    assert starts(SECOND, minutes=60, taken=taken) == [
        ("second", "09:00", 3),
        ("second", "09:30", 1),
        ("second", "10:00", 1),
    ]


def test_a_slot_tells_all_that_a_booking_needs():
    first = slots(FRIDAY, "x", 50, Timetable((SECOND,), (), CALENDAR), {})[0]

    cells = (at(9), at(9, 30))
    assert first == Slot("second", at(9), at(10), 3, 3, False, cells)


def test_an_item_is_offered_only_where_it_is_served_and_windows_take_bookings():
    only = Opening("o", WORKDAYS, time(9), time(10), items=frozenset({"y"}), windows=1)
    walk_in = Opening("w", WORKDAYS, time(9), time(10), windows=0)

    assert starts(only, walk_in, minutes=30) == []
    assert len(slots(FRIDAY, "y", 30, Timetable((only, walk_in), (), CALENDAR), {})) == 2


def test_more_taken_than_there_are_seats_leaves_none_and_never_less():
    assert starts(OFFICE, minutes=60, taken={("office", at(9)): 5})[0] == ("office", "09:00", 0)
    assert starts(OFFICE, minutes=60, taken={("office", at(9)): -5})[0] == ("office", "09:00", 2)


@pytest.mark.parametrize("minutes", [0, -30, 481])
def test_a_duration_nobody_has_is_refused(minutes):
    with pytest.raises(WrongDuration):
        starts(OFFICE, minutes=minutes)


def test_the_emptier_pool_is_chosen_and_the_name_decides_a_tie():
    found = slots(FRIDAY, "x", 30, Timetable((OFFICE, SECOND), (), CALENDAR), {})
    fuller = slots(
        FRIDAY, "x", 30, Timetable((OFFICE, SECOND), (), CALENDAR), {("second", at(9)): 1}
    )

    assert choose(at(9), found).pool == "second"
    assert choose(at(9), fuller).pool == "office"
    assert choose(at(9, 30), fuller).pool == "second"


def test_a_start_that_is_not_offered_and_one_that_is_full_are_told_apart():
    found = slots(FRIDAY, "x", 60, Timetable((OFFICE,), (), CALENDAR), {("office", at(9)): 2})

    with pytest.raises(SlotFull):
        choose(at(9), found)
    with pytest.raises(SlotClosed):
        choose(at(12), found)
    with pytest.raises(SlotClosed):
        choose(at(9, 1), found)


def test_people_see_one_line_for_each_start():
    timetable = Timetable((OFFICE, SECOND, EVENING), (), CALENDAR)

    seen = offers(slots(FRIDAY, "x", 30, timetable, {("second", at(9)): 3}))

    assert seen[0] == Offer(at(9), at(10), capacity=5, free=2, off_hours=False)
    assert seen[1] == Offer(at(9, 30), at(10), capacity=3, free=3, off_hours=False)
    assert seen[-1] == Offer(at(18, 30), at(19), capacity=1, free=1, off_hours=True)
    assert [offer.starts_at for offer in seen] == sorted({offer.starts_at for offer in seen})


def test_a_day_is_past_open_full_closed_or_early():
    shut = OpeningException(date(2026, 9, 22), "停电", closed=True)
    timetable = Timetable((OFFICE, EVENING), (shut,), CALENDAR)
    monday = {("office", at(hour, on=date(2026, 9, 21))): 2 for hour in (9, 10, 11, 14, 15)}
    now = at(14, 30)

    seen = days(span(date(2026, 9, 17), 12), "x", RULE, timetable, monday, now)

    def day(number: int, state: DayState, free: int = 0, name: str | None = None) -> BookableDay:
        return BookableDay(date(2026, 9, number), state, free, name, False, number == 18)

    assert seen[:6] == (
        day(17, DayState.PAST),
        BookableDay(FRIDAY, DayState.OPEN, 1, None, False, True),
        BookableDay(date(2026, 9, 19), DayState.CLOSED, 0, "weekend", False, False),
        BookableDay(date(2026, 9, 20), DayState.CLOSED, 0, "weekend", False, False),
        BookableDay(date(2026, 9, 21), DayState.OPEN, 1, None, False, True),
        BookableDay(date(2026, 9, 22), DayState.CLOSED, 0, "停电", False, False),
    )
    assert [(seen[n].on.day, seen[n].state) for n in (8, 9, 11)] == [
        (25, DayState.OPEN),
        (26, DayState.CLOSED),
        (28, DayState.EARLY),
    ]


def test_a_day_is_over_when_its_last_start_is_nearer_than_the_notice():
    timetable = Timetable((OFFICE,), (), CALENDAR)

    states = [days([FRIDAY], "x", RULE, timetable, {}, now)[0].state for now in (at(14), at(14, 1))]

    assert states == [DayState.OPEN, DayState.PAST]


def test_a_full_day_and_an_item_without_bookings_are_told_apart():
    timetable = Timetable((EVENING,), (), CALENDAR)
    taken = {("evening", at(18)): 1, ("evening", at(18, 30)): 1}
    half = BookingRule(7, 0, 2, 30)
    unbookable = BookingRule(7, 0, 2, 30, bookable=False)

    full = days([FRIDAY], "x", half, timetable, taken, at(8))[0]
    shut = days([FRIDAY], "x", unbookable, timetable, {}, at(8))[0]

    assert (full.state, full.free, full.off_hours) == (DayState.FULL, 0, True)
    assert shut.state is DayState.CLOSED


def test_the_free_count_is_how_many_still_fit_and_not_how_many_starts_there_are():
    timetable = Timetable((SECOND,), (), CALENDAR)

    free = days([FRIDAY], "x", RULE, timetable, {("second", at(10)): 2}, at(7))[0].free

    assert free == 4  # three at nine, one at ten


def test_a_span_of_days_is_bounded_and_stops_at_the_end_of_time():
    assert span(date(9999, 12, 30), 14) == (date(9999, 12, 30), date.max)
    assert span(FRIDAY, 2) == (FRIDAY, date(2026, 9, 19))
    with pytest.raises(TooManyDays):
        span(FRIDAY, 63)


@given(st.dates(), st.sampled_from((OFFICE, EVENING)))
def test_any_day_of_the_calendar_has_slots_or_a_named_refusal(on, opening):
    daily = replace(opening, days=frozenset(range(1, 8)), on_holidays=True)
    timetable = Timetable((daily,), (), CALENDAR)

    try:
        found = slots(on, "x", 30, timetable, {})
    except OpeningOutOfBounds:
        assert on.year == 1
    else:
        assert found


def test_the_first_day_of_the_calendar_has_no_utc_morning():
    early = Timetable((Opening("e", frozenset({1}), time(7), time(9), on_holidays=True),), ())

    with pytest.raises(OpeningOutOfBounds):
        slots(date.min, "x", 30, early, {})
