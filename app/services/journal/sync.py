"""Taking in the journals of phones: each operation once, in its turn, and none stops another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from msgspec.structs import replace

from app.domain.journal import device_clocks, sync_rules
from app.domain.journal.sync_rules import EARLIEST, LATEST, Link
from app.domain.people.roles import Actor
from app.models import sql
from app.models.journal import Device, JournalEntry
from app.ports import Deps
from app.services.house import answers as kept_answers
from app.services.house import audit
from app.services.journal import (
    journal,
    sync_answers,
    sync_arrivals,
    sync_counting,
    sync_receipts,
)
from app.services.journal.devices import NoSuchDevice
from app.services.journal.journal import OperationText
from app.services.journal.sync_arrivals import Arrival
from app.services.journal.sync_counting import Work
from app.services.journal.sync_messages import OperationAnswer, SyncForm, SyncView
from app.services.journal.sync_rights import Rights


@dataclass
class _Batch:
    """A batch while it is taken in: whose phones it is about, and how far off the sender's is."""

    actor: Actor
    device: Device
    devices: dict[UUID, Device]
    received_at: datetime
    distance: timedelta
    works: list[Work] = field(default_factory=list)
    waiting: list[JournalEntry] = field(default_factory=list)
    released: list[JournalEntry] = field(default_factory=list)

    def off(self, device: Device) -> timedelta:
        """How far the clock is off of the phone that an operation was written on."""
        if device.id == self.device.id:
            return self.distance
        return timedelta(seconds=device.skew_seconds)


async def take_in_once(
    deps: Deps, actor: Actor, key: UUID, fingerprint: str, form: SyncForm, language: str
) -> msgspec.Raw:
    """As `take_in`, and the same answer again for the same key."""
    return await kept_answers.once(
        deps, actor, key, fingerprint, lambda: take_in(deps, actor, form, language)
    )


async def take_in(deps: Deps, actor: Actor, form: SyncForm, language: str) -> SyncView:
    """Take in a batch of one of the actor's phones; what became of each operation.

    Everything that can be read is kept, also what is refused. NoSuchDevice, BatchTooLarge, and
    OpDiffers for other bytes under a known id or number: then nothing of the batch is done.
    """
    arrivals = sync_arrivals.read(form.operations)
    async with sql.transaction():
        batch = await _begun(deps, actor, form)
        mine = [one for one in arrivals if one.head and one.head.device in batch.devices]
        before = await sync_arrivals.known(mine)
        sync_arrivals.check_same(deps, mine, before.values())
        fresh = {one.head.op: one for one in mine if one.head and one.head.op not in before}
        await _sort_out(deps, batch, fresh.values())
        visits = await sync_counting.count_in(
            deps, Rights(deps, {actor.person_id: actor}), batch.works
        )
        if batch.waiting:
            await journal.add(batch.waiting)
        await sync_receipts.issue(deps, visits)
        entries = before | {one.entry.id: one.entry for one in batch.works}
        entries |= {one.id: one for one in batch.waiting}
        return await _view(deps, batch, arrivals, entries, set(before), language)


async def _begun(deps: Deps, actor: Actor, form: SyncForm) -> _Batch:
    """The phones of the actor, held: batches of one person come one after the other."""
    rest = f"WHERE person_id = $1 ORDER BY id{sql.held_rows()}"
    devices = {row.id: row for row in await sql.find(Device, rest, actor.person_id)}
    if form.device not in devices:
        raise NoSuchDevice(device=str(form.device))
    now = deps.clock.now()
    distance = device_clocks.skew(min(max(form.sent_at, EARLIEST), LATEST), now)
    return _Batch(actor, devices[form.device], devices, now, distance)


async def _sort_out(deps: Deps, batch: _Batch, fresh: Iterable[Arrival]) -> None:
    """Which operations have their turn, of those that came now and those that waited."""
    lines: dict[UUID, list[Arrival]] = {batch.device.id: []}
    for one in fresh:
        assert one.head is not None
        lines.setdefault(one.head.device, []).append(one)
    for device_id, arrivals in lines.items():
        arrivals.sort(key=lambda one: one.number or (device_id, 0))
        await _sort_line(deps, batch, batch.devices[device_id], arrivals)


async def _sort_line(
    deps: Deps, batch: _Batch, device: Device, arrivals: Sequence[Arrival]
) -> None:
    """What is bad in itself is refused at once; of the rest, what has no gap before it counts."""
    there = [Work(*one, new=False) for one in await _beyond(deps, device)]
    came = await _entries(deps, batch, device, arrivals)
    turn = sync_rules.turn(device.sequence, device.chain, map(_link, [*there, *came]))
    for work in [*there, *came]:
        entry = work.entry
        on_time = entry.sequence <= turn.sequence
        if entry.state != journal.WAITING:
            continue
        if not (on_time or work.code or (work.new and device.lost_at)):
            if work.new:
                batch.waiting.append(entry)
            continue
        entry.forced = not on_time and not work.code
        work.again = entry.code == sync_rules.TRY_AGAIN
        broken = entry.sequence in turn.broken and not work.again
        work.code = work.code or (sync_rules.CHAIN_BROKEN if broken else "")
        batch.works.append(work)
        if not work.new:
            batch.released.append(entry)
    device.sequence, device.chain = turn.sequence, turn.chain
    await _write_device(batch, device)


async def _beyond(deps: Deps, device: Device) -> list[tuple[JournalEntry, OperationText | None]]:
    """What came from a phone behind a gap."""
    rows = JournalEntry.filter(device_id=device.id, sequence__gt=device.sequence)
    return [(row, journal.text_of(deps, row) if row.kind else None) for row in await rows]


def _link(work: Work) -> Link:
    previous = work.text.prev if work.text else ""
    return Link(work.entry.sequence, previous, work.entry.chain)


async def _entries(
    deps: Deps, batch: _Batch, device: Device, arrivals: Sequence[Arrival]
) -> list[Work]:
    """The entries of what came, and why those are refused that cannot be taken whatever comes."""
    earliest = EARLIEST
    if arrivals and device.sequence:
        last = await JournalEntry.get_or_none(device_id=device.id, sequence=device.sequence)
        earliest = last.happened_at if last and last.device_at else EARLIEST
    works = []
    for one in arrivals:
        at = batch.received_at
        if one.text is not None and sync_arrivals.is_told_in_time(one.text):
            at = sync_rules.happened_at(one.text.at, batch.off(device), earliest, batch.received_at)
            earliest = at
        entry = sync_arrivals.entry(deps, one, batch.actor.person_id, at, batch.received_at)
        works.append(Work(entry, one.text, True, sync_arrivals.fault(one)))
    return works


async def _write_device(batch: _Batch, device: Device) -> None:
    changed = {"sequence": device.sequence, "chain": device.chain}
    if device.id == batch.device.id:
        device.skew_seconds = int(batch.distance.total_seconds())
        changed |= {"skew_seconds": device.skew_seconds, "seen_at": batch.received_at}
    await Device.filter(id=device.id).update(**changed)


async def _view(
    deps: Deps,
    batch: _Batch,
    arrivals: Sequence[Arrival],
    entries: dict[UUID, JournalEntry],
    before: set[UUID],
    language: str,
) -> SyncView:
    ops = {one.head.op for one in arrivals if one.head}
    asked = [(entries[op], op in before) for op in sorted(ops & set(entries))]
    asked += [(entry, False) for entry in batch.released if entry.id not in ops]
    told = {one.op: one for one in await sync_answers.answers(deps, asked, language)}
    ordered = _ordered(batch, arrivals, told, language)
    await _record(deps, batch, arrivals, entries)
    visits = {one.subject_id for one in entries.values() if one.subject_kind == "visit"}
    rest = JournalEntry.filter(device_id=batch.device.id, sequence__gt=batch.device.sequence)
    known = await rest.values_list("sequence", flat=True)
    return SyncView(
        received_at=batch.received_at,
        skew_seconds=int(batch.distance.total_seconds()),
        clock="wrong" if device_clocks.is_wrong(batch.distance) else "ok",
        answers=ordered + [one for op, one in told.items() if op not in ops],
        acknowledged=batch.device.sequence,
        missing=sync_rules.missing(batch.device.sequence, [int(str(one)) for one in known]),
        receipts=await sync_receipts.of(batch.actor.person_id, visits),
    )


def _ordered(
    batch: _Batch,
    arrivals: Sequence[Arrival],
    told: Mapping[UUID | None, OperationAnswer],
    language: str,
) -> list[OperationAnswer]:
    """One answer for each operation of a batch; the second of two alike is a duplicate."""
    found: list[OperationAnswer] = []
    told_before: set[UUID | None] = set()
    for one in arrivals:
        if one.head is None:
            found.append(sync_answers.unkept(None, sync_rules.UNREADABLE, language))
        elif one.head.device not in batch.devices:
            found.append(sync_answers.unkept(one.head.op, sync_rules.FOREIGN_DEVICE, language))
        else:
            answer = told[one.head.op]
            if answer.op in told_before:
                first = answer.first or answer.verdict
                answer = replace(answer, verdict="duplicate", first=first)
            told_before.add(answer.op)
            found.append(answer)
    return found


async def _record(
    deps: Deps, batch: _Batch, arrivals: Sequence[Arrival], entries: dict[UUID, JournalEntry]
) -> None:
    """One line for a batch: how many came, and which of them could not even be kept."""
    heads = (one.head for one in arrivals)
    lost = [str(head.op) if head else "" for head in heads if not head or head.op not in entries]
    if batch.works or batch.waiting or lost:
        refused = sum(one.entry.state == journal.REFUSED for one in batch.works)
        facts = {"came": len(arrivals), "refused": refused, "not_kept": lost}
        subject = f"device:{batch.device.id}"
        await audit.record(deps, batch.actor.person_id, "journal-taken-in", subject, **facts)
