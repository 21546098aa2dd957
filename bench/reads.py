"""Hot public reads (guide, days, slots) against a bare Sanic server that answers ready JSON."""

from collections.abc import Awaitable, Callable
from itertools import repeat
from pathlib import Path

from app.kit.clock import office_day
from app.vault.signing import new_receipt_key
from bench.callers import call, request
from bench.measure import Line, Rate, side_by_side
from bench.processes import Served, serving
from bench.town import HALL, a_town

SECONDS = 1.5
PRODUCTION = {
    "CUNKOU_ENVIRONMENT": "production",
    "CUNKOU_RECEIPT_KEYS": new_receipt_key("bench"),
    "CUNKOU_WECHAT_APPID": "wx-of-the-bench",
    "CUNKOU_WECHAT_SECRET": "secret-of-the-bench",
}
"""As an installation runs: a rehearsal reads its clock from a file each time it is asked."""


async def measured(folder: Path) -> list[Line]:
    """On SQLite, one web process."""
    town = await a_town(folder, f"sqlite://{folder / 'bench.sqlite3'}")
    there = f"/v1/centres/{HALL}/items/{town.item}"
    paths = {
        "the guide to an item": f"/v1/items/{town.item}",
        "the days of an item": f"{there}/days",
        "the slots of a day": f"{there}/slots?on={office_day(town.times[0])}",
        "an office and who is there": f"/v1/centres/{HALL}",
        "an office, its public page": f"/p/centres/{HALL}",
    }
    async with (
        serving("app", "serve", environ={**town.environ, **PRODUCTION}) as ours,
        serving("bench.bare") as bare,
    ):
        *rates, best = await side_by_side(
            *(_reads(ours, path) for path in paths.values()), _reads(bare, "/")
        )
    return [_line(name, rate, best) for name, rate in zip(paths, rates, strict=True)]


def _reads(served: Served, path: str) -> Callable[[], Awaitable[Rate]]:
    async def run() -> Rate:
        before = served.cpu_seconds
        answers = await call(served.port, repeat(request("GET", path, {})), SECONDS)
        if set(answers.by_status) != {200}:
            raise RuntimeError(f"{path}: {dict(answers.by_status)}")
        return Rate(answers.by_status[200], answers.seconds, served.cpu_seconds - before)

    return run


def _line(name: str, ours: Rate, bare: Rate) -> Line:
    return Line(
        name,
        f"{ours.per_second:.0f}/s ({ours.cpu_micros:.0f} µs CPU each)",
        f"{bare.per_second:.0f}/s ({bare.cpu_micros:.0f} µs CPU each)",
        bare.cpu_micros / ours.cpu_micros,
        0.7,
        0.9,
    )
