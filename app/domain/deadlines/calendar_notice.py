"""Reads a year's holiday notice, row by row, and says what is wrong with it before it is used."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.catalog.problems import Place, SheetProblem
from app.domain.deadlines.workdays import (
    FIXED_STATUTORY,
    NEW_YEAR_REACH,
    ONE_DAY,
    CalendarDay,
    DaySource,
    holiday_keys,
)

OFF, WORK = "放假", "上班"
LONGEST_RANGE = timedelta(days=31)

_KINDS: Mapping[str, str] = {
    **dict.fromkeys((OFF, "休", "休息", "放假调休", "off"), OFF),
    **dict.fromkeys((WORK, "班", "补班", "调休上班", "work"), WORK),
}
HOLIDAYS: Mapping[str, str] = {
    "new-years-day": "元旦",
    "spring-festival": "春节",
    "tomb-sweeping-day": "清明节",
    "labour-day": "劳动节",
    "dragon-boat-festival": "端午节",
    "mid-autumn-festival": "中秋节",
    "national-day": "国庆节",
}
"""The seven statutory holidays, by key, in Chinese."""


NOWHERE = Place("", 0, "")


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One row of a notice: the days `on` to `until` (both included) are off or worked."""

    on: date
    kind: str
    name: str
    until: date | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class CheckedNotice:
    """The days a notice sets, oldest first, and every problem found in it."""

    year: int
    days: tuple[CalendarDay, ...]
    problems: tuple[SheetProblem, ...]

    @property
    def usable(self) -> bool:
        """Whether the days may be taken over: there are warnings at most."""
        return all(problem.severity != "error" for problem in self.problems)


_SAID: Mapping[str, tuple[str, str]] = {
    "no-days": ("没有任何日期", "请至少填写一行放假日期"),
    "kind-unknown": ("看不懂的类型“{kind}”", "请填“放假”或“上班”"),
    "name-missing": ("{on} 没有写节日名称", "请填写节日名称，例如“春节”"),
    "range-wrong": ("{on} 到 {until} 不是合理的起止日期", "结束日期不早于开始日期，且不超过 31 天"),
    "outside-year": (
        "{on} 不在 {year} 年内",
        "请核对年份；只有上年 12 月 29 日至 31 日可以写在这里",
    ),
    "twice": ("{on} 写了两次", "请删去重复的一行"),
    "off-and-worked": ("{on} 既写放假又写上班", "请对照通知保留一种"),
    "already-worked": ("{on} 是周一至周五，本来就上班", "请核对日期；调休上班日总是周六或周日"),
    "statutory-missing": ("法定节日 {on}（{name}）没有放假", "请对照通知补上这一天"),
    "holiday-missing": ("没有出现“{name}”", "请对照通知核对七个法定节日是否齐全"),
    "too-few-days": ("一共只放假 {count} 天，法定至少 {least} 天", "请核对是否漏填"),
    "unbalanced": (
        "工作日放假 {off} 天，周末上班 {worked} 天，相差应为 {least} 天",
        "请对照通知核对调休上班日是否漏填",
    ),
}


def statutory_days(year: int) -> int:
    """How many days off the law itself gives in `year`.

    State Council decrees 270 (10 days), 513 (11, from 2008) and 795 (13, from 2025).
    """
    if year >= 2025:
        return 13
    return 11 if year >= 2008 else 10


def check(
    year: int, rows: Sequence[NoticeRow], source: DaySource = DaySource.NOTICE
) -> CheckedNotice:
    """The days that `rows` set for `year`, with every problem; it never raises.

    Warnings weigh the whole year and are only given for a State notice, not for local days; local
    days may also be worked on a weekday.
    """
    found: list[SheetProblem] = []
    days: dict[date, CalendarDay] = {}
    for row, day in _spread(rows, source, found):
        wrong = _wrong(year, row, day, days.get(day.on), source)
        if wrong is None:
            days[day.on] = day
        else:
            found.append(wrong)
    if not rows:
        found.append(_error("no-days", NOWHERE))
    settled = tuple(days[on] for on in sorted(days))
    if source is not DaySource.LOCAL and any(day.on.year == year for day in settled):
        found.extend(_doubts(year, settled))
    return CheckedNotice(year, settled, tuple(found))


def _spread(
    rows: Iterable[NoticeRow], source: DaySource, found: list[SheetProblem]
) -> Iterator[tuple[NoticeRow, CalendarDay]]:
    """Each single day of each row; rows that cannot be read go to `found` instead."""
    for row in rows:
        kind = _KINDS.get(row.kind.strip().lower())
        name = row.name.strip()
        until = row.until or row.on
        if kind is None:
            found.append(_error("kind-unknown", row.place, kind=row.kind))
        elif kind == OFF and not name:
            found.append(_error("name-missing", row.place, on=row.on))
        elif not timedelta(0) <= until - row.on < LONGEST_RANGE:
            found.append(_error("range-wrong", row.place, on=row.on, until=until))
        else:
            for offset in range((until - row.on).days + 1):
                on = row.on + offset * ONE_DAY
                yield row, CalendarDay(on, kind == WORK, name, source)


def _wrong(
    year: int, row: NoticeRow, day: CalendarDay, before: CalendarDay | None, source: DaySource
) -> SheetProblem | None:
    reaches_back = day.on.year == year - 1 and (day.on.month, day.on.day) >= NEW_YEAR_REACH
    if day.on.year != year and not reaches_back:
        return _error("outside-year", row.place, on=day.on, year=year)
    if before is not None:
        key = "twice" if before.is_workday == day.is_workday else "off-and-worked"
        return _error(key, row.place, on=day.on)
    if day.is_workday and day.on.weekday() < 5 and source is not DaySource.LOCAL:
        return _error("already-worked", row.place, on=day.on)
    return None


def _doubts(year: int, days: Sequence[CalendarDay]) -> Iterator[SheetProblem]:
    """What makes a whole year look incomplete."""
    off = {day.on for day in days if not day.is_workday}
    for (month, number), key in FIXED_STATUTORY.items():
        on = date(year, month, number)
        if on not in off and not (year < 2025 and (month, number) == (5, 2)):
            yield _doubt("statutory-missing", on=on, name=HOLIDAYS[key])
    named = {key for day in days for key in holiday_keys(day.name)}
    for key in HOLIDAYS:
        if key not in named and year >= 2008:
            yield _doubt("holiday-missing", name=HOLIDAYS[key])
    least = statutory_days(year)
    if len(off) < least:
        yield _doubt("too-few-days", count=len(off), least=least)
    kinds = Counter(day.is_workday for day in days if day.is_workday or day.on.weekday() < 5)
    if kinds[False] - kinds[True] != least:
        yield _doubt("unbalanced", off=kinds[False], worked=kinds[True], least=least)


def _error(key: str, place: Place, **gaps: object) -> SheetProblem:
    message, suggestion = _SAID[key]
    return SheetProblem(*place, message.format_map(gaps), suggestion)


def _doubt(key: str, **gaps: object) -> SheetProblem:
    message, suggestion = _SAID[key]
    return SheetProblem(*NOWHERE, message.format_map(gaps), suggestion, "warning")
