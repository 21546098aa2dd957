"""The statutory working-day calendar and the counting of promised working days on it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from app.kit.errors import Invalid

MAX_WORKDAYS = 1000
"""Far above every statutory limit (45 + 15, Administrative Licensing Law, art. 42)."""

ONE_DAY = timedelta(days=1)
WEEKEND = "weekend"
MAKE_UP = "make-up-workday"

FIXED_STATUTORY: Mapping[tuple[int, int], str] = {
    (1, 1): "new-years-day",
    (5, 1): "labour-day",
    (5, 2): "labour-day",
    (10, 1): "national-day",
    (10, 2): "national-day",
    (10, 3): "national-day",
}
"""Statutory holidays with a date of their own (State Council decree 795, in force since 2025)."""

_HOLIDAY_WORDS: Mapping[str, str] = {
    "元旦": "new-years-day",
    "春节": "spring-festival",
    "除夕": "spring-festival",
    "清明": "tomb-sweeping-day",
    "劳动节": "labour-day",
    "五一": "labour-day",
    "端午": "dragon-boat-festival",
    "中秋": "mid-autumn-festival",
    "国庆": "national-day",
    "十一": "national-day",
    "反法西斯": "victory-day",
}

NEW_YEAR_REACH = (12, 29)
"""The notice of a year may move the last three days of the year before (so in 2005-2007, 2018)."""


class NegativeWorkdays(Invalid):
    """A number of working days cannot be below zero."""


class TooManyWorkdays(Invalid):
    """That many working days cannot be promised."""


class BeyondCalendar(Invalid):
    """The calendar does not reach that far."""


class DaySource(StrEnum):
    """Who says so, the strongest last: a later source overrules an earlier one."""

    STATUTORY = "statutory"
    """Known by law before the year's notice is out; believed only while there is no notice."""
    LIBRARY = "library"
    NOTICE = "notice"
    LOCAL = "local"


_STRENGTH = {source: strength for strength, source in enumerate(DaySource)}


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """What is said of one day that differs from Monday to Friday or carries a name.

    `name` is Chinese, as written in the notice.
    """

    on: date
    is_workday: bool
    name: str
    source: DaySource = DaySource.NOTICE


@dataclass(frozen=True)
class WorkCalendar:
    """Which days count as working days; `covered` holds the years whose notice is known.

    Make it with `work_calendar`, which settles who is right when two sources name the same day.
    """

    days: Mapping[date, CalendarDay] = field(default_factory=dict)
    covered: frozenset[int] = frozenset()

    def is_workday(self, day: date) -> bool:
        """Whether the State works on `day`: as the notice says, else Monday to Friday."""
        said = self.days.get(day)
        if said is not None:
            return said.is_workday
        return day.weekday() < 5 and self._guess(day) is None

    def is_holiday(self, day: date) -> bool:
        """Whether `day` belongs to a holiday; an ordinary weekend does not."""
        said = self.days.get(day)
        return not said.is_workday if said is not None else self._guess(day) is not None

    def name_of(self, day: date) -> str | None:
        """The key of the day's name, or None on a plain working day.

        A holiday gives the key of its name ("spring-festival"), or its Chinese name as written when
        only this place keeps it; else "make-up-workday" for a worked weekend, and "weekend".
        """
        said = self.days.get(day)
        if said is None:
            return self._guess(day) or (WEEKEND if day.weekday() >= 5 else None)
        if said.source is DaySource.LOCAL and said.name:
            return said.name
        if not said.is_workday:
            return next(iter(holiday_keys(said.name)), said.name or WEEKEND)
        return MAKE_UP if day.weekday() >= 5 else None

    def provisional(self, year: int) -> bool:
        """Whether the notice of `year` is not known, so that its days may still move."""
        return year not in self.covered

    def provisional_day(self, day: date) -> bool:
        """Whether `day` may still move: no notice yet, or the next year's may reach back to it."""
        if day.year not in self.covered:
            return True
        return (day.month, day.day) >= NEW_YEAR_REACH and day.year + 1 not in self.covered

    def differing(self, year: int) -> tuple[date, ...]:
        """The days of `year` on which the State does not work Monday to Friday, oldest first.

        Raises Invalid for a year outside 1 to 9999.
        """
        if not date.min.year <= year <= date.max.year:
            raise BeyondCalendar(year=year)
        first = date(year, 1, 1).toordinal()
        days = map(date.fromordinal, range(first, date(year, 12, 31).toordinal() + 1))
        return tuple(day for day in days if self.is_workday(day) != (day.weekday() < 5))

    @property
    def certain_until(self) -> date | None:
        """The last day that no coming notice can move; None when no year is covered."""
        if not self.covered:
            return None
        return date(max(self.covered), *NEW_YEAR_REACH) - ONE_DAY

    def _guess(self, day: date) -> str | None:
        if day.year in self.covered:
            return None
        return FIXED_STATUTORY.get((day.month, day.day))


def holiday_keys(name: str) -> tuple[str, ...]:
    """The keys of the statutory holidays that `name` (Chinese) mentions, in its order."""
    found = ((name.index(word), key) for word, key in _HOLIDAY_WORDS.items() if word in name)
    return tuple(dict.fromkeys(key for _, key in sorted(found)))


def work_calendar(days: Iterable[CalendarDay], covered: Iterable[int]) -> WorkCalendar:
    """A calendar in which local days overrule the notice, and the notice the library.

    Days known by statute alone are dropped in covered years: there the notice has spoken.
    Between two days of the same source the later one in `days` holds.
    """
    years = frozenset(covered)
    settled: dict[date, CalendarDay] = {}
    for day in days:
        if day.source is DaySource.STATUTORY and day.on.year in years:
            continue
        before = settled.get(day.on)
        if before is None or _STRENGTH[day.source] >= _STRENGTH[before.source]:
            settled[day.on] = day
    return WorkCalendar(settled, years)


class DayUse(StrEnum):
    """What becomes of one day when a deadline is counted."""

    COUNTED = "counted"
    SKIPPED = "skipped"
    PAUSED = "paused"


class WalkedDay(NamedTuple):
    """One day of a count; `name` is the key of the day's name, or what the pause was for."""

    on: date
    use: DayUse
    name: str | None
    provisional: bool


def day_walk(
    start_on: date,
    workdays: int,
    calendar: WorkCalendar,
    paused: Callable[[date], str | None] = lambda _: None,
) -> Iterator[WalkedDay]:
    """The days after `start_on`, up to and with the last of `workdays` counted working days.

    `paused` answers what a day's pause was for, or None; a day inside a pause is never counted.
    Nothing is walked for 0 or less. Raises BeyondCalendar when the calendar of the world ends.
    """
    left, day = workdays, start_on
    while left > 0:
        if day == date.max:
            raise BeyondCalendar(year=date.max.year + 1, workdays=workdays)
        day += ONE_DAY
        walked = _walked(day, calendar, paused(day))
        left -= walked.use is DayUse.COUNTED
        yield walked


def _walked(day: date, calendar: WorkCalendar, paused: str | None) -> WalkedDay:
    provisional = calendar.provisional_day(day)
    if paused is not None:
        return WalkedDay(day, DayUse.PAUSED, paused, provisional)
    name = calendar.name_of(day)
    if calendar.is_workday(day):
        return WalkedDay(day, DayUse.COUNTED, name, provisional)
    return WalkedDay(day, DayUse.SKIPPED, name or WEEKEND, provisional)


class SkippedDay(NamedTuple):
    """A day that was passed over, and the key of its name (see `WorkCalendar.name_of`)."""

    on: date
    name: str


@dataclass(frozen=True, slots=True)
class DueDay:
    """The last day of a promise and how it was counted, day by day."""

    due_on: date
    provisional: bool
    counted: tuple[date, ...]
    skipped: tuple[SkippedDay, ...]


def due_on(accepted: date, workdays: int, calendar: WorkCalendar) -> DueDay:
    """The last day of a promise of `workdays` working days on a matter accepted on `accepted`.

    Day one is the next working day (Administrative Licensing Law, arts. 42 and 82; Civil Code,
    arts. 201 and 203). 0 working days is a matter done at once: due the same day. The answer is
    provisional when it walks over days that may still move. Raises Invalid for workdays below 0 or
    above MAX_WORKDAYS, and when the calendar of the world ends first.
    """
    if workdays < 0:
        raise NegativeWorkdays(workdays=workdays)
    if workdays > MAX_WORKDAYS:
        raise TooManyWorkdays(workdays=workdays, most=MAX_WORKDAYS)
    walked = tuple(day_walk(accepted, workdays, calendar))
    return DueDay(
        walked[-1].on if walked else accepted,
        any(day.provisional for day in walked),
        tuple(day.on for day in walked if day.use is DayUse.COUNTED),
        tuple(
            SkippedDay(day.on, day.name or WEEKEND) for day in walked if day.use is DayUse.SKIPPED
        ),
    )
