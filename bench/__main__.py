"""Runs every benchmark and prints one table: `python -m bench [names]`; under six minutes."""

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

import uvloop
from rich.console import Console
from rich.table import Table

from bench import booking, cases, catalog, lateness, notices, reads, rounds, start, sync
from bench.measure import Line, Stopwatch
from bench.processes import postgres

MOST_SECONDS = 480


async def measure(wanted: set[str], folder: Path, server: str) -> list[Line]:
    """The lines of the benchmarks asked for (all when none is named), one after the other."""
    sqlite = f"sqlite://{folder / 'notices' / 'bench.sqlite3'}"
    known: dict[str, Callable[[], Awaitable[list[Line]]]] = {
        "booking-sqlite": lambda: booking.on_sqlite(_made(folder / "sqlite")),
        "booking-postgres": lambda: booking.on_postgres(_made(folder / "postgres"), server),
        "reads": lambda: reads.measured(_made(folder / "reads")),
        "notices-sqlite": lambda: notices.measured(_made(folder / "notices"), "SQLite", sqlite),
        "notices-postgres": lambda: notices.measured(
            _made(folder / "outbox"), "PostgreSQL", server.replace("/postgres?", "/template1?")
        ),
        "lateness-sqlite": lambda: lateness.measured(
            _made(folder / "late"), "SQLite", f"sqlite://{folder / 'late' / 'bench.sqlite3'}"
        ),
        "lateness-postgres": lambda: lateness.on_postgres(_made(folder / "later"), server),
        "cases": lambda: cases.measured(_made(folder / "cases")),
        "sync": lambda: sync.measured(_made(folder / "sync")),
        "catalog": lambda: asyncio.to_thread(catalog.measured),
        "rounds": lambda: asyncio.to_thread(rounds.measured),
        "start": lambda: start.measured(_made(folder / "start")),
    }
    lines = []
    for name, run in known.items():
        if not wanted or name in wanted:
            watch = Stopwatch()
            lines += await run()
            sys.stderr.write(f"{name}: {watch.seconds:.0f} s\n")
    return lines


def _made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


def show(lines: list[Line]) -> None:
    """The table for people."""
    table = Table("what", "ours", "yardstick", "ratio", "floor / aim", "verdict")
    for line in lines:
        hoped = f"{line.floor:.2f} / {line.aim:.2f}" if line.floor and line.aim else ""
        ratio = f"{line.ratio:.2f}" if line.ratio is not None else ""
        table.add_row(line.name, line.ours, line.yardstick, ratio, hoped, line.verdict)
    Console(width=160).print(table)


def main() -> int:
    """0 when everything could be measured, whatever came out."""
    with tempfile.TemporaryDirectory(prefix="cunkou-bench-") as name, postgres(Path(name)) as url:
        coroutine = measure(set(sys.argv[1:]), Path(name), url)
        show(uvloop.run(asyncio.wait_for(coroutine, MOST_SECONDS)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
