"""From plain rows and their positions to a catalogue and all its problems."""

from collections.abc import Mapping
from typing import Final, NamedTuple, TypeVar

from msgspec import Struct

from app.catalog.catalog import Catalog
from app.catalog.items import Item
from app.catalog.lint.lint import Known, findings
from app.catalog.places import Centre, Division
from app.catalog.problems import Finding, Place, SheetProblem, located, nearest
from app.catalog.shape import build
from app.catalog.texts import Path

Entry = TypeVar("Entry", bound=Struct)

SECTIONS: Final = ("divisions", "centres", "items")
MOST_VALUES: Final = 100_000
"""Values, lists and objects in one upload: some 650 services; a file of more is parted."""
TOO_MUCH: Final = "内容太多"


class Rows(NamedTuple):
    """What a file says before anybody judged it: plain rows, and where everything stood."""

    sections: dict[str, list[object]]
    positions: dict[Path, Place]
    faults: list[Finding]


def no_rows() -> Rows:
    """A file that says nothing yet."""
    return Rows({section: [] for section in SECTIONS}, {}, [])


def judged(rows: Rows, known: Known | None = None) -> tuple[Catalog, list[SheetProblem]]:
    """The catalogue of all rows whose form is right, and every problem of form and of content.

    Rows that were left out still count as known: one bad cell does not make others look wrong.
    """
    known = known or Known()
    faults = list(rows.faults)
    broken = Known(
        divisions=known.divisions | _codes(rows.sections["divisions"]),
        items=known.items | _codes(rows.sections["items"]),
    )
    divisions, at_divisions = _built(rows, "divisions", Division, faults)
    centres, at_centres = _built(rows, "centres", Centre, faults)
    items, at_items = _built(rows, "items", Item, faults)
    catalog = Catalog(divisions=divisions, centres=centres, items=items)
    places = {"divisions": at_divisions, "centres": at_centres, "items": at_items}
    faults += [_moved(found, places) for found in findings(catalog, broken)]
    return catalog, located(faults, rows.positions)


def unknown_section(key: str, path: Path) -> Finding:
    """The finding about a top-level key that is none of ours."""
    return Finding(path, f"不认识的部分“{key}”", nearest(key, SECTIONS))


def _built(
    rows: Rows, section: str, shape: type[Entry], faults: list[Finding]
) -> tuple[tuple[Entry, ...], list[int]]:
    made: list[Entry] = []
    places: list[int] = []
    for at, raw in enumerate(rows.sections[section]):
        value = build(raw, shape, (section, at), faults)
        if value is not None:
            made.append(value)
            places.append(at)
    return tuple(made), places


def _moved(found: Finding, places: Mapping[str, list[int]]) -> Finding:
    section, at, *rest = found.path
    return found._replace(path=(section, places[str(section)][int(at)], *rest))


def _codes(rows: list[object]) -> frozenset[str]:
    return frozenset(str(row["code"]) for row in rows if isinstance(row, Mapping) and "code" in row)
