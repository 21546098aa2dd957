"""The statutory calendar: promises counted by law, and a new year's notice taken in."""

from datetime import date

import pytest

from app.domain.deadlines.workdays import BeyondCalendar, CalendarDay, DaySource
from app.formats.packaged_calendar import packaged_year, statutory_days
from app.models.calendar import CalendarDay as DayRow
from app.models.operation import AuditEntry
from app.ports import Deps
from app.services.deadlines import calendars
from app.services.deadlines.calendars import DueView, NamedDayView, SkippedView

FEBRUARY = {
    "zh": ["春节"] * 9,
    "bo": ["དཔྱིད་ཀའི་དུས་ཆེན།"] * 9,
    "en": ["Spring Festival"] * 9,
}


async def the_year(deps: Deps, number: int) -> int:
    """A year as it comes with the program."""
    known = packaged_year(number)
    assert known is not None
    return await calendars.take_in_year(deps, number, known.days, "通知", DaySource.LIBRARY)


def a_day(text: str, name: str, is_workday: bool = False) -> CalendarDay:
    return CalendarDay(date.fromisoformat(text), is_workday, name)


NOTICE_2027 = [
    *(a_day(f"2027-01-0{n}", "元旦") for n in (1, 2, 3)),
    *(a_day(f"2027-02-{n:02d}", "春节") for n in range(5, 13)),
    a_day("2027-02-14", "春节", is_workday=True),
    a_day("2027-10-01", "国庆节"),
]


async def take_in_2027(deps: Deps, days: list[CalendarDay] | None = None) -> None:
    given = NOTICE_2027 if days is None else days
    await calendars.take_in_year(deps, 2027, given, "国办发〔2026〕9号", DaySource.NOTICE)


@pytest.mark.parametrize("language", ["zh", "bo", "en"])
async def test_a_promise_over_the_spring_festival_names_every_day_it_skips(
    deps: Deps, language: str
) -> None:
    await the_year(deps, 2026)

    due = await calendars.due(date(2026, 2, 12), 3, language)

    holidays = [date(2026, 2, n) for n in range(15, 24)]
    assert due == DueView(
        due_on=date(2026, 2, 24),
        provisional=False,
        counted=[date(2026, 2, 13), date(2026, 2, 14), date(2026, 2, 24)],
        skipped=[
            SkippedView(on, name) for on, name in zip(holidays, FEBRUARY[language], strict=True)
        ],
    )


async def test_a_plain_weekend_is_named_too(deps: Deps) -> None:
    await the_year(deps, 2026)

    due = await calendars.due(date(2026, 3, 6), 1, "en")

    assert due.due_on == date(2026, 3, 9)
    assert [skipped.name for skipped in due.skipped] == ["Weekend", "Weekend"]


async def test_a_promise_that_reaches_into_a_year_without_notice_is_provisional(
    deps: Deps,
) -> None:
    await the_year(deps, 2026)

    inside = await calendars.due(date(2026, 12, 21), 3, "zh")
    across = await calendars.due(date(2026, 12, 28), 3, "zh")

    assert (inside.provisional, across.provisional) == (False, True)
    assert across.due_on == date(2026, 12, 31)


async def test_a_year_shows_only_the_days_that_differ(deps: Deps) -> None:
    await the_year(deps, 2026)

    year = await calendars.year(2026, "en")

    assert (year.year, year.provisional, year.notice) == (2026, False, "通知")
    assert year.days[0] == NamedDayView(date(2026, 1, 1), False, "New Year's Day")
    assert NamedDayView(date(2026, 2, 14), True, "Make-up working day") in year.days
    assert all(day.is_workday == (day.on.weekday() >= 5) for day in year.days)


async def test_a_year_without_notice_knows_what_the_law_says_and_is_provisional(
    deps: Deps,
) -> None:
    await the_year(deps, 2026)
    await calendars.take_in_statutory(statutory_days())

    year = await calendars.year(2027, "zh")

    assert (year.provisional, year.notice) == (True, "")
    named = {day.name for day in year.days}
    assert named == {"元旦", "春节", "清明节", "端午节", "中秋节", "国庆节"}


async def test_a_new_notice_ends_the_provisional_state_and_replaces_the_guesses(
    deps: Deps,
) -> None:
    await the_year(deps, 2026)
    await calendars.take_in_statutory(statutory_days())

    await take_in_2027(deps)

    year = await calendars.year(2027, "zh")
    differing = [day.on for day in NOTICE_2027 if day.is_workday or day.on.weekday() < 5]
    assert (year.provisional, year.notice) == (False, "国办发〔2026〕9号")
    assert [day.on for day in year.days] == differing
    due = await calendars.due(date(2027, 2, 4), 1, "zh")
    assert (due.due_on, due.provisional) == (date(2027, 2, 14), False)
    entry = await AuditEntry.get(subject="year:2027")
    assert (entry.act, entry.facts) == ("calendar-imported", {"days": len(NOTICE_2027)})


async def test_a_corrected_notice_replaces_the_first(deps: Deps) -> None:
    await take_in_2027(deps)

    await take_in_2027(deps, [a_day("2027-01-01", "元旦")])

    assert [day.on for day in (await calendars.year(2027, "zh")).days] == [date(2027, 1, 1)]


async def test_what_this_place_decided_survives_a_notice_even_on_the_same_day(deps: Deps) -> None:
    await calendars.overrule(deps, date(2027, 2, 8), True, "赶场")
    await calendars.overrule(deps, date(2027, 3, 5), False, "藏历新年")

    await take_in_2027(deps)

    days = {day.on: (day.is_workday, day.name) for day in (await calendars.year(2027, "zh")).days}
    assert date(2027, 2, 8) not in days, "a Monday that is worked differs no longer"
    assert days[date(2027, 3, 5)] == (False, "藏历新年")
    assert (await DayRow.get(on=date(2027, 2, 8))).source == "local"


async def test_the_calendar_that_comes_with_the_program_never_replaces_a_notice(
    deps: Deps,
) -> None:
    corrected = [a_day("2026-01-01", "元旦"), a_day("2026-06-01", "儿童节")]
    await the_year(deps, 2026)
    await calendars.take_in_year(deps, 2026, corrected, "更正", DaySource.NOTICE)

    again = await the_year(deps, 2026)

    year = await calendars.year(2026, "zh")
    assert (again, year.notice) == (0, "更正")
    assert [day.name for day in year.days] == ["元旦", "儿童节"]


async def test_days_before_new_year_that_the_next_notice_moved_stay_moved(deps: Deps) -> None:
    eve = a_day("2026-12-31", "元旦")
    await the_year(deps, 2026)
    await take_in_2027(deps, [eve, *NOTICE_2027])

    corrected = [day for day in packaged_days(2026) if day.on != eve.on]
    await calendars.take_in_year(deps, 2026, corrected, "更正", DaySource.NOTICE)

    days = {day.on: day.name for day in (await calendars.year(2026, "zh")).days}
    assert days[date(2026, 12, 31)] == "元旦"


def packaged_days(number: int) -> tuple[CalendarDay, ...]:
    known = packaged_year(number)
    assert known is not None
    return known.days


async def test_seeding_twice_writes_nothing_new(deps: Deps) -> None:
    await the_year(deps, 2026)
    await calendars.take_in_statutory(statutory_days())
    before = await DayRow.all().order_by("on").values()

    await the_year(deps, 2026)
    await calendars.take_in_statutory(statutory_days())

    assert await DayRow.all().order_by("on").values() == before


@pytest.mark.parametrize("day", [date.min, date(1948, 12, 31), date(9999, 1, 1), date.max])
async def test_no_calendar_reaches_that_far(deps: Deps, day: date) -> None:
    with pytest.raises(BeyondCalendar) as refusal:
        await calendars.due(day, 1, "zh")

    assert refusal.value.facts["year"] == day.year


async def test_a_promise_that_runs_off_the_end_of_time_is_refused(deps: Deps) -> None:
    with pytest.raises(BeyondCalendar) as refusal:
        await calendars.due(date(9998, 12, 31), 1000, "zh")

    assert refusal.value.facts["year"] == 10_000


async def test_the_calendar_of_a_few_days_is_loaded_without_the_rest(deps: Deps) -> None:
    await the_year(deps, 2025)
    await the_year(deps, 2026)

    calendar = await calendars.work_days(date(2026, 2, 12), date(2026, 2, 24))

    assert sorted(calendar.days)[0] == date(2026, 2, 14)
    assert len(calendar.days) == 10
    assert calendar.covered == {2025, 2026}
