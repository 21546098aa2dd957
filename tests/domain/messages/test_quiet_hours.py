"""The hours in which nothing rings, over midnight or by day."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given

from app.domain.messages.quiet_hours import USUAL, Quiet, end_of_quiet, quiet_of
from app.kit.clock import SHANGHAI
from tests.domain.messages.ladder_walks import moments, quiets


def at(hour: int, minute: int = 0, day: int = 20) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "end"),
    [
        (at(21, 29), None),
        (at(21, 30), at(7, 30, 21)),
        (at(23, 59), at(7, 30, 21)),
        (at(0, 0, 21), at(7, 30, 21)),
        (at(7, 29, 21), at(7, 30, 21)),
        (at(7, 30, 21), None),
        (at(12), None),
    ],
)
def test_the_usual_night(now: datetime, end: datetime | None) -> None:
    assert end_of_quiet(USUAL, now) == end


def test_somebodys_own_hours_may_lie_in_the_day() -> None:
    nap = quiet_of("12:30", "14:00")

    assert end_of_quiet(nap, at(12, 29)) is None
    assert end_of_quiet(nap, at(13)) == at(14)
    assert end_of_quiet(nap, at(14)) is None
    assert end_of_quiet(nap, at(23)) is None


def test_hours_that_nobody_can_read_are_the_usual_ones() -> None:
    assert quiet_of("", "") == USUAL
    assert quiet_of("25:00", "07:00") == USUAL
    assert quiet_of("22:00", "") == USUAL


def test_the_same_time_twice_is_never_quiet() -> None:
    assert end_of_quiet(Quiet(time(8), time(8)), at(8)) is None


@given(quiets, moments)
def test_the_end_is_the_first_moment_that_is_not_quiet(quiet: Quiet, now: datetime) -> None:
    end = end_of_quiet(quiet, now)

    minutes = (now + timedelta(minutes=count) for count in range(24 * 60))
    first = next(one for one in minutes if end_of_quiet(quiet, one) is None)
    if end is None:
        assert first == now
    else:
        assert end_of_quiet(quiet, end) is None
        assert timedelta() <= first - end < timedelta(minutes=1)
        assert end_of_quiet(quiet, end - timedelta(microseconds=1)) == end
