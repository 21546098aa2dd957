"""The working-day calendar that comes with the program: app/catalog/calendar, read once."""

from functools import cache
from itertools import groupby
from pathlib import Path

from app.domain.deadlines.calendar_notice import CheckedNotice, check
from app.domain.deadlines.workdays import CalendarDay, DaySource, WorkCalendar, work_calendar
from app.formats.calendar_sheets import NoticeSheet, read_yaml

FOLDER = Path(__file__).parent.parent / "catalog" / "calendar"
STATUTORY = "statutory.yaml"


@cache
def packaged_sheets() -> tuple[NoticeSheet, ...]:
    """One sheet for each year whose notice the package knows, oldest first."""
    files = sorted(FOLDER.glob("[0-9]*.yaml"))
    return tuple(read_yaml(file.read_bytes()) for file in files)


def packaged_year(year: int) -> CheckedNotice | None:
    """The days of one packaged year, None when its notice is not in the package."""
    for sheet in packaged_sheets():
        if sheet.year == year:
            return check(year, sheet.rows, DaySource.LIBRARY)
    return None


@cache
def statutory_days() -> tuple[CalendarDay, ...]:
    """The lunar holidays known by law for years without a notice, ten years ahead."""
    rows = read_yaml((FOLDER / STATUTORY).read_bytes()).rows
    years = groupby(rows, key=lambda row: row.on.year)
    checked = [check(year, tuple(own), DaySource.STATUTORY) for year, own in years]
    return tuple(day for notice in checked for day in notice.days)


@cache
def packaged_days() -> tuple[CalendarDay, ...]:
    """Every day the package knows: those of the notices, then those known by statute alone."""
    sheets = packaged_sheets()
    checked = [check(sheet.year or 0, sheet.rows, DaySource.LIBRARY) for sheet in sheets]
    return tuple(day for notice in checked for day in notice.days) + statutory_days()


def packaged_years() -> frozenset[int]:
    """The years whose notice the package knows."""
    return frozenset(sheet.year for sheet in packaged_sheets() if sheet.year is not None)


@cache
def packaged_calendar() -> WorkCalendar:
    """The calendar of a fresh installation."""
    return work_calendar(packaged_days(), packaged_years())
