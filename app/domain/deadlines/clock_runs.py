"""Which clocks the events of a case start and stop, and which days of pause lie between."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.deadlines.clock_events import Event, EventKind
from app.domain.deadlines.clock_limits import Limits, Which
from app.domain.deadlines.workdays import WalkedDay, WorkCalendar, day_walk

DECISION = frozenset({Which.PROMISED, Which.STATUTORY, Which.STAGE})
PAUSED_WITH_THE_CASE = DECISION | {Which.DEPARTMENT}
"""The time of a special procedure is not part of these (Administrative Licensing Law, art. 45)."""
EXTENDED = frozenset({Which.PROMISED, Which.STATUTORY})
AGAIN = "#"

_ENDS: Mapping[EventKind, frozenset[Which]] = {
    EventKind.CORRECTION_ASKED: frozenset({Which.NOTICE}),
    EventKind.ACCEPTED: frozenset({Which.NOTICE}),
    EventKind.DEEMED_ACCEPTED: frozenset({Which.NOTICE}),
    EventKind.REJECTED: frozenset({Which.NOTICE}),
    EventKind.STAGE_ENTERED: frozenset({Which.STAGE}),
    EventKind.DEPARTMENT_ANSWERED: frozenset({Which.DEPARTMENT}),
    EventKind.HANDED_TO_SUPERIOR: DECISION,
    EventKind.RETURNED: DECISION | {Which.SUPERIOR},
    EventKind.DECIDED: DECISION,
    EventKind.DELIVERED: frozenset({Which.DELIVERY}),
}
_DECIDES = frozenset({EventKind.DECIDED, EventKind.RETURNED})
_CLOSES = frozenset({EventKind.DELIVERED, EventKind.WITHDRAWN, EventKind.REJECTED})
_ACCEPTS = frozenset({EventKind.ACCEPTED, EventKind.DEEMED_ACCEPTED})
_FILES = frozenset({EventKind.RECEIVED, EventKind.CORRECTED})


@dataclass(frozen=True, slots=True)
class Run:
    """One clock from its start to its end; `workdays` include the `extensions` (day, workdays).

    `key` is the stage or department, with "#2" when it runs for the second time.
    """

    which: Which
    key: str
    start_on: date
    workdays: int
    extensions: tuple[tuple[date, int], ...] = ()
    ended_on: date | None = None
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch that is not counted; the day it begins still is, the day it ends no more.

    (Civil Code, art. 201, by analogy.) While it lasts, `ended_on` is None.
    """

    begun_on: date
    name: str
    key: str
    ended_on: date | None = None

    def covers(self, day: date, known_until: date) -> bool:
        """Whether `day` is not counted, as seen on `known_until`; a pause ends by then."""
        return self.begun_on < day <= min(self.ended_on or known_until, known_until)


@dataclass(frozen=True, slots=True)
class History:
    """The clocks of a case in the order of their start, and its pauses, the earliest first."""

    runs: tuple[Run, ...]
    pauses: tuple[Pause, ...]

    @property
    def paused(self) -> bool:
        """Whether a pause lasts."""
        return any(pause.ended_on is None for pause in self.pauses)

    def pause_on(self, run: Run, today: date) -> Callable[[date], str | None]:
        """What the pause of a day was for, None on a day without one, as far as `run` cares."""
        if run.which not in PAUSED_WITH_THE_CASE:
            return lambda _: None
        until = run.ended_on or today
        pauses = self.pauses
        return lambda day: next((one.name for one in pauses if one.covers(day, until)), None)

    def days(self, run: Run, calendar: WorkCalendar, today: date) -> tuple[WalkedDay, ...]:
        """The days of `run` after its start up to its due day."""
        pause_on = self.pause_on(run, today)
        return tuple(day_walk(run.start_on, run.workdays, calendar, pause_on))


def history(limits: Limits, events: Iterable[Event]) -> History:
    """The clocks and pauses that `events` make; it takes any events, sensible ones or not."""
    book = _Book(limits)
    for event in _spelled_out(events):
        book.write(event)
    pauses = sorted(book.pauses, key=lambda pause: (pause.begun_on, pause.name, pause.key))
    return History(tuple(book.runs), tuple(pauses))


def _spelled_out(events: Iterable[Event]) -> Iterator[Event]:
    """The events, with the acceptance that a decision on the spot contains."""
    accepted = False
    for event in events:
        if event.kind is EventKind.DECIDED and not accepted:
            yield Event(EventKind.ACCEPTED, event.on)
        accepted = accepted or event.kind in _ACCEPTS
        yield event


@dataclass(slots=True)
class _Book:
    """The clocks and pauses of the events read so far."""

    limits: Limits
    runs: list[Run] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)
    filed_on: date | None = None

    def write(self, event: Event) -> None:
        """Ends what `event` ends, moves what it moves, then starts what it starts."""
        if event.kind in _FILES:
            self.filed_on = event.on
        self.runs = [run if run.ended_on else _after(event, run) for run in self.runs]
        self.pauses = [
            replace(pause, ended_on=event.on)
            if pause.ended_on is None and _ends_pause(event, pause)
            else pause
            for pause in self.pauses
        ]
        if event.kind is EventKind.PAUSED:
            self.pauses.append(Pause(event.on, event.name, event.key))
        for which, start_on, workdays in self._starts(event):
            if workdays is not None:
                key = event.key if which in (Which.STAGE, Which.DEPARTMENT) else ""
                self.runs.append(Run(which, self._free(which, key), start_on, workdays))

    def _free(self, which: Which, key: str) -> str:
        before = sum(run.which is which and _plain(run.key) == key for run in self.runs)
        return f"{key}{AGAIN}{before + 1}" if before else key

    def _starts(self, event: Event) -> tuple[tuple[Which, date, int | None], ...]:
        limits, on = self.limits, event.on
        match event.kind:
            case EventKind.RECEIVED | EventKind.CORRECTED:
                return ((Which.NOTICE, on, limits.notice_workdays),)
            case EventKind.ACCEPTED | EventKind.DEEMED_ACCEPTED:
                start = on if event.kind is EventKind.ACCEPTED else self.filed_on or on
                promised, statutory = limits.promised_workdays, limits.statutory_workdays
                return (Which.PROMISED, start, promised), (Which.STATUTORY, start, statutory)
            case EventKind.STAGE_ENTERED:
                return ((Which.STAGE, on, limits.stages.get(event.key)),)
            case EventKind.DEPARTMENT_ASKED:
                return ((Which.DEPARTMENT, on, limits.departments.get(event.key)),)
            case EventKind.HANDED_TO_SUPERIOR:
                return ((Which.SUPERIOR, on, limits.superior_workdays),)
            case EventKind.DECIDED | EventKind.RETURNED:
                return ((Which.DELIVERY, on, limits.delivery_workdays),)
        return ()


def _after(event: Event, run: Run) -> Run:
    """A running clock after `event`."""
    mine = run.which is not Which.DEPARTMENT or _plain(run.key) == event.key
    if run.which in _ENDS.get(event.kind, ()) and mine:
        return replace(run, ended_on=event.on)
    if event.kind in _DECIDES | _CLOSES:
        return replace(run, ended_on=event.on, dropped=True)
    if event.kind is EventKind.EXTENDED and run.which in EXTENDED:
        longer = (*run.extensions, (event.on, event.workdays))
        return replace(run, workdays=run.workdays + event.workdays, extensions=longer)
    return run


def _ends_pause(event: Event, pause: Pause) -> bool:
    if event.kind is EventKind.RESUMED:
        return event.key == pause.key
    return event.kind in _DECIDES | _CLOSES


def _plain(key: str) -> str:
    return key.partition(AGAIN)[0]
