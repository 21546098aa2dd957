"""The two texts by which phones hand an original over, shown as QR codes: no network is needed.

The giver shows CK1, the taker reads it and shows CK2, the giver reads that: each has the other's
number used once, and so knows that both stood before one another.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from typing import Annotated, Final, TypeVar
from uuid import UUID

import msgspec
from msgspec import Meta, Struct

from app.kit.errors import Invalid

OFFER: Final = "CK1."
ANSWER: Final = "CK2."
MOST_ORIGINALS: Final = 20
LONGEST: Final = 2200
"""What a QR code of version 40 with medium error correction holds is 2331 bytes (ISO 18004)."""
Nonce = Annotated[str, Meta(pattern=r"^[0-9a-f]{16}$")]
Party = Annotated[str, Meta(pattern=r"^(office|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$")]
"""A person by id, or the office."""
Moment = Annotated[str, Meta(max_length=35)]


class BadHandshake(Invalid):
    """This is not a code by which papers are handed over; scan it once more."""


class Offer(Struct, frozen=True, forbid_unknown_fields=True):
    """What a giver shows: the move, the originals, a number used once, who gives, by which device.

    `at` is the giver's clock, told for whoever reads along; nothing is decided by it.
    """

    m: UUID
    o: Annotated[tuple[UUID, ...], Meta(min_length=1, max_length=MOST_ORIGINALS)]
    n: Nonce
    f: Party
    d: Annotated[str, Meta(max_length=36)] = ""
    at: Moment = ""


class Taken(Struct, frozen=True, forbid_unknown_fields=True):
    """What the taker shows in turn: the move and its number, an own number, and who takes."""

    m: UUID
    n: Nonce
    a: Nonce
    t: Party


Text = TypeVar("Text", Offer, Taken)


def offered(offer: Offer) -> str:
    """The text that a giver shows."""
    return OFFER + _packed(offer)


def answered(taken: Taken) -> str:
    """The text that a taker shows."""
    return ANSWER + _packed(taken)


def read(text: str) -> Offer | Taken:
    """What a scanned text says; BadHandshake for anything but exactly these two."""
    if text.startswith(OFFER):
        offer = _unpacked(text.removeprefix(OFFER), Offer)
        if len(set(offer.o)) != len(offer.o):
            raise BadHandshake
        return offer
    if text.startswith(ANSWER):
        return _unpacked(text.removeprefix(ANSWER), Taken)
    raise BadHandshake


def _packed(value: Struct) -> str:
    return urlsafe_b64encode(msgspec.json.encode(value)).rstrip(b"=").decode()


def _unpacked(text: str, kind: type[Text]) -> Text:
    if len(text) > LONGEST or not text.isascii() or "=" in text:
        raise BadHandshake
    try:
        raw = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        found = msgspec.json.decode(raw, type=kind)
    except (NotBase64, ValueError):
        raise BadHandshake from None
    return found
