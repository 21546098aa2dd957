"""How late reminders are said while a million others wait for their day: against the poll interval.

`python -m bench.lateness 20000` measures with fewer rows. The outbox is asked every two seconds, as
the timetable says; what is due in between waits for the next time.
"""

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import asyncpg
import uvloop
from tortoise.connection import get_connection

from app.domain.bookings.reminders import Kind, Planned
from app.jobs import TIMETABLE, deliver_notices
from app.models import sql
from app.models.notice import Notice
from app.models.person import Person
from app.ports import Deps
from app.services.messages import delivery, notices
from app.services.messages.notices import Addressee
from bench.measure import Line, Stopwatch
from bench.notices import AtOnce
from bench.processes import postgres
from bench.town import a_town, inside

FUTURE, DUE, SPREAD = 1_000_000, 400, timedelta(seconds=20)
"""Rows that are not due yet, those that become due, and in what span."""
MOST = 1.1
"""The 99th percentile may be late by so many poll intervals."""
INDEX = "notice_due"
OTHERS = ("id", "key", "due_at", "wanted_at", "matter")
COPY = (
    "INSERT INTO notice (id, key, due_at, wanted_at, matter, {columns})"
    " SELECT {id}, 'future/' || n, {due}, {due}, 'future/' || n, {columns}"
    " FROM notice, {series} WHERE key = 'bench/model'"
)
SQLITE = {
    "series": "(WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < $1)"
    " SELECT n FROM s)",
    "id": "printf('%08x-0000-7000-8000-000000000000', n)",
    "due": "strftime('%Y-%m-%d %H:%M:%S', $2, '+' || (n % 2592000) || ' seconds') || '+00:00'",
}
POSTGRES = {
    "series": "generate_series(1, $1::int) AS n",
    "id": "(lpad(to_hex(n), 8, '0') || '-0000-7000-8000-000000000000')::uuid",
    "due": "$2::timestamptz + (n % 2592000) * interval '1 second'",
}


async def on_postgres(folder: Path, server: str, future: int = FUTURE) -> list[Line]:
    """As `measured`, in a database of its own."""
    where = urlsplit(server)
    db = await asyncpg.connect(host=parse_qs(where.query)["host"][0], user="postgres")
    await db.execute("CREATE DATABASE lateness")
    await db.close()
    url = where._replace(path="/lateness").geturl()
    return await measured(folder, "PostgreSQL", url, future)


async def measured(folder: Path, name: str, url: str, future: int = FUTURE) -> list[Line]:
    """The 99th percentile of the lateness, and whether the claim finds what is due by its index."""
    town = await a_town(folder, url)
    every = next(job.every for job in TIMETABLE if job.name == "deliver_notices").total_seconds()
    async with inside(town) as deps:
        await _wait_for_their_day(deps, future)
        found = await _by_the_index(deps)
        late = await _late(replace(deps, channels={"paper": AtOnce()}), every)
    return [
        Line(
            f"lateness of reminders, {future} wait, {name}",
            f"p99 {late:.2f} s, claimed by {INDEX if found else 'reading everything'}",
            f"asked every {every:.0f} s",
            every / late,
            1 / MOST,
            1 / MOST,
        )
    ]


async def _wait_for_their_day(deps: Deps, count: int) -> None:
    """So many messages are due in an hour to 30 days."""
    begins = deps.clock.now() + timedelta(hours=1)
    await _queue(deps, [Planned("bench/model", Kind.BOOKED, begins)])
    columns = sorted({*Notice._meta.fields_db_projection.values()} - {*OTHERS})
    engine = SQLITE if sql.on_sqlite() else POSTGRES
    since = begins.strftime("%Y-%m-%d %H:%M:%S") if sql.on_sqlite() else begins
    async with sql.transaction():
        await sql.rows(COPY.format(columns=", ".join(columns), **engine), count, since)
    await get_connection("default").execute_script("ANALYZE")


async def _queue(deps: Deps, planned: Sequence[Planned]) -> None:
    person = await Person.all().order_by("id").first()
    assert person is not None
    params = {"item": "高龄津贴", "number": "A01", "starts": deps.clock.now().isoformat()}
    await notices.queue(deps, Addressee(person.id, "zh"), planned, {**params, "centre": "某镇"})


async def _by_the_index(deps: Deps) -> bool:
    """Whether the plan of the claim begins with the index of what is planned."""
    now = deps.clock.now()
    claim = delivery.CLAIM.format(urgent=" AND NOT n.urgent", free_rows="")
    explain = "EXPLAIN QUERY PLAN " if sql.on_sqlite() else "EXPLAIN "
    given = (now + delivery.LEASE, now, delivery.BATCH, now - delivery.WAITS_FOR_ANSWERS)
    plan = " ".join(str(list(row.values())) for row in await sql.rows(explain + claim, *given))
    return f"{INDEX} " in plan.replace(")", " ").replace("'", " ")


async def _late(deps: Deps, every: float) -> float:
    """How many seconds late 99 of 100 messages were, when the outbox is asked every so often."""
    began = deps.clock.now() + timedelta(seconds=every)
    due = [began + SPREAD * number / DUE for number in range(DUE)]
    await _queue(deps, [Planned(f"bench/{n}", Kind.BOOKED, at) for n, at in enumerate(due)])
    watch = Stopwatch()
    while deps.clock.now() < due[-1] + timedelta(seconds=2 * every):
        await deliver_notices.run(deps)
        await asyncio.sleep(every - watch.seconds % every)
    rows = await Notice.filter(key__startswith="bench/", sent_at__isnull=False)
    late = sorted(_seconds(row.due_at, row.sent_at) for row in rows if row.sent_at)
    assert len(late) == DUE, f"{DUE - len(late)} were not said"
    return late[DUE * 99 // 100 - 1]


def _seconds(due_at: datetime, sent_at: datetime) -> float:
    return (sent_at - due_at).total_seconds()


async def _both(folder: Path, server: str, future: int) -> list[Line]:
    lines = []
    for name, url in (
        ("SQLite", f"sqlite://{folder / 'lateness.sqlite3'}"),
        ("PostgreSQL", server),
    ):
        lines += await measured(folder, name, url, future)
    return lines


def main() -> int:
    """The lines of both engines, with as many rows as the first argument says."""
    future = int(sys.argv[1]) if len(sys.argv) > 1 else FUTURE
    with tempfile.TemporaryDirectory(prefix="cunkou-bench-") as name, postgres(Path(name)) as url:
        for line in uvloop.run(_both(Path(name), url, future)):
            sys.stdout.write(f"{line}: {line.verdict}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
