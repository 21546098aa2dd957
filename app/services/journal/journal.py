"""The journal of visits, households and originals: what phones and the office did, one by one."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha512
from typing import Any, Literal
from uuid import UUID

from msgspec import Struct, json
from tortoise.expressions import Q

from app.domain.journal import device_clocks
from app.domain.visits import visit_flow
from app.domain.visits.visit_merge import MOVE_NOT_NOW, Operation, Record, Seen, merged, seen_of
from app.models.journal import Device, JournalEntry
from app.ports import Deps

SubjectKind = Literal["visit", "household", "original"]
APPLIED, WAITING, REFUSED = "applied", "waiting", "refused"
BEGUN = visit_flow.VisitState.ASSIGNED
"""The state of a visit that a phone began on the spot: from here an agent may do anything."""
INSTEAD = 1 << 127
"""Turns the id of a record into one that no record has: no id was made so late."""
DIGEST_LENGTH = 64
"""Hex digits of every fingerprint here: the first half of SHA-512 (FIPS 180-4)."""


class SeenText(Struct, frozen=True):
    """What a device had seen of a record, as it travels: phones return it untouched."""

    upto: dict[UUID, int] = {}
    also: list[UUID] = []


class OperationText(Struct, frozen=True, forbid_unknown_fields=True):
    """One operation as a device writes it; its exact bytes are what is chained and signed."""

    op: UUID
    device: UUID
    seq: int
    prev: str
    at: datetime
    subject: SubjectKind
    id: UUID
    kind: str
    base: SeenText | None
    body: dict[str, Any]


def digest(content: bytes) -> str:
    """The fingerprint of a file or a link of a chain: 64 hex digits."""
    return sha512(content).hexdigest()[:DIGEST_LENGTH]


def chained(previous: str, text: str) -> str:
    """The chain after an operation: the fingerprint of the chain before it and its text."""
    return digest(f"{previous}\n{text}".encode())


def sealed_place(entry_id: UUID) -> str:
    """Where the text of an entry is bound to."""
    return f"journal_entry:text:{entry_id}"


async def write(
    deps: Deps,
    subject_kind: SubjectKind,
    subject_id: UUID,
    kind: str,
    body: Mapping[str, Any],
    by: UUID | None,
) -> UUID:
    """Add what the office, a resident or the program itself does to a record; its id.

    Inside a transaction in which the record's row is held: our side is one device of its own for
    each record, and it has always seen everything that came before.
    """
    now = deps.clock.now()
    device = await _our_side(deps, subject_id, now)
    seen = await _seen(await operations(deps, subject_id))
    text = OperationText(
        op=deps.ids.new(),
        device=device.id,
        seq=device.sequence + 1,
        prev=device.chain,
        at=now,
        subject=subject_kind,
        id=subject_id,
        kind=kind,
        base=SeenText(dict(seen.upto), sorted(seen.also)),
        body=dict(body),
    )
    said = json.encode(text).decode()
    chain = chained(device.chain, said)
    await JournalEntry.create(
        id=text.op,
        device_id=device.id,
        sequence=text.seq,
        chain=chain,
        subject_kind=subject_kind,
        subject_id=subject_id,
        kind=kind,
        text_sealed=deps.cipher.seal(said, sealed_place(text.op)),
        state=APPLIED,
        answer={},
        actor_id=by,
        happened_at=now,
        received_at=now,
        applied_at=now,
    )
    changed = {"sequence": text.seq, "chain": chain, "seen_at": now}
    await Device.filter(id=device.id).update(**changed)
    return text.op


async def operations(deps: Deps, subject_id: UUID) -> list[Operation]:
    """Everything that counts of a record; in which order it came does not matter to the merge.

    Moves that were not possible are among them: the merge finds that out anew each time.
    """
    counts = Q(state=APPLIED) | Q(state=REFUSED, code=MOVE_NOT_NOW)
    rows = await JournalEntry.filter(counts, subject_id=subject_id)
    return [operation_of(deps, row) for row in rows]


def operation_of(deps: Deps, row: JournalEntry) -> Operation:
    """An entry as the merge sees it."""
    text = text_of(deps, row)
    base = text.base or SeenText()
    begun = {"state": BEGUN} if (row.subject_kind, row.kind) == ("visit", "open") else {}
    return Operation(
        id=row.id,
        device=row.device_id,
        sequence=row.sequence,
        kind=row.kind,
        body={**begun, **text.body},
        at=row.happened_at,
        by=row.actor_id,
        base=Seen(base.upto, frozenset(base.also)),
        doubtful=is_doubtful(row),
    )


def text_of(deps: Deps, row: JournalEntry) -> OperationText:
    """What an entry says."""
    said = deps.cipher.open(row.text_sealed, sealed_place(row.id))
    return json.decode(said, type=OperationText)


def is_doubtful(row: JournalEntry) -> bool:
    """Whether the clock of the device was wrong when it wrote this."""
    if row.device_at is None:
        return False
    return device_clocks.is_wrong(row.happened_at - row.device_at)


async def record(deps: Deps, subject_kind: SubjectKind, subject_id: UUID) -> Record:
    """The record that all its operations make."""
    return merged_as(subject_kind, await operations(deps, subject_id))


def merged_as(subject_kind: SubjectKind, found: Iterable[Operation]) -> Record:
    """Operations merged by the rules of their kind of record."""
    if subject_kind == "visit":
        return merged(found, visit_flow.may_move, visit_flow.rank)
    return merged(found)


async def seen(deps: Deps, subject_id: UUID) -> SeenText:
    """What a device has seen that is shown a record now."""
    found = await _seen(await operations(deps, subject_id))
    return SeenText(dict(found.upto), sorted(found.also))


async def _seen(found: list[Operation]) -> Seen:
    devices = {one.device for one in found}
    rows = await Device.filter(id__in=list(devices)).values("id", "sequence") if devices else []
    return seen_of(found, {row["id"]: row["sequence"] for row in rows})


async def _our_side(deps: Deps, subject_id: UUID, now: datetime) -> Device:
    """Our device for a record; another id is taken when a phone calls itself like the record."""
    for id_ in (subject_id, UUID(int=subject_id.int ^ INSTEAD)):
        found = await Device.get_or_none(id=id_)
        if found is None:
            return await Device.create(id=id_, office=True, made_at=now, seen_at=now)
        if found.office:
            return found
    raise LookupError(f"no device of our own for {subject_id}")
