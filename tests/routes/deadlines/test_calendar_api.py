"""The statutory calendar over HTTP: open to everybody, as the law is."""

from datetime import date

import pytest

from app.domain.deadlines.workdays import CalendarDay, DaySource
from app.services.deadlines import calendars
from tests.fakes import StillClock
from tests.make import a_town
from tests.routes.client import Town, language, refused

HOLIDAYS = [f"2026-02-{n}" for n in range(15, 24)]


@pytest.mark.parametrize(
    ("tag", "name"), [("zh", "春节"), ("bo", "དཔྱིད་ཀའི་དུས་ཆེན།"), ("en", "Spring Festival")]
)
async def test_three_working_days_over_the_spring_festival(town: Town, tag: str, name: str) -> None:
    await a_town(town.deps)

    told = await town.get("/v1/calendar/due", language(tag), accepted_on="2026-02-12", workdays=3)

    assert told == {
        "due_on": "2026-02-24",
        "provisional": False,
        "counted": ["2026-02-13", "2026-02-14", "2026-02-24"],
        "skipped": [{"on": on, "name": name} for on in HOLIDAYS],
    }


async def test_a_matter_done_at_once_is_due_the_same_day(town: Town) -> None:
    told = await town.get("/v1/calendar/due", accepted_on="2026-02-12", workdays=0)

    assert told == {
        "due_on": "2026-02-12",
        "provisional": False,
        "counted": [],
        "skipped": [],
    }


async def test_a_year_shows_the_days_that_differ(town: Town) -> None:
    await a_town(town.deps)

    told = await town.get("/v1/calendar/days", language("en"), year=2026)

    assert (told["year"], told["provisional"]) == (2026, False)
    assert told["days"][0] == {
        "on": "2026-01-01",
        "is_workday": False,
        "name": "New Year's Day",
    }


async def test_a_new_notice_is_seen_within_a_second_and_ends_the_provisional_state(
    town: Town, clock: StillClock
) -> None:
    await a_town(town.deps)
    before = await town.http.get("/v1/calendar/days", params={"year": 2027})
    notice = [CalendarDay(date(2027, 1, 1), False, "元旦")]

    await calendars.take_in_year(town.deps, 2027, notice, "通知", DaySource.NOTICE)
    clock.pass_(seconds=1)
    after = await town.http.get(
        "/v1/calendar/days",
        params={"year": 2027},
        headers={"If-None-Match": before.headers["etag"]},
    )

    assert (before.json()["provisional"], after.status_code) == (True, 200)
    assert after.json() == {
        "year": 2027,
        "provisional": False,
        "notice": "通知",
        "days": [{"on": "2027-01-01", "is_workday": False, "name": "元旦"}],
    }


@pytest.mark.parametrize(
    ("path", "code", "detail"),
    [
        ("due?accepted_on=2026-02-12&workdays=-1", "invalid", "不能小于 0。"),
        ("due?accepted_on=2026-02-12&workdays=1001", "invalid", "不能大于 1000。"),
        ("due?accepted_on=2026-02-30&workdays=1", "invalid", "日期要写成 2026-02-12 这样。"),
        ("due?workdays=1", "invalid", "请填写这一项。"),
        ("days?year=10000", "invalid", "不能大于 9998。"),
    ],
)
async def test_what_cannot_be_counted_is_refused_field_by_field(
    town: Town, path: str, code: str, detail: str
) -> None:
    answer = await town.http.get(f"/v1/calendar/{path}")

    assert refused(answer) == (422, code)
    assert [error["detail"] for error in answer.json()["errors"]] == [detail]


@pytest.mark.parametrize(("accepted_on", "year"), [("9999-01-01", 9999), ("0001-01-01", 1)])
async def test_no_calendar_reaches_that_far_and_it_says_how_far(
    town: Town, accepted_on: str, year: int
) -> None:
    answer = await town.http.get(
        "/v1/calendar/due", params={"accepted_on": accepted_on, "workdays": 1}
    )

    assert refused(answer) == (422, "beyond-calendar")
    assert answer.json()["detail"] == f"日历里还没有 {year} 年。"
