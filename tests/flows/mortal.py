"""Death at any line: a database and a carrier that are cut off before or after their n-th call.

What a killed process would have done next must not happen, its cleaning up included: once dead,
every call fails. Both engines are the real ones with this one addition.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import asyncpg
from tortoise import Tortoise
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.connection import get_connection

from app.database import tortoise_config
from app.engines.postgres import SafeAsyncpgClient
from app.engines.sqlite import SafeSqliteClient


class Killed(BaseException):
    """The process is no more."""


class Fate:
    """Counts the calls of one life, and ends it at call number `at`; 0 is a long life."""

    def __init__(self, at: int = 0) -> None:
        self.at, self.count, self.dead = at, 0, False

    def touch(self) -> None:
        """One more step of this life; Killed when it was the last, and ever after."""
        self.count += 1
        self.dead = self.dead or self.count == self.at
        if self.dead:
            raise Killed


class Life:
    """The life that the process is leading now."""

    fate = Fate()


async def mortally(call: Callable[..., Awaitable[Any]], *args: Any, **kwargs: Any) -> Any:
    """The call, with a step before it and one after it, when it has been done."""
    Life.fate.touch()
    result = await call(*args, **kwargs)
    Life.fate.touch()
    return result


class MortalFile:
    """An SQLite connection whose every statement may be the last."""

    STATEMENTS = ("execute", "executemany", "execute_fetchall", "execute_insert", "commit")

    def __init__(self, whole: Any) -> None:
        self.whole = whole

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.whole, name)
        return partial(mortally, found) if name in (*self.STATEMENTS, "rollback") else found


class MortalSqlite(SafeSqliteClient):
    """The engine for SQLite."""

    async def create_connection(self, with_db: bool) -> None:
        """Opened as always."""
        fresh = self._connection is None
        await super().create_connection(with_db)
        if fresh:
            self._connection: Any = MortalFile(self._connection)


class MortalConnection(asyncpg.Connection):  # type: ignore[misc]
    """A PostgreSQL connection whose every statement may be the last."""

    async def execute(self, *args: Any, **kwargs: Any) -> Any:
        """BEGIN, COMMIT and changes."""
        return await mortally(super().execute, *args, **kwargs)

    async def fetch(self, *args: Any, **kwargs: Any) -> Any:
        """What has rows."""
        return await mortally(super().fetch, *args, **kwargs)

    async def fetchrow(self, *args: Any, **kwargs: Any) -> Any:
        """What has one row."""
        return await mortally(super().fetchrow, *args, **kwargs)

    async def executemany(self, *args: Any, **kwargs: Any) -> Any:
        """The same change many times."""
        return await mortally(super().executemany, *args, **kwargs)


class MortalPostgres(SafeAsyncpgClient):
    """The engine for PostgreSQL."""

    connection_class = MortalConnection


@asynccontextmanager
async def life(url: str, fate: Fate) -> AsyncIterator[None]:
    """One process with the database at `url`; when it was killed its connections break off."""
    config = tortoise_config(url, pool=4)
    engine = "mortal_sqlite" if url.startswith("sqlite:") else "mortal_postgres"
    config["connections"]["default"]["engine"] = f"tests.flows.{engine}"
    EXECUTOR_CACHE.clear()
    Life.fate = Fate()
    await Tortoise.init(config=config, _enable_global_fallback=True)
    await get_connection("default").execute_query("SELECT 1")
    Life.fate = fate
    try:
        yield
    except Killed:
        await _break_off(get_connection("default"))
    finally:
        Life.fate = Fate()
        await Tortoise.close_connections()


async def _break_off(client: Any) -> None:
    """What the system does with the connections of a killed process."""
    if isinstance(client, MortalSqlite):
        await client._connection.whole.rollback()
    else:
        client._pool.terminate()
