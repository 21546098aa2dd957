"""Bringing a database to the newest schema, one migrator at a time, on both engines."""

import fcntl
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import Any

import asyncpg
from tortoise import Tortoise
from tortoise.migrations.api import migrate as apply_migrations
from tortoise.migrations.executor import PlanStep

from app.database import tortoise_config
from app.kit.errors import Unavailable

ADVISORY_LOCK = 7_340_001
INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"


class SchemaBroken(Unavailable):
    """After the migration some rows point at rows that are gone; restore the backup."""


async def migrate(url: str, report: Callable[[str], object] = lambda name: None) -> int:
    """Apply what is missing and say how many migrations that was; 0 when there is nothing to do.

    A second migrator waits for the first. On SQLite the foreign keys are off meanwhile (some steps
    rebuild a table), are checked after, and indexes that a rebuild dropped are made again.
    Raises SchemaBroken when rows were orphaned.
    """
    config = tortoise_config(url, pool=2)
    credentials = config["connections"]["default"]["credentials"]
    if not url.startswith("sqlite:"):
        async with _one_at_a_time(credentials):
            return await _apply(config, report)
    credentials["foreign_keys"] = "OFF"
    with _whole_after(Path(credentials["file_path"])):
        return await _apply(config, report)


async def _apply(config: dict[str, Any], report: Callable[[str], object]) -> int:
    names: list[str] = []

    def planned(_: str, plan: list[PlanStep], *__: bool) -> None:
        for step in plan:
            names.append(step.migration.name)
            report(step.migration.name)

    try:
        await apply_migrations(config=config, reporter=planned)
    finally:
        await Tortoise.close_connections()
    return len(names)


@asynccontextmanager
async def _one_at_a_time(credentials: dict[str, Any]) -> AsyncIterator[None]:
    known = ("host", "port", "user", "password", "database")
    connection = await asyncpg.connect(**{name: credentials[name] for name in known})
    try:
        await connection.execute("SELECT pg_advisory_lock($1)", ADVISORY_LOCK)
        yield
    finally:
        await connection.close()


@contextmanager
def _whole_after(database: Path) -> Iterator[None]:
    with database.with_suffix(".migrating").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with closing(sqlite3.connect(database)) as before:
            indexes = before.execute(INDEXES).fetchall()
        yield
        with closing(sqlite3.connect(database)) as after:
            kept = {name for name, _ in after.execute(INDEXES)}
            tables = {row[0] for row in after.execute("SELECT name FROM sqlite_master")}
            for name, sql in indexes:
                if name not in kept and _table_of(sql) in tables:
                    after.execute(sql)
            after.commit()
            if after.execute("PRAGMA foreign_key_check").fetchone():
                raise SchemaBroken


def _table_of(create_index: str) -> str:
    return create_index.split(" ON ", 1)[1].split("(", 1)[0].strip().strip('"')
