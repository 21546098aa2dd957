"""The engines survive transactions that are cancelled at any moment or refused at the end."""

import asyncio
import random
from contextvars import copy_context
from uuid import UUID, uuid4

import pytest
from tortoise.transactions import in_transaction

from app.models import sql
from app.models.booking import DayCount
from app.ports import Deps

TASKS = 300
ORPHAN = (
    "INSERT INTO offer (id, centre_id, item_id, windows) VALUES ($1, $2, $3, '[]') RETURNING id"
)


async def count_twice(centre_id: UUID, deps: Deps) -> None:
    """Two changes that belong together."""
    async with in_transaction():
        for _ in range(2):
            await sql.rows(
                "INSERT INTO day_count (centre_id, on_day, given) VALUES ($1, $2, 1)"
                " ON CONFLICT (centre_id, on_day) DO UPDATE SET given = day_count.given + 1"
                " RETURNING given",
                centre_id,
                deps.clock.today(),
            )
            await asyncio.sleep(0)


async def test_transactions_cancelled_at_any_moment_leave_nothing_half_done(deps: Deps) -> None:
    centre_id, chance = uuid4(), random.Random(3)

    for _ in range(TASKS // 20):
        tasks = [asyncio.create_task(count_twice(centre_id, deps)) for _ in range(20)]
        for task in tasks:
            await asyncio.sleep(chance.uniform(0, 0.003))
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    before = await DayCount.get_or_none(centre_id=centre_id)
    await asyncio.wait_for(count_twice(centre_id, deps), 60)
    given = (await DayCount.get(centre_id=centre_id)).given
    assert given == (before.given if before else 0) + 2
    assert given % 2 == 0


async def test_a_cancelled_wait_for_the_lock_does_not_lose_it(deps: Deps) -> None:
    centre_id, outside = uuid4(), copy_context()
    async with in_transaction():
        waiting = [
            asyncio.create_task(count_twice(centre_id, deps), context=outside.copy())
            for _ in range(30)
        ]
        await asyncio.sleep(0.02)
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)

    await asyncio.wait_for(count_twice(centre_id, deps), 60)

    assert (await DayCount.get(centre_id=centre_id)).given % 2 == 0


async def test_a_commit_that_is_refused_is_undone_and_the_next_one_works(deps: Deps) -> None:
    if sql.on_sqlite():
        defer = "PRAGMA defer_foreign_keys = ON"
    else:
        constraint = "ALTER TABLE offer ALTER CONSTRAINT {} DEFERRABLE INITIALLY DEFERRED"
        for name in ("offer_centre_id_fkey", "offer_item_id_fkey"):
            await sql.rows(constraint.format(name))
        defer = "SET CONSTRAINTS ALL DEFERRED"

    with pytest.raises(Exception, match=r"(?i)foreign key"):
        await orphan(defer)
    await asyncio.wait_for(count_twice(uuid4(), deps), 60)

    assert await sql.rows("SELECT count(*) AS offers FROM offer") == [{"offers": 0}]
    assert await DayCount.all().count() == 1


async def orphan(defer: str) -> None:
    """A transaction that only its end refuses."""
    async with in_transaction():
        await sql.rows(defer)
        await sql.rows(ORPHAN, uuid4(), uuid4(), uuid4())
