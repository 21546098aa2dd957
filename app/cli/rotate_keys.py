"""Seal all personal data again under the newest key of the ring."""

import argparse
import asyncio

from rich.progress import Progress

from app.services import key_rotation
from app.settings import Settings
from app.wiring import open_deps


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to say: the ring is a setting."""


def run(settings: Settings, given: argparse.Namespace) -> int:
    """May be stopped and started again; reading goes on meanwhile."""

    async def go() -> int:
        async with open_deps(settings) as deps:
            with Progress() as bar:
                task = bar.add_task("重新加密", total=await key_rotation.count())
                return await key_rotation.reseal_all(deps, lambda rows: bar.advance(task, rows))

    print(f"{asyncio.run(go())} 个字段已换用最新密钥")
    return 0
