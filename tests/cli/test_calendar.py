"""A new year's notice by command: checked, taken in, overruled for one place."""

import asyncio
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.kit.clock import SystemClock
from app.services.deadlines import calendars
from app.services.deadlines.calendars import YearView
from tests.cli.conftest import Shell
from tests.engines import opened

ROWS = (
    ("2027-01-01", "2027-01-03", "放假", "元旦"),
    ("2027-02-05", "2027-02-13", "放假", "春节"),
    ("2027-01-30", "", "上班", "春节"),
    ("2027-02-20", "", "上班", "春节"),
    ("2027-04-03", "2027-04-05", "放假", "清明节"),
    ("2027-05-01", "2027-05-05", "放假", "劳动节"),
    ("2027-05-08", "", "上班", "劳动节"),
    ("2027-06-09", "", "放假", "端午节"),
    ("2027-09-15", "2027-09-17", "放假", "中秋节"),
    ("2027-09-18", "", "上班", "中秋节"),
    ("2027-10-01", "2027-10-07", "放假", "国庆节"),
    ("2027-09-26", "", "上班", "国庆节"),
    ("2027-10-09", "", "上班", "国庆节"),
)


def seen(url: str, number: int) -> YearView:
    async def look() -> YearView:
        async with opened(url):
            return await calendars.year(number, "zh")

    return asyncio.run(look())


@pytest.fixture
def workbook(shell: Shell, tmp_path: Path) -> Path:
    """The form of 2027, filled in."""
    path = tmp_path / "2027.xlsx"
    status, said = shell.do("calendar", "template", str(path), "--year", "2027")
    assert (status, said) == (0, f"空白表格已写到 {path}\n")
    book = load_workbook(path)
    page = book.active
    assert page is not None
    top = 1 + [row[0].value for row in page.iter_rows()].index("日期")
    for offset, row in enumerate(ROWS, 1):
        for column, value in enumerate(row, 1):
            page.cell(top + offset, column).value = value or None
    book.save(path)
    return path


@pytest.fixture
def yaml(tmp_path: Path) -> Path:
    """The same notice as YAML."""
    path = tmp_path / "2027.yaml"
    days = "".join(
        f"- {{on: {on}, {f'until: {until}, ' if until else ''}kind: {kind}, name: {name}}}\n"
        for on, until, kind, name in ROWS
    )
    path.write_text(f"year: 2027\nnotice: 国办发明电〔2026〕9号\ndays:\n{days}", encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", ["workbook", "yaml"])
def test_a_notice_is_checked_without_writing_and_then_taken_in(
    house: Shell, url: str, kind: str, request: pytest.FixtureRequest
) -> None:
    path = str(request.getfixturevalue(kind))

    tried = house.do("calendar", "import", path, "--dry-run")
    before = seen(url, 2027)
    taken = house.do("calendar", "import", path)
    after = seen(url, 2027)

    assert tried[0] == taken[0] == 0, tried[1] + taken[1]
    assert tried[1].splitlines()[-1] == "2027 年共 37 天，检查通过（这次没有写入）"
    assert taken[1].splitlines()[-1] == "2027 年的工作日历已导入，共 37 天"
    assert (before.provisional, after.provisional) == (True, False)
    assert after.notice.startswith("国办发明电") or kind == "workbook"
    assert date(2027, 2, 20) in [day.on for day in after.days if day.is_workday]


def test_a_notice_with_an_error_is_told_by_its_place_and_not_taken_in(
    house: Shell, url: str, yaml: Path
) -> None:
    text = yaml.read_text(encoding="utf-8")
    yaml.write_text(text + "- {on: 2027-02-08, kind: 上班, name: 春节}\n", encoding="utf-8")

    status, said = house.do("calendar", "import", str(yaml))

    assert status == 1
    wrong = [line for line in said.splitlines() if line.startswith("[error]")]
    assert len(wrong) == 1
    assert "2027-02-08" in wrong[0]
    assert said.splitlines()[-1] == "有错误，没有写入任何内容"
    assert seen(url, 2027).provisional


def test_one_day_is_overruled_for_this_place_and_stays_so(
    house: Shell, url: str, yaml: Path
) -> None:
    status, _ = house.do("calendar", "overrule", "2027-03-05", "off", "藏历新年")
    house.do("calendar", "import", str(yaml))

    days = {day.on: (day.is_workday, day.name) for day in seen(url, 2027).days}
    assert status == 0
    assert days[date(2027, 3, 5)] == (False, "藏历新年")


def test_the_form_is_for_next_year_unless_told_otherwise(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"

    status, _ = shell.do("calendar", "template", str(path))

    page = load_workbook(path).active
    assert page is not None
    assert status == 0
    assert SystemClock().today().year + 1 in [
        cell.value for row in page.iter_rows() for cell in row
    ]


def test_a_file_that_is_not_there_is_told_in_a_sentence(house: Shell) -> None:
    assert house.do("calendar", "import", "nothing.xlsx") == (1, "找不到文件：nothing.xlsx\n")
