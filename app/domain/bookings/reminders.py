"""Which messages a booking sends in its life, under which keys, and when they are due."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from app.kit.clock import SHANGHAI, office_day

DAY_BEFORE_AT = time(18, 0)
TWO_HOURS = timedelta(hours=2)
QUIET_FROM, QUIET_UNTIL = time(21, 30), time(7, 30)
LEAST_LEAD = timedelta(minutes=30)
"""A reminder moved out of the quiet hours comes at least this long before the start, or never."""


class Kind(StrEnum):
    """What a message about a booking says; three answer an act at once, two remind."""

    BOOKED = "booked"
    DAY_BEFORE = "day_before"
    TWO_HOURS = "two_hours"
    MOVED = "moved"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class BookingTimes:
    """What the plan of a booking's messages depends on; `version` grows with every move.

    `made_at` is when this version was made. Moments are aware.
    """

    id: str
    starts_at: datetime
    made_at: datetime
    version: int = 1


@dataclass(frozen=True, slots=True)
class Planned:
    """One message to queue: `key` is unique for ever, `due_at` is in UTC."""

    key: str
    kind: str
    due_at: datetime


def plan(booking: BookingTimes, now: datetime) -> tuple[Planned, ...]:
    """The messages of a booking made or moved just now: one at once, then its reminders.

    Version 1 says "booked", later ones "moved". The day before at 18:00 when that is still to come;
    two hours before the start, or at 07:30 when that falls into the quiet hours (21:30 to 07:30,
    Asia/Shanghai) and LEAST_LEAD is left. No reminder is due in the past or before the booking.
    """
    first = Kind.BOOKED if booking.version <= 1 else Kind.MOVED
    since = max(now, booking.made_at)
    reminders = (
        (Kind.DAY_BEFORE, _day_before(booking.starts_at)),
        (Kind.TWO_HOURS, _two_hours(booking.starts_at)),
    )
    return (
        _planned(booking, first, now),
        *(_planned(booking, kind, due) for kind, due in reminders if due and due > since),
    )


def farewell(booking: BookingTimes, now: datetime) -> Planned:
    """The message that a booking is cancelled, due now; what was planned before is retracted."""
    return _planned(booking, Kind.CANCELLED, now)


def key(booking: BookingTimes, kind: Kind) -> str:
    """The key under which a message of this version is queued once and never again."""
    return f"booking/{booking.id}/{booking.version}/{kind}"


def _planned(booking: BookingTimes, kind: Kind, due_at: datetime) -> Planned:
    return Planned(key(booking, kind), kind, due_at.astimezone(UTC))


def _day_before(starts_at: datetime) -> datetime | None:
    return _local(office_day(starts_at) - timedelta(days=1), DAY_BEFORE_AT)


def _two_hours(starts_at: datetime) -> datetime | None:
    due = starts_at - TWO_HOURS
    local = due.astimezone(SHANGHAI)
    if QUIET_UNTIL <= local.time() < QUIET_FROM:
        return due
    late = local.time() >= QUIET_FROM
    due = _local(local.date() + timedelta(days=late), QUIET_UNTIL)
    return due if starts_at - due >= LEAST_LEAD else None


def _local(on: date, at: time) -> datetime:
    return datetime.combine(on, at, SHANGHAI)
