"""The statutory calendar: loading it, counting on it, and taking in a new year's notice."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from tortoise.expressions import Q
from tortoise.queryset import QuerySet
from tortoise.transactions import in_transaction

from app.domain.deadlines import workdays
from app.domain.deadlines.calendar_notice import HOLIDAYS
from app.domain.deadlines.workdays import (
    NEW_YEAR_REACH,
    BeyondCalendar,
    CalendarDay,
    DaySource,
    WorkCalendar,
    work_calendar,
)
from app.models import sql
from app.models.calendar import CalendarDay as DayRow
from app.models.calendar import CalendarYear
from app.ports import Deps
from app.services.house import audit
from app.words import knows, say

FIRST_YEAR, LAST_YEAR = 1949, 9998
NEW_YEAR = HOLIDAYS["new-years-day"]


class SkippedView(Struct, frozen=True):
    """A day that was passed over, and why."""

    on: date
    name: str


class DueView(Struct, frozen=True):
    """The last day of a promise, and how it was counted day by day."""

    due_on: date
    provisional: bool
    counted: list[date]
    skipped: list[SkippedView]


class NamedDayView(Struct, frozen=True):
    """A day that differs from Monday to Friday."""

    on: date
    is_workday: bool
    name: str


class YearView(Struct, frozen=True):
    """A year of the calendar; provisional while its notice is not out."""

    year: int
    provisional: bool
    notice: str
    days: list[NamedDayView]


def day_name(key: str | None, language: str) -> str | None:
    """The name of a day in `language`; a name only this place keeps stays as written."""
    if key is None:
        return None
    return say(f"day.{key}", language) if knows(f"day.{key}") else key


async def work_days(first: date | None = None, last: date | None = None) -> WorkCalendar:
    """The calendar as it stands: notices, local days, and what the law says of years to come.

    It answers for the days from `first` to `last`, both included, where these are given.
    BeyondCalendar when one of them lies outside FIRST_YEAR to LAST_YEAR.
    """
    begin = _in_reach(first or date(FIRST_YEAR, 1, 1))
    end = _in_reach(last or date(LAST_YEAR, 12, 31))
    found = await sql.find(DayRow, "WHERE on_day BETWEEN $1 AND $2", begin, end)
    days = [CalendarDay(row.on, row.is_workday, row.name, DaySource(row.source)) for row in found]
    years = [row["year"] for row in await sql.rows("SELECT year FROM calendar_year")]
    return work_calendar(days, years)


def _in_reach(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BeyondCalendar(year=day.year)
    return day


async def due(accepted_on: date, count: int, language: str) -> DueView:
    """When a promise of `count` working days accepted on `accepted_on` ends, and why.

    BeyondCalendar, TooManyWorkdays, NegativeWorkdays.
    """
    found = workdays.due_on(accepted_on, count, await work_days(accepted_on))
    skipped = [SkippedView(s.on, day_name(s.name, language) or s.name) for s in found.skipped]
    return DueView(found.due_on, found.provisional, list(found.counted), skipped)


async def year(number: int, language: str) -> YearView:
    """The days of a year that differ from Monday to Friday; BeyondCalendar."""
    calendar = await work_days(date(number, 1, 1), date(number, 12, 31))
    known = await CalendarYear.get_or_none(year=number)
    days = [
        NamedDayView(on, calendar.is_workday(on), day_name(calendar.name_of(on), language) or "")
        for on in calendar.differing(number)
    ]
    notice = known.notice if known else ""
    return YearView(number, calendar.provisional(number), notice, days)


async def take_in_year(
    deps: Deps, number: int, days: Iterable[CalendarDay], notice: str, source: DaySource
) -> int:
    """Replace what was known of a year by its notice. Returns how many days it names.

    Local days stay. What comes with the program (LIBRARY) never replaces a notice taken in here.
    """
    rows = list(days)
    async with in_transaction():
        if source is DaySource.LIBRARY and await _has_notice(number):
            return 0
        await _told(number).exclude(source=DaySource.LOCAL).delete()
        local = {day.on for day in await DayRow.filter(source=DaySource.LOCAL)}
        for day in rows:
            if day.on not in local:
                values = {"is_workday": day.is_workday, "name": day.name, "source": source}
                await DayRow.update_or_create(on=day.on, defaults=values)
        await CalendarYear.update_or_create(
            year=number, defaults={"notice": notice, "imported_at": deps.clock.now()}
        )
        await audit.record(deps, None, "calendar-imported", f"year:{number}", days=len(rows))
    return len(rows)


def _told(number: int) -> QuerySet[DayRow]:
    """The days that the notice of a year speaks of: not those of the next New Year."""
    year = Q(on__gte=date(number, 1, 1), on__lte=date(number, 12, 31))
    eve = Q(on__gte=date(number, *NEW_YEAR_REACH), name__contains=NEW_YEAR, source=DaySource.NOTICE)
    return DayRow.filter(year & ~eve)


async def _has_notice(number: int) -> bool:
    return await _told(number).filter(source=DaySource.NOTICE).exists()


async def take_in_statutory(days: Iterable[CalendarDay]) -> None:
    """Remember the holidays known by law alone, for years without a notice; never overwrites."""
    rows = [
        DayRow(on=day.on, is_workday=day.is_workday, name=day.name, source=day.source)
        for day in days
    ]
    await DayRow.bulk_create(rows, ignore_conflicts=True)


async def overrule(deps: Deps, on: date, is_workday: bool, name: str) -> None:
    """This place works or rests on a day, whatever the notice says; kept over new notices."""
    async with in_transaction():
        values = {"is_workday": is_workday, "name": name, "source": DaySource.LOCAL}
        await DayRow.update_or_create(on=on, defaults=values)
        await audit.record(deps, None, "calendar-overruled", f"day:{on}", is_workday=is_workday)
