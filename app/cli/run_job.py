"""Run one job of the timetable now, once."""

import argparse
import asyncio

from app.jobs import TIMETABLE
from app.settings import Settings
from app.wiring import open_deps

NAMES = {job.name: job for job in TIMETABLE}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which job."""
    parser.add_argument("job", choices=sorted(NAMES))


def run(settings: Settings, given: argparse.Namespace) -> int:
    """Run it and print what it said."""

    async def go() -> str:
        async with open_deps(settings) as deps:
            return await NAMES[given.job].run(deps)

    print(asyncio.run(go()))
    return 0
