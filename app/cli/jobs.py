"""Run the timetable: reminders and whatever happens without anybody asking."""

import argparse
import asyncio

from app.jobs.runner import run_jobs, stop_on_signals
from app.settings import Settings
from app.wiring import open_deps


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to say: the timetable is in app/jobs."""


def run(settings: Settings, given: argparse.Namespace) -> int:
    """Run until told to stop."""

    async def go() -> None:
        stop = asyncio.Event()
        stop_on_signals(stop)
        async with open_deps(settings) as deps:
            await run_jobs(deps, stop)

    asyncio.run(go())
    return 0
