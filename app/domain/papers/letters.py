"""A letter of the office as a value: what stands on the sheet, in its reader's language."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain

from app.kit.errors import Invalid

MOST_CHARACTERS = 20_000
MOST_LINES = 400


class LetterKind(StrEnum):
    """What a letter is for; the value is kept, and names its sentences."""

    ACCEPTANCE = "acceptance"
    CORRECTION = "correction"
    NOT_ACCEPTED = "not_accepted"
    DECISION = "decision"
    REFUSAL = "refusal"
    REPLY = "reply"
    EXTENSION = "extension"
    PAUSE = "pause"
    GAP_PROMISE = "gap_promise"
    HAND_OVER = "hand_over"
    GUIDE = "guide"


class LetterTooLong(Invalid):
    """This letter is too long to be printed."""


@dataclass(frozen=True)
class LetterRow:
    """One line of the letter's table."""

    label: str
    value: str


@dataclass(frozen=True)
class LetterSection:
    """A part under its own heading (empty: none): paragraphs, then a numbered list."""

    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Letter:
    """Everything a printer needs and nothing else, so that the same letter is the same sheet.

    A Tibetan letter has two titles, the Chinese one below. `day` is `on` in words. `number` and
    `qr_url` may be empty; `qr_url` leads to the public page of the case. `seal` stands in the
    seal's place; a letter that people sign has `signs` instead. Plain text: nothing is markup.
    """

    kind: LetterKind
    language: str
    number: str
    unit: str
    titles: tuple[str, ...]
    addressee: str
    on: date
    day: str
    paragraphs: tuple[str, ...]
    rows: tuple[LetterRow, ...] = ()
    sections: tuple[LetterSection, ...] = ()
    closing: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    seal: str = ""
    qr_url: str = ""
    qr_words: str = ""
    footer: str = ""


def printable(letter: Letter) -> Letter:
    """The letter as it is; LetterTooLong above 20 000 characters or 400 parts."""
    parts = [
        *letter.titles,
        letter.addressee,
        *letter.paragraphs,
        *chain.from_iterable((row.label, row.value) for row in letter.rows),
        *chain.from_iterable(
            (section.heading, *section.paragraphs, *section.items) for section in letter.sections
        ),
        *letter.closing,
        *letter.signs,
    ]
    characters = sum(map(len, parts))
    if characters > MOST_CHARACTERS or len(parts) > MOST_LINES:
        raise LetterTooLong(characters=characters, parts=len(parts))
    return letter
