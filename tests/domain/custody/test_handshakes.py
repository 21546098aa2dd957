"""The texts by which papers change hands: exactly these, and nothing else."""

from base64 import urlsafe_b64encode
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.custody.handshakes import (
    LONGEST,
    BadHandshake,
    Offer,
    Taken,
    answered,
    offered,
    read,
)

NONCES = st.text("0123456789abcdef", min_size=16, max_size=16)
PARTIES = st.one_of(st.just("office"), st.uuids().map(str))
OFFERS = st.builds(
    Offer,
    m=st.uuids(),
    o=st.lists(st.uuids(), min_size=1, max_size=20, unique=True).map(tuple),
    n=NONCES,
    f=PARTIES,
    d=st.sampled_from(["", str(UUID(int=7))]),
    at=st.sampled_from(["", "2026-03-02T09:00:00+08:00"]),
)
ANSWERS = st.builds(Taken, m=st.uuids(), n=NONCES, a=NONCES, t=PARTIES)
GOOD = '{"m":"0190c4e0-0000-7000-8000-000000000001","n":"0123456789abcdef","a":"%s","t":"%s"}'


def packed(text: str) -> str:
    """A taker's text out of any JSON."""
    return "CK2." + urlsafe_b64encode(text.encode()).rstrip(b"=").decode()


@given(OFFERS)
def test_an_offer_is_read_as_it_was_written_and_fits_a_code(offer: Offer) -> None:
    text = offered(offer)

    assert read(text) == offer
    assert len(text) <= LONGEST


@given(ANSWERS)
def test_an_answer_is_read_as_it_was_written(answer: Taken) -> None:
    assert read(answered(answer)) == answer


@given(st.text(max_size=80), st.sampled_from(["", "CK1.", "CK2."]))
def test_anything_else_is_refused_and_nothing_else_happens(text: str, head: str) -> None:
    with pytest.raises(BadHandshake):
        read(head + text)


@pytest.mark.parametrize(
    "text",
    [
        packed(GOOD % ("0123456789ABCDEF", "office")),
        packed(GOOD % ("0123456789abcdef0", "office")),
        packed(GOOD % ("0123456789abcdef", "somebody")),
        packed(GOOD[:-1] % ("0123456789abcdef", "office") + ',"x":1}'),
        packed("[" * 2000),
        "CK2." + "A" * (LONGEST + 1),
        "CK3." + "A" * 40,
        offered(Offer(UUID(int=1), (UUID(int=2), UUID(int=2)), "0" * 16, "office")),
        offered(Offer(UUID(int=1), (), "0" * 16, "office")),
    ],
)
def test_wrong_numbers_parties_and_additions_are_refused(text: str) -> None:
    with pytest.raises(BadHandshake):
        read(text)
