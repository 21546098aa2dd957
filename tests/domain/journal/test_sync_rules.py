"""Gaps, chains and clocks of a phone's journal, and what its operations may say."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.journal import device_clocks, operation_bodies
from app.domain.journal.sync_rules import (
    EARLIEST,
    Clash,
    Link,
    Turn,
    Verdict,
    happened_at,
    is_id,
    kept,
    missing,
    read,
    turn,
)

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
ID = "0198c0de-0000-7000-8000-000000000001"
DIGEST = "ab" * 32


def links(*numbers: int) -> list[Link]:
    return [
        Link(number, f"c{number - 1}" if number > 1 else "", f"c{number}") for number in numbers
    ]


def test_a_journal_goes_on_up_to_the_first_gap():
    assert turn(2, "c2", links(3, 4, 6)) == Turn(4, "c4", frozenset())
    assert missing(4, [3, 4, 6, 9]) == [5, 7, 8]
    assert missing(4, []) == []


def test_a_link_that_does_not_fit_stops_nothing_behind_it():
    broken = [Link(2, "other", "c2"), *links(1, 3)]

    assert turn(0, "", broken) == Turn(3, "c3", frozenset({2}))


def test_at_most_two_hundred_numbers_are_asked_for():
    assert missing(0, [2**31 - 1]) == list(range(1, 201))


@given(st.sets(st.integers(1, 40)), st.integers())
def test_the_order_of_links_does_not_matter(numbers: set[int], seed: int):
    shuffled = links(*numbers)
    Random(seed).shuffle(shuffled)

    found = turn(0, "", shuffled)

    whole = next(n for n in range(42) if n + 1 not in numbers)
    assert found == Turn(whole, f"c{whole}" if whole else "", frozenset())


@given(st.sets(st.integers(1, 60)), st.sets(st.integers(1, 60)))
def test_what_comes_in_two_parts_goes_as_far_as_all_at_once(one: set[int], two: set[int]):
    first = turn(0, "", links(*one))

    assert turn(first.sequence, first.chain, links(*one, *two)) == turn(0, "", links(*one, *two))


@pytest.mark.parametrize(
    ("device_at", "skew", "earliest", "expected"),
    [
        (NOON - MINUTE, MINUTE, EARLIEST, NOON - MINUTE),
        (NOON + 3 * DAY, -3 * DAY, EARLIEST, NOON),
        (NOON - 3 * DAY, 3 * DAY, EARLIEST, NOON),
        (NOON + 3 * DAY, timedelta(), EARLIEST, NOON),
        (NOON - 3 * DAY, timedelta(), NOON - DAY, NOON - DAY),
        (NOON - 2 * MINUTE, timedelta(), NOON, NOON - 2 * MINUTE),
        (datetime(1970, 1, 2, tzinfo=UTC), NOON - datetime(1970, 1, 2, tzinfo=UTC), EARLIEST, NOON),
    ],
)
def test_when_something_happened(
    device_at: datetime, skew: timedelta, earliest: datetime, expected: datetime
):
    assert happened_at(device_at, skew, earliest, NOON) == expected


@given(
    st.timedeltas(timedelta(), timedelta(days=43_000)).map(lambda span: EARLIEST + span),
    st.timedeltas(-timedelta(days=20_000), timedelta(days=20_000)),
    st.timedeltas(timedelta(), timedelta(days=400)),
)
def test_nothing_happens_after_it_came_nor_before_what_was_before_it(
    device_at: datetime, skew: timedelta, before: timedelta
):
    found = happened_at(device_at, skew, NOON - before, NOON)

    assert NOON - before - device_clocks.TOLERANCE <= found <= NOON + device_clocks.TOLERANCE


def test_a_verdict_is_kept_without_any_value():
    clash = Clash("answer.well", True, (UUID(int=1), UUID(int=2)))
    said = Verdict("conflict", "", (clash,))

    assert read(kept(said)) == said
    assert read({}) == Verdict("applied")


def test_only_uuids_of_version_seven_name_something_new():
    assert is_id(UUID(ID))
    assert not is_id(UUID("a7e9d1f0-1111-4222-8333-444455556666"))


PLACE: dict[str, Any] = {"latitude": 28.93, "longitude": 104.92}
GOOD: list[tuple[str, str, dict[str, Any]]] = [
    ("visit", "open", {"person": ID, "why": "看望"}),
    ("visit", "open", {"person": {"name": "罗桂芳"}, "why": "看望", "household": None}),
    ("visit", "move", {"to": "not_home", "why": "赶集去了"}),
    ("visit", "propose", {"starts_at": "2026-03-03T09:00:00+08:00", "minutes": 30}),
    ("visit", "proof", {"how": "code", "code": "4821"}),
    ("visit", "proof", {"how": "none"}),
    ("visit", "place", PLACE),
    ("visit", "place", {"failed": "denied"}),
    ("household", "answer", {"key": "well", "value": [1, {"a": None}], "more": "kept"}),
    ("household", "settle", {"key": "answer.well", "value": 1}),
    ("original", "open", {"name": "户口簿", "number": "K7-12", "owner": ID}),
    ("original", "give", {"to": ID, "move": ID, "nonce": "0f" * 8}),
    ("original", "take", {"from": "owner", "move": ID, "signature": DIGEST}),
    ("original", "back", {"code": "4821"}),
]
BAD: list[tuple[str, str, dict[str, Any]]] = [
    ("visit", "open", {"person": {"name": ""}, "why": "看望"}),
    ("visit", "open", {"person": ID, "why": "看望", "state": "done"}),
    ("visit", "move", {"to": "withdrawn"}),
    ("visit", "propose", {"starts_at": "2026-03-03T09:00:00", "minutes": 30}),
    ("visit", "note", {"text": "x" * 4001}),
    ("visit", "proof", {"how": "code"}),
    ("visit", "proof", {"how": "signature", "digest": "ab"}),
    ("visit", "place", {**PLACE, "failed": "off"}),
    ("visit", "place", {}),
    ("visit", "settle", {"key": "state", "value": "done"}),
    ("household", "answer", {"key": "a b", "value": 1}),
    ("original", "open", {"name": "户口簿", "number": "K7-12"}),
    ("original", "take", {"move": ID}),
]
UNKNOWN: list[tuple[str, str]] = [("visit", "assign"), ("household", "move"), ("case", "note")]


@pytest.mark.parametrize(("subject", "kind", "body"), GOOD)
def test_a_body_that_says_what_its_kind_needs(subject: str, kind: str, body: dict[str, Any]):
    assert operation_bodies.fault(subject, kind, body) == ""


@pytest.mark.parametrize(("subject", "kind", "body"), BAD)
def test_a_body_that_says_too_little_or_too_much(subject: str, kind: str, body: dict[str, Any]):
    assert operation_bodies.fault(subject, kind, body) == "bad-body"


@pytest.mark.parametrize(("subject", "kind"), UNKNOWN)
def test_what_phones_do_not_write(subject: str, kind: str):
    assert operation_bodies.fault(subject, kind, {}) == "unknown-kind"
