"""The records that operations are about: held in one order, opened, and written anew."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from app.domain.visits.visit_merge import Record
from app.models import sql
from app.models.household import Household
from app.models.original import Original
from app.models.visit import Visit
from app.ports import Deps
from app.services.custody import custody_notices, custody_records
from app.services.journal import journal
from app.services.journal.journal import SubjectKind
from app.services.villages import household_records

Row: TypeAlias = Visit | Household | Original
KINDS: Mapping[SubjectKind, type[Row]] = {
    "visit": Visit,
    "household": Household,
    "original": Original,
}
"""The tables of records, in the order in which their rows are held: nobody waits in a ring."""


@dataclass(frozen=True)
class Refreshed:
    """A record after its row was written anew; `clashes`: people differ about it more than before.

    Fields of an original are its hand-overs, so its record has none of its own.
    """

    record: Record
    clashes: bool


async def held(wanted: Iterable[tuple[SubjectKind, UUID]]) -> dict[UUID, Row]:
    """The rows of some records that are there, held until the transaction ends."""
    asked, found = set(wanted), dict[UUID, Row]()
    for kind, table in KINDS.items():
        ids = sorted(id_ for one, id_ in asked if one == kind)
        if ids:
            rest = f"WHERE id IN ({sql.gaps(1, len(ids))}) ORDER BY id{sql.held_rows()}"
            found |= {row.id: row for row in await sql.find(table, rest, *ids)}
    return found


async def refresh(deps: Deps, row: Household | Original) -> Refreshed:
    """Write on a row what its journal says now, and tell whoever it concerns.

    Inside a transaction in which the row is held. Visits are `sync_merging.merge`.
    """
    before = row.conflicts
    if isinstance(row, Household):
        record = await household_records.refresh(deps, row)
        return Refreshed(record, row.conflicts > before)
    fresh = await custody_records.refresh(deps, row)
    chain = await custody_records.chain_of(deps, fresh)
    await custody_notices.tell(deps, fresh, chain, before)
    record = await journal.record(deps, "original", row.id)
    return Refreshed(record, fresh.conflicts > before)
