"""Import a year's holiday notice, or write an empty form for one."""

import argparse
import asyncio
from datetime import date
from pathlib import Path

from app.domain.calendar_notice import CheckedNotice, check
from app.domain.workdays import DaySource
from app.formats.calendar_sheets import NoticeSheet, read_notice, template
from app.kit.errors import Invalid
from app.services import calendars
from app.settings import Settings
from app.wiring import open_deps


class NoSuchFile(Invalid):
    """There is no such file."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and with which file."""
    parser.add_argument("act", choices=("import", "template"), help="导入通知，或写出空白表格")
    parser.add_argument("path", type=Path, help="notice.xlsx 或 notice.yaml")
    parser.add_argument("--dry-run", action="store_true", help="只检查，不写入")
    parser.add_argument("--year", type=int, help="模板的年份")


def run(settings: Settings, given: argparse.Namespace) -> int:
    """0 when the year was (or could be) taken in, 1 when there are errors: then nothing is."""
    if given.act == "template":
        year = given.year or date.fromordinal(1).year
        given.path.write_bytes(template(year))
        print(f"空白表格已写到 {given.path}")
        return 0
    if not given.path.is_file():
        raise NoSuchFile(f"找不到文件：{given.path.name}")
    sheet = read_notice(given.path.name, given.path.read_bytes())
    checked = check(sheet.year or 0, sheet.rows)
    problems = [*sheet.problems, *checked.problems]
    for one in problems:
        where = f"{one.sheet} {one.row} {one.column}"
        print(f"[{one.severity}] {where}: {one.message} {one.suggestion}")
    if any(one.severity == "error" for one in problems):
        print("有错误，没有写入任何内容")
        return 1
    if given.dry_run:
        print(f"{sheet.year} 年共 {len(checked.days)} 天，检查通过（这次没有写入）")
        return 0
    return asyncio.run(_take_in(settings, sheet, checked))


async def _take_in(settings: Settings, sheet: NoticeSheet, checked: CheckedNotice) -> int:
    async with open_deps(settings) as deps:
        count = await calendars.take_in_year(
            deps, checked.year, checked.days, sheet.notice, DaySource.NOTICE
        )
    print(f"{checked.year} 年的工作日历已导入，共 {count} 天")
    return 0
