"""Records merged after a batch: each once, visits read and written together."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from msgspec import json

from app.domain.visits.visit_merge import Record
from app.models import sql
from app.models.journal import JournalEntry
from app.models.person import Person
from app.models.visit import Visit
from app.ports import Deps
from app.services.journal import journal, sync_subjects
from app.services.journal.journal import OperationText
from app.services.journal.sync_subjects import Refreshed, Row
from app.services.people import people
from app.services.visits import visit_notices, visit_records

WRITE_VISIT = (
    'UPDATE "home_visit" SET state = $1, agent_id = $2, starts_at = $3, minutes = $4,'
    " record_sealed = $5, conflicts = $6, soft_conflicts = $7, version = $8, closed_at = $9"
    " WHERE id = $10"
)
"""The columns of `visit_records.COLUMNS`, in their order."""


@dataclass
class Journaled:
    """What counts of one record: the entries, those read already in words, and who wrote now."""

    entries: list[JournalEntry] = field(default_factory=list)
    texts: dict[UUID, OperationText] = field(default_factory=dict)
    by: set[UUID] = field(default_factory=set)


async def counted(ids: Collection[UUID]) -> dict[UUID, Journaled]:
    """What counts of some records so far."""
    found = {id_: Journaled() for id_ in ids}
    for entry in await journal.counted(ids):
        found[entry.subject_id].entries.append(entry)
    return found


async def merge(
    deps: Deps, rows: Sequence[Row], journals: Mapping[UUID, Journaled]
) -> dict[UUID, Refreshed]:
    """Write on rows what their journals say now, and tell whoever it concerns; by id.

    Inside a transaction in which the rows are held. People are told in the order of the rows, all
    about one before the next.
    """
    visits = [row for row in rows if isinstance(row, Visit)]
    records = {row.id: _record(deps, journals[row.id]) for row in visits}
    before = {row.id: visit_notices.before(row) for row in visits}
    await _write_visits(deps, visits, records)
    found: dict[UUID, Refreshed] = {}
    for row in rows:
        by = journals[row.id].by
        if isinstance(row, Visit):
            was = before[row.id]
            await visit_notices.announce(deps, row, was, min(by, default=None))
            found[row.id] = Refreshed(records[row.id], row.conflicts > was.conflicts)
        else:
            found[row.id] = await sync_subjects.refresh(deps, row)
    return found


def _record(deps: Deps, told: Journaled) -> Record:
    return journal.merged_as("visit", journal.operations_in(deps, told.entries, told.texts))


async def _write_visits(
    deps: Deps, visits: Iterable[Visit], records: Mapping[UUID, Record]
) -> None:
    """As `visit_records.refresh` does for one visit."""
    found = {row.id: visit_records.replayed(records[row.id], row.id) for row in visits}
    leading = await _leading({one.agent_id for one in found.values() if one.agent_id})
    lines = []
    for row in visits:
        for column in found[row.id].__struct_fields__:
            setattr(row, column, getattr(found[row.id], column))
        row.agent_id = leading.get(row.agent_id) if row.agent_id else None
        said = json.encode(visit_records.kept(records[row.id])).decode()
        row.record_sealed = deps.cipher.seal(said, visit_records.place_of("record", row.id))
        row.version += 1
        columns = [getattr(row, column) for column in visit_records.COLUMNS]
        lines.append((*columns, row.id))
    await sql.many(WRITE_VISIT, lines)


async def _leading(ids: Collection[UUID]) -> dict[UUID, UUID]:
    """Whom some ids speak of, also where rows became one."""
    if not ids:
        return {}
    rest = f"WHERE id IN ({sql.gaps(1, len(ids))})"
    return {row.id: (await people.leading(row)).id for row in await sql.find(Person, rest, *ids)}
