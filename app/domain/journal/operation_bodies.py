"""What an operation of a phone may say, kind by kind: the bodies and their bounds."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal, TypeAlias
from uuid import UUID

import msgspec
from msgspec import Meta, Struct

UNKNOWN_KIND: Final = "unknown-kind"
BAD_BODY: Final = "bad-body"

MoveTo: TypeAlias = Literal[
    "proposed", "confirmed", "on_way", "arrived", "done", "not_home", "postponed", "refused"
]
"""The states into which an agent may lead a visit; the others are the office's, the resident's."""
Key = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_.-]{1,80}$")]
AnswerKey = Annotated[str, Meta(pattern=r"^answer\.[A-Za-z0-9_.-]{1,80}$")]
Digest = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
Nonce = Annotated[str, Meta(pattern=r"^[0-9a-f]{1,64}$")]
Code = Annotated[str, Meta(pattern=r"^[0-9]{4}$")]
Name = Annotated[str, Meta(min_length=1, max_length=100)]
Words = Annotated[str, Meta(max_length=500)]
Note = Annotated[str, Meta(min_length=1, max_length=4000)]
Moment = Annotated[datetime, Meta(tz=True)]
MOST_BYTES: Final = 12 * 1024 * 1024
"""The largest file that belongs to an operation."""


class NewPerson(Struct, frozen=True):
    """Somebody whom nobody has written down yet."""

    name: Annotated[str, Meta(min_length=1, max_length=40)]
    phone: Annotated[str, Meta(max_length=20)] = ""


class VisitOpen(Struct, frozen=True):
    """A visit that begins on the spot: to whom and why.

    `household` tells the place; without it the visit belongs to `centre` (a code), or to the room
    of the agent. `form_item` is the item whose form is filled in, the usual check list without it.
    """

    person: UUID | NewPerson
    why: Annotated[str, Meta(min_length=1, max_length=500)]
    items: Annotated[list[Key], Meta(max_length=10)] = []
    household: UUID | None = None
    centre: Annotated[str, Meta(max_length=20)] = ""
    address: Annotated[str, Meta(max_length=200)] = ""
    form_item: Annotated[str, Meta(max_length=60)] = ""
    state: Literal["assigned"] = "assigned"


class MoveBody(Struct, frozen=True):
    """The visit goes on to another state, `why` for those that need a word."""

    to: MoveTo
    why: Words = ""


class ProposeBody(Struct, frozen=True):
    """A time for the visit."""

    starts_at: Moment
    minutes: Annotated[int, Meta(ge=5, le=600)]


class NoteBody(Struct, frozen=True):
    """A note; notes only add up."""

    text: Note


class AnswerBody(Struct, frozen=True):
    """The answer to a question of the form; `filled` is `known` when nobody had to type it."""

    key: Key
    value: Any
    filled: Literal["typed", "known"] = "typed"


class AttachBody(Struct, frozen=True):
    """A file by the fingerprint of its bytes, which travel apart."""

    digest: Digest
    kind: Literal["photo", "voice", "signature"]
    size: Annotated[int, Meta(ge=1, le=MOST_BYTES)]
    media_type: Annotated[str, Meta(min_length=3, max_length=80)]
    name: Annotated[str, Meta(max_length=120)] = ""


class ProofBody(Struct, frozen=True):
    """How it is proved that the agent was there: four digits, or a file by its fingerprint."""

    how: Literal["code", "signature", "voice", "none"]
    code: Code | None = None
    digest: Digest | None = None


class PlaceBody(Struct, frozen=True):
    """Where the phone was, rounded to about a kilometre, or why that is not known."""

    latitude: Annotated[float, Meta(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Meta(ge=-180, le=180)] | None = None
    failed: Literal["denied", "timeout", "unavailable", "off"] | None = None


class SettleBody(Struct, frozen=True):
    """One of several values of a question is chosen; `key` is the whole name of the field."""

    key: AnswerKey
    value: Any


class OriginalOpen(Struct, frozen=True):
    """A paper is handed over under a numbered receipt that the phone made.

    Whoever writes this takes it over from its owner: `signature` or `code` stands for one with no
    phone, `move` and `nonce` for one whose phone wrote the other half. `owner` may be left out with
    `visit`: it is the person visited. `number` is the short name of the phone, `-`, and a number
    that the phone counts.
    """

    name: Name
    number: Annotated[str, Meta(pattern=r"^[A-Z][0-9]{1,6}-[0-9]{1,9}$")]
    owner: UUID | None = None
    copies: Annotated[int, Meta(ge=1, le=99)] = 1
    case: UUID | None = None
    visit: UUID | None = None
    due_on: date | None = None
    move: UUID | None = None
    nonce: Nonce | None = None
    answer: Nonce | None = None
    signature: Digest | None = None
    code: Code | None = None


class GiveBody(Struct, frozen=True):
    """An original leaves my hands; the taker writes the other half under the same `move`."""

    to: Annotated[str, Meta(min_length=1, max_length=36)]
    move: UUID
    nonce: Nonce
    answer: Nonce | None = None


class TakeBody(Struct, frozen=True):
    """An original comes into my hands; `signature` or `code` stands for an owner with no phone."""

    giver: Annotated[str, Meta(min_length=1, max_length=36)] = msgspec.field(name="from")
    move: UUID
    nonce: Nonce | None = None
    answer: Nonce | None = None
    signature: Digest | None = None
    code: Code | None = None


class BackBody(Struct, frozen=True):
    """An original is back with its owner, who signed for it or told the code of the visit."""

    signature: Digest | None = None
    code: Code | None = None
    visit: UUID | None = None


BODIES: Final[Mapping[str, Mapping[str, type[Struct]]]] = MappingProxyType(
    {
        "visit": {
            "open": VisitOpen,
            "move": MoveBody,
            "propose": ProposeBody,
            "note": NoteBody,
            "answer": AnswerBody,
            "attach": AttachBody,
            "proof": ProofBody,
            "place": PlaceBody,
            "settle": SettleBody,
        },
        "household": {
            "answer": AnswerBody,
            "note": NoteBody,
            "attach": AttachBody,
            "settle": SettleBody,
        },
        "original": {
            "open": OriginalOpen,
            "give": GiveBody,
            "take": TakeBody,
            "back": BackBody,
        },
    }
)
"""The kinds of operations that phones write, by kind of record; more that a body says is kept."""


def fault(subject: str, kind: str, body: Mapping[str, Any]) -> str:
    """Why an operation with this body cannot be taken, as a code; empty when it can."""
    wanted = BODIES.get(subject, {}).get(kind)
    if wanted is None:
        return UNKNOWN_KIND
    try:
        read = msgspec.convert(body, wanted)
    except msgspec.ValidationError:
        return BAD_BODY
    return BAD_BODY if _contradicts(read) else ""


def _contradicts(read: Struct) -> bool:
    """Whether a body that has the right shape says nothing, or two things at once."""
    match read:
        case ProofBody(how="code"):
            return read.code is None
        case ProofBody(how="signature" | "voice"):
            return read.digest is None
        case PlaceBody():
            known = read.latitude is not None and read.longitude is not None
            return known is (read.failed is not None)
        case OriginalOpen():
            return read.owner is None and read.visit is None
        case _:
            return False
