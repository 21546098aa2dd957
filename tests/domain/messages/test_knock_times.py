"""Counting by when somebody is to be told, in the working time of the office."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.deadlines.warnings import is_office_time
from app.domain.deadlines.workdays import WorkCalendar, work_calendar
from app.domain.messages.knock_times import knock_due
from app.domain.ratings.policies import Policy
from app.formats.packaged_calendar import packaged_year
from app.kit.clock import SHANGHAI


def calendar() -> WorkCalendar:
    year = packaged_year(2026)
    assert year is not None
    return work_calendar(year.days, [2026])


def local(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=SHANGHAI)


def due(now: str, **allowed: int) -> str:
    found = knock_due(local(now), timedelta(**allowed), Policy(), calendar())
    return f"{found.astimezone(SHANGHAI):%m-%dT%H:%M}"


def test_two_days_on_a_friday_end_on_tuesday_at_the_same_hour():
    assert due("03-06T16:00", days=2) == "03-10T16:00"


def test_what_begins_at_night_begins_when_the_office_opens():
    assert due("03-03T22:00", days=2) == "03-06T09:00"
    assert due("03-07T10:00", days=1) == "03-10T09:00"


def test_a_holiday_is_walked_over():
    assert due("04-30T10:00", days=1) == "05-06T10:00"


def test_hours_are_those_of_the_office():
    assert due("03-03T16:00", hours=2) == "03-04T10:00"
    assert due("03-03T16:00", hours=1) == "03-03T17:00"


@given(
    minutes=st.integers(min_value=0, max_value=300 * 24 * 60),
    allowed=st.integers(min_value=-60, max_value=10 * 24 * 60),
)
def test_it_is_never_due_before_it_began_nor_out_of_hours(minutes: int, allowed: int):
    now = local("01-05T00:00") + timedelta(minutes=minutes)

    found = knock_due(now, timedelta(minutes=allowed), Policy(), calendar())

    assert found >= now
    closing = found.astimezone(SHANGHAI).time() == Policy().office_to
    assert closing or is_office_time(found, Policy(), calendar())
