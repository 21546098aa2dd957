"""Runs the timetable until told to stop: ticks by APScheduler, rows in the database decide."""

import asyncio
import logging
import signal
from datetime import UTC

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from app.jobs import TIMETABLE, Job
from app.ports import Deps
from app.services.house import health

log = logging.getLogger("cunkou.jobs")
STOP_SECONDS = 15.0


async def run_jobs(deps: Deps, stop: asyncio.Event) -> None:
    """Run every job of the timetable now and when it is time, until `stop`; none overlaps itself.

    At the stop a running job is cancelled, and gives back what it had claimed.
    """
    scheduler = AsyncIOScheduler(timezone=UTC)
    running: dict[str, asyncio.Task[None]] = {}

    async def tick(job: Job) -> None:
        before = running.get(job.name)
        if before is None or before.done():
            running[job.name] = asyncio.create_task(run_one(deps, job))

    for job in TIMETABLE:
        await tick(job)
        scheduler.add_job(
            tick,
            "interval",
            seconds=job.every.total_seconds(),
            args=[job],
            id=job.name,
            coalesce=True,
            misfire_grace_time=None,
        )
    scheduler.start()
    await stop.wait()
    scheduler.shutdown(wait=False)
    for task in running.values():
        task.cancel()
    await asyncio.wait(running.values(), timeout=STOP_SECONDS)


async def run_one(deps: Deps, job: Job) -> None:
    """Run one job and leave its heartbeat; what fails is logged and tried next time."""
    try:
        said = await job.run(deps)
    except Exception as error:
        log.exception("job %s failed", job.name)
        said = f"failed: {type(error).__name__}"
    try:
        await health.beat(deps, job.name, said)
    except Exception:
        log.exception("job %s left no heartbeat", job.name)


def stop_on_signals(stop: asyncio.Event) -> None:
    """Set `stop` when this process is asked to end."""
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, stop.set)
