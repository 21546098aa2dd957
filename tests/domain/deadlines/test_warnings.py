"""Warnings come in office hours, from the holder up to the director, and never in a pause."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.deadlines.clock_ledger import Deadline, Running, Which
from app.domain.deadlines.warnings import back, is_office_time, office_moment, plan, threshold
from app.domain.deadlines.workdays import WorkCalendar, due_on, work_calendar
from app.domain.ratings.policies import Policy
from app.formats.packaged_calendar import packaged_year
from app.kit.clock import SHANGHAI

YEAR = packaged_year(2026)
assert YEAR is not None
CALENDAR: WorkCalendar = work_calendar(YEAR.days, [2025, 2026, 2027])
RULES = Policy()


def a_deadline(due: date, workdays: int = 5, **values: object) -> Deadline:
    given: dict[str, object] = {
        "which": Which.PROMISED,
        "key": "",
        "start_on": due - timedelta(days=30),
        "workdays": workdays,
        "due_on": due,
        "state": Running.RUNNING,
        "ended_on": None,
        "left_workdays": workdays,
        "provisional": False,
    }
    return Deadline(**{**given, **values})  # type: ignore[arg-type]


def local(on: date, at: str) -> datetime:
    return datetime.combine(on, time.fromisoformat(at), SHANGHAI).astimezone(UTC)


def test_four_people_hear_of_it_one_after_the_other() -> None:
    friday = date(2026, 3, 13)

    found = plan([a_deadline(friday)], RULES, CALENDAR)

    assert [(one.step, one.due_at) for one in found] == [
        ("holder", local(date(2026, 3, 12), "09:00")),
        ("cover", local(date(2026, 3, 12), "13:00")),
        ("lead", local(date(2026, 3, 13), "09:00")),
        ("director", local(date(2026, 3, 13), "13:00")),
    ]


def test_the_first_warning_waits_for_no_holiday() -> None:
    first_after_spring_festival = date(2026, 2, 24)

    found = plan([a_deadline(first_after_spring_festival)], RULES, CALENDAR)

    assert found[0].due_at == local(date(2026, 2, 14), "09:00")


@pytest.mark.parametrize(("workdays", "days"), [(1, 1), (5, 1), (6, 2), (20, 4), (45, 9)])
def test_a_fifth_of_the_limit_is_left_at_the_first_warning(workdays: int, days: int) -> None:
    assert threshold(workdays, RULES) == days


def test_nobody_is_warned_in_a_pause_or_of_the_level_above() -> None:
    friday = date(2026, 3, 13)
    still = [
        a_deadline(friday, state=Running.PAUSED),
        a_deadline(friday, state=Running.MET),
        a_deadline(friday, which=Which.SUPERIOR),
    ]

    assert plan(still, RULES, CALENDAR) == ()


def test_a_warning_never_comes_before_the_clock_began() -> None:
    monday = date(2026, 3, 9)

    found = plan([a_deadline(monday, workdays=0, start_on=monday)], RULES, CALENDAR)

    assert found[0].due_at == local(monday, "09:00")


def test_a_moved_due_day_is_another_warning_and_the_same_day_the_same() -> None:
    friday, monday = date(2026, 3, 13), date(2026, 3, 16)

    first = {one.key for one in plan([a_deadline(friday)], RULES, CALENDAR)}
    again = {one.key for one in plan([a_deadline(friday, left_workdays=1)], RULES, CALENDAR)}
    moved = {one.key for one in plan([a_deadline(monday)], RULES, CALENDAR)}

    assert first == again
    assert first & moved == set()


@given(
    due=st.dates(date(2026, 2, 1), date(2026, 11, 30)),
    workdays=st.integers(0, 60),
    hours=st.integers(1, 16),
    percent=st.integers(1, 90),
)
def test_every_warning_lies_in_office_hours_and_each_step_later(
    due: date, workdays: int, hours: int, percent: int
) -> None:
    rules = Policy(step_hours=hours, warn_percent=percent)

    moments = [one.due_at for one in plan([a_deadline(due, workdays)], rules, CALENDAR)]

    assert all(is_office_time(at, rules, CALENDAR) for at in moments)
    assert moments == sorted(set(moments))


@given(start=st.dates(date(2026, 1, 5), date(2026, 10, 1)), workdays=st.integers(1, 40))
def test_stepping_back_undoes_the_count(start: date, workdays: int) -> None:
    due = due_on(start, workdays, CALENDAR).due_on

    begun = back(due, workdays, CALENDAR)

    assert due_on(begun, workdays, CALENDAR).due_on == due
    assert CALENDAR.is_workday(begun)


@given(st.integers(0, 330 * 24 * 60))
def test_the_next_office_moment_is_no_earlier_and_stays_where_it_is(minutes: int) -> None:
    at = local(date(2026, 1, 5), "00:00") + timedelta(minutes=minutes)

    there = office_moment(at, RULES, CALENDAR)

    assert there >= at
    assert office_moment(there, RULES, CALENDAR) == there
