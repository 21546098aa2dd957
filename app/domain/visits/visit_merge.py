"""One state out of the operations on a record, in whatever order and pieces they came in."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

STATE: Final = "state"
AGENT: Final = "agent"
TIME: Final = "time"
ANSWER: Final = "answer."
"""The fields of a record by name; each question of the form is one, `answer.<key>`."""
MOVE_NOT_NOW: Final = "move-not-now"


@dataclass(frozen=True)
class Seen:
    """What a device knew of a record: all of each device up to a number, and some beyond it."""

    upto: Mapping[UUID, int] = field(default_factory=dict)
    also: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class Operation:
    """One thing somebody did to a record; `sequence` counts the operations of its device.

    `doubtful`: the clock of the device was wrong, `at` is an estimate.
    """

    id: UUID
    device: UUID
    sequence: int
    kind: str
    body: Mapping[str, Any]
    at: datetime
    by: UUID | None = None
    base: Seen = Seen()
    doubtful: bool = False

    def knew(self, other: "Operation") -> bool:
        """Whether whoever did this had seen `other` itself: an earlier one, or one in `base`."""
        if other.device == self.device:
            return other.sequence < self.sequence
        return other.sequence <= self.base.upto.get(other.device, 0) or other.id in self.base.also


@dataclass(frozen=True)
class Value:
    """What one operation says a field is."""

    value: Any
    op: UUID
    by: UUID | None
    at: datetime
    doubtful: bool = False


@dataclass(frozen=True)
class Record:
    """A record as all its operations together say.

    `fields` hold one value each; two or more are a hard conflict: people wrote different things
    without having seen each other. `soft` are the answers beside which another device wrote other
    answers meanwhile: nothing is contradicted, but nobody has seen both. `lines` are the operations
    that only add (notes, files, proofs), `order` all that count, causes first. `refused` are moves
    that were not possible from the state their device had seen.
    """

    fields: Mapping[str, tuple[Value, ...]]
    lines: tuple[Operation, ...]
    order: tuple[Operation, ...]
    soft: tuple[str, ...] = ()
    refused: Mapping[UUID, str] = field(default_factory=dict)

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The fields that have more than one value, by name."""
        return tuple(sorted(key for key, values in self.fields.items() if len(values) > 1))

    def value(self, key: str) -> Any:
        """The value of a field, the one shown first when there are several; None when unknown."""
        values = self.fields.get(key, ())
        return values[0].value if values else None

    def of(self, *kinds: str) -> list[Operation]:
        """The added lines of some kinds, causes first."""
        return [line for line in self.lines if line.kind in kinds]


Rank = Callable[[Any], int]
Steps = Callable[[str, str], bool]


def writes(operation: Operation) -> Mapping[str, Any]:
    """The fields an operation sets, by name; none for one that only adds a line."""
    body = operation.body
    match operation.kind:
        case "answer":
            return {ANSWER + str(body.get("key")): body.get("value")}
        case "move":
            return {STATE: body.get("to")}
        case "open" if "state" in body:
            return {STATE: body["state"]}
        case "assign":
            return {AGENT: body.get("agent")}
        case "propose":
            return {TIME: {name: body.get(name) for name in ("starts_at", "minutes")}}
        case "settle":
            return {str(body.get("key")): body.get("value")}
        case _:
            return {}


def merged(
    operations: Iterable[Operation], steps: Steps | None = None, rank: Rank | None = None
) -> Record:
    """The record that a set of operations makes: the same for every order they are given in.

    A write replaces those its device had seen; those it had not seen stay beside it. Whoever saw an
    operation saw what its device had seen by then. `steps(from, to)` tells whether a move is
    possible; it is asked with the state that the mover had seen, and staying there always is.
    `rank` orders states that contradict each other, the lowest is shown first. Total: operations
    whose causes are missing or contradict each other are taken in the order of device and number.
    """
    history = in_order(operations)
    merge = _Merge(history, steps, rank)
    for at in range(len(history)):
        merge.take(at)
    return merge.record()


def in_order(operations: Iterable[Operation]) -> list[Operation]:
    """The operations, each once, causes first, else by device and number: no clock decides."""
    lines = _lines(operations)
    last = {device: line[-1].sequence for device, line in lines.items()}
    upto = {device: line[0].sequence - 1 for device, line in lines.items()}
    taken = dict.fromkeys(lines, 0)
    missing = {one.id for line in lines.values() for one in line}
    found: list[Operation] = []

    def ready(one: Operation) -> bool:
        others = ((d, n) for d, n in one.base.upto.items() if d in lines and d != one.device)
        return missing.isdisjoint(one.base.also - {one.id}) and not any(
            min(n, last[d]) > upto[d] for d, n in others
        )

    while missing:
        heads = [line[taken[device]] for device, line in lines.items() if taken[device] < len(line)]
        one = next(filter(ready, heads), heads[0])
        line = lines[one.device]
        taken[one.device] = at = taken[one.device] + 1
        upto[one.device] = line[at].sequence - 1 if at < len(line) else one.sequence
        missing.discard(one.id)
        found.append(one)
    return found


def seen_of(operations: Iterable[Operation], whole: Mapping[UUID, int]) -> Seen:
    """What a device has seen that is shown the record of these operations.

    `whole` is the number up to which nothing is missing of each device: what came beyond a gap is
    named one by one, so that nobody is taken to have seen what was missing.
    """
    upto: dict[UUID, int] = {}
    also: set[UUID] = set()
    for one in operations:
        if one.sequence <= whole.get(one.device, 0):
            upto[one.device] = max(one.sequence, upto.get(one.device, 0))
        else:
            also.add(one.id)
    return Seen(upto, frozenset(also))


def _lines(operations: Iterable[Operation]) -> dict[UUID, list[Operation]]:
    """The operations of each device by number, each operation and each number once."""
    found: dict[UUID, dict[int, Operation]] = {}
    known: set[UUID] = set()
    for one in sorted(operations, key=lambda one: (one.device, one.sequence, one.id)):
        if one.id not in known and one.sequence not in found.setdefault(one.device, {}):
            found[one.device][one.sequence] = one
            known.add(one.id)
    return {device: list(line.values()) for device, line in found.items() if line}


def _known_before(history: list[Operation]) -> list[int]:
    """For each operation those that whoever did it had seen: bit n stands for the n-th of all."""
    numbers: dict[UUID, list[int]] = {}
    masks: dict[UUID, list[int]] = {}
    of_id: dict[UUID, int] = {}
    found: list[int] = []
    for at, one in enumerate(history):
        known = 0
        for device, upto in {**one.base.upto, one.device: one.sequence - 1}.items():
            if count := bisect_right(numbers.get(device, ()), upto):
                known |= masks[device][count - 1]
        for other in one.base.also:
            known |= of_id.get(other, 0)
        found.append(known)
        of_id[one.id] = known | 1 << at
        numbers.setdefault(one.device, []).append(one.sequence)
        masks.setdefault(one.device, []).append(of_id[one.id])
    return found


class _Merge:
    """The merge under way: for each field the writes that no later write had seen.

    Operations are called by their place in `history`; sets of them are bits of a number.
    """

    def __init__(self, history: list[Operation], steps: Steps | None, rank: Rank | None) -> None:
        self.history, self.steps, self.rank = history, steps, rank
        self.known = _known_before(history)
        self.heads: dict[str, list[int]] = {}
        self.lines: list[Operation] = []
        self.refused: dict[UUID, str] = {}
        self.states = 0

    def take(self, at: int) -> None:
        """Add an operation whose causes were added before."""
        operation = self.history[at]
        if not self._possible(at):
            self.refused[operation.id] = MOVE_NOT_NOW
            return
        fields = writes(operation)
        if not fields:
            self.lines.append(operation)
        for key in fields:
            heads = self.heads.get(key, [])
            self.heads[key] = [*(one for one in heads if not self._saw(at, one)), at]
        if STATE in fields:
            self.states |= 1 << at

    def record(self) -> Record:
        """The state of things after all of them."""
        fields = {key: self._values(key, heads) for key, heads in self.heads.items()}
        order = tuple(one for one in self.history if one.id not in self.refused)
        return Record(fields, tuple(self.lines), order, self._soft(), self.refused)

    def _saw(self, at: int, other: int) -> bool:
        return bool(self.known[at] >> other & 1)

    def _possible(self, at: int) -> bool:
        operation = self.history[at]
        if operation.kind != "move" or self.steps is None:
            return True
        seen = list(_places(self.states & self.known[at]))
        heads = [one for one in seen if not any(self._saw(two, one) for two in seen)]
        shown, to = self._values(STATE, heads), str(operation.body.get("to"))
        return bool(shown) and (shown[0].value == to or self.steps(shown[0].value, to))

    def _values(self, key: str, heads: list[int]) -> tuple[Value, ...]:
        """The different values of a field, each with the first operation that says so."""
        found: list[Value] = []
        for one in (self.history[at] for at in heads):
            value = writes(one)[key]
            if not any(_same(other.value, value) for other in found):
                found.append(Value(value, one.id, one.by, one.at, one.doubtful))
        if key == STATE and self.rank is not None:
            rank = self.rank
            found.sort(key=lambda one: rank(one.value))
        return tuple(found)

    def _soft(self) -> tuple[str, ...]:
        """The answers that two devices wrote apart, and nobody did anything knowing both."""
        key_of = {
            at: key for key, heads in self.heads.items() if key.startswith(ANSWER) for at in heads
        }
        if len({self.history[at].device for at in key_of}) < 2:
            return ()
        later = {
            at: sum(1 << n for n, known in enumerate(self.known) if known >> at & 1)
            for at in key_of
        }
        found: set[str] = set()
        for one, key in key_of.items():
            for other, other_key in key_of.items():
                apart = self.history[one].device != self.history[other].device
                known = self._saw(one, other) or self._saw(other, one) or later[one] & later[other]
                if key < other_key and apart and not known:
                    found |= {key, other_key}
        return tuple(sorted(found))


def _places(bits: int) -> Iterator[int]:
    """Where bits are set, the lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _same(one: Any, other: Any) -> bool:
    """Whether two values are one; JSON's true is not 1."""
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)
