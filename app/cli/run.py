"""Rehearse a whole township on this machine: web, jobs and stand-ins, from one command."""

import argparse
import asyncio

from rich.progress import Progress

from app.cli import rehearsal
from app.cli.seed import seed
from app.migrate import migrate
from app.services import demo_week
from app.settings import Settings
from app.wiring import open_deps


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to say: the port is a setting."""


def run(settings: Settings, given: argparse.Namespace) -> int:
    """Prepare what is missing, start three processes, print where to go, restart what dies."""
    ready = rehearsal.prepare(settings)
    asyncio.run(migrate(ready.database, lambda name: print(f"  迁移 {name}")))
    asyncio.run(_seed_when_empty(ready))
    return asyncio.run(rehearsal.play(ready))


async def _seed_when_empty(settings: Settings) -> None:
    async with open_deps(settings) as deps:
        if await demo_week.is_empty():
            with Progress() as bar:
                await seed(deps, bar, True, rehearsal.password_ending(settings))
