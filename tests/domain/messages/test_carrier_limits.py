"""From when a vendor takes a message again, against one who tries every second."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.messages.carrier_limits import DAY, HOUR, LIMITS, MINUTE, Limit, free_at
from app.domain.messages.message_kinds import SMS_CODE
from tests.domain.messages.ladder_walks import NOON

SECOND = timedelta(seconds=1)
KINDS = ["booked", "moved", SMS_CODE]
paces = st.lists(st.tuples(st.integers(1, 4000), st.sampled_from(KINDS)), max_size=60)


def counted(limit: Limit, kind: str, its: str) -> bool:
    """Whether a hand-over of `its` kind stands in the way of one of `kind`."""
    if limit.of == "all":
        return True
    if limit.of == "code":
        return kind == its == SMS_CODE
    return kind == its and (limit.of == "kind" or kind != SMS_CODE)


def full(carrier: str, kind: str, sent: list, at) -> bool:  # type: ignore[no-untyped-def,type-arg]
    """Whether one more hand-over at `at` would be one too many."""
    return any(
        sum(at - limit.window < when <= at and counted(limit, kind, its) for when, its in sent)
        >= limit.most
        for limit in LIMITS.get(carrier, ())
    )


def test_a_carrier_without_limits_always_takes_one() -> None:
    assert free_at("email", "booked", [(NOON, "booked")] * 99, NOON) == NOON


def test_codes_come_once_a_minute_five_an_hour_and_ten_a_day() -> None:
    ago = [(NOON - count * 10 * MINUTE, SMS_CODE) for count in range(1, 6)]
    day = [(NOON - count * 2 * HOUR, SMS_CODE) for count in range(1, 11)]

    assert free_at("aliyun", SMS_CODE, [(NOON, SMS_CODE)], NOON) == NOON + MINUTE
    assert free_at("aliyun", SMS_CODE, ago, NOON) == NOON + 10 * MINUTE
    assert free_at("aliyun", SMS_CODE, day, NOON) == NOON - 20 * HOUR + DAY
    assert free_at("aliyun", "booked", day, NOON) == NOON


def test_the_same_content_waits_half_a_minute_at_tencent() -> None:
    sent = [(NOON - 10 * SECOND, "booked")]

    assert free_at("tencent", "booked", sent, NOON) == NOON + 20 * SECOND
    assert free_at("tencent", "moved", sent, NOON) == NOON


def test_the_eleventh_text_of_a_day_waits_at_tencent() -> None:
    sent = [(NOON - count * HOUR, f"kind{count}") for count in range(1, 11)]

    assert free_at("tencent", "booked", sent, NOON) == NOON + 14 * HOUR


def test_fifty_of_one_kind_a_day_at_aliyun() -> None:
    sent = [(NOON - count * MINUTE, "booked") for count in range(50, 0, -1)]

    assert free_at("aliyun", "booked", sent, NOON) == NOON - 50 * MINUTE + DAY
    assert free_at("aliyun", "moved", sent, NOON) == NOON


@given(st.sampled_from(sorted(LIMITS)), st.sampled_from(KINDS), paces)
def test_it_is_free_then_and_not_a_second_sooner(
    carrier: str, kind: str, pace: list[tuple[int, str]]
) -> None:
    sent, at = [], NOON
    for seconds, its in pace:
        at -= seconds * SECOND
        sent.append((at, its))

    free = free_at(carrier, kind, sent, NOON)

    assert free >= NOON
    assert not full(carrier, kind, sent, free)
    assert free == NOON or full(carrier, kind, sent, free - SECOND)
    assert free_at(carrier, kind, sent[::-1], NOON) == free


@given(st.sampled_from(sorted(LIMITS)), st.lists(st.sampled_from(KINDS), max_size=40))
def test_whoever_waits_never_hits_a_limit(carrier: str, wanted: list[str]) -> None:
    sent: list = []  # type: ignore[type-arg]
    now = NOON

    for kind in wanted:
        now = free_at(carrier, kind, sent, now)
        assert not full(carrier, kind, sent, now)
        sent.append((now, kind))
