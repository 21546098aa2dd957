"""The timetable: everything that happens without anybody asking."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from app.jobs import deliver_notices, forget_old, sweep_notices
from app.ports import Deps


@dataclass(frozen=True)
class Job:
    """One thing that is done every so often; it may run twice, late, or never tonight."""

    name: str
    every: timedelta
    run: Callable[[Deps], Awaitable[str]]


TIMETABLE = (
    Job("deliver_notices", timedelta(seconds=2), deliver_notices.run),
    Job("sweep_notices", timedelta(seconds=30), sweep_notices.run),
    Job("forget_old", timedelta(hours=6), forget_old.run),
)
