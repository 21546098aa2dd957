"""Papers about an original: its receipt to take along (A6), and its whole chain (A4)."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from app.kit.errors import Invalid

MOST_MOVES = 300


class PaperTooLong(Invalid):
    """This chain is too long to be printed."""


@dataclass(frozen=True)
class PaperRow:
    """One line of a table of names and what stands behind them."""

    label: str
    value: str


@dataclass(frozen=True)
class CustodyReceipt:
    """The receipt of an original, in its owner's or its reader's language.

    A Tibetan one has two titles, the Chinese one below. `code` is what the QR code says, the
    number; `signs` are the lines to sign on.
    """

    language: str
    unit: str
    titles: tuple[str, ...]
    number: str
    on: date
    rows: tuple[PaperRow, ...]
    signs: tuple[str, ...]
    code: str
    code_words: str
    note: str
    footer: str


@dataclass(frozen=True)
class ChainStep:
    """One hand-over: who gave, who took, when, and how it was proven.

    `missing` says whose side is not there yet, `doubt` that a clock was wrong.
    """

    at: str
    giver: str
    taker: str
    how: str
    missing: str = ""
    doubt: str = ""


@dataclass(frozen=True)
class CustodyChain:
    """The chain of an original: its receipt in short, then each hand-over in its order.

    `contested` are hand-overs that cannot be true together with the chain, under their heading.
    """

    language: str
    unit: str
    titles: tuple[str, ...]
    number: str
    on: date
    rows: tuple[PaperRow, ...]
    heads: tuple[str, ...]
    steps: tuple[ChainStep, ...]
    contested_heading: str
    contested: tuple[ChainStep, ...]
    none_yet: str
    code: str
    code_words: str
    footer: str


CustodyPaper: TypeAlias = CustodyReceipt | CustodyChain


def printable_paper(given: CustodyPaper) -> CustodyPaper:
    """The paper as it is; PaperTooLong above 300 hand-overs."""
    if isinstance(given, CustodyChain):
        steps = len(given.steps) + len(given.contested)
        if steps > MOST_MOVES:
            raise PaperTooLong(moves=steps)
    return given
