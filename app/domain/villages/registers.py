"""Registers: lists for an upper level that are filled from the record of a visit."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.kit.errors import Invalid

ANSWER: Final = "answer."
HOUSEHOLD: Final = "household."
NOTES: Final = "notes"
KNOWN: Final = (
    "visit.on",
    "visit.number",
    "visit.agent",
    "visit.state",
    "person.name",
    "person.phone",
    "person.id_number",
    "household.number",
    "household.address",
    "hamlet.name",
    NOTES,
    "proof",
    "receipt.number",
)
"""Where a column may come from, besides the answers of the visit and of the household."""
MOST_COLUMNS: Final = 40
LONGEST_TITLE: Final = 40
_CODE: Final = re.compile(r"[a-z][a-z0-9-]{1,39}")
_KEY: Final = re.compile(r"(answer|household)\.[a-z][a-z0-9-]{0,59}")


class BadRegister(Invalid):
    """A register has a code of its own, a name, and between 1 and 40 columns with titles."""


class BadColumn(Invalid):
    """A column needs a title, and comes from the visit, the person, the household or an answer."""


@dataclass(frozen=True)
class Column:
    """A column by its title, and where its value comes from."""

    title: str
    source: str


@dataclass(frozen=True)
class Fed:
    """What one visit gives to one register: the titles that it fills, and how many columns."""

    titles: tuple[str, ...]
    columns: int


def check(code: str, name: str, columns: Sequence[Column]) -> None:
    """Nothing, or BadRegister or BadColumn with a pointer to what is wrong."""
    if not _CODE.fullmatch(code):
        raise BadRegister(pointer="/code")
    if not name.strip():
        raise BadRegister(pointer="/name/zh")
    if not 1 <= len(columns) <= MOST_COLUMNS:
        raise BadRegister(pointer="/columns")
    titles: set[str] = set()
    for number, column in enumerate(columns):
        if not 1 <= len(column.title.strip()) <= LONGEST_TITLE or column.title in titles:
            raise BadColumn(pointer=f"/columns/{number}/title")
        if not is_source(column.source):
            raise BadColumn(pointer=f"/columns/{number}/from")
        titles.add(column.title)


def is_source(text: str) -> bool:
    """Whether a column may come from there."""
    return text in KNOWN or _KEY.fullmatch(text) is not None


def takes(plan_kinds: Collection[str], plan_kind: str) -> bool:
    """Whether a register takes a visit of a plan of this kind ("" for none); empty takes all."""
    return not plan_kinds or plan_kind in plan_kinds


def row(columns: Iterable[Column], facts: Mapping[str, str]) -> tuple[str, ...]:
    """The line of one visit; what is not known stays empty."""
    return tuple(facts.get(column.source, "") for column in columns)


def fed(columns: Sequence[Column], facts: Mapping[str, str]) -> Fed:
    """Which columns one visit fills."""
    titles = tuple(column.title for column in columns if facts.get(column.source))
    return Fed(titles, len(columns))


def saved(
    registers: Iterable[Sequence[Column]], facts: Mapping[str, str], typed: Collection[str]
) -> int:
    """How many fields of the registers did not have to be typed for one visit.

    Filled in by hand, each register would want each of its fields. What the agent wrote at the door
    (`typed`, by source) was typed once, however many registers take it; the rest was known. A
    source that stands in a register twice counts twice: on paper it is written twice.
    """
    cells = [c.source for columns in registers for c in columns if facts.get(c.source)]
    return len(cells) - len(set(cells) & set(typed))
