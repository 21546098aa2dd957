"""Runs the timetable until told to stop: ticks by APScheduler, rows in the database decide."""

import asyncio
import logging
import signal
from datetime import UTC

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from app.jobs import TIMETABLE, Job
from app.ports import Deps
from app.services import health

log = logging.getLogger("cunkou.jobs")


async def run_jobs(deps: Deps, stop: asyncio.Event) -> None:
    """Run every job of the timetable when it is time, until `stop`; none overlaps itself.

    At the stop a running job is cancelled, and gives back what it had claimed.
    """
    scheduler = AsyncIOScheduler(timezone=UTC)
    running: set[asyncio.Task[None]] = set()

    async def tick(job: Job) -> None:
        task = asyncio.ensure_future(run_one(deps, job))
        running.add(task)
        try:
            await asyncio.wait({task})
        finally:
            running.discard(task)

    for job in TIMETABLE:
        scheduler.add_job(
            tick,
            "interval",
            seconds=job.every.total_seconds(),
            args=[job],
            id=job.name,
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )
    scheduler.start()
    await run_one(deps, TIMETABLE[0])
    await stop.wait()
    scheduler.shutdown(wait=False)
    for task in running:
        task.cancel()
    if running:
        await asyncio.wait(running, timeout=15)


async def run_one(deps: Deps, job: Job) -> None:
    """Run one job and leave its heartbeat; a job that fails is logged and tried next time."""
    try:
        said = await job.run(deps)
    except Exception as error:
        log.exception("job %s failed", job.name)
        said = f"failed: {type(error).__name__}"
    await health.beat(deps, job.name, said)


def stop_on_signals(stop: asyncio.Event) -> None:
    """Set `stop` when this process is asked to end."""
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, stop.set)
