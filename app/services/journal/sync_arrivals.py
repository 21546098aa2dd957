"""What a batch brings: operations read as far as they can be, and those that came before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, TypeVar
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from msgspec.json import Decoder

from app.domain.journal import operation_bodies, sync_rules
from app.kit.errors import Conflict, Invalid
from app.models import sql
from app.models.journal import JournalEntry
from app.ports import Deps
from app.services.journal import journal
from app.services.journal.journal import OperationText
from app.services.journal.sync_messages import SentOperation

Read = TypeVar("Read", bound=Struct)
NUL = "\\u0000"
LARGEST = 2**31 - 1


class OpDiffers(Conflict):
    """Something else came under this id, or under this number of this phone, before."""


class BatchTooLarge(Invalid):
    """A batch holds at most 200 operations and 512 kB."""


class Head(Struct, frozen=True):
    """The least that an operation must say so that it can be kept, whatever the rest is."""

    op: UUID
    device: UUID
    seq: Annotated[int, Meta(ge=1, le=LARGEST)]


HEAD = Decoder(Head)


@dataclass(frozen=True)
class Arrival:
    """One operation of a batch; `text` and even `head` are missing where they cannot be read."""

    place: int
    sent: SentOperation
    head: Head | None
    text: OperationText | None

    @property
    def number(self) -> tuple[UUID, int] | None:
        """The device it says it is from, and its number there."""
        return (self.head.device, self.head.seq) if self.head else None


def read(operations: Sequence[SentOperation]) -> list[Arrival]:
    """The operations of a batch in its order; BatchTooLarge."""
    size = sum(len(one.text.encode()) for one in operations)
    if len(operations) > sync_rules.MOST_OPERATIONS or size > sync_rules.MOST_BYTES:
        raise BatchTooLarge(pointer="/operations")
    return [_arrival(place, sent) for place, sent in enumerate(operations)]


async def known(arrivals: Iterable[Arrival]) -> dict[UUID, JournalEntry]:
    """The entries that have the id or the number of an arrival, by their id."""
    heads = [one.head for one in arrivals if one.head]
    if not heads:
        return {}
    ops, seqs = {one.op for one in heads}, {one.seq for one in heads}
    devices = {one.device for one in heads}
    first, second = 1 + len(ops), 1 + len(ops) + len(devices)
    rest = (
        f"WHERE id IN ({sql.gaps(1, len(ops))})"
        f" OR (device_id IN ({sql.gaps(first, len(devices))})"
        f" AND sequence IN ({sql.gaps(second, len(seqs))}))"
    )
    rows = await sql.find(JournalEntry, rest, *ops, *devices, *seqs)
    wanted = {(head.device, head.seq) for head in heads} | {head.op for head in heads}
    return {row.id: row for row in rows if {row.id, (row.device_id, row.sequence)} & wanted}


def check_same(deps: Deps, arrivals: Sequence[Arrival], entries: Iterable[JournalEntry]) -> None:
    """Nothing, or OpDiffers when an id or a number stands for two texts, now or before."""
    of_op: dict[UUID, str] = {}
    of_number: dict[tuple[UUID, int], UUID] = {}
    for row in entries:
        of_op[row.id] = deps.cipher.open(row.text_sealed, journal.sealed_place(row.id))
        of_number[row.device_id, row.sequence] = row.id
    wrong = []
    for one in arrivals:
        if one.head is None or one.number is None:
            continue
        text = of_op.setdefault(one.head.op, one.sent.text)
        op = of_number.setdefault(one.number, one.head.op)
        if text != one.sent.text or op != one.head.op:
            wrong.append(one)
    if wrong:
        ops = [str(one.head.op) for one in wrong if one.head]
        raise OpDiffers(ops=ops, places=[one.place for one in wrong])


def fault(arrival: Arrival) -> str:
    """Why an operation that can be kept is refused, whatever else is known; empty when it is not.

    A code: unreadable, chain-broken, bad-id, bad-moment, unknown-kind or bad-body.
    """
    text, sent = arrival.text, arrival.sent
    if text is None:
        return sync_rules.UNREADABLE
    if journal.chained(text.prev, sent.text) != sent.chain:
        return sync_rules.CHAIN_BROKEN
    if not sync_rules.is_id(text.op):
        return sync_rules.BAD_ID
    if not is_told_in_time(text):
        return sync_rules.BAD_MOMENT
    if NUL in sent.text:
        return operation_bodies.BAD_BODY
    return operation_bodies.fault(text.subject, text.kind, text.body)


def is_told_in_time(text: OperationText) -> bool:
    """Whether the moment of an operation has a zone and can be put right."""
    return text.at.tzinfo is not None and sync_rules.is_moment(text.at)


def entry(
    deps: Deps, arrival: Arrival, actor_id: UUID, happened_at: datetime, received_at: datetime
) -> JournalEntry:
    """The row of an operation that can be kept, not written yet; it waits until its turn."""
    head, text = arrival.head, arrival.text
    assert head is not None
    told = text is not None and is_told_in_time(text)
    return journal.new(
        id=head.op,
        device_id=head.device,
        sequence=head.seq,
        chain=arrival.sent.chain,
        subject_kind=text.subject if text else "",
        subject_id=text.id if text else head.op,
        kind=text.kind[:12] if text else "",
        text_sealed=deps.cipher.seal(arrival.sent.text, journal.sealed_place(head.op)),
        actor_id=actor_id,
        device_at=text.at if text and told else None,
        happened_at=happened_at,
        received_at=received_at,
    )


def _arrival(place: int, sent: SentOperation) -> Arrival:
    text = _decoded(sent.text, journal.TEXT)
    if text is None:
        return Arrival(place, sent, _decoded(sent.text, HEAD), None)
    head = Head(text.op, text.device, text.seq) if 1 <= text.seq <= LARGEST else None
    return Arrival(place, sent, head, text)


def _decoded(text: str, kind: Decoder[Read]) -> Read | None:
    try:
        return kind.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return None
