"""Who is warned of a deadline and when: planned from the clock, the same however often."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from app.domain.deadlines.clock_ledger import Deadline, Running, Which
from app.domain.deadlines.workdays import ONE_DAY, WorkCalendar
from app.domain.ratings.policies import Policy, Step
from app.kit.clock import SHANGHAI

WARNED = frozenset(Which) - {Which.SUPERIOR}
"""Nobody is warned of what the level above takes: the office is reminded to ask."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One warning: `key` is the same whenever it is planned anew, `due_at` lies in office hours."""

    key: str
    which: Which
    clock_key: str
    step: Step
    due_at: datetime


def plan(
    deadlines: Iterable[Deadline], rules: Policy, calendar: WorkCalendar
) -> tuple[Planned, ...]:
    """The warnings of all deadlines that run; none while a case is paused.

    The first comes at the beginning of the working day on which only the threshold is left, no
    earlier than the clock began; each further step so many office hours later.
    """
    return tuple(
        Planned(
            f"{one.which}/{one.key}/{one.due_on.isoformat()}/{step}",
            one.which,
            one.key,
            step,
            due_at,
        )
        for one in deadlines
        if one.state is Running.RUNNING and one.which in WARNED
        for step, due_at in _steps(one, rules, calendar)
    )


def threshold(workdays: int, rules: Policy) -> int:
    """How many working days before the end of a limit the first warning comes."""
    part = -(-workdays * rules.warn_percent // 100)
    return max(rules.warn_min_workdays, part)


def office_moment(at: datetime, rules: Policy, calendar: WorkCalendar) -> datetime:
    """`at`, or the next moment at which the office works; in UTC."""
    local = at.astimezone(SHANGHAI)
    on, begins = local.date(), local.time()
    if begins >= rules.office_to:
        on, begins = on + ONE_DAY, rules.office_from
    if not calendar.is_workday(on):
        on, begins = _workday_from(on, calendar), rules.office_from
    return _moment(on, max(begins, rules.office_from))


def is_office_time(at: datetime, rules: Policy, calendar: WorkCalendar) -> bool:
    """Whether the office works at that moment."""
    return office_moment(at, rules, calendar) == at


def _steps(one: Deadline, rules: Policy, calendar: WorkCalendar) -> Iterator[tuple[Step, datetime]]:
    first = max(back(one.due_on, threshold(one.workdays, rules), calendar), one.start_on)
    at = office_moment(_moment(first, rules.office_from), rules, calendar)
    for step in rules.steps:
        yield step, at
        at = _later(at, timedelta(hours=rules.step_hours), rules, calendar)


def back(day: date, workdays: int, calendar: WorkCalendar) -> date:
    """The day with so many working days after it up to `day`, both ends as the clock counts."""
    left = workdays
    while left > 0 and day > date.min:
        if calendar.is_workday(day):
            left -= 1
        day -= ONE_DAY
    while not calendar.is_workday(day) and day > date.min:
        day -= ONE_DAY
    return day


def _later(at: datetime, by: timedelta, rules: Policy, calendar: WorkCalendar) -> datetime:
    """`by` office hours after `at`, which is a moment of the office."""
    while True:
        on = at.astimezone(SHANGHAI).date()
        closes = _moment(on, rules.office_to)
        if at + by < closes:
            return at + by
        by -= closes - at
        at = office_moment(closes, rules, calendar)


def _workday_from(day: date, calendar: WorkCalendar) -> date:
    while not calendar.is_workday(day):
        day += ONE_DAY
    return day


def _moment(on: date, at: time) -> datetime:
    return datetime.combine(on, at, SHANGHAI).astimezone(UTC)
