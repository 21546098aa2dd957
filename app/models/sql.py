"""One statement said the same way on both engines: gaps are `$1`, `$2`; moments are in UTC."""

import re
from datetime import datetime
from typing import Any
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connection

GAP = re.compile(r"\$(\d+)")


def on_sqlite() -> bool:
    """Whether the embedded engine is in use."""
    return get_connection("default").capabilities.dialect == "sqlite"


async def rows(statement: str, *values: object) -> list[dict[str, Any]]:
    """The rows of a SELECT, or of a change with RETURNING; inside the transaction at hand."""
    db = get_connection("default")
    if db.capabilities.dialect == "sqlite":
        return await _sqlite_rows(db, statement, values)
    return await db.execute_query_dict(statement, list(values))


async def _sqlite_rows(
    db: BaseDBAsyncClient, statement: str, values: tuple[object, ...]
) -> list[dict[str, Any]]:
    return await db.execute_query_dict(GAP.sub(r"?\1", statement), [_bound(v) for v in values])


def _bound(value: object) -> object:
    """As Tortoise itself writes it into SQLite."""
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return value


def gaps(first: int, count: int) -> str:
    """`$first, $first+1 ...`: as many gaps as there are values of an IN."""
    return ", ".join(f"${n}" for n in range(first, first + count))
