"""Working days as the law counts them, and what is uncertain before a notice is out."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.deadlines.workdays import (
    MAX_WORKDAYS,
    BeyondCalendar,
    CalendarDay,
    DaySource,
    DueDay,
    NegativeWorkdays,
    TooManyWorkdays,
    WorkCalendar,
    due_on,
    holiday_keys,
    work_calendar,
)
from app.kit.errors import Invalid

OFF_2026 = (
    (date(2026, 1, 1), 3, "元旦"),
    (date(2026, 2, 15), 9, "春节"),
    (date(2026, 4, 4), 3, "清明节"),
    (date(2026, 5, 1), 5, "劳动节"),
    (date(2026, 6, 19), 3, "端午节"),
    (date(2026, 9, 25), 3, "中秋节"),
    (date(2026, 10, 1), 7, "国庆节"),
)
WORKED_2026 = tuple(
    date(2026, month, day) for month, day in ((1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10))
)
NOTICE_2026 = tuple(
    CalendarDay(first + timedelta(days=n), False, name)
    for first, count, name in OFF_2026
    for n in range(count)
) + tuple(CalendarDay(on, True, "调休") for on in WORKED_2026)
Y2026 = work_calendar(NOTICE_2026, {2026})

calendars = st.builds(
    work_calendar,
    st.lists(
        st.builds(
            CalendarDay,
            st.dates(date(2025, 11, 1), date(2027, 3, 1)),
            st.booleans(),
            st.sampled_from(("", "春节", "藏历新年")),
            st.sampled_from(DaySource),
        ),
        max_size=40,
    ),
    st.sets(st.integers(2025, 2027)),
)
starts = st.dates(date(2025, 11, 1), date(2027, 2, 1))


@pytest.mark.parametrize(
    ("accepted", "workdays", "due"),
    [
        ("2026-02-12", 3, "2026-02-24"),  # a worked Saturday, then Spring Festival
        ("2026-09-19", 5, "2026-09-24"),  # accepted on a Saturday, Sunday is worked
        ("2026-09-30", 1, "2026-10-08"),
        ("2026-04-30", 5, "2026-05-11"),
        ("2026-02-16", 0, "2026-02-16"),  # done at once
        ("2026-03-02", 20, "2026-03-30"),
    ],
)
def test_a_promise_is_counted_from_the_next_working_day(accepted, workdays, due):
    counted = due_on(date.fromisoformat(accepted), workdays, Y2026)

    assert counted.due_on == date.fromisoformat(due)
    assert not counted.provisional


def test_a_due_day_explains_itself():
    explained = due_on(date(2026, 2, 12), 3, Y2026)

    spring = tuple((date(2026, 2, 15) + timedelta(days=n), "spring-festival") for n in range(9))
    counted = (date(2026, 2, 13), date(2026, 2, 14), date(2026, 2, 24))
    assert explained == DueDay(date(2026, 2, 24), False, counted, spring)


def test_a_matter_done_at_once_is_due_the_same_day_even_on_a_holiday():
    explained = due_on(date(2026, 10, 1), 0, Y2026)

    assert explained == DueDay(date(2026, 10, 1), False, (), ())


@pytest.mark.parametrize(
    ("accepted", "workdays", "provisional"),
    [
        (date(2026, 12, 21), 5, False),  # due on the 28th
        (date(2026, 12, 22), 5, True),  # due on the 29th, which the next notice may still move
        (date(2026, 12, 30), 5, True),
    ],
)
def test_a_count_over_days_that_may_still_move_is_provisional(accepted, workdays, provisional):
    assert due_on(accepted, workdays, Y2026).provisional is provisional


def test_a_year_without_a_notice_keeps_only_what_the_law_itself_says():
    lunar = CalendarDay(date(2027, 2, 8), False, "春节", DaySource.STATUTORY)
    calendar = work_calendar((*NOTICE_2026, lunar), {2026})

    off = [day for day in (date(2027, 2, 1) + timedelta(days=n) for n in range(13))
           if day.weekday() < 5 and not calendar.is_workday(day)]  # fmt: skip

    assert calendar.provisional(2027)
    assert off == [date(2027, 2, 8)]
    assert [calendar.name_of(date(2027, 5, day)) for day in (1, 2, 3)] == [
        "labour-day",
        "labour-day",
        None,
    ]
    assert calendar.differing(2027) == (
        date(2027, 1, 1),
        date(2027, 2, 8),
        date(2027, 10, 1),
    )


def test_what_was_known_by_statute_is_forgotten_when_the_notice_is_out():
    guess = CalendarDay(date(2026, 9, 24), False, "中秋节", DaySource.STATUTORY)

    calendar = work_calendar((*NOTICE_2026, guess), {2026})

    assert calendar.is_workday(date(2026, 9, 24))


def test_a_local_day_overrules_the_notice_in_any_order():
    local = CalendarDay(date(2026, 2, 18), False, "藏历新年", DaySource.LOCAL)
    worked = CalendarDay(date(2026, 2, 23), True, "", DaySource.LOCAL)

    before = work_calendar((local, worked, *NOTICE_2026), {2026})
    after = work_calendar((*NOTICE_2026, local, worked), {2026})

    assert before == after
    assert before.name_of(date(2026, 2, 18)) == "藏历新年"
    assert before.is_workday(date(2026, 2, 23))


@pytest.mark.parametrize(
    ("day", "name", "holiday"),
    [
        (date(2026, 2, 12), None, False),
        (date(2026, 2, 14), "make-up-workday", False),
        (date(2026, 2, 21), "spring-festival", True),
        (date(2026, 3, 7), "weekend", False),
        (date(2026, 10, 1), "national-day", True),
        (date(2026, 10, 10), "make-up-workday", False),
    ],
)
def test_a_day_has_the_name_people_know_it_by(day, name, holiday):
    assert (Y2026.name_of(day), Y2026.is_holiday(day)) == (name, holiday)


def test_a_name_of_two_holidays_gives_both_keys_in_its_order():
    assert holiday_keys("国庆节、中秋节") == ("national-day", "mid-autumn-festival")
    assert holiday_keys("赶场日") == ()


def test_the_certain_days_end_where_the_next_notice_may_begin():
    assert Y2026.certain_until == date(2026, 12, 28)
    assert WorkCalendar().certain_until is None


@pytest.mark.parametrize(
    ("workdays", "refusal"), [(-1, NegativeWorkdays), (MAX_WORKDAYS + 1, TooManyWorkdays)]
)
def test_a_number_nobody_promises_is_refused(workdays, refusal):
    with pytest.raises(refusal):
        due_on(date(2026, 1, 5), workdays, Y2026)


def test_the_end_of_the_calendar_is_a_refusal_and_no_crash():
    last = due_on(date(9999, 12, 30), 1, Y2026)

    assert last.due_on == date.max
    with pytest.raises(BeyondCalendar):
        due_on(date(9999, 12, 30), 2, Y2026)
    with pytest.raises(Invalid):
        Y2026.differing(10_000)


@given(starts, st.integers(0, 60), calendars)
def test_a_due_day_equals_a_walk_day_by_day(accepted, workdays, calendar):
    explained = due_on(accepted, workdays, calendar)

    later = [accepted + timedelta(days=n) for n in range(1, 400)]
    workdays_later = [day for day in later if calendar.is_workday(day)]
    due = workdays_later[workdays - 1] if workdays else accepted
    passed = [day for day in later if day <= due]
    assert explained.due_on == due
    assert explained.counted == tuple(workdays_later[:workdays])
    assert [day for day, _ in explained.skipped] == [
        day for day in passed if not calendar.is_workday(day)
    ]
    assert explained.provisional == any(calendar.provisional_day(day) for day in passed)
    assert all(name for _, name in explained.skipped)


@given(starts, st.integers(0, 60), calendars, starts)
def test_one_more_holiday_never_makes_a_matter_due_earlier(accepted, workdays, calendar, day):
    assume(workdays)
    holiday = CalendarDay(day, False, "假", DaySource.LOCAL)
    longer = work_calendar((*calendar.days.values(), holiday), calendar.covered)

    assert due_on(accepted, workdays, longer).due_on >= due_on(accepted, workdays, calendar).due_on


@given(st.dates(), st.integers(-5, MAX_WORKDAYS + 5))
def test_any_day_and_number_gives_an_answer_or_a_named_refusal(accepted, workdays):
    try:
        explained = due_on(accepted, workdays, Y2026)
    except Invalid:
        return
    assert len(explained.counted) == workdays
