"""Booking over HTTP, in its own process, against a loop that only writes what a booking writes."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from bench import raw_booking
from bench.callers import call
from bench.measure import Line, Rate, side_by_side
from bench.processes import Served, serving
from bench.town import Town, a_town

SECONDS = 3.0


async def on_sqlite(folder: Path) -> list[Line]:
    """SQLite in WAL mode with synchronous FULL, one web process."""
    file = folder / "bench.sqlite3"
    town = await a_town(folder, f"sqlite://{file}")
    async with serving("app", "serve", environ=town.environ) as served:
        await _bookings(town, served, True, 0.5)()
        ours, raw = await side_by_side(
            _bookings(town, served, True), lambda: raw_booking.on_sqlite(file, SECONDS / 2)
        )
    return [_line("booking, SQLite FULL, spread", ours, raw, 1.0, 1.5)]


async def on_postgres(folder: Path, url: str) -> list[Line]:
    """PostgreSQL, one web process with eight connections."""
    town = await a_town(folder, url)
    async with serving("app", "serve", environ=town.environ) as served:
        await _bookings(town, served, True, 0.5)()
        ours, hot, raw, raw_hot = await side_by_side(
            _bookings(town, served, True),
            _bookings(town, served, False),
            lambda: raw_booking.on_postgres(url, SECONDS / 2, spread=True),
            lambda: raw_booking.on_postgres(url, SECONDS / 2, spread=False),
        )
    return [
        _line("booking, PostgreSQL, spread", ours, raw, 0.7, 1.0),
        _line("booking, PostgreSQL, one hot slot", hot, raw_hot, 2.0, 2.5),
    ]


def _bookings(
    town: Town, served: Served, spread: bool, seconds: float = SECONDS
) -> Callable[[], Awaitable[Rate]]:
    async def run() -> Rate:
        before = served.cpu_seconds
        answers = await call(served.port, town.bookings(spread), seconds)
        refused = {status: n for status, n in answers.by_status.items() if status != 201}
        if refused:
            raise RuntimeError(f"bookings were refused: {refused}")
        return Rate(answers.by_status[201], answers.seconds, served.cpu_seconds - before)

    return run


def _line(name: str, ours: Rate, raw: Rate, floor: float, aim: float) -> Line:
    return Line(
        name,
        f"{ours.per_second:.0f}/s ({ours.cpu_micros:.0f} µs CPU each)",
        f"{raw.per_second:.0f}/s (the same writes, bare)",
        ours.per_second / raw.per_second,
        floor,
        aim,
    )
