"""Where the tables live: the Tortoise configuration for server, jobs, migrations and seeds."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tortoise import Tortoise
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.connection import get_connection

from app.kit.errors import Invalid
from app.models import MODULES

BUSY_MILLISECONDS = 10_000


class BadDatabaseAddress(Invalid):
    """CUNKOU_DATABASE_URL must start with postgres:// or sqlite://."""


@asynccontextmanager
async def opened(url: str, pool: int = 8) -> AsyncIterator[None]:
    """The database, open for everybody in this process; closed at the end.

    The first query is made here, so that a database that is not there fails the start. Tortoise
    remembers its statements by the connection's name: those of another engine are forgotten.
    """
    EXECUTOR_CACHE.clear()
    await Tortoise.init(config=tortoise_config(url, pool), _enable_global_fallback=True)
    try:
        await get_connection("default").execute_query("SELECT 1")
        yield
    finally:
        await Tortoise.close_connections()


def tortoise_config(url: str, pool: int = 8) -> dict[str, Any]:
    """Tortoise's configuration for a database address; BadDatabaseAddress for another kind."""
    scheme = urlsplit(url).scheme
    if scheme == "sqlite":
        connection = _sqlite(url)
    elif scheme in ("postgres", "postgresql"):
        connection = _postgres(url, pool)
    else:
        raise BadDatabaseAddress
    return {
        "connections": {"default": connection},
        "apps": {
            "app": {
                "models": MODULES,
                "migrations": "app.migrations",
                "default_connection": "default",
            }
        },
        "use_tz": True,
        "timezone": "UTC",
    }


def _sqlite(url: str) -> dict[str, Any]:
    path, _, query = url.removeprefix("sqlite://").partition("?")
    pragmas = {name: values[-1] for name, values in parse_qs(query).items()}
    return {
        "engine": "app.engines.sqlite",
        "credentials": {
            "file_path": path,
            "journal_mode": "WAL",
            "synchronous": "FULL",
            "foreign_keys": "ON",
            "busy_timeout": BUSY_MILLISECONDS,
            **pragmas,
        },
    }


def _postgres(url: str, pool: int) -> dict[str, Any]:
    parts = urlsplit(url)
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    return {
        "engine": "app.engines.postgres",
        "credentials": {
            "host": query.pop("host", None) or parts.hostname or "127.0.0.1",
            "port": int(query.pop("port", 0)) or parts.port or 5432,
            "user": unquote(parts.username or "postgres"),
            "password": unquote(parts.password) if parts.password else None,
            "database": parts.path.lstrip("/"),
            "minsize": 1,
            "maxsize": pool,
            **query,
        },
    }
