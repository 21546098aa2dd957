"""What is said about a notice before it is taken over."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.catalog.problems import Place, SheetProblem
from app.domain.deadlines.calendar_notice import NoticeRow, check, statutory_days
from app.domain.deadlines.workdays import CalendarDay, DaySource, work_calendar


def row(
    on: str, until: str = "", kind: str = "放假", name: str = "春节", line: int = 0
) -> NoticeRow:
    """A row as a person would type it."""
    last = date.fromisoformat(until) if until else None
    return NoticeRow(date.fromisoformat(on), kind, name, last, Place("放假安排", line, "日期"))


Y2026 = (
    row("2026-01-01", "2026-01-03", name="元旦"),
    row("2026-01-04", kind="上班", name="元旦"),
    row("2026-02-15", "2026-02-23"),
    row("2026-02-14", kind="上班"),
    row("2026-02-28", kind="上班"),
    row("2026-04-04", "2026-04-06", name="清明节"),
    row("2026-05-01", "2026-05-05", name="劳动节"),
    row("2026-05-09", kind="上班", name="劳动节"),
    row("2026-06-19", "2026-06-21", name="端午节"),
    row("2026-09-25", "2026-09-27", name="中秋节"),
    row("2026-10-01", "2026-10-07", name="国庆节"),
    row("2026-09-20", kind="上班", name="国庆节"),
    row("2026-10-10", kind="上班", name="国庆节"),
)


def test_a_right_notice_is_taken_without_a_word():
    checked = check(2026, Y2026)

    assert (checked.usable, checked.problems) == (True, ())
    assert len(checked.days) == 33 + 6
    assert checked.days[0] == CalendarDay(date(2026, 1, 1), False, "元旦")
    worked = [day.on for day in checked.days if day.is_workday]
    assert worked == sorted(r.on for r in Y2026 if r.kind == "上班")


@pytest.mark.parametrize(
    ("extra", "message", "suggestion"),
    [
        (row("2026-03-02", kind="开门", line=9), "看不懂的类型“开门”", "请填“放假”或“上班”"),
        (
            row("2026-03-02", name=" ", line=9),
            "2026-03-02 没有写节日名称",
            "请填写节日名称，例如“春节”",
        ),
        (
            row("2026-03-04", "2026-03-02", line=9),
            "2026-03-04 到 2026-03-02 不是合理的起止日期",
            "结束日期不早于开始日期，且不超过 31 天",
        ),
        (
            row("2027-03-02", line=9),
            "2027-03-02 不在 2026 年内",
            "请核对年份；只有上年 12 月 29 日至 31 日可以写在这里",
        ),
        (row("2026-10-01", line=9), "2026-10-01 写了两次", "请删去重复的一行"),
        (
            row("2026-02-16", kind="上班", line=9),
            "2026-02-16 既写放假又写上班",
            "请对照通知保留一种",
        ),
        (
            row("2026-03-03", kind="上班", line=9),
            "2026-03-03 是周一至周五，本来就上班",
            "请核对日期；调休上班日总是周六或周日",
        ),
    ],
)
def test_a_wrong_row_is_named_with_its_place_and_forbids_the_import(extra, message, suggestion):
    checked = check(2026, (*Y2026, extra))

    assert checked.problems == (SheetProblem("放假安排", 9, "日期", message, suggestion),)
    assert not checked.usable
    assert checked.days == check(2026, Y2026).days


def test_an_empty_notice_is_an_error():
    checked = check(2026, ())

    assert [problem.message for problem in checked.problems] == ["没有任何日期"]
    assert not checked.usable


@pytest.mark.parametrize(
    ("left_out", "messages"),
    [
        ("2026-06-19", ["没有出现“端午节”", "工作日放假 18 天，周末上班 6 天，相差应为 13 天"]),
        ("2026-10-10", ["工作日放假 19 天，周末上班 5 天，相差应为 13 天"]),
        (
            "2026-01-01",
            [
                "法定节日 2026-01-01（元旦）没有放假",
                "工作日放假 17 天，周末上班 6 天，相差应为 13 天",
            ],
        ),
    ],
)
def test_a_forgotten_row_is_doubted_but_may_be_taken_over(left_out, messages):
    rows = tuple(r for r in Y2026 if r.on != date.fromisoformat(left_out))

    checked = check(2026, rows)

    assert [problem.message for problem in checked.problems] == messages
    assert {problem.severity for problem in checked.problems} == {"warning"}
    assert checked.usable


def test_a_list_shorter_than_the_statutory_days_is_doubted():
    checked = check(2026, Y2026[:3])

    assert "一共只放假 12 天，法定至少 13 天" in [problem.message for problem in checked.problems]


def test_the_new_year_may_reach_back_three_days():
    rows = (
        row("2018-12-30", "2019-01-01", name="元旦"),
        row("2018-12-29", kind="上班", name="元旦"),
    )

    checked = check(2019, rows)

    assert checked.usable
    assert [day.on for day in checked.days] == [
        date(2018, 12, 29),
        date(2018, 12, 30),
        date(2018, 12, 31),
        date(2019, 1, 1),
    ]


def test_local_days_are_not_weighed_as_a_whole_year_and_may_be_worked_on_a_weekday():
    rows = (row("2026-02-18", "2026-02-20", name="藏历新年"), row("2026-10-08", kind="上班"))

    checked = check(2026, rows, DaySource.LOCAL)

    assert checked.problems == ()
    assert checked.days[0] == CalendarDay(date(2026, 2, 18), False, "藏历新年", DaySource.LOCAL)


@pytest.mark.parametrize(("year", "days"), [(2007, 10), (2008, 11), (2024, 11), (2025, 13)])
def test_the_law_gives_more_days_over_the_years(year, days):
    assert statutory_days(year) == days


def test_the_words_of_the_office_are_understood():
    rows = [replace(r, kind={"放假": "休", "上班": "补班"}[r.kind]) for r in Y2026]

    assert check(2026, rows) == check(2026, Y2026)


@given(
    st.integers(-1, 10_001),
    st.lists(
        st.builds(
            NoticeRow,
            st.dates(),
            st.sampled_from(("放假", "上班", "OFF", "?")),
            st.sampled_from(("春节", "", "国庆节、中秋节", "赶场")),
            st.none() | st.dates(),
        ),
        max_size=8,
    ),
    st.sampled_from(DaySource),
)
def test_any_rows_are_answered_and_every_day_taken_is_of_the_year(year, rows, source):
    checked = check(year, rows, source)

    calendar = work_calendar(checked.days, {year})
    assert len({day.on for day in checked.days}) == len(checked.days)
    assert all(day.on.year == year or day.on.month == 12 for day in checked.days)
    assert all(calendar.is_workday(day.on) == day.is_workday for day in checked.days
               if day.source is not DaySource.STATUTORY)  # fmt: skip
