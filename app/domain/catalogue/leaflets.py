"""Leaflets to take away: the notice and the card of an item, the handbook of a centre."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import TypeAlias

from app.kit.errors import Invalid

MOST_CHARACTERS = 1_000_000
MOST_OF_A_SHEET = 30_000


class LeafletTooLong(Invalid):
    """This leaflet is too long to be printed."""


@dataclass(frozen=True)
class LeafletRow:
    """One line of a table of names and what stands behind them."""

    label: str
    value: str


@dataclass(frozen=True)
class LeafletPart:
    """One part of a guide: paragraphs or a numbered list, or a table with its heads.

    `key` says which part it is; only what is filled is shown.
    """

    key: str
    heading: str
    lines: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class LeafletPaper:
    """One paper to bring; `about` tells its kind and number, `notes` where it is from and when."""

    name: str
    about: str
    needed: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ItemGuide:
    """Everything to know about one item before one comes, in its reader's language.

    `below` is the Chinese name under one in another language. `short` are the lines that fit a
    card: limit, fee, place, phones. `note` says that some words have no translation yet.
    """

    code: str
    name: str
    below: str
    family: str
    mode: str
    summary: str
    short: tuple[LeafletRow, ...]
    papers: tuple[LeafletPaper, ...]
    parts: tuple[LeafletPart, ...]
    note: str = ""


@dataclass(frozen=True)
class LeafletCode:
    """A QR code: where it leads, and what stands below it; an empty `url` prints none."""

    url: str = ""
    words: str = ""


@dataclass(frozen=True)
class GuideNotice:
    """The one-time notice of an item (A4): all fields that people are told at once.

    `on` is the day since which the wording holds, `edition` says so in words.
    """

    language: str
    unit: str
    titles: tuple[str, ...]
    on: date
    edition: str
    guide: ItemGuide
    code: LeafletCode
    footer: str


@dataclass(frozen=True)
class ConvenienceCard:
    """The card of an item (A6, both sides): in front what counts most, behind what to bring."""

    language: str
    unit: str
    title: str
    on: date
    edition: str
    guide: ItemGuide
    bring: str
    any_time: str
    code: LeafletCode


@dataclass(frozen=True)
class HandbookChapter:
    """A family of items with their guides."""

    heading: str
    guides: tuple[ItemGuide, ...]


@dataclass(frozen=True)
class Handbook:
    """The handbook of a centre (A5): cover, where and when, people and phones, every item.

    `about` are the parts before the items; `contents` is the heading over the table of contents,
    `note` says that some words have no translation yet.
    """

    language: str
    unit: str
    below: str
    title: str
    on: date
    edition: str
    contents: str
    about: tuple[LeafletPart, ...]
    chapters: tuple[HandbookChapter, ...]
    code: LeafletCode
    footer: str
    note: str = ""


Leaflet: TypeAlias = GuideNotice | ConvenienceCard | Handbook


def takeable(leaflet: Leaflet) -> Leaflet:
    """The leaflet as it is; LeafletTooLong above 30 000 characters, for a handbook a million."""
    characters = sum(map(len, _texts(leaflet)))
    most = MOST_CHARACTERS if isinstance(leaflet, Handbook) else MOST_OF_A_SHEET
    if characters > most:
        raise LeafletTooLong(characters=characters)
    return leaflet


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
