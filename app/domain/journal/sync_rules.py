"""How the journal of a phone is taken in: gaps, chains, clocks, and what became of an operation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Literal, TypeAlias
from uuid import UUID

from app.domain.journal import device_clocks
from app.domain.visits.visit_merge import Operation, Record, writes

MOST_OPERATIONS: Final = 200
MOST_BYTES: Final = 512 * 1024
LONGEST_TEXT: Final = 32_768
"""A batch holds at most so many operations and bytes; an operation at most so many characters."""
FORCED_AFTER: Final = timedelta(days=5)
"""So long an operation waits for one that is missing before it."""
MOST_MISSING: Final = 200
EARLIEST, LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2090, 1, 1, tzinfo=UTC)
"""What a phone may take for the time: the wildest clocks are put right, nothing beyond them."""

VerdictName: TypeAlias = Literal["applied", "duplicate", "conflict", "refused", "waiting"]
SEVENTH: Final = 7
UNREADABLE: Final = "unreadable"
FOREIGN_DEVICE: Final = "foreign-device"
CHAIN_BROKEN: Final = "chain-broken"
BAD_MOMENT: Final = "bad-moment"
BAD_ID: Final = "bad-id"
NO_SUCH_RECORD: Final = "no-such-record"
ID_TAKEN: Final = "record-id-taken"
OWN_VISIT: Final = "own-visit"
TRY_AGAIN: Final = "try-again"
"""Kept, but something went wrong on our side: it waits, and is tried again by itself."""


@dataclass(frozen=True)
class Link:
    """An operation in the chain of its device: its number, the chain before it and after it."""

    sequence: int
    previous: str
    chain: str


@dataclass(frozen=True)
class Turn:
    """How far a journal goes without a gap, and which of the links before that do not fit."""

    sequence: int
    chain: str
    broken: frozenset[int]


@dataclass(frozen=True)
class Clash:
    """A field about which people differ: hard when it has several values, `ops` gave them."""

    key: str
    hard: bool
    ops: tuple[UUID, ...]


@dataclass(frozen=True)
class Verdict:
    """What became of an operation; `code` tells why it was refused."""

    name: VerdictName
    code: str = ""
    clashes: tuple[Clash, ...] = ()


def turn(sequence: int, chain: str, links: Iterable[Link]) -> Turn:
    """How far the journal of a device goes, that went up to `sequence` and `chain` before.

    A link that does not fit to the one before is told, but the journal goes on behind it with the
    chain that the phone says: one bad operation never stops the rest.
    """
    broken: set[int] = set()
    for link in sorted(links, key=lambda one: one.sequence):
        if link.sequence <= sequence:
            continue
        if link.sequence != sequence + 1:
            break
        if link.previous != chain:
            broken.add(link.sequence)
        sequence, chain = link.sequence, link.chain
    return Turn(sequence, chain, frozenset(broken))


def missing(sequence: int, known: Iterable[int]) -> list[int]:
    """The numbers that a phone should send again: the gaps behind `sequence`, at most 200."""
    there = {number for number in known if number > sequence}
    found: list[int] = []
    for number in range(sequence + 1, max(there, default=0)):
        if len(found) == MOST_MISSING:
            break
        if number not in there:
            found.append(number)
    return found


def is_id(value: UUID) -> bool:
    """Whether an id that a phone made may name something new: UUIDs of version 7 only."""
    return value.version == SEVENTH


def is_moment(device_at: datetime) -> bool:
    """Whether a phone's moment is one that can be put right."""
    return EARLIEST <= device_at <= LATEST


def happened_at(
    device_at: datetime, distance: timedelta, earliest: datetime, received_at: datetime
) -> datetime:
    """When an operation was done, by our clock.

    The phone's time, put right by how far its clock is off. It cannot be before the operation
    before it (`earliest`), nor after it came to us: a clock that was set meanwhile says so here.
    """
    found = device_clocks.corrected(device_at, distance)
    if device_clocks.is_wrong(found - max(found, earliest)):
        found = earliest
    return received_at if device_clocks.is_wrong(min(found, received_at) - found) else found


def verdict_of(operation: Operation, record: Record) -> Verdict:
    """What became of an operation in the record of which it is a part."""
    if operation.id in record.refused:
        return Verdict("refused", record.refused[operation.id])
    found = tuple(
        clash for key, value in writes(operation).items() if (clash := _clash(key, value, record))
    )
    return Verdict("conflict", clashes=found) if found else Verdict("applied")


def kept(verdict: Verdict) -> dict[str, Any]:
    """A verdict as an entry keeps it: no value that anybody wrote, only which operations did."""
    clashes = [
        {"key": one.key, "hard": one.hard, "ops": [str(op) for op in one.ops]}
        for one in verdict.clashes
    ]
    return {"verdict": verdict.name, "code": verdict.code, "conflicts": clashes}


def read(kept: Mapping[str, Any]) -> Verdict:
    """The verdict that an entry keeps; an entry without one was applied."""
    clashes = tuple(
        Clash(one["key"], one["hard"], tuple(UUID(op) for op in one["ops"]))
        for one in kept.get("conflicts", ())
    )
    return Verdict(kept.get("verdict", "applied"), kept.get("code", ""), clashes)


def _clash(key: str, value: Any, record: Record) -> Clash | None:
    values = record.fields.get(key, ())
    ops = tuple(one.op for one in values)
    if len(values) > 1 and any(one.value == value for one in values):
        return Clash(key, True, ops)
    return Clash(key, False, ops) if key in record.soft else None
