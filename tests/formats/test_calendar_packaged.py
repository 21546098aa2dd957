"""The calendar in the package against the library it was made from, and against the notices."""

from datetime import date, timedelta

import chinese_calendar
import pytest

from app.domain.deadlines.workdays import DaySource, due_on
from app.formats.packaged_calendar import (
    FOLDER,
    packaged_calendar,
    packaged_days,
    packaged_sheets,
    packaged_year,
    packaged_years,
)
from tools.make_calendar import files

LIBRARY_LACKS = {date(2005, 12, 31)}
"""Notice 国办发明电〔2005〕35号 has people work on this Saturday."""

FIRST, LAST = date(2004, 1, 1), date(2026, 12, 31)
EVERY_DAY = tuple(FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1))


def runs(year: int, *, worked: bool) -> list[tuple[str, str]]:
    """(first day, last day) as MM-DD of the runs of named days of one kind."""
    days = sorted(day.on for day in packaged_days()
                  if day.on.year == year and day.is_workday is worked)  # fmt: skip
    found: list[list[date]] = []
    for day in days:
        if found and day - found[-1][-1] == timedelta(days=1):
            found[-1].append(day)
        else:
            found.append([day])
    return [(f"{run[0]:%m-%d}", f"{run[-1]:%m-%d}") for run in found]


def test_every_day_from_2004_to_2026_agrees_with_the_library():
    calendar = packaged_calendar()

    other = {
        day for day in EVERY_DAY if calendar.is_workday(day) != chinese_calendar.is_workday(day)
    }

    assert other == LIBRARY_LACKS
    assert packaged_years() == frozenset(range(2004, 2027))


def test_every_named_holiday_agrees_with_the_library():
    calendar = packaged_calendar()

    named = {day for day in EVERY_DAY if calendar.is_holiday(day)}

    assert named == {day for day in EVERY_DAY if chinese_calendar.get_holiday_detail(day)[0]
                     and chinese_calendar.get_holiday_detail(day)[1]}  # fmt: skip


def test_2026_is_the_arrangement_of_the_notice():
    assert runs(2026, worked=False) == [
        ("01-01", "01-03"),
        ("02-15", "02-23"),
        ("04-04", "04-06"),
        ("05-01", "05-05"),
        ("06-19", "06-21"),
        ("09-25", "09-27"),
        ("10-01", "10-07"),
    ]
    assert [first for first, _ in runs(2026, worked=True)] == [
        "01-04",
        "02-14",
        "02-28",
        "05-09",
        "09-20",
        "10-10",
    ]
    assert sum(map(packaged_calendar().is_workday, EVERY_DAY[-365:])) == 248


def test_the_files_are_what_the_tool_makes():
    written = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.yaml")}

    assert written == files()


def test_no_packaged_file_has_an_error():
    assert [sheet.problems for sheet in packaged_sheets()] == [()] * 23
    assert all(packaged_year(year).usable for year in packaged_years())
    assert packaged_year(2027) is None


def test_years_that_follow_the_balance_of_the_law_raise_no_doubt():
    calm = [year for year in range(2008, 2027) if not packaged_year(year).problems]

    # 2011 and 2012 share a worked New Year's Eve; 2015 and 2020 got days beyond the law.
    assert calm == [year for year in range(2008, 2027) if year not in (2011, 2012, 2015, 2020)]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-02-17", "spring-festival"),
        ("2026-02-14", "make-up-workday"),
        ("2015-09-03", "victory-day"),
        ("2005-12-31", "make-up-workday"),
        ("2027-02-05", "spring-festival"),  # by statute: the eve of the lunar year
        ("2027-06-09", "dragon-boat-festival"),
        ("2027-01-01", "new-years-day"),
    ],
)
def test_a_day_carries_its_name(day, name):
    assert packaged_calendar().name_of(date.fromisoformat(day)) == name


def test_the_years_to_come_are_provisional_and_know_thirteen_statutory_days():
    calendar = packaged_calendar()
    year_2027 = [date(2027, 1, 1) + timedelta(days=n) for n in range(365)]

    assert calendar.certain_until == date(2026, 12, 28)
    assert all(calendar.provisional(year) for year in range(2027, 2037))
    assert sum(map(calendar.is_holiday, year_2027)) == 13
    assert {day.source for day in packaged_days() if day.on.year > 2026} == {DaySource.STATUTORY}


@pytest.mark.parametrize(
    ("accepted", "workdays", "due"),
    [
        ("2026-02-12", 3, "2026-02-24"),
        ("2026-09-19", 5, "2026-09-24"),
        ("2026-09-30", 1, "2026-10-08"),
        ("2026-04-30", 5, "2026-05-11"),
    ],
)
def test_a_fresh_installation_counts_as_the_law_does(accepted, workdays, due):
    counted = due_on(date.fromisoformat(accepted), workdays, packaged_calendar())

    assert counted.due_on == date.fromisoformat(due)
