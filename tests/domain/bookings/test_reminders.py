"""Which messages a booking plans, under which keys, and that none wakes anybody."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.bookings.reminders import (
    LEAST_LEAD,
    QUIET_FROM,
    QUIET_UNTIL,
    BookingTimes,
    Kind,
    Planned,
    farewell,
    key,
    plan,
)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of September 2026 given in Shanghai time, as UTC."""
    return datetime(2026, 9, day, tzinfo=UTC) + timedelta(hours=hour - 8, minutes=minute)


def booked(starts_at: datetime, made_at: datetime, version: int = 1) -> BookingTimes:
    """Booking b1."""
    return BookingTimes("b1", starts_at, made_at, version)


def due(starts_at: datetime, now: datetime) -> dict[str, datetime]:
    """What is due when, for a booking made now."""
    return {planned.kind: planned.due_at for planned in plan(booked(starts_at, now), now)}


def test_a_booking_made_days_ahead_says_so_now_and_reminds_twice():
    now = at(15, 9)

    assert plan(booked(at(18, 10), now), now) == (
        Planned("booking/b1/1/booked", Kind.BOOKED, now),
        Planned("booking/b1/1/day_before", Kind.DAY_BEFORE, at(17, 18)),
        Planned("booking/b1/1/two_hours", Kind.TWO_HOURS, at(18, 8)),
    )


def test_a_moved_booking_plans_again_under_its_new_version():
    now = at(16, 9)

    planned = plan(booked(at(18, 14), now, version=2), now)

    assert [one.key for one in planned] == [
        "booking/b1/2/moved",
        "booking/b1/2/day_before",
        "booking/b1/2/two_hours",
    ]


def test_a_cancelled_booking_says_so_now():
    now = at(16, 9)

    told = farewell(booked(at(18, 14), at(15, 9), version=2), now)

    assert told == Planned("booking/b1/2/cancelled", Kind.CANCELLED, now)


@pytest.mark.parametrize(
    ("made", "kinds"),
    [
        (at(17, 17, 59), ["booked", "day_before", "two_hours"]),
        (at(17, 18), ["booked", "two_hours"]),  # made when the reminder would come
        (at(18, 7, 59), ["booked", "two_hours"]),
        (at(18, 8), ["booked"]),
        (at(18, 9), ["booked"]),
    ],
)
def test_a_reminder_whose_time_has_passed_is_never_planned(made, kinds):
    assert list(due(at(18, 10), made)) == kinds


@pytest.mark.parametrize(
    ("starts", "reminded"),
    [
        (at(18, 9, 30), at(18, 7, 30)),
        (at(18, 9), at(18, 7, 30)),  # 07:00 is quiet
        (at(18, 8), at(18, 7, 30)),
        (at(18, 7, 59), None),  # half an hour is not left
        (at(18, 6), None),
        (at(18, 23, 29), at(18, 21, 29)),
        (at(18, 23, 45), None),  # 21:45 is quiet, the morning comes after the start
        (at(18, 1), None),
    ],
)
def test_nobody_is_woken_by_a_reminder(starts, reminded):
    assert due(starts, at(15, 9)).get("two_hours") == reminded


def test_planning_the_same_again_gives_the_same_keys():
    booking = booked(at(18, 10), at(15, 9))

    again = [one.key for one in plan(booking, at(15, 9, 1))]

    assert again == [one.key for one in plan(booking, at(15, 9))]
    assert again[0] == key(booking, Kind.BOOKED)


moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(moments, st.integers(-3000, 30_000), st.integers(1, 9))
def test_any_booking_plans_one_message_now_and_reminders_between_now_and_its_start(
    now, ahead, version
):
    starts_at = now + timedelta(minutes=ahead)

    first, *reminders = plan(BookingTimes("b1", starts_at, now, version), now)

    assert first.due_at == now
    assert first.kind is (Kind.BOOKED if version == 1 else Kind.MOVED)
    assert len({one.key for one in (first, *reminders)}) == len(reminders) + 1
    for one in reminders:
        local = (one.due_at + timedelta(hours=8)).time()
        assert now < one.due_at <= starts_at - LEAST_LEAD
        assert QUIET_UNTIL <= local < QUIET_FROM
        assert one.due_at.tzinfo is UTC
    assert [(one.due_at + timedelta(hours=8)).time() for one in reminders
            if one.kind is Kind.DAY_BEFORE] in ([], [time(18, 0)])  # fmt: skip
