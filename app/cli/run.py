"""Rehearse a whole township on this machine: web, jobs and stand-ins, from one command."""

import argparse
import asyncio

from app.cli import rehearsal
from app.database import opened
from app.migrate import migrate
from app.models import sql
from app.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to say: the port is a setting."""


def run(settings: Settings, given: argparse.Namespace) -> int:
    """Prepare what is missing, start three processes, print where to go, restart what dies."""
    ready = rehearsal.prepare(settings)
    asyncio.run(migrate(ready.database, lambda name: print(f"  迁移 {name}")))
    if asyncio.run(_is_empty(ready)):
        # Only the first start pays for reading Excel, YAML and calendars.
        from app.cli.seed import seed_with_progress  # noqa: PLC0415

        asyncio.run(seed_with_progress(ready, demo=True))
    return asyncio.run(rehearsal.play(ready))


async def _is_empty(settings: Settings) -> bool:
    async with opened(settings.database):
        return not await sql.rows("SELECT id FROM centre LIMIT 1")
