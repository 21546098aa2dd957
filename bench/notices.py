"""Messages claimed and completed with a carrier that takes no time, against bare statements.

Besides the ratio: how many a second with very many due, and how late the last hundredth of them
was. `CUNKOU_BENCH_DUE` sets how many are due, 100 000 without it.
"""

import asyncio
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import asyncpg
from tortoise.connection import get_connection

from app.domain.bookings.reminders import Kind, Planned
from app.domain.messages.carriers import Can
from app.domain.messages.messages import Message, Outcome, Receipt
from app.domain.messages.verdicts import Fate
from app.models import sql
from app.models.notice import Notice
from app.models.person import Person
from app.ports import Deps
from app.services.messages import delivery, notices
from bench.measure import Line, Rate, Stopwatch, side_by_side
from bench.town import Town, a_town, inside

MESSAGES, RECEIVERS = 1500, 300
MANY = int(os.environ.get("CUNKOU_BENCH_DUE", "100000"))
DUE = "state = 'planned' AND due_at <= $1 ORDER BY due_at LIMIT 50"
CLAIM = (
    "WITH due AS MATERIALIZED (SELECT id FROM notice WHERE {due}) UPDATE notice"
    " SET state = 'claimed', lease_until_at = $1 WHERE id IN (SELECT id FROM due) RETURNING id"
)
DONE = "UPDATE notice SET state = 'sent', sent_at = $1 WHERE id = $2"
LATE = (
    "SELECT sent_at FROM notice WHERE sent_at IS NOT NULL ORDER BY sent_at DESC"
    " LIMIT 1 OFFSET {place}"
)


class AtOnce:
    """A carrier that says yes."""

    can = Can(rings=False)

    async def send(self, to: str, message: Message) -> Receipt:
        """Sent."""
        return Receipt(Outcome.SENT, "at-once")

    async def check(self) -> str:
        """All is well."""
        return ""

    async def fate(self, to: str, key: str, carrier_id: str, asked_at: datetime) -> Fate:
        """It never asks."""
        return Fate.CANNOT_SAY


async def measured(folder: Path, name: str, url: str) -> list[Line]:
    """The drain of this house, and a loop that claims fifty and completes fifty."""
    town = await a_town(folder, url)
    async with inside(town) as deps:
        quick = replace(deps, channels={"paper": AtOnce()})
        ours, raw = await side_by_side(lambda: _drained(quick), lambda: _bare(quick, town, url))
        rate, late = await _many(quick)
    return [
        Line(
            f"messages claimed and completed, {name}",
            f"{ours.per_second:.0f}/s",
            f"{raw.per_second:.0f}/s (claim 50, complete 50)",
            ours.per_second / raw.per_second,
            0.5,
            0.8,
        ),
        Line(
            f"messages with {rate.done} due, {name}",
            f"{rate.per_second:.0f}/s",
            f"p99 {late:.1f} s after they were due",
        ),
    ]


async def _outbox(deps: Deps, count: int = MESSAGES) -> datetime:
    """So many messages are due, to some hundred people; since when."""
    await Notice.all().delete()
    now = deps.clock.now()
    params = {"item": "高龄津贴", "number": "A01", "starts": now.isoformat(), "centre": "某镇"}
    people = await Person.all().limit(RECEIVERS)
    async with sql.transaction():
        for number, person in enumerate(people):
            keys = (f"bench/{number}/{one}" for one in range(count // len(people)))
            planned = [Planned(key, Kind.BOOKED, now) for key in keys]
            await notices.queue(deps, notices.Addressee(person.id, "zh"), planned, params)
    await get_connection("default").execute_script("ANALYZE")
    return now


async def _drained(deps: Deps, count: int = MESSAGES) -> Rate:
    await _outbox(deps, count)
    watch, done = Stopwatch(), 0
    while tally := await delivery.deliver(deps):
        done += tally.get("sent", 0)
    assert done == await Notice.all().count()
    return Rate(done, watch.seconds)


async def _many(deps: Deps) -> tuple[Rate, float]:
    """The rate with very many due, and after how many seconds 99 of 100 were handed over."""
    began = deps.clock.now()
    rate = await _drained(deps, MANY)
    last = await sql.rows(LATE.format(place=rate.done // 100))
    ended = sql.moment((await sql.rows(LATE.format(place=0)))[0]["sent_at"])
    started = max(began, ended - timedelta(seconds=rate.seconds))
    return rate, (sql.moment(last[0]["sent_at"]) - started).total_seconds()


async def _bare(deps: Deps, town: Town, url: str) -> Rate:
    await _outbox(deps)
    if url.startswith("sqlite:"):
        return await asyncio.to_thread(_bare_file, Path(url.removeprefix("sqlite://")))
    return await _bare_server(url, deps)


def _bare_file(file: Path) -> Rate:
    now = "9999-01-01 00:00:00+00:00"
    claim, done = CLAIM.format(due=DUE).replace("$", "?"), DONE.replace("$", "?")
    with closing(sqlite3.connect(file, isolation_level=None, timeout=10)) as db:
        db.execute("PRAGMA synchronous = FULL")
        watch, count = Stopwatch(), 0
        while got := db.execute(claim, (now,)).fetchall():
            db.execute("BEGIN IMMEDIATE")
            db.executemany(done, [(now, row[0]) for row in got])
            db.execute("COMMIT")
            count += len(got)
    return Rate(count, watch.seconds)


async def _bare_server(url: str, deps: Deps) -> Rate:
    host: Any = parse_qs(urlsplit(url).query)["host"][0]
    db = await asyncpg.connect(host=host, user="postgres", database=urlsplit(url).path.lstrip("/"))
    now, claim = deps.clock.now(), CLAIM.format(due=f"{DUE} FOR UPDATE SKIP LOCKED")
    watch, count = Stopwatch(), 0
    while got := await db.fetch(claim, now):
        await db.executemany(DONE, [(now, row["id"]) for row in got])
        count += len(got)
    rate = Rate(count, watch.seconds)
    await db.close()
    return rate
