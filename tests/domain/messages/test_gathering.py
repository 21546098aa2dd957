"""What staff may get together, and when."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given

from app.domain.messages.gathering import (
    GATHERED_WITHIN,
    HOURS,
    gather_at,
    gathered_at,
    gathering_kinds,
    held_until,
    may_gather,
)
from app.kit.clock import SHANGHAI
from tests.domain.messages.ladder_walks import moments


def at(hour: int, minute: int = 0, day: int = 20) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "next_at", "last_at"),
    [
        (at(8), at(12), at(17, day=19)),
        (at(12), at(12), at(12)),
        (at(12, 1), at(17), at(12)),
        (at(17, 1), at(12, day=21), at(17)),
    ],
)
def test_at_noon_and_at_five(now: datetime, next_at: datetime, last_at: datetime) -> None:
    assert (gather_at(now), gathered_at(now)) == (next_at, last_at)


def test_only_work_that_can_wait_is_gathered() -> None:
    assert may_gather("case_new")
    assert not may_gather("case_warning")
    assert not may_gather("staff_digest")
    assert not may_gather("case_decided")
    assert not may_gather("booked")


@given(moments)
def test_nothing_waits_for_longer_than_till_the_next_noon(now: datetime) -> None:
    assert timedelta() <= gather_at(now) - now <= timedelta(hours=19)
    assert timedelta() <= now - gathered_at(now) <= timedelta(hours=19)
    assert gather_at(now).astimezone(SHANGHAI).time() in HOURS


@pytest.mark.parametrize(
    ("wanted_at", "now", "until"),
    [
        (at(8), at(8), at(13)),
        (at(8), at(12, 59), at(13)),
        (at(8), at(13), None),
        (at(12), at(12), at(13)),
        (at(12, 1), at(12, 30), at(18)),
        (at(18), at(23), at(13, day=21)),
    ],
)
def test_work_waits_for_its_hour_and_no_longer_than_one_after_it(
    wanted_at: datetime, now: datetime, until: datetime | None
) -> None:
    assert held_until("case_new", wanted_at, now) == until
    assert held_until("case_warning", wanted_at, now) is None


@given(moments, moments)
def test_nothing_is_held_for_good(wanted_at: datetime, now: datetime) -> None:
    for kind in gathering_kinds():
        until = held_until(kind, wanted_at, now)
        assert until is None or now < until <= wanted_at + timedelta(hours=19) + GATHERED_WITHIN
