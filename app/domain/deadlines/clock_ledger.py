"""The deadlines of a case, always computed anew from its limits, the calendar and its events."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.deadlines.clock_events import BadHistory, Event, EventKind, check
from app.domain.deadlines.clock_limits import Limits, Which, limits_of
from app.domain.deadlines.clock_runs import PAUSED_WITH_THE_CASE, History, Run, history
from app.domain.deadlines.workdays import ONE_DAY, DayUse, WorkCalendar

__all__ = [
    "BadHistory",
    "Clock",
    "Deadline",
    "Event",
    "EventKind",
    "Limits",
    "Running",
    "Which",
    "check",
    "elapsed",
    "limits_of",
    "replay",
]
_ORDER = {which: place for place, which in enumerate(Which)}


class Running(StrEnum):
    """How a deadline stands; the last three are for ever."""

    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    LATE = "late"
    DROPPED = "dropped"
    """Nobody waits for it any more: withdrawn, not accepted, or overtaken by the decision."""


ENDED = frozenset({Running.MET, Running.LATE, Running.DROPPED})


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline, in working days; `key` names the stage or department, "#2" its second run.

    `workdays` include an extension. `left_workdays` are those after today up to the due day, 0 on
    the due day itself, below zero as soon as it is over (the working days since, at least 1); they
    stand still in a pause and once it has ended. While a pause lasts, `due_on` is what it would be
    if the case were resumed today.
    """

    which: Which
    key: str
    start_on: date
    workdays: int
    due_on: date
    state: Running
    ended_on: date | None
    left_workdays: int
    provisional: bool

    @property
    def open(self) -> bool:
        """Whether somebody still has to keep it."""
        return self.state not in ENDED


@dataclass(frozen=True, slots=True)
class Clock:
    """All deadlines of a case in the order of their start, as they stand today.

    The case counts as accepted once the day `deemed_on` is over (Administrative Licensing Law,
    art. 32). It is provisional while an open deadline is. `next` is the earliest running one.
    """

    deadlines: tuple[Deadline, ...]
    paused: bool
    provisional: bool
    deemed_on: date | None
    next: Deadline | None

    def deadline(self, which: Which, key: str = "") -> Deadline | None:
        """The deadline under this name, None when it never started."""
        return next((one for one in self.deadlines if (one.which, one.key) == (which, key)), None)


def replay(limits: Limits, calendar: WorkCalendar, events: Sequence[Event], today: date) -> Clock:
    """The clock of a case as it stands on `today` (Asia/Shanghai).

    Day one is the next working day after a start; promise and statute start on acceptance, or when
    deemed accepted on the day of receipt (Administrative Licensing Law, arts. 32, 42 to 45 and 82;
    Civil Code, arts. 201 and 203). Total on events that `check` admits, but for BeyondCalendar.
    """
    past = history(limits, events)
    deadlines = tuple(deadline_of(run, past, calendar, today) for run in past.runs)
    still = [one for one in deadlines if one.open]
    running = [one for one in still if one.state is Running.RUNNING]
    return Clock(
        deadlines=deadlines,
        paused=past.paused,
        provisional=any(one.provisional for one in still),
        deemed_on=next((one.due_on for one in still if one.which is Which.NOTICE), None),
        next=min(running, key=lambda one: (one.due_on, _ORDER[one.which], one.key), default=None),
    )


def deadline_of(run: Run, past: History, calendar: WorkCalendar, today: date) -> Deadline:
    """The deadline of one run of a clock, as it stands on `today`."""
    days = past.days(run, calendar, today)
    due_on = days[-1].on if days else run.start_on
    seen_on = run.ended_on or today
    if seen_on <= due_on:
        left = sum(day.use is DayUse.COUNTED and day.on > seen_on for day in days)
    else:
        left = -_late_by(due_on, seen_on, calendar, past.pause_on(run, today))
    return Deadline(
        which=run.which,
        key=run.key,
        start_on=run.start_on,
        workdays=run.workdays,
        due_on=due_on,
        state=_state(run, past, left),
        ended_on=run.ended_on,
        left_workdays=left,
        provisional=any(day.provisional for day in days),
    )


def elapsed(deadline: Deadline) -> int:
    """The working days used up of a deadline, above its `workdays` when it is over."""
    return deadline.workdays - deadline.left_workdays


def _late_by(
    due_on: date, seen_on: date, calendar: WorkCalendar, pause_on: Callable[[date], str | None]
) -> int:
    """Working days from `due_on` to `seen_on` without pauses; a weekend alone is late by 1."""
    since = (due_on + ONE_DAY * n for n in range(1, (seen_on - due_on).days + 1))
    late = [calendar.is_workday(day) for day in since if pause_on(day) is None]
    return max(1, sum(late)) if late else 0


def _state(run: Run, past: History, left: int) -> Running:
    if run.dropped:
        return Running.DROPPED
    if run.ended_on is not None:
        return Running.LATE if left < 0 else Running.MET
    held = past.paused and run.which in PAUSED_WITH_THE_CASE
    return Running.PAUSED if held else Running.RUNNING
