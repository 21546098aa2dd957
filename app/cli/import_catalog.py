"""Take a catalogue in from an Excel workbook or YAML; a dry run lists every problem."""

import argparse
import asyncio
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from app.catalog.lint.lint import errors
from app.catalog.problems import SheetProblem
from app.formats.catalog_files import read_catalog, write_catalog
from app.formats.samples import load_samples
from app.services.catalogue import catalog_import
from app.settings import Settings
from app.wiring import open_deps


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, and whether to write."""
    parser.add_argument("path", type=Path, help="items.xlsx、items.yaml 或一个文件夹")
    parser.add_argument("--dry-run", action="store_true", help="只检查，不写入")
    parser.add_argument("--template", action="store_true", help="反过来：把示例写成模板文件")


def run(settings: Settings, given: argparse.Namespace) -> int:
    """0 when everything was (or could be) written, 1 when there are errors: then nothing is."""
    if given.template:
        write_catalog(given.path, load_samples())
        print(f"模板已写到 {given.path}")
        return 0
    return asyncio.run(_import(settings, given.path, given.dry_run))


async def _import(settings: Settings, path: Path, dry_run: bool) -> int:
    async with open_deps(settings) as deps:
        catalog, problems = read_catalog(path, await catalog_import.known())
        _show(problems)
        found = f"{len(catalog.items)} 个事项，{len(catalog.centres)} 个中心"
        if stopping := errors(problems):
            print(f"{found}；{len(stopping)} 处错误，没有写入任何内容")
            return 1
        if dry_run:
            print(f"{found}；检查通过，可以导入（这次没有写入）")
            return 0
        total = len(catalog.divisions) + len(catalog.items) + len(catalog.centres)
        steps = iter(track(range(total), description="导入"))
        taken = await catalog_import.take_in(deps, catalog, lambda _: next(steps, None))
        for _ in steps:
            pass
        print(f"{found}；新增 {taken.items_new} 个，改动 {taken.items_changed} 个")
    return 0


def _show(problems: list[SheetProblem]) -> None:
    """A table for eyes, plain lines for files and pipes."""
    console = Console()
    if not problems:
        return
    if not console.is_terminal:
        for one in problems:
            where = f"{one.sheet} {one.row} {one.column}"
            print(f"[{one.severity}] {where}: {one.message} {one.suggestion}")
        return
    table = Table("位置", "行", "列", "问题", "建议", title="检查结果")
    for one in problems:
        style = "red" if one.severity == "error" else "yellow"
        table.add_row(one.sheet, str(one.row), one.column, one.message, one.suggestion, style=style)
    console.print(table)
