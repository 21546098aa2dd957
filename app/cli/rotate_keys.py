"""Seal all personal data again under the newest key of the ring."""

import argparse
import asyncio

from rich.progress import Progress

from app.services.house import file_rotation, key_rotation
from app.settings import Settings
from app.wiring import open_deps


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to say: the ring is a setting."""


def run(settings: Settings, given: argparse.Namespace) -> int:
    """May be stopped and started again; reading goes on meanwhile."""

    fields, files, lost = asyncio.run(_reseal(settings))
    print(f"{fields} 个字段、{files} 个文件已换用最新密钥")
    if lost:
        print(f"{lost} 个文件读不出来：请从备份恢复后再运行一次，旧密钥先不要删除")
    return 1 if lost else 0


async def _reseal(settings: Settings) -> tuple[int, int, int]:
    async with open_deps(settings) as deps:
        with Progress() as bar:
            rows = bar.add_task("重新加密字段", total=await key_rotation.count())
            fields = await key_rotation.reseal_all(deps, lambda done: bar.advance(rows, done))
            papers = bar.add_task("重新加密文件", total=await file_rotation.count())
            files, lost = await file_rotation.reseal_files(
                deps, lambda done: bar.advance(papers, done)
            )
    return fields, files, lost
