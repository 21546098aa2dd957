"""When a centre receives people: weekly rules, seasons, breaks, and days that are exceptions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cached_property
from itertools import chain
from typing import Final, Literal

from app.domain.deadlines.workdays import WorkCalendar
from app.kit.clock import SHANGHAI, office_day
from app.kit.errors import Invalid

WORKDAYS: Final = "workdays"
MOST_WINDOWS = 200
STEP_MINUTES = range(5, 481)

Days = Literal["workdays"] | frozenset[int]
"""Every statutory working day, or ISO weekdays (1 = Monday)."""


class OpeningAcrossMidnight(Invalid):
    """An opening begins and ends on the same day, in this order."""


class BreakOutsideOpening(Invalid):
    """Breaks lie inside their opening, apart from one another, and each begins before it ends."""


class OpeningOutOfBounds(Invalid):
    """This opening has a number nobody can mean."""


class ExceptionSaysNothing(Invalid):
    """An exceptional day is either closed or brings its own openings."""


class OpeningTwice(Invalid):
    """The same opening is named twice for one day."""


@dataclass(frozen=True)
class Opening:
    """A rule by which a centre receives people, in local time (Asia/Shanghai).

    `id` names the pool its seats are counted in. `windows` are the seats at any one moment, 0 for
    open without bookings; `step_minutes` is the grid of its slots; `breaks` are (from, to) pairs;
    `items` are the item codes served, None for all. `valid_from` and `valid_to` are both included.
    `on_holidays` lets a weekday rule stand on a statutory holiday; a "workdays" rule follows the
    State's calendar alone. Refuses (Invalid) a range that crosses midnight, a break outside it,
    and numbers out of bounds.
    """

    id: str
    days: Days
    starts: time
    ends: time
    breaks: tuple[tuple[time, time], ...] = ()
    windows: int = 1
    step_minutes: int = 30
    items: frozenset[str] | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    off_hours: bool = False
    on_holidays: bool = False

    def __post_init__(self) -> None:
        times = [self.starts, self.ends, *chain.from_iterable(self.breaks)]
        if any(at.tzinfo for at in times) or self.starts >= self.ends:
            raise OpeningAcrossMidnight(opening=self.id)
        edges = self._edges()
        if edges != sorted(edges) or any(begins == ends for begins, ends in self.breaks):
            raise BreakOutsideOpening(opening=self.id)
        if not (0 <= self.windows <= MOST_WINDOWS and self.step_minutes in STEP_MINUTES):
            raise OpeningOutOfBounds(opening=self.id)
        if isinstance(self.days, frozenset) and not self.days <= frozenset(range(1, 8)):
            raise OpeningOutOfBounds(opening=self.id)

    def serves(self, item: str) -> bool:
        """Whether the item with this code is served in this opening."""
        return self.items is None or item in self.items

    def in_season(self, on: date) -> bool:
        """Whether `on` lies in the rule's validity."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )

    def stretches(self) -> Iterator[tuple[time, time]]:
        """The open stretches of a day with the breaks cut out."""
        edges = self._edges()
        pairs = zip(edges[::2], edges[1::2], strict=True)
        return ((begins, ends) for begins, ends in pairs if begins < ends)

    def _edges(self) -> list[time]:
        breaks = [edge for pause in sorted(self.breaks) for edge in pause]
        return [self.starts, *breaks, self.ends]


@dataclass(frozen=True)
class OpeningException:
    """One day that is closed, or open by its own rules; it overrules weekday and holiday alike.

    The openings it brings hold on that day whatever their `days` and season say.
    """

    on: date
    name: str
    closed: bool
    openings: tuple[Opening, ...] = ()

    def __post_init__(self) -> None:
        if self.closed == bool(self.openings):
            raise ExceptionSaysNothing(on=self.on)


@dataclass(frozen=True)
class Timetable:
    """All that decides when one centre is open; Invalid when an opening id stands in it twice."""

    openings: tuple[Opening, ...]
    exceptions: tuple[OpeningException, ...] = ()
    calendar: WorkCalendar = field(default_factory=WorkCalendar)

    def __post_init__(self) -> None:
        usual = [("", opening.id) for opening in self.openings]
        special = [(str(e.on), opening.id) for e in self.exceptions for opening in e.openings]
        for named in (usual, special):
            if len(named) != len(set(named)):
                raise OpeningTwice

    @cached_property
    def exceptions_on(self) -> Mapping[date, tuple[OpeningException, ...]]:
        """The exceptions by their day."""
        by_day: dict[date, tuple[OpeningException, ...]] = {}
        for exception in self.exceptions:
            by_day[exception.on] = (*by_day.get(exception.on, ()), exception)
        return by_day


@dataclass(frozen=True, slots=True)
class OpenRange:
    """An unbroken stretch of one day in which one opening receives people, in local time."""

    opening: Opening
    on: date
    starts: time
    ends: time

    @property
    def starts_at(self) -> datetime:
        """The first moment, in UTC."""
        return moment(self.on, self.starts)

    @property
    def ends_at(self) -> datetime:
        """The first moment after it, in UTC."""
        return moment(self.on, self.ends)


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours as people read them: local times, and whether they are outside usual hours."""

    starts: time
    ends: time
    off_hours: bool


@dataclass(frozen=True, slots=True)
class OpenDay:
    """One day of a centre; `name` is the key of the day's name, or an exception's own words."""

    on: date
    is_workday: bool
    name: str | None
    provisional: bool
    ranges: tuple[OpenRange, ...]

    def hours(self) -> tuple[Hours, ...]:
        """The opening hours of the day, windows laid over one another."""
        merged: list[Hours] = []
        for one in sorted(self.ranges, key=lambda r: (r.opening.off_hours, r.starts)):
            off_hours, last = one.opening.off_hours, merged[-1] if merged else None
            if last and last.off_hours == off_hours and one.starts <= last.ends:
                merged[-1] = Hours(last.starts, max(last.ends, one.ends), off_hours)
            else:
                merged.append(Hours(one.starts, one.ends, off_hours))
        return tuple(sorted(merged, key=lambda h: (h.starts, h.ends, h.off_hours)))


def moment(on: date, at: time) -> datetime:
    """The UTC moment of a local time on a day; Invalid where UTC has no such day."""
    try:
        return datetime.combine(on, at, SHANGHAI).astimezone(UTC)
    except OverflowError:
        raise OpeningOutOfBounds(on=on) from None


def ranges(on: date, timetable: Timetable) -> OpenDay:
    """What `on` is, and its open ranges by start, breaks cut out; no ranges means closed.

    "workdays" rules hold on every statutory working day, made-up weekends included; weekday rules
    are skipped on statutory holidays unless they say otherwise; an exception replaces the day's
    rules (a closed one wins over another of the same day). A provisional day is marked, not closed.
    """
    calendar = timetable.calendar
    special = timetable.exceptions_on.get(on, ())
    rules = _special_rules(special) if special else _rules(on, timetable)
    found = [OpenRange(rule, on, a, b) for rule in rules for a, b in rule.stretches()]
    found.sort(key=lambda one: (one.starts, one.opening.id))
    name = next((exception.name for exception in special if exception.name), None)
    return OpenDay(
        on=on,
        is_workday=calendar.is_workday(on),
        name=name or calendar.name_of(on),
        provisional=calendar.provisional_day(on),
        ranges=tuple(found),
    )


def open_now(at: datetime, timetable: Timetable) -> bool:
    """Whether somebody receives people at the moment `at` (aware); the closing minute is not."""
    local = at.astimezone(SHANGHAI)
    now = local.time()
    today = ranges(office_day(at), timetable).ranges
    return any(one.starts <= now < one.ends for one in today)


def _special_rules(special: Sequence[OpeningException]) -> Iterable[Opening]:
    if any(exception.closed for exception in special):
        return ()
    return (opening for exception in special for opening in exception.openings)


def _rules(on: date, timetable: Timetable) -> Iterator[Opening]:
    workday, holiday = timetable.calendar.is_workday(on), timetable.calendar.is_holiday(on)
    for rule in timetable.openings:
        if not rule.in_season(on):
            continue
        if rule.days == WORKDAYS:
            holds = workday
        else:
            holds = on.isoweekday() in rule.days and (rule.on_holidays or not holiday)
        if holds:
            yield rule
