"""What we say to people, before anybody decides how it travels."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True)
class Registered:
    """A wording as a vendor knows it: its id there, and our wording of each of its fields.

    The gaps ("{item}") of a wording are filled by the parameters of the message; the order of the
    fields is the vendor's.
    """

    id: str
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Message:
    """A named sentence and what fills its gaps; each channel has its own wording of it.

    `page` is the mini-program page (with query) that a tap on the message opens. `key` is that of
    the outbox, so that a repeated hand-over can be told. `subject` and `text` are the sentence in
    words, in the form that suits the carrier; `registered` is what its vendor knows of it.
    """

    template: str
    params: Mapping[str, str] = field(default_factory=dict)
    language: str = "zh"
    page: str = ""
    key: str = ""
    subject: str = ""
    text: str = ""
    registered: Registered | None = None


class Outcome(StrEnum):
    """What a carrier said of one hand-over."""

    SENT = "sent"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Receipt:
    """The carrier's answer: its own id of the message, empty when it gave none.

    `parts`: in how many text messages it travels, 0 when the carrier does not say.
    """

    outcome: Outcome
    carrier_id: str = ""
    parts: int = 0
