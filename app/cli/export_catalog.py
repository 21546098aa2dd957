"""Write the published catalogue as Excel, YAML, JSON or a folder for keeping in git."""

import argparse
import asyncio
from pathlib import Path

from rich.progress import track

from app.catalog.catalog import Catalog
from app.formats.catalog_files import UnreadableFile, write_catalog
from app.services.catalogue import catalog_export
from app.settings import Settings
from app.wiring import open_deps


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, and how much."""
    parser.add_argument("path", type=Path, help="items.xlsx、.yaml、.json、.zip，或一个文件夹")
    parser.add_argument("codes", nargs="*", help="只要这些事项（编码）；不写就是全部")
    parser.add_argument("--centre", help="只要这个中心（编码）和它办理的事项")
    parser.add_argument("--overwrite", action="store_true", help="文件已存在时覆盖")


def run(settings: Settings, given: argparse.Namespace) -> int:
    """0 when everything was written; an existing file is left alone unless told otherwise."""
    if given.path.is_file() and not given.overwrite:
        raise UnreadableFile(f"文件已存在：{given.path}，要覆盖请加 --overwrite")
    catalog = asyncio.run(_published(settings, given.codes or None, given.centre))
    total = len(catalog.divisions) + len(catalog.items) + len(catalog.centres)
    steps = iter(track(range(total), description="导出"))
    write_catalog(given.path, catalog, lambda _: next(steps, None))
    for _ in steps:
        pass
    print(f"{len(catalog.items)} 个事项，{len(catalog.centres)} 个中心已写到 {given.path}")
    return 0


async def _published(settings: Settings, codes: list[str] | None, centre: str | None) -> Catalog:
    async with open_deps(settings):
        return await catalog_export.catalog_of(codes, centre)
