"""The table of ways as an Excel file: to fill in elsewhere, to try, and to take in."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from msgspec import Struct

from app.catalog.lint.lint import errors
from app.catalog.problems import SheetProblem
from app.domain.people.roles import Actor
from app.domain.villages.travel import Pair
from app.formats import travel_sheets
from app.formats.travel_sheets import MOST_BYTES, Place, TravelSheet
from app.models import sql
from app.models.household import Hamlet
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.villages import hamlets, travel_times, village_offices

__all__ = ["MOST_BYTES", "TravelFile", "TravelFileView", "exported", "take_in"]

LANGUAGE = "zh"
"""In which hamlets are named in the file, like its headings."""


@dataclass(frozen=True)
class TravelFile:
    """A file with its name."""

    name: str
    content: bytes


class TravelFileView(Struct, frozen=True):
    """What a file brings: its problems, and how many ways it changes, adds and takes away.

    `taken` is false for a try, and for a file with an error: of that nothing is taken.
    """

    problems: list[SheetProblem]
    changed: int
    added: int
    removed: int
    taken: bool


async def exported(actor: Actor, centre_code: str) -> TravelFile:
    """The ways of an office as a matrix; NoSuchCentre."""
    centre = await village_offices.place_for(actor, centre_code)
    rows = await hamlets.rows_of(centre.id)
    ways = await travel_times.written([row.id for row in rows])
    content = await asyncio.to_thread(travel_sheets.written, _places(rows), ways)
    return TravelFile(f"travel-{centre.code}.xlsx", content)


async def take_in(
    deps: Deps, actor: Actor, centre_code: str, content: bytes, dry_run: bool
) -> TravelFileView:
    """Write down what a matrix says: all of it, or with an error nothing.

    Empty cells between hamlets that the file names take a way away; hamlets that it does not name
    keep theirs. By who directs or administers the office. NoSuchCentre, DirectorsOnly.
    """
    centre = await village_offices.place_directed(actor, centre_code)
    rows = await hamlets.rows_of(centre.id)
    sheet = await asyncio.to_thread(travel_sheets.read, content, _places(rows))
    async with sql.transaction():
        await village_offices.hold(centre.id)
        known = await travel_times.written([row.id for row in rows])
        changed = _changed(sheet, known)
        take = not (dry_run or errors(sheet.problems))
        if take:
            await travel_times.write(deps, actor, centre.id, changed)
    kept = [ends for ends, minutes in changed.items() if minutes is not None]
    return TravelFileView(
        problems=list(sheet.problems),
        changed=sum(ends in known for ends in kept),
        added=sum(ends not in known for ends in kept),
        removed=len(changed) - len(kept),
        taken=take,
    )


def _changed(sheet: TravelSheet, known: Mapping[Pair, int]) -> dict[Pair, int | None]:
    """What differs from what is written down already."""
    changed: dict[Pair, int | None] = {
        ends: minutes for ends, minutes in sheet.ways.items() if known.get(ends) != minutes
    }
    return changed | dict.fromkeys(sheet.empty & known.keys())


def _places(rows: list[Hamlet]) -> list[Place]:
    return [Place(row.id, row.code, said_of(row.name, LANGUAGE)) for row in rows]
