"""Messages claimed and completed with a carrier that takes no time, against bare statements."""

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import asyncpg
from tortoise.connection import get_connection

from app.domain.bookings.reminders import Kind, Planned
from app.domain.messages.messages import Message, Outcome, Receipt
from app.models.notice import Notice
from app.models.person import Person
from app.ports import Deps
from app.services.messages import delivery, notices
from bench.measure import Line, Rate, Stopwatch, side_by_side
from bench.town import Town, a_town, inside

MESSAGES, RECEIVERS = 1500, 300
DUE = "state = 'planned' AND due_at <= $1 ORDER BY due_at LIMIT 50"
CLAIM = (
    "WITH due AS MATERIALIZED (SELECT id FROM notice WHERE {due}) UPDATE notice"
    " SET state = 'claimed', lease_until_at = $1 WHERE id IN (SELECT id FROM due) RETURNING id"
)
DONE = "UPDATE notice SET state = 'sent', sent_at = $1 WHERE id = $2"


class AtOnce:
    """A carrier that says yes."""

    async def send(self, to: str, message: Message) -> Receipt:
        """Sent."""
        return Receipt(Outcome.SENT, "at-once")


async def measured(folder: Path, name: str, url: str) -> list[Line]:
    """The drain of this house, and a loop that claims fifty and completes fifty."""
    town = await a_town(folder, url)
    async with inside(town) as deps:
        quick = replace(deps, channels={"sms": AtOnce()})
        ours, raw = await side_by_side(lambda: _drained(quick), lambda: _bare(quick, town, url))
    return [
        Line(
            f"messages claimed and completed, {name}",
            f"{ours.per_second:.0f}/s",
            f"{raw.per_second:.0f}/s (claim 50, complete 50)",
            ours.per_second / raw.per_second,
            0.5,
            0.8,
        )
    ]


async def _outbox(deps: Deps) -> None:
    """So many messages are due, to some hundred people."""
    await Notice.all().delete()
    now = deps.clock.now() - timedelta(minutes=1)
    params = {"item": "高龄津贴", "number": "A01", "starts": now.isoformat(), "centre": "某镇"}
    people = await Person.all().limit(RECEIVERS)
    for number, person in enumerate(people):
        keys = (f"bench/{number}/{one}" for one in range(MESSAGES // RECEIVERS))
        planned = [Planned(key, Kind.BOOKED, now) for key in keys]
        await notices.queue(deps, notices.Addressee(person.id, "zh"), planned, params)
    await get_connection("default").execute_script("ANALYZE")


async def _drained(deps: Deps) -> Rate:
    await _outbox(deps)
    watch, done = Stopwatch(), 0
    while tally := await delivery.deliver(deps):
        done += tally.get("sent", 0)
    assert done == MESSAGES
    return Rate(done, watch.seconds)


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
