"""One statement said the same way on both engines: gaps are `$1`, `$2`; moments are in UTC."""

import re
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import date, datetime
from functools import lru_cache
from typing import Any, TypeVar
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient, TransactionalDBClient
from tortoise.connection import get_connection
from tortoise.models import Model
from tortoise.transactions import in_transaction

Row = TypeVar("Row", bound=Model)
GAP = re.compile(r"\$(\d+)")


def on_sqlite() -> bool:
    """Whether the embedded engine is in use."""
    return _is_sqlite(get_connection("default"))


def held_rows() -> str:
    """What ends a SELECT of rows that are changed next: who wants them too waits."""
    return "" if on_sqlite() else " FOR NO KEY UPDATE"


def free_rows() -> str:
    """What ends a SELECT of rows to work on in bulk: those somebody else holds are left alone.

    Who never waits for a row is never part of a ring of waiters. SQLite has one writer at a time.
    """
    return "" if on_sqlite() else " FOR UPDATE SKIP LOCKED"


@asynccontextmanager
async def transaction() -> AsyncIterator[None]:
    """The transaction at hand, or a new one.

    An act inside another's transaction needs no savepoint: its refusal undoes the whole.
    """
    if isinstance(get_connection("default"), TransactionalDBClient):
        yield
        return
    async with in_transaction():
        yield


async def rows(statement: str, *values: object) -> list[dict[str, Any]]:
    """The rows of a SELECT, or of a change with RETURNING; inside the transaction at hand."""
    db = get_connection("default")
    if not _is_sqlite(db):
        return await db.execute_query_dict(statement, list(values))
    return await db.execute_query_dict(_in_sqlite(statement), [_bound(v) for v in values])


async def find(kind: type[Row], rest: str, *values: object) -> list[Row]:
    """The rows of a table as its model, by what comes after `SELECT * FROM table` in one statement.

    For hot paths: the same as a query of the model, without building it anew each time.
    """
    found = await rows(f'SELECT * FROM "{kind._meta.db_table}" {rest}', *values)  # noqa: S608
    return [kind._init_from_db(**row) for row in found]


async def many(statement: str, lines: Iterable[Sequence[object]]) -> None:
    """Make the same change for each line of values, in their order; inside a transaction."""
    db, given = get_connection("default"), [list(line) for line in lines]
    if not given:
        return
    if not _is_sqlite(db):
        await db.execute_many(statement, given)
        return
    bound = [[_bound(value) for value in line] for line in given]
    await db.execute_many(_in_sqlite(statement), bound)


def gaps(first: int, count: int) -> str:
    """`$first, $first+1 ...`: as many gaps as there are values of an IN."""
    return ", ".join(f"${n}" for n in range(first, first + count))


def moment(value: object) -> datetime:
    """A moment out of a row: PostgreSQL gives it as one, SQLite as text."""
    return value if isinstance(value, datetime) else datetime.fromisoformat(str(value))


def _is_sqlite(db: BaseDBAsyncClient) -> bool:
    return db.capabilities.dialect == "sqlite"


@lru_cache(maxsize=256)
def _in_sqlite(statement: str) -> str:
    return GAP.sub(r"?\1", statement)


def _bound(value: object) -> object:
    """As Tortoise itself writes it into SQLite."""
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return value.isoformat() if isinstance(value, date) else value
