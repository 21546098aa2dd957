"""Writes app/catalog/calendar/<year>.yaml from chinesecalendar, and the statutory days to come."""

import sys
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

import chinese_calendar
from chinese_calendar import constants

TARGET = Path(__file__).parent.parent / "app" / "catalog" / "calendar"
YEARS = range(2004, 2027)
OFF, WORK = "放假", "上班"
Row = tuple[date, str, str]

NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日",
}

CORRECTIONS: tuple[Row, ...] = (
    # Notice 国办发明电〔2005〕35号, first item: "12月31日（星期六）上班". The library lacks it.
    (date(2005, 12, 31), WORK, "元旦"),
)

# Number and date of the notice; the years 2004 and 2005 could not be confirmed and stay empty.
NOTICES = {
    2006: ("国办发明电〔2005〕35号", "2005-12-16"),
    2007: ("国办发明电〔2006〕49号", "2006-12-14"),
    2008: ("国办发明电〔2007〕52号", "2007-12-15"),
    2009: ("国办发明电〔2008〕42号", "2008-12-04"),
    2010: ("国办发明电〔2009〕27号", "2009-12-08"),
    2011: ("国办发明电〔2010〕40号", "2010-12-10"),
    2012: ("国办发明电〔2011〕45号", "2011-12-06"),
    2013: ("国办发明电〔2012〕33号", "2012-12-08"),
    2014: ("国办发明电〔2013〕28号", "2013-12-11"),
    2015: ("国办发明电〔2014〕28号", "2014-12-16"),
    2016: ("国办发明电〔2015〕18号", "2015-12-10"),
    2017: ("国办发明电〔2016〕17号", "2016-12-01"),
    2018: ("国办发明电〔2017〕12号", "2017-11-30"),
    2019: ("国办发明电〔2018〕15号", "2018-12-04"),
    2020: ("国办发明电〔2019〕16号", "2019-11-21"),
    2021: ("国办发明电〔2020〕27号", "2020-11-25"),
    2022: ("国办发明电〔2021〕11号", "2021-10-25"),
    2023: ("国办发明电〔2022〕16号", "2022-12-08"),
    2024: ("国办发明电〔2023〕7号", "2023-10-25"),
    2025: ("国办发明电〔2024〕12号", "2024-11-12"),
    2026: ("国办发明电〔2025〕7号", "2025-11-04"),
}

# 农历正月初一、清明、端午、中秋 of the years whose notice was not out when this was written.
LUNAR = {
    2027: ("02-06", "04-05", "06-09", "09-15"),
    2028: ("01-26", "04-04", "05-28", "10-03"),
    2029: ("02-13", "04-04", "06-16", "09-22"),
    2030: ("02-03", "04-05", "06-05", "09-12"),
    2031: ("01-23", "04-05", "06-24", "10-01"),
    2032: ("02-11", "04-04", "06-12", "09-19"),
    2033: ("01-31", "04-04", "06-01", "09-08"),
    2034: ("02-19", "04-05", "06-20", "09-27"),
    2035: ("02-08", "04-05", "06-10", "09-16"),
    2036: ("01-28", "04-04", "05-30", "10-04"),
}

STATUTORY_HEAD = """\
# 尚无放假通知的年份：农历节日和清明的法定日期（国务院令第795号：除夕至初三、清明、端午、中秋）。
# 只在该年通知公布之前使用，不含调休；元旦、劳动节、国庆节的固定日期由程序补足。
"""


def year_rows(year: int) -> list[Row]:
    """The days of `year` that are holidays or worked weekends, oldest first."""
    rows = [(on, OFF, NAMES[name]) for on, name in constants.holidays.items() if on.year == year]
    rows += [(on, WORK, NAMES[name]) for on, name in constants.workdays.items() if on.year == year]
    rows += [row for row in CORRECTIONS if row[0].year == year]
    return sorted(rows)


def statutory_rows() -> list[Row]:
    """The lunar holidays of the years to come, oldest first."""
    rows: dict[date, Row] = {}
    for year, (first, *others) in LUNAR.items():
        new_year = date.fromisoformat(f"{year}-{first}")
        spring = [new_year + timedelta(days=n) for n in range(-1, 3)]
        single = [date.fromisoformat(f"{year}-{day}") for day in others]
        named = [(on, "春节") for on in spring]
        named += zip(single, ("清明节", "端午节", "中秋节"), strict=True)
        rows |= {on: (on, OFF, name) for on, name in named}
    return sorted(rows.values())


def _runs(rows: Iterable[Row]) -> Iterator[tuple[Row, date]]:
    """Consecutive days of one kind and name as (first row, last day)."""
    counted = enumerate(rows)
    for _, group in groupby(counted, lambda it: (it[1][0].toordinal() - it[0], it[1][1:])):
        run = [row for _, row in group]
        yield run[0], run[-1][0]


def _lines(rows: Iterable[Row]) -> str:
    lines = ["days:"]
    for (on, kind, name), until in _runs(rows):
        reach = f", until: {until}" if until != on else ""
        lines.append(f"- {{on: {on}{reach}, kind: {kind}, name: {name}}}")
    return "\n".join(lines) + "\n"


def year_text(year: int) -> str:
    """The whole file of one year."""
    notice, noticed_on = NOTICES.get(year, ('""', '""'))
    return (
        f"# {year} 年放假和调休上班的日子；由 tools/make_calendar.py 生成，请勿手改。\n"
        f"year: {year}\nnotice: {notice}\nnoticed_on: {noticed_on}\n{_lines(year_rows(year))}"
    )


def files() -> dict[str, str]:
    """Every file this tool owns, by name."""
    texts = {f"{year}.yaml": year_text(year) for year in YEARS}
    return texts | {"statutory.yaml": STATUTORY_HEAD + _lines(statutory_rows())}


def main() -> None:
    """Write the files."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, text in files().items():
        (TARGET / name).write_text(text, encoding="utf-8")
    made = f"{len(files())} files from chinesecalendar {chinese_calendar.__version__}"
    sys.stdout.write(f"{TARGET}: {made}\n")


if __name__ == "__main__":
    main()
