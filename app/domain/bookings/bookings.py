"""What may be done with a booking, by whom and until when; and the number people hear called."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from app.domain.bookings.slots import BookingRule
from app.kit.clock import SHANGHAI, office_day
from app.kit.errors import Conflict, Forbidden, Invalid

CHANGE_MINUTES = 60
"""A person changes a booking at least this long before its start, whatever the item's notice."""
CHECK_IN_EARLY = timedelta(hours=2)
_ONE_DAY = timedelta(days=1)
_ALWAYS = datetime.min.replace(tzinfo=UTC)


class TooLate(Conflict):
    """This time is too near or over, so that it can no longer be changed."""


class TooEarly(Conflict):
    """This day cannot be booked yet."""


class NotYet(Conflict):
    """It is too early for this; check-in begins two hours before the start."""


class AlreadyCancelled(Conflict):
    """This booking was cancelled before."""


class BookingLimit(Conflict):
    """One person may not hold more bookings for this service; `limit` says how many."""


class NotBookable(Invalid):
    """This service takes no bookings; just come, or call the office."""


class NameNeeded(Invalid):
    """A name is needed for the booking."""


class PhoneNeeded(Invalid):
    """A phone number is needed for the booking."""


class NoSuchNumber(Invalid):
    """Numbers are counted from one."""


class StaffOnly(Forbidden):
    """Only the staff of the office may do this."""


class State(StrEnum):
    """Where a booking stands; a missed one may still be checked in on the same day."""

    BOOKED = "booked"
    CHECKED_IN = "checked_in"
    SERVED = "served"
    MISSED = "missed"
    CANCELLED = "cancelled"


class Act(StrEnum):
    """What can be done with a booking."""

    RESCHEDULE = "reschedule"
    CANCEL = "cancel"
    CHECK_IN = "check_in"
    SERVE = "serve"
    MISS = "miss"


class By(StrEnum):
    """Who acts: the person the booking is for (or who made it), or the centre's staff."""

    PERSON = "person"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class BookingFacts:
    """What a decision about a booking needs to know; moments are aware."""

    state: State
    starts_at: datetime


_STEPS: Mapping[tuple[State, Act], State] = {
    (State.BOOKED, Act.RESCHEDULE): State.BOOKED,
    (State.BOOKED, Act.CANCEL): State.CANCELLED,
    (State.BOOKED, Act.CHECK_IN): State.CHECKED_IN,
    (State.BOOKED, Act.SERVE): State.SERVED,
    (State.BOOKED, Act.MISS): State.MISSED,
    (State.CHECKED_IN, Act.CHECK_IN): State.CHECKED_IN,
    (State.CHECKED_IN, Act.SERVE): State.SERVED,
    (State.CHECKED_IN, Act.MISS): State.MISSED,
    (State.MISSED, Act.CHECK_IN): State.CHECKED_IN,
    (State.MISSED, Act.SERVE): State.SERVED,
    (State.MISSED, Act.MISS): State.MISSED,
    (State.SERVED, Act.SERVE): State.SERVED,
}
_STAFF_ACTS = frozenset({Act.CHECK_IN, Act.SERVE, Act.MISS})


def after(booking: BookingFacts, act: Act, by: By, now: datetime, notice_minutes: int = 0) -> State:
    """The state that `act` leads to at `now`; an act done before leads to the same state again.

    A person reschedules and cancels until `change_until`; staff do so, check in, serve and mark as
    missed until the office day ends. Check-in and serving begin two hours before the start, missing
    begins with the start. Raises AlreadyCancelled, TooLate, NotYet, or StaffOnly.
    """
    if by is By.PERSON and act in _STAFF_ACTS:
        raise StaffOnly(act=act)
    if booking.state is State.CANCELLED:
        raise AlreadyCancelled(act=act)
    reached = _STEPS.get((booking.state, act))
    if reached is None or now >= change_until(booking, by, notice_minutes):
        raise TooLate(act=act, state=booking.state)
    if now < _not_before(booking, act):
        raise NotYet(act=act, starts_at=booking.starts_at)
    return reached


def may_change(booking: BookingFacts, by: By, now: datetime, notice_minutes: int = 0) -> bool:
    """Whether `by` can still move or cancel the booking at `now`."""
    return booking.state is State.BOOKED and now < change_until(booking, by, notice_minutes)


def change_until(booking: BookingFacts, by: By, notice_minutes: int = 0) -> datetime:
    """The moment from which a change is too late, in UTC.

    For a person `notice_minutes` before the start, and CHANGE_MINUTES at least; for staff the
    midnight (Asia/Shanghai) that ends the day of the booking.
    """
    if by is By.STAFF:
        return day_end(booking.starts_at)
    return booking.starts_at - timedelta(minutes=max(notice_minutes, CHANGE_MINUTES))


def day_end(at: datetime) -> datetime:
    """The midnight (Asia/Shanghai) that ends the office's day of `at`, in UTC."""
    midnight = datetime.combine(office_day(at), time.min, SHANGHAI) + _ONE_DAY
    return midnight.astimezone(UTC)


def admit(
    starts_at: datetime, rule: BookingRule, by: By, open_bookings: int, now: datetime
) -> None:
    """Refuse a new booking that the item's rule does not allow; the seat is another question.

    A person books from today until `days_ahead` days later, at least `notice_minutes` before the
    start; staff until the booking would be over, for somebody who already stands at the window.
    `open_bookings` counts the person's bookings of this item still to come. Raises NotBookable,
    TooEarly, TooLate or BookingLimit (with `limit`).
    """
    check_window(starts_at, rule, by, now)
    if open_bookings >= rule.max_open:
        raise BookingLimit(limit=rule.max_open)


def check_window(starts_at: datetime, rule: BookingRule, by: By, now: datetime) -> None:
    """Refuse a start outside the bookable window; as `admit` without the limit, for a move."""
    if not rule.bookable or (by is By.PERSON and not rule.by_person):
        raise NotBookable
    if (office_day(starts_at) - office_day(now)).days > rule.days_ahead:
        raise TooEarly(starts_at=starts_at, days_ahead=rule.days_ahead)
    minutes = rule.notice_minutes if by is By.PERSON else 1 - rule.duration_minutes
    if starts_at - now < timedelta(minutes=minutes):
        raise TooLate(starts_at=starts_at, notice_minutes=rule.notice_minutes)


def number(starts_at: datetime, sequence: int) -> str:
    """The number people hear called: A before noon, B until 18:00, C in the evening, then a count.

    `sequence` counts the bookings of a centre's day from 1; at least two digits ("A07", "B112").
    Raises Invalid below 1.
    """
    if sequence < 1:
        raise NoSuchNumber(sequence=sequence)
    hour = starts_at.astimezone(SHANGHAI).hour
    letter = "A" if hour < 12 else "B" if hour < 18 else "C"
    return f"{letter}{sequence:02d}"


def _not_before(booking: BookingFacts, act: Act) -> datetime:
    if act in (Act.CHECK_IN, Act.SERVE):
        return booking.starts_at - CHECK_IN_EARLY
    return booking.starts_at if act is Act.MISS else _ALWAYS
