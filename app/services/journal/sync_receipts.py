"""Receipts of what phones finished: once the files that prove it are here, and while it stands."""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from msgspec.structs import replace

from app.domain.people.roles import Actor
from app.domain.visits.visit_flow import VisitState
from app.models import sql
from app.models.journal import Device
from app.models.visit import Visit, VisitReceipt
from app.ports import Deps
from app.services.journal import blobs, journal
from app.services.journal.blobs import BlobProgress, Staged
from app.services.visits import visit_receipts, visit_records
from app.services.visits.visit_receipts import ReceiptView

OF_A_FILE = ("signature", "voice")
PROVED = (
    "SELECT DISTINCT subject_id FROM journal_entry AS e JOIN device AS d ON d.id = e.device_id"
    " WHERE d.person_id = $1 AND e.kind = 'proof' AND e.subject_kind = 'visit'"
    " AND e.state = 'applied' AND NOT EXISTS (SELECT 1 FROM visit_receipt AS r"
    " WHERE r.visit_id = e.subject_id AND r.agent_id = $1)"
)


async def issue(deps: Deps, visits: Iterable[Visit]) -> None:
    """Sign what is finished and proved.

    A visit for which an operation still waits, or the file that proves it, gets its receipt later.
    """
    for visit in visits:
        if visit.state == VisitState.DONE and not await _waits_for_a_file(deps, visit):
            await visit_receipts.issue_due(deps, visit)


async def take(deps: Deps, actor: Actor, digest: str, staged: Staged | None) -> BlobProgress:
    """As `blobs.take`; with the last piece, what the file proves gets its receipt.

    The phones of the actor are held first, as a batch holds them: either the batch sees the file,
    or this sees the batch.
    """
    if staged is None or not staged.whole:
        return await blobs.take(deps, actor, digest, staged)
    async with sql.transaction():
        mine = f"WHERE person_id = $1 ORDER BY id{sql.held_rows()}"
        await sql.find(Device, mine, actor.person_id)
        progress = await blobs.take(deps, actor, digest, staged)
        ids = sorted(str(row["subject_id"]) for row in await sql.rows(PROVED, actor.person_id))
        if ids:
            rest = f"WHERE id IN ({sql.gaps(1, len(ids))}) ORDER BY id{sql.held_rows()}"
            await issue(deps, await sql.find(Visit, rest, *map(UUID, ids)))
    return progress


async def of(person_id: UUID, visit_ids: Collection[UUID]) -> list[ReceiptView]:
    """The receipts of somebody for some visits; those that are void do not count any more."""
    found = await visit_receipts.of_visits(sorted(visit_ids)) if visit_ids else {}
    rows = [row for id_ in sorted(found) for row in found[id_] if row.agent_id == person_id]
    gone = await void(rows)
    shown = ((row.id, visit_receipts.shown(row)) for row in rows)
    return [replace(view, counted=False) if id_ in gone else view for id_, view in shown]


async def void(rows: Iterable[VisitReceipt]) -> set[UUID]:
    """Those of some receipts whose visit was settled away from done, or never was."""
    visits = {row.id: row.visit_id for row in rows}
    over = Visit.filter(id__in=list(set(visits.values()))).exclude(state=VisitState.DONE)
    gone = set(await over.values_list("id", flat=True)) if visits else set()
    return {id_ for id_, visit_id in visits.items() if visit_id in gone}


async def _waits_for_a_file(deps: Deps, visit: Visit) -> bool:
    """Whether somebody who finished a visit proves it by a file that is not here whole."""
    told = _told(deps, visit)
    pairs = {(by, digest) for by, digests in told.items() for digest in digests}
    here = await blobs.whole(pairs) if pairs else {}
    missing = {by for by, digests in told.items() if not any((by, one) in here for one in digests)}
    if not missing:
        return False
    moves = (one for one in (await journal.record(deps, "visit", visit.id)).order)
    done = {one.by for one in moves if one.kind == "move" and one.body.get("to") == VisitState.DONE}
    return bool(missing & done)


def _told(deps: Deps, visit: Visit) -> Mapping[UUID, set[str]]:
    """The files by which people prove that they were there, where they have nothing stronger."""
    code, found = visit_records.opened(deps, visit, "code"), dict[UUID, dict[str, set[str]]]()
    for line in visit_records.read(deps, visit).of("proof"):
        how = visit_receipts.proved(line.body, code)
        if line.by is not None:
            files = found.setdefault(line.by, {}).setdefault(how, set())
            files.add(str(line.body.get("digest")))
    best = {by: min(ways, key=visit_receipts.PROOFS.index) for by, ways in found.items()}
    return {by: found[by][how] for by, how in best.items() if how in OF_A_FILE}
