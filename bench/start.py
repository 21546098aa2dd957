"""From the command to the first good answer of /readyz, and the memory of one web process."""

import asyncio
from pathlib import Path
from statistics import median

from bench.callers import call, request
from bench.measure import Line, Stopwatch
from bench.processes import serving
from bench.town import HALL, a_town

STARTS = 5


async def measured(folder: Path) -> list[Line]:
    """On SQLite; memory after some hundred requests."""
    town = await a_town(folder, f"sqlite://{folder / 'bench.sqlite3'}")
    took, megabytes = [], []
    for _ in range(STARTS):
        watch = Stopwatch()
        async with serving("app", "serve", environ=town.environ) as served:
            while not (await call(served.port, iter([READY]), 5, 1)).by_status[200]:
                await asyncio.sleep(0.01)
            took.append(watch.seconds)
            asked = request("GET", f"/v1/centres/{HALL}/items/{town.item}/days", {})
            await call(served.port, iter([asked] * 300), 3)
            megabytes.append(served.megabytes)
    seconds, memory = median(took), median(megabytes)
    return [
        Line("start to ready", f"{seconds:.2f} s", "2 s; aim 1 s", 1 / seconds, 0.5, 1.0),
        Line(
            "memory of one web process",
            f"{memory:.0f} MB",
            "120 MB; aim 80 MB",
            80 / memory,
            80 / 120,
            1.0,
        ),
    ]


READY = request("GET", "/readyz", {})
