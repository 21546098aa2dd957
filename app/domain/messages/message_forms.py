"""The wording of one kind of message: its forms by language, and what vendors have registered."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from msgspec import Struct

from app.kit.errors import Conflict, Invalid, NotFound

GAP = re.compile(r"\{([a-z_]+)\}")
BRACES = re.compile(r"[{}]")
DEFAULT = "zh"
"""What is said, or registered, where the reader's language has nothing of its own."""


class NoSuchKind(NotFound):
    """There is no such kind of message."""


class NoSuchWording(NotFound):
    """There is no such version of this message, or no draft of it."""


class WordingChanged(Conflict):
    """Somebody else changed this message in the meantime."""


class WordingInForce(Conflict):
    """This version is the one in force."""


class WordingTooLarge(Invalid):
    """The wording of a message takes at most 60 kB."""


class Form(StrEnum):
    """How a message is said: the title of a letter, in full, in a text message, at the door."""

    SUBJECT = "subject"
    TEXT = "text"
    SHORT = "short"
    SPOKEN = "spoken"


class Texts(Struct, frozen=True, forbid_unknown_fields=True):
    """The forms of a message in one language; an empty short or spoken form is said in full."""

    subject: str = ""
    text: str = ""
    short: str = ""
    spoken: str = ""


class VendorTemplate(Struct, frozen=True, forbid_unknown_fields=True):
    """A template as registered with a vendor.

    `fields` maps what the vendor fills ("thing1", "item", "1") to our wording of it. `text` is what
    was registered for text messages, with the vendor's own gaps: `${item}` or `{1}`. `lasting`: a
    consent to it lasts (WeChat's long-term templates).
    """

    id: str = ""
    fields: dict[str, str] = {}
    text: str = ""
    lasting: bool = False


class Body(Struct, frozen=True, forbid_unknown_fields=True):
    """A version of the wording of one kind.

    `texts` by language. `registered` by environment ("production", "development"), carrier and
    language; a language that is not there goes by Chinese.
    """

    texts: dict[str, Texts] = {}
    registered: dict[str, dict[str, dict[str, VendorTemplate]]] = {}


@dataclass(frozen=True)
class Said:
    """A message in words, in each form; `version` 0 is the wording that is built in."""

    subject: str
    text: str
    short: str
    spoken: str
    version: int = 0


@dataclass(frozen=True)
class Fault:
    """What is wrong with a wording: where (a JSON pointer), what, and the facts to say it with."""

    pointer: str
    code: str
    facts: tuple[tuple[str, str], ...] = ()


class WordingHasFaults(Invalid):
    """The wording has faults that have to be put right before it can be published."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """`faults` by their places in the body."""
        self.faults = tuple(faults)
        super().__init__(count=len(self.faults))


def gaps(text: str) -> frozenset[str]:
    """The names of the gaps of a text: `{item}` is `item`."""
    return frozenset(GAP.findall(text))


def stray_braces(text: str) -> bool:
    """Whether a text holds a brace that is no part of a gap, and so could never be filled."""
    return bool(BRACES.search(GAP.sub("", text)))


def fill(text: str, params: Mapping[str, str]) -> str:
    """`text` with its gaps filled; braces that are no gap stay. KeyError for a gap left open."""
    return GAP.sub(lambda gap: params[gap[1]], text)


def template_of(body: Body, environment: str, carrier: str, language: str) -> VendorTemplate | None:
    """What is registered with a carrier for readers of a language, else for Chinese; or None."""
    known = body.registered.get(environment, {}).get(carrier, {})
    return known.get(language) or known.get(DEFAULT)
