"""Ids that sort by time, and secrets that cannot be guessed."""

from datetime import UTC, datetime, timedelta
from threading import Thread
from uuid import RFC_4122, UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kit.ids import SystemIds

NOON = datetime(2026, 2, 12, 4, 0, 0, 123_000, tzinfo=UTC)


class SteppingClock:
    """Tells each of the given moments once, then the last one for ever."""

    def __init__(self, *moments: datetime) -> None:
        self.moments = list(moments)

    def now(self) -> datetime:
        return self.moments.pop(0) if len(self.moments) > 1 else self.moments[0]


def test_an_id_is_a_uuid_of_version_7_that_begins_with_the_millisecond():
    made = SystemIds(SteppingClock(NOON)).new()

    assert (made.version, made.variant) == (7, RFC_4122)
    assert made.int >> 80 == 1_770_868_800_123


def test_the_example_of_the_standard_has_the_same_layout():
    theirs = UUID("017f22e2-79b0-7cc3-98c4-dc0c0c07398f")  # RFC 9562, A.6
    ours = SystemIds(SteppingClock(datetime(2022, 2, 22, 19, 22, 22, tzinfo=UTC))).new()

    assert theirs.int >> 80 == ours.int >> 80
    assert (theirs.version, theirs.variant) == (ours.version, ours.variant)


def test_ids_of_one_millisecond_keep_their_order():
    ids = SystemIds(SteppingClock(NOON))

    made = [ids.new() for _ in range(10_000)]

    assert made == sorted(set(made))


@given(st.lists(st.integers(-5_000, 5_000), min_size=1, max_size=50))
def test_ids_keep_their_order_when_the_clock_steps_back(steps):
    ids = SystemIds(SteppingClock(*(NOON + timedelta(milliseconds=step) for step in steps)))

    made = [ids.new() for _ in range(len(steps) + 2)]

    assert made == sorted(set(made))
    assert {one.version for one in made} == {7}


def test_a_full_millisecond_flows_over_into_the_next():
    ids = SystemIds(SteppingClock(NOON))
    first = ids.new()
    ids._random = (1 << 74) - 1

    second = ids.new()

    assert second.int >> 80 == (first.int >> 80) + 1
    assert (second.version, second.variant) == (7, RFC_4122)


def test_threads_never_get_the_same_id():
    ids, made = SystemIds(SteppingClock(NOON)), []
    threads = [Thread(target=lambda: made.extend(ids.new() for _ in range(500))) for _ in range(8)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(made)) == 4_000


def test_a_token_holds_32_bytes_and_is_safe_in_a_url():
    ids = SystemIds(SteppingClock(NOON))

    tokens = {ids.token() for _ in range(100)}

    assert {len(token) for token in tokens} == {43}
    assert len(tokens) == 100
    assert all(token.replace("-", "").replace("_", "").isalnum() for token in tokens)


@pytest.mark.parametrize("count", [0, 1, 6])
def test_digits_are_as_many_as_asked_for(count):
    digits = SystemIds(SteppingClock(NOON)).digits(count)

    assert len(digits) == count
    assert set(digits) <= set("0123456789")
