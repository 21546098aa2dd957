"""What happens to a case as far as its deadlines care, and in which orders it cannot happen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.deadlines.workdays import MAX_WORKDAYS
from app.kit.errors import Invalid


class EventKind(StrEnum):
    """Everything that starts, stops or moves a deadline."""

    RECEIVED = "received"
    CORRECTION_ASKED = "correction_asked"
    CORRECTED = "corrected"
    ACCEPTED = "accepted"
    DEEMED_ACCEPTED = "deemed_accepted"
    PAUSED = "paused"
    RESUMED = "resumed"
    EXTENDED = "extended"
    STAGE_ENTERED = "stage_entered"
    DEPARTMENT_ASKED = "department_asked"
    DEPARTMENT_ANSWERED = "department_answered"
    HANDED_TO_SUPERIOR = "handed_to_superior"
    RETURNED = "returned"
    DECIDED = "decided"
    DELIVERED = "delivered"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"
    VERSION_MOVED = "version_moved"
    """The case stands on another version of its item: no deadline starts or ends by that."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a case's ledger; `on` is the day in Asia/Shanghai.

    `key` is the id of a pause, the name of a stage or the code of a department; `workdays` are
    those an extension adds; `name` is what a pause is for ("hearing").
    """

    kind: EventKind
    on: date
    key: str = ""
    workdays: int = 0
    name: str = ""


class BadHistory(Invalid):
    """These things cannot have happened to a case in this order."""


class _Phase(StrEnum):
    """How far a case has come, as coarsely as its deadlines need it."""

    NEW = "new"
    RECEIVED = "received"
    CORRECTING = "correcting"
    ACCEPTED = "accepted"
    WITH_SUPERIOR = "with_superior"
    DECIDED = "decided"
    CLOSED = "closed"


_KIND, _IN = EventKind, _Phase
_UNDER_WAY = frozenset({_IN.ACCEPTED, _IN.WITH_SUPERIOR})
_POSSIBLE: Mapping[EventKind, tuple[frozenset[_Phase], _Phase | None]] = {
    _KIND.RECEIVED: (frozenset({_IN.NEW}), _IN.RECEIVED),
    _KIND.CORRECTION_ASKED: (frozenset({_IN.RECEIVED}), _IN.CORRECTING),
    _KIND.CORRECTED: (frozenset({_IN.CORRECTING}), _IN.RECEIVED),
    _KIND.ACCEPTED: (frozenset({_IN.RECEIVED}), _IN.ACCEPTED),
    _KIND.DEEMED_ACCEPTED: (frozenset({_IN.RECEIVED}), _IN.ACCEPTED),
    _KIND.PAUSED: (_UNDER_WAY, None),
    _KIND.RESUMED: (_UNDER_WAY, None),
    _KIND.EXTENDED: (frozenset({_IN.ACCEPTED}), None),
    _KIND.STAGE_ENTERED: (_UNDER_WAY, None),
    _KIND.DEPARTMENT_ASKED: (frozenset({_IN.ACCEPTED}), None),
    _KIND.DEPARTMENT_ANSWERED: (frozenset({_IN.ACCEPTED}), None),
    _KIND.HANDED_TO_SUPERIOR: (frozenset({_IN.ACCEPTED}), _IN.WITH_SUPERIOR),
    _KIND.RETURNED: (frozenset({_IN.WITH_SUPERIOR}), _IN.DECIDED),
    _KIND.DECIDED: (frozenset({_IN.RECEIVED, _IN.ACCEPTED}), _IN.DECIDED),
    _KIND.DELIVERED: (frozenset({_IN.DECIDED}), _IN.CLOSED),
    _KIND.WITHDRAWN: (_UNDER_WAY | {_IN.RECEIVED, _IN.CORRECTING}, _IN.CLOSED),
    _KIND.REJECTED: (frozenset({_IN.RECEIVED, _IN.CORRECTING}), _IN.CLOSED),
    _KIND.VERSION_MOVED: (_UNDER_WAY | {_IN.RECEIVED, _IN.CORRECTING}, None),
}
"""Where each event may happen, and where the case is then (None: where it was)."""


@dataclass(slots=True)
class _Reading:
    """What has been read of a history so far."""

    phase: _Phase = _Phase.NEW
    on: date = date.min
    extended: bool = False
    pauses: set[str] = field(default_factory=set)
    departments: set[str] = field(default_factory=set)

    def admits(self, event: Event) -> bool:
        """Whether `event` can come next."""
        return event.on >= self.on and self.phase in _POSSIBLE[event.kind][0] and self._fits(event)

    def _fits(self, event: Event) -> bool:
        match event.kind:
            case EventKind.PAUSED:
                return event.key not in self.pauses
            case EventKind.RESUMED:
                return event.key in self.pauses
            case EventKind.DEPARTMENT_ASKED:
                return event.key not in self.departments
            case EventKind.DEPARTMENT_ANSWERED:
                return event.key in self.departments
            case EventKind.EXTENDED:
                return not self.extended and 0 < event.workdays <= MAX_WORKDAYS
        return True

    def add(self, event: Event) -> None:
        """Reads one event more."""
        self.on = event.on
        self.phase = _POSSIBLE[event.kind][1] or self.phase
        self.extended = self.extended or event.kind is EventKind.EXTENDED
        match event.kind:
            case EventKind.PAUSED:
                self.pauses.add(event.key)
            case EventKind.RESUMED:
                self.pauses.remove(event.key)
            case EventKind.DEPARTMENT_ASKED:
                self.departments.add(event.key)
            case EventKind.DEPARTMENT_ANSWERED:
                self.departments.remove(event.key)


def check(events: Iterable[Event]) -> None:
    """Nothing when `events` can have happened in this order, else BadHistory.

    Days never go back; nothing comes before receipt or after the end; what ends was begun; a case
    is extended once, by 1 to MAX_WORKDAYS. Whether an act is allowed is for the case flow to say.
    """
    reading = _Reading()
    for number, event in enumerate(events, 1):
        if not reading.admits(event):
            raise BadHistory(number=number, kind=str(event.kind), on=event.on.isoformat())
        reading.add(event)
