"""One state out of the operations on a record, in whatever order and pieces they came in."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
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

    upto: Mapping[UUID, int] = MappingProxyType({})
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
        """Whether whoever did this had seen `other`: one of their own, or one that `base` has."""
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
    without having seen each other. `soft` are the fields of which others were written meanwhile by
    another device: nothing is contradicted, but nobody has seen both. `lines` are the operations
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

    A write replaces those its device had seen; those it had not seen stay beside it. `steps(from,
    to)` tells whether a move is possible; it is asked with the state that the mover had seen.
    `rank` orders states that contradict each other, the lowest is shown first. Total: operations
    whose causes are missing or contradict each other are taken in the order of device and number.
    """
    merge = _Merge(steps, rank)
    for operation in in_order(operations):
        merge.take(operation)
    return merge.record()


def in_order(operations: Iterable[Operation]) -> list[Operation]:
    """The operations, each once, causes first, else by device and number: no clock decides."""
    queues = _queues(operations)
    done: set[UUID] = set()
    upto: dict[UUID, int] = dict.fromkeys(queues, 0)
    known = {one.id for queue in queues.values() for one in queue}
    last = {device: queue[-1].sequence for device, queue in queues.items()}
    found: list[Operation] = []

    def ready(one: Operation) -> bool:
        waits = (min(n, last.get(d, 0)) > upto.get(d, 0) for d, n in one.base.upto.items())
        return not any(waits) and not ((one.base.also & known) - done)

    while queues:
        heads = [queue[0] for _, queue in sorted(queues.items())]
        taken = next((one for one in heads if ready(one)), heads[0])
        queue = queues[taken.device]
        queue.pop(0)
        later = queue[0].sequence - 1 if queue else last[taken.device]
        upto[taken.device] = max(taken.sequence, later)
        done.add(taken.id)
        found.append(taken)
        if not queue:
            del queues[taken.device]
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


def _queues(operations: Iterable[Operation]) -> dict[UUID, list[Operation]]:
    queues: dict[UUID, dict[int, Operation]] = {}
    for one in operations:
        queues.setdefault(one.device, {})[one.sequence] = one
    return {device: [line[n] for n in sorted(line)] for device, line in queues.items()}


class _Merge:
    """The merge under way: for each field the writes that no later write had seen."""

    def __init__(self, steps: Steps | None, rank: Rank | None) -> None:
        self.steps, self.rank = steps, rank
        self.heads: dict[str, list[Operation]] = {}
        self.history: list[Operation] = []
        self.lines: list[Operation] = []
        self.refused: dict[UUID, str] = {}
        self.states: list[Operation] = []

    def take(self, operation: Operation) -> None:
        """Add an operation whose causes were added before."""
        self.history.append(operation)
        if not self._possible(operation):
            self.refused[operation.id] = MOVE_NOT_NOW
            return
        fields = writes(operation)
        if not fields:
            self.lines.append(operation)
        for key in fields:
            heads = self.heads.setdefault(key, [])
            heads[:] = [*(one for one in heads if not operation.knew(one)), operation]
            if key == STATE:
                self.states.append(operation)

    def record(self) -> Record:
        """The state of things after all of them."""
        fields = {key: self._values(key, heads) for key, heads in self.heads.items()}
        order = tuple(one for one in self.history if one.id not in self.refused)
        return Record(fields, tuple(self.lines), order, self._soft(), self.refused)

    def _possible(self, operation: Operation) -> bool:
        if operation.kind != "move" or self.steps is None:
            return True
        seen = [one for one in self.states if operation.knew(one)]
        heads = [one for one in seen if not any(two.knew(one) for two in seen)]
        shown = self._values(STATE, heads)
        return bool(shown) and self.steps(shown[0].value, str(operation.body.get("to")))

    def _values(self, key: str, heads: Sequence[Operation]) -> tuple[Value, ...]:
        """The different values of a field, each with the first operation that says so."""
        found: list[Value] = []
        for one in heads:
            value = writes(one)[key]
            if all(other.value != value for other in found):
                found.append(Value(value, one.id, one.by, one.at, one.doubtful))
        if key == STATE and self.rank is not None:
            rank = self.rank
            found.sort(key=lambda one: rank(one.value))
        return tuple(found)

    def _soft(self) -> tuple[str, ...]:
        keys: set[str] = set()
        flat = [(key, one) for key, heads in self.heads.items() for one in heads]
        for at, (key, one) in enumerate(flat):
            for other_key, other in flat[at + 1 :]:
                if other_key != key and self._unseen(one, other):
                    keys |= {key, other_key}
        return tuple(sorted(keys))

    def _unseen(self, one: Operation, other: Operation) -> bool:
        """Whether two operations were done apart, and nobody has done anything knowing both."""
        if one.device == other.device or one.knew(other) or other.knew(one):
            return False
        return not any(later.knew(one) and later.knew(other) for later in self.history)
