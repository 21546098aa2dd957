"""The same request twice is one request; another request under its key is a conflict."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kit.errors import Conflict
from app.kit.idempotency import (
    Answer,
    BadKey,
    Kept,
    KeyReused,
    StillRunning,
    earlier_answer,
    fingerprint,
    request_key,
)

BOOK = fingerprint("POST", "/v1/bookings", b'{"item":"a"}')
KEY = UUID("5f2c8f0e-9d7a-4c56-8a51-0d1f6a6a3f10")
MADE = Answer(201, b'{"number":"A07"}')

requests = st.tuples(st.sampled_from(["POST", "PUT"]), st.text(), st.binary())


def test_a_key_never_seen_means_do_it():
    assert earlier_answer(None, BOOK) is None


def test_the_same_request_gets_the_same_answer_again():
    assert earlier_answer(Kept(BOOK, MADE), BOOK) == MADE


def test_another_request_under_the_key_is_a_conflict():
    other = fingerprint("POST", "/v1/bookings", b'{"item":"b"}')

    with pytest.raises(KeyReused) as refused:
        earlier_answer(Kept(BOOK, MADE), other)

    assert isinstance(refused.value, Conflict)
    assert refused.value.code == "key-reused"


def test_a_request_without_an_answer_yet_is_not_done_again():
    with pytest.raises(StillRunning):
        earlier_answer(Kept(BOOK), BOOK)


@given(requests, requests)
def test_a_fingerprint_tells_requests_apart(one, other):
    assert (fingerprint(*one) == fingerprint(*other)) is (one == other)


def test_what_moves_between_path_and_body_changes_the_fingerprint():
    assert fingerprint("POST", "/a", b" b") != fingerprint("POST", "/a b", b"")
    assert fingerprint("post", "/a", b"") == fingerprint("POST", "/a", b"")


@pytest.mark.parametrize("header", [f"{KEY}", f' "{KEY}" ', f"{KEY}".upper()])
def test_a_key_may_be_quoted(header):
    assert request_key(header) == KEY


@pytest.mark.parametrize("header", ["", "7", "not a uuid", "村口", f"{KEY}0"])
def test_a_key_that_is_not_a_uuid_is_refused(header):
    with pytest.raises(BadKey):
        request_key(header)
