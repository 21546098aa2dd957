"""How a deadline was counted, line by line: start, counted, skipped and paused days, extension."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.deadlines.clock_events import Event
from app.domain.deadlines.clock_ledger import Running, deadline_of
from app.domain.deadlines.clock_limits import Limits, Which
from app.domain.deadlines.clock_runs import Run, history
from app.domain.deadlines.workdays import DayUse, WalkedDay, WorkCalendar
from app.kit.errors import NotFound


class NoSuchDeadline(NotFound):
    """This case has no such deadline."""


class LineKind(StrEnum):
    """What a line of an explanation says; of several on one day the first here comes first."""

    START = "start"
    COUNTED = "counted"
    SKIPPED = "skipped"
    PAUSED = "paused"
    EXTENDED = "extended"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a day, and what became of it.

    `number` is the how-manieth working day it was, or those that an extension added, or in the last
    line all of them; `name` the key of the day's name, or what the pause was for.
    """

    kind: LineKind
    on: date
    number: int | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A deadline and every day between its start and its due day, each in exactly one line."""

    which: Which
    key: str
    start_on: date
    workdays: int
    due_on: date
    provisional: bool
    lines: tuple[Line, ...]
    state: Running


_ORDER = {kind: place for place, kind in enumerate(LineKind)}


def explain(
    limits: Limits,
    calendar: WorkCalendar,
    events: Sequence[Event],
    deadline_key: tuple[Which, str],
    today: date,
) -> Explanation:
    """How the deadline `(which, key)` of `replay` is counted as things stand on `today`.

    Raises NoSuchDeadline when it never started.
    """
    past = history(limits, events)
    run = next((one for one in past.runs if (one.which, one.key) == deadline_key), None)
    if run is None:
        raise NoSuchDeadline(which=str(deadline_key[0]), key=deadline_key[1])
    deadline = deadline_of(run, past, calendar, today)
    return Explanation(
        which=run.which,
        key=run.key,
        start_on=run.start_on,
        workdays=run.workdays,
        due_on=deadline.due_on,
        provisional=deadline.provisional,
        lines=_lines(run, past.days(run, calendar, today), deadline.due_on),
        state=deadline.state,
    )


def _lines(run: Run, days: Sequence[WalkedDay], due_on: date) -> tuple[Line, ...]:
    """All lines in order; an extension stands with the day it was granted, at last before due."""
    extensions = [Line(LineKind.EXTENDED, on, workdays) for on, workdays in sorted(run.extensions)]
    middle = sorted(
        [*_day_lines(days), *extensions],
        key=lambda line: (min(line.on, due_on), _ORDER[line.kind]),
    )
    start = Line(LineKind.START, run.start_on)
    return start, *middle, Line(LineKind.DUE, due_on, run.workdays)


def _day_lines(days: Sequence[WalkedDay]) -> Iterator[Line]:
    number = 0
    for day in days:
        counted = day.use is DayUse.COUNTED
        number += counted
        yield Line(LineKind(day.use.value), day.on, number if counted else None, day.name)
