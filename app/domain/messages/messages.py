"""What we say to people, before anybody decides how it travels."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True)
class Message:
    """A named sentence and what fills its gaps; each channel has its own wording of it.

    `page` is the mini-program page (with query) that a tap on the message opens.
    """

    template: str
    params: Mapping[str, str] = field(default_factory=dict)
    language: str = "zh"
    page: str = ""


class Outcome(StrEnum):
    """What a carrier said of one hand-over."""

    SENT = "sent"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Receipt:
    """The carrier's answer: its own id of the message, empty when it gave none."""

    outcome: Outcome
    carrier_id: str = ""
