"""Who may do what with a booking, and until when."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.bookings.bookings import (
    Act,
    AlreadyCancelled,
    BookingFacts,
    BookingLimit,
    By,
    NoSuchNumber,
    NotBookable,
    NotYet,
    StaffOnly,
    State,
    TooEarly,
    TooLate,
    admit,
    after,
    change_until,
    check_window,
    day_end,
    may_change,
    number,
)
from app.domain.bookings.slots import BookingRule
from app.kit.errors import AppError

STARTS = datetime(2026, 9, 18, 2, 0, tzinfo=UTC)  # 10:00 in Shanghai
RULE = BookingRule(days_ahead=7, notice_minutes=120, max_open=2, duration_minutes=30)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
PERSON, STAFF = By.PERSON, By.STAFF


def booking(state: State = State.BOOKED) -> BookingFacts:
    """A booking at 10:00."""
    return BookingFacts(state, STARTS)


def outcome(state: State, act: Act, by: By, now: datetime) -> object:
    """The state reached, or the class of the refusal."""
    try:
        return after(booking(state), act, by, now)
    except AppError as refusal:
        return type(refusal)


TABLE = {
    State.BOOKED: (
        State.BOOKED,
        State.CANCELLED,
        State.CHECKED_IN,
        State.SERVED,
        State.MISSED,
    ),
    State.CHECKED_IN: (TooLate, TooLate, State.CHECKED_IN, State.SERVED, State.MISSED),
    State.SERVED: (TooLate, TooLate, TooLate, State.SERVED, TooLate),
    State.MISSED: (TooLate, TooLate, State.CHECKED_IN, State.SERVED, State.MISSED),
    State.CANCELLED: (AlreadyCancelled,) * 5,
}


def test_the_whole_table_for_staff_during_the_visit():
    reached = {
        state: tuple(outcome(state, act, STAFF, STARTS + 5 * MINUTE) for act in Act)
        for state in State
    }

    assert reached == TABLE


@pytest.mark.parametrize("act", [Act.CHECK_IN, Act.SERVE, Act.MISS])
def test_what_happens_at_the_window_is_for_staff_only(act):
    with pytest.raises(StaffOnly):
        after(booking(), act, PERSON, STARTS)


@pytest.mark.parametrize(
    ("notice_minutes", "last_hours"),
    [(0, 1), (30, 1), (60, 1), (180, 3)],  # an hour at least
)
def test_a_person_may_change_until_the_notice_and_an_hour_at_least(notice_minutes, last_hours):
    until = change_until(booking(), PERSON, notice_minutes)

    assert until == STARTS - last_hours * HOUR
    assert after(booking(), Act.CANCEL, PERSON, until - MINUTE, notice_minutes) is State.CANCELLED
    assert may_change(booking(), PERSON, until - MINUTE, notice_minutes)
    assert not may_change(booking(), PERSON, until, notice_minutes)
    with pytest.raises(TooLate):
        after(booking(), Act.RESCHEDULE, PERSON, until, notice_minutes)


def test_staff_may_act_until_the_office_day_ends():
    midnight = datetime(2026, 9, 18, 16, 0, tzinfo=UTC)

    assert change_until(booking(), STAFF) == midnight == day_end(STARTS)
    for act in Act:
        assert isinstance(outcome(State.BOOKED, act, STAFF, midnight - MINUTE), State)
        assert outcome(State.BOOKED, act, STAFF, midnight) is TooLate


@pytest.mark.parametrize(
    ("act", "first"),
    [
        (Act.CHECK_IN, STARTS - 2 * HOUR),
        (Act.SERVE, STARTS - 2 * HOUR),
        (Act.MISS, STARTS),
    ],
)
def test_checking_in_begins_two_hours_early_and_missing_with_the_start(act, first):
    assert outcome(State.BOOKED, act, STAFF, first - MINUTE) is NotYet
    assert isinstance(outcome(State.BOOKED, act, STAFF, first), State)


def test_only_a_booked_one_can_be_changed():
    early = STARTS - 5 * HOUR

    assert [state for state in State if may_change(booking(state), PERSON, early)] == [State.BOOKED]


def test_a_booking_within_the_rule_is_admitted():
    admit(STARTS, RULE, PERSON, 1, STARTS - 2 * HOUR)
    admit(STARTS, RULE, PERSON, 0, STARTS - timedelta(days=7))
    admit(STARTS, RULE, STAFF, 0, STARTS + 29 * MINUTE)


@pytest.mark.parametrize(
    ("by", "open_bookings", "now", "refusal"),
    [
        (PERSON, 0, STARTS - 2 * HOUR + MINUTE, TooLate),
        (PERSON, 0, STARTS - timedelta(days=7, hours=10, minutes=1), TooEarly),
        (PERSON, 2, STARTS - 5 * HOUR, BookingLimit),
        (STAFF, 0, STARTS + 30 * MINUTE, TooLate),
        (STAFF, 2, STARTS, BookingLimit),
        (STAFF, 0, STARTS - timedelta(days=8), TooEarly),
    ],
)
def test_a_booking_outside_the_rule_is_refused_by_name(by, open_bookings, now, refusal):
    with pytest.raises(refusal):
        admit(STARTS, RULE, by, open_bookings, now)


def test_an_item_without_bookings_is_refused_before_anything_else():
    rule = BookingRule(0, 0, 0, 30, bookable=False)

    with pytest.raises(NotBookable):
        admit(STARTS, rule, PERSON, 9, STARTS + 9 * HOUR)


def test_the_limit_is_told():
    with pytest.raises(BookingLimit) as refusal:
        admit(STARTS, RULE, PERSON, 2, STARTS - 5 * HOUR)

    assert (refusal.value.code, refusal.value.facts) == ("booking-limit", {"limit": 2})


def test_a_move_is_checked_against_the_window_and_not_the_limit():
    check_window(STARTS, RULE, PERSON, STARTS - 5 * HOUR)

    with pytest.raises(TooLate):
        check_window(STARTS, RULE, PERSON, STARTS)


@pytest.mark.parametrize(
    ("hour", "sequence", "called"),
    [(8, 7, "A07"), (11, 1, "A01"), (12, 12, "B12"), (17, 112, "B112"), (18, 3, "C03")],
)
def test_a_number_is_short_and_says_the_half_of_the_day(hour, sequence, called):
    starts_at = datetime(2026, 9, 18, hour - 8, 59, tzinfo=UTC)

    assert number(starts_at, sequence) == called


def test_numbers_begin_with_one():
    with pytest.raises(NoSuchNumber):
        number(STARTS, 0)


@given(
    st.sampled_from(list(product(State, Act, By))),
    st.integers(-2000, 2000),
    st.integers(-10, 3000),
)
def test_every_act_at_any_time_leads_to_a_state_or_a_named_refusal(case, shift, notice_minutes):
    state, act, by = case

    now = STARTS + shift * MINUTE
    try:
        reached = after(booking(state), act, by, now, notice_minutes)
    except AppError:
        return

    assert now < change_until(booking(state), by, notice_minutes) <= day_end(STARTS)
    assert (reached is State.CANCELLED) == (act is Act.CANCEL)
    assert may_change(booking(state), by, now, notice_minutes) == (state is State.BOOKED)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_the_end_of_a_day_is_the_next_midnight_on_the_wall(moment):
    end = day_end(moment)

    wall = (end + timedelta(hours=8)).replace(tzinfo=None)
    assert timedelta(0) < end - moment <= timedelta(days=1)
    assert wall.time() == datetime.min.time()
    assert wall.date() > date(1999, 12, 31)
