"""Import a year's holiday notice, write an empty form for one, or overrule one day here."""

import argparse
import asyncio
from datetime import date
from pathlib import Path

from app.domain.deadlines.calendar_notice import CheckedNotice, check
from app.domain.deadlines.workdays import DaySource
from app.formats.calendar_sheets import NoticeSheet, read_notice, template
from app.kit.clock import SystemClock
from app.kit.errors import Invalid
from app.services.deadlines import calendars
from app.settings import Settings
from app.wiring import open_deps


class NoSuchFile(Invalid):
    """There is no such file."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and with which file."""
    acts = parser.add_subparsers(dest="act", required=True)
    taking = acts.add_parser("import", help="导入放假通知（.xlsx 或 .yaml）")
    taking.add_argument("path", type=Path)
    taking.add_argument("--dry-run", action="store_true", help="只检查，不写入")
    form = acts.add_parser("template", help="写出空白表格")
    form.add_argument("path", type=Path)
    form.add_argument("--year", type=int, default=SystemClock().today().year + 1)
    local = acts.add_parser("overrule", help="本地某一天另作安排，导入新通知也保留")
    local.add_argument("on", type=date.fromisoformat, help="日期，如 2027-03-05")
    local.add_argument("kind", choices=("off", "work"), help="off 放假，work 上班")
    local.add_argument("name", help="名称，如 藏历新年")


def run(settings: Settings, given: argparse.Namespace) -> int:
    """0 when the year was (or could be) taken in, 1 when there are errors: then nothing is."""
    if given.act == "template":
        given.path.write_bytes(template(given.year))
        print(f"空白表格已写到 {given.path}")
        return 0
    if given.act == "overrule":
        asyncio.run(_overrule(settings, given.on, given.kind == "work", given.name))
        return 0
    return _import(settings, given.path, given.dry_run)


def _import(settings: Settings, path: Path, dry_run: bool) -> int:
    if not path.is_file():
        raise NoSuchFile(f"找不到文件：{path.name}")
    sheet = read_notice(path.name, path.read_bytes())
    checked = check(sheet.year or 0, sheet.rows)
    problems = [*sheet.problems, *checked.problems]
    for one in problems:
        where = f"{one.sheet} {one.row} {one.column}"
        print(f"[{one.severity}] {where}: {one.message} {one.suggestion}")
    if any(one.severity == "error" for one in problems):
        print("有错误，没有写入任何内容")
        return 1
    if dry_run:
        print(f"{sheet.year} 年共 {len(checked.days)} 天，检查通过（这次没有写入）")
        return 0
    return asyncio.run(_take_in(settings, sheet, checked))


async def _overrule(settings: Settings, on: date, is_workday: bool, name: str) -> None:
    async with open_deps(settings) as deps:
        await calendars.overrule(deps, on, is_workday, name)
    print(f"{on} 已设为{'上班' if is_workday else '放假'}（{name}）")


async def _take_in(settings: Settings, sheet: NoticeSheet, checked: CheckedNotice) -> int:
    async with open_deps(settings) as deps:
        count = await calendars.take_in_year(
            deps, checked.year, checked.days, sheet.notice, DaySource.NOTICE
        )
    print(f"{checked.year} 年的工作日历已导入，共 {count} 天")
    return 0
