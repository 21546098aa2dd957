"""What is wrong with a catalogue, said so that the person who wrote it finds the place."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct

from app.catalog.texts import Path, dotted

Severity: TypeAlias = Literal["error", "warning"]


class Place(NamedTuple):
    """Where a value was written: sheet or file, row or line (from 1), column as people name it."""

    sheet: str
    row: int
    column: str


class SheetProblem(Struct, frozen=True):
    """One thing to put right. A warning does not stop an import, an error does."""

    sheet: str
    row: int
    column: str
    message: str
    suggestion: str = ""
    severity: Severity = "error"


class Finding(NamedTuple):
    """A problem that still names its place inside the catalogue instead of in a file."""

    path: Path
    message: str
    suggestion: str = ""
    severity: Severity = "error"


Positions: TypeAlias = Mapping[Path, Place]


def warning(path: Path, message: str, suggestion: str = "") -> Finding:
    """A finding that does not stop an import."""
    return Finding(path, message, suggestion, "warning")


def located(findings: Iterable[Finding], positions: Positions | None = None) -> list[SheetProblem]:
    """The findings as problems, in the order of the files.

    What has no place of its own is shown at the nearest thing around it. Without positions the
    catalogue itself is the file.
    """
    problems = [
        SheetProblem(
            *_place(found.path, positions), found.message, found.suggestion, found.severity
        )
        for found in findings
    ]
    return sorted(problems, key=lambda problem: (problem.sheet, problem.row))


def nearest(word: str, known: Iterable[str]) -> str:
    """A suggestion naming the known word that looks most like this one, or nothing."""
    matches = get_close_matches(word, list(known), n=1, cutoff=0.4)
    return f"是不是“{matches[0]}”？" if matches else ""


def repeated(entries: Iterable[tuple[Path, str]], what: str) -> Iterator[Finding]:
    """A finding for every code that was used before, at its second place."""
    seen: set[str] = set()
    for path, code in entries:
        if code in seen:
            yield Finding(path, f"{what}“{code}”重复", "请改用不同的编码，或删除其中一行")
        seen.add(code)


def _place(path: Path, positions: Positions | None) -> Place:
    if positions is None:
        row = path[1] + 1 if len(path) > 1 and isinstance(path[1], int) else 0
        return Place(str(path[0]) if path else "", row, dotted(path[2:]))
    while path and path not in positions:
        path = path[:-1]
    return positions.get(path, Place("", 0, ""))
