"""The jobs process of the week: one round of the timetable for each line on its standard input.

`python -m tests.flows.message_week.worker` reads the settings of the environment. A parent that
has loaded everything lets a child live; when that is killed, it lets the next one live at once.
"""

import asyncio
import json
import os
import sys
import traceback
from collections.abc import Mapping

from app.jobs import TIMETABLE
from app.logs import configure_logs
from app.ports import Deps
from app.settings import Settings, read_settings
from app.wiring import open_deps

ROUND = (
    *("deliver_notices", "sweep_notices", "settle_notices", "take_in_events", "gather_notices"),
    *("watch_budgets", "watch_carriers", "alarm_knocks"),
)
JOBS = [next(job for job in TIMETABLE if job.name == name) for name in ROUND]


async def live(settings: Settings) -> None:
    """Say who lives; then a round for each line, until there are no more lines."""
    loop, lines = asyncio.get_running_loop(), asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    async with open_deps(settings) as deps:
        _say({"alive": os.getpid()})
        while await lines.readline():
            _say(await _round(deps))


async def _round(deps: Deps) -> dict[str, str]:
    said = {}
    for job in JOBS:
        try:
            said[job.name] = await job.run(deps)
        except Exception:
            said["failed"] = f"{job.name}: {traceback.format_exc()}"
    return said


def _say(told: Mapping[str, object]) -> None:
    os.write(1, json.dumps(told).encode() + b"\n")


def main() -> None:
    """One life after the other, each ended by a kill; the last ends with its input."""
    settings = read_settings(os.environ)
    configure_logs(settings.log_level)
    while True:
        child = os.fork()
        if child == 0:
            asyncio.run(live(settings))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            return


if __name__ == "__main__":
    main()
