"""The journal of visits, households and originals: what phones and the office did, one by one."""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha512
from typing import Any, Literal
from uuid import UUID

from msgspec import Struct, json

from app.domain.journal import bases, device_clocks
from app.domain.visits import visit_flow
from app.domain.visits.visit_merge import MOVE_NOT_NOW, Operation, Record, Seen, merged, seen_of
from app.models import sql
from app.models.journal import Device, JournalEntry
from app.ports import Deps

SubjectKind = Literal["visit", "household", "original"]
APPLIED, WAITING, REFUSED = "applied", "waiting", "refused"
MOMENTS = ("device_at", "happened_at", "received_at", "applied_at")
COUNTS = "WHERE (state = $1 OR (state = $2 AND code = $3))"
BEGUN = visit_flow.VisitState.ASSIGNED
"""The state of a visit that a phone began on the spot: from here an agent may do anything."""
INSTEAD = 1 << 127
"""Turns the id of a record into one that no record has: no id was made so late."""
DIGEST_LENGTH = 64
"""Hex digits of every fingerprint here: the first half of SHA-512 (FIPS 180-4)."""


ADD = (
    "INSERT INTO journal_entry (id, device_id, sequence, chain, subject_kind, subject_id, kind,"
    " text_sealed, state, code, answer, forced, actor_id, device_at, happened_at, received_at,"
    " applied_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,"
    " $17)"
)


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


TEXT = json.Decoder(OperationText)


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
    spelled = json.encode(text).decode()
    chain = chained(device.chain, spelled)
    await JournalEntry.create(
        id=text.op,
        device_id=device.id,
        sequence=text.seq,
        chain=chain,
        subject_kind=subject_kind,
        subject_id=subject_id,
        kind=kind,
        text_sealed=deps.cipher.seal(spelled, sealed_place(text.op)),
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


def new(**columns: Any) -> JournalEntry:
    """An entry that is not written yet and waits for its turn; `add` writes it.

    Made as one that was read is, and its moments put in UTC here: a day has two hundred entries,
    and the columns of a model that is made by hand are looked at once more.
    """
    waiting = {"state": WAITING, "code": "", "answer": {}, "forced": False}
    entry = JournalEntry._init_from_db(**waiting | columns | dict.fromkeys(MOMENTS))
    for name in MOMENTS:
        at: datetime | None = columns.get(name)
        setattr(entry, name, at.astimezone(UTC) if at else None)
    return entry


async def add(entries: Iterable[JournalEntry]) -> None:
    """Write new entries, inside a transaction."""
    lines = [
        (
            *(one.id, one.device_id, one.sequence, one.chain, one.subject_kind, one.subject_id),
            *(one.kind, one.text_sealed, one.state, one.code, said(one.answer), one.forced),
            *(one.actor_id, one.device_at, one.happened_at, one.received_at, one.applied_at),
        )
        for one in entries
    ]
    await sql.many(ADD, lines)


def said(answer: Mapping[str, object]) -> str:
    """What became of an operation as its row keeps it."""
    return json.encode(answer).decode() if answer else "{}"


async def operations(deps: Deps, subject_id: UUID) -> list[Operation]:
    """Everything that counts of a record; in which order it came does not matter to the merge.

    Moves that were not possible are among them: the merge finds that out anew each time.
    """
    return operations_in(deps, await counted([subject_id]))


async def counted(subject_ids: Collection[UUID]) -> list[JournalEntry]:
    """The entries that count of some records, of all of them together."""
    if not subject_ids:
        return []
    rest = f"{COUNTS} AND subject_id IN ({sql.gaps(4, len(subject_ids))})"
    return await sql.find(JournalEntry, rest, APPLIED, REFUSED, MOVE_NOT_NOW, *subject_ids)


def operations_in(
    deps: Deps, rows: Iterable[JournalEntry], texts: Mapping[UUID, OperationText] | None = None
) -> list[Operation]:
    """The entries of one record as the merge sees them; `texts` are those read before.

    What a phone says it had seen is believed as far as it can be true: `bases.believed`.
    """
    known = texts or {}
    told = [(_operation(row, known.get(row.id) or text_of(deps, row)), row) for row in rows]
    return bases.believed([(operation, row.received_at) for operation, row in told])


def operation_of(deps: Deps, row: JournalEntry) -> Operation:
    """An entry by itself, with what its phone says it had seen."""
    return _operation(row, text_of(deps, row))


def _operation(row: JournalEntry, text: OperationText) -> Operation:
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
    return TEXT.decode(deps.cipher.open(row.text_sealed, sealed_place(row.id)))


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
