"""From the command to the first good answer of /readyz, and the memory of one web process."""

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
            await _ready(served.port)
            took.append(watch.seconds)
            asked = request("GET", f"/v1/centres/{HALL}/items/{town.item}/days", {})
            await call(served.port, iter([asked] * 300), 3)
            megabytes.append(served.megabytes)
    seconds, memory = median(took), median(megabytes)
    return [
        Line("start to ready", f"{seconds:.2f} s", "1 s", 1 / seconds, 0.5, 1.0),
        Line("memory of one web process", f"{memory:.0f} MB", "80 MB", 80 / memory, 80 / 120, 1.0),
    ]


async def _ready(port: int) -> None:
    """Ask until the answer is good."""
    asked = request("GET", "/readyz", {})
    while not (await call(port, iter([asked]), 5, lines=1)).by_status[200]:
        pass
