"""The yardstick of a booking: its writes and nothing else, on bare drivers, one commit each."""

import asyncio
import json
import random
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4

import asyncpg

from bench.measure import Rate, Stopwatch

CONNECTIONS, SLOTS = 8, 1000
NOW = datetime.now(UTC)
BODY = json.dumps({"number": "A01", "state": "booked", "note": "杨秀英" * 60})
WRITES = (
    "INSERT INTO answer (actor_id, key, fingerprint, status, body, made_at)"
    " VALUES ($1, $2, 'f', 0, '', $3) ON CONFLICT (actor_id, key) DO NOTHING RETURNING id",
    "INSERT INTO seat (pool, starts_at, capacity, taken) VALUES ($1, $2, 30000, 1)"
    " ON CONFLICT (pool, starts_at) DO UPDATE SET taken = seat.taken + 1"
    " WHERE seat.taken < excluded.capacity RETURNING starts_at",
    "INSERT INTO day_count (centre_id, on_day, given) VALUES ($1, $2, 1)"
    " ON CONFLICT (centre_id, on_day) DO UPDATE SET given = day_count.given + 1 RETURNING given",
    "INSERT INTO booking (id, number, person_id, centre_id, item_id, item_version, on_day,"
    " starts_at, ends_at, pool, cells, place, state, version, note_sealed, reason_sealed,"
    " made_by, made_at)"
    " VALUES ($1, 'A01', $2, $3, $4, 1, $5, $6, $6, $7, '[]', NULL, 'booked', 1, '', '', 'self',"
    " $6)",
    "INSERT INTO notice (id, key, person_id, booking_id, template, params, page, language,"
    " made_at, due_at, state, channel, attempts, carrier_id, error)"
    " VALUES ($1, $2, $3, $4, 'booked', '{}', '', 'zh', $5, $5, 'retracted', '', 0, '', '')",
    "UPDATE answer SET status = 200, body = $2 WHERE id = $1",
)
KNOWN = (
    "SELECT (SELECT id FROM person LIMIT 1) AS person, (SELECT id FROM centre LIMIT 1) AS centre,"
    " (SELECT id FROM item LIMIT 1) AS item"
)


def _place(spread: bool) -> tuple[UUID, datetime, date]:
    """A cell of a pool, and the day it counts for."""
    number = random.randrange(SLOTS) if spread else 0
    at = NOW + timedelta(minutes=15 * (number // 10))
    return UUID(int=number % 10), at, at.date()


async def on_sqlite(file: Path, seconds: float) -> Rate:
    """One connection, synchronous FULL, spread over 1 000 slots."""
    return await asyncio.to_thread(_sqlite_loop, file, seconds)


def _sqlite_loop(file: Path, seconds: float) -> Rate:
    done, watch = 0, Stopwatch()
    with closing(sqlite3.connect(file, isolation_level=None, timeout=10)) as db:
        db.execute("PRAGMA synchronous = FULL")
        known = db.execute(KNOWN).fetchone()
        while watch.seconds < seconds:
            _sqlite_booking(db, known)
            done += 1
    return Rate(done, watch.seconds)


def _sqlite_booking(db: sqlite3.Connection, known: tuple[str, str, str]) -> None:
    person, centre, item = known
    pool, at, on = _place(spread=True)
    now, booking = NOW.isoformat(" "), str(uuid4())
    answer, seat, count, book, notice, answered = (text.replace("$", "?") for text in WRITES)
    db.execute("BEGIN IMMEDIATE")
    (row,) = db.execute(answer, (person, str(uuid4()), now)).fetchone()
    db.execute(seat, (str(pool), at.isoformat(" "))).fetchone()
    db.execute(count, (str(UUID(int=on.day)), on.isoformat())).fetchone()
    db.execute(book, (booking, person, centre, item, on.isoformat(), now, str(pool)))
    lines = [(str(uuid4()), f"{booking}/{n}", person, booking, now) for n in range(3)]
    db.executemany(notice, lines)
    db.execute(answered, (row, BODY))
    db.execute("COMMIT")


async def on_postgres(url: str, seconds: float, spread: bool) -> Rate:
    """Eight connections with prepared statements, over 1 000 slots or on one."""
    host = parse_qs(urlsplit(url).query)["host"][0]
    pool = await asyncpg.create_pool(
        host=host,
        user="postgres",
        database=urlsplit(url).path.lstrip("/"),
        min_size=CONNECTIONS,
        max_size=CONNECTIONS,
    )
    watch = Stopwatch()

    async def work() -> int:
        done = 0
        async with pool.acquire() as db:
            known = await db.fetchrow(KNOWN)
            while watch.seconds < seconds:
                await _postgres_booking(db, known, spread)
                done += 1
        return done

    done = sum(await asyncio.gather(*(work() for _ in range(CONNECTIONS))))
    rate = Rate(done, watch.seconds)
    await pool.close()
    return rate


async def _postgres_booking(db: Any, known: Any, spread: bool) -> None:
    pool, at, on = _place(spread)
    booking = uuid4()
    answer, seat, count, book, notice, answered = WRITES
    person, centre, item = known
    async with db.transaction():
        row = await db.fetchval(answer, person, uuid4(), NOW)
        await db.fetch(seat, pool, at)
        await db.fetch(count, UUID(int=on.day), on)
        await db.fetch(book, booking, person, centre, item, on, NOW, pool)
        lines = [(uuid4(), f"{booking}/{n}", person, booking, NOW) for n in range(3)]
        await db.executemany(notice, lines)
        await db.execute(answered, row, BODY)
