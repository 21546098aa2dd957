"""What a database really holds, read out of its own books and told the same way on both engines."""

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

import asyncpg

INDEXES = """
SELECT t.relname AS of, x.indisunique AS is_unique, pg_get_expr(x.indpred, x.indrelid) AS only,
  ARRAY(SELECT pg_get_indexdef(x.indexrelid, n, true) FROM generate_series(1, x.indnatts) n) AS cols
FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid
WHERE t.relnamespace = 'public'::regnamespace AND NOT x.indisprimary
"""
KEYS = """
SELECT t.relname AS of, a.attname AS col, r.relname AS target, c.confdeltype AS deletes
FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class r ON r.oid = c.confrelid
JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] WHERE c.contype = 'f'
"""
CASTS = re.compile(r"::\w+|[()]")


@dataclass(frozen=True)
class Schema:
    """Indexes as "unique offer(centre_id, item_id)", foreign keys as "post.cover_id > person"."""

    indexes: frozenset[str]
    keys: frozenset[str]


async def schema_of(url: str) -> Schema:
    """The schema of the database at `url`; the migrator's own table is left out."""
    if url.startswith("sqlite:"):
        return _of_file(url.removeprefix("sqlite://"))
    connection = await connect(url)
    indexes = await connection.fetch(INDEXES)
    keys = await connection.fetch(KEYS)
    await connection.close()
    assert {row["deletes"] for row in keys} == {b"r"}
    return Schema(
        frozenset(_index(**row) for row in indexes if row["of"] != "tortoise_migrations"),
        frozenset(f"{row['of']}.{row['col']} > {row['target']}" for row in keys),
    )


def _of_file(path: str) -> Schema:
    indexes, keys = set(), set()
    with closing(sqlite3.connect(path)) as db:
        made = dict(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index'"))
        tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            if table.startswith(("sqlite_", "tortoise_")):
                continue
            for _, name, is_unique, origin, _ in db.execute(f"PRAGMA index_list({table})"):
                cols = [row[2] for row in db.execute(f"PRAGMA index_info({name})")]
                _, _, only = (made[name] or "").partition(" WHERE ")
                if origin != "pk":
                    indexes.add(_index(table, bool(is_unique), only, cols))
            for row in db.execute(f"PRAGMA foreign_key_list({table})"):
                assert row[6] == "RESTRICT"
                keys.add(f"{table}.{row[3]} > {row[2]}")
    return Schema(frozenset(indexes), frozenset(keys))


def _index(of: str, is_unique: bool, only: str | None, cols: list[str]) -> str:
    kind = "unique " if is_unique else ""
    where = f" where {CASTS.sub('', only)}" if only else ""
    return f"{kind}{of}({', '.join(cols)}){where}"


async def connect(url: str) -> Any:
    """A bare connection to a PostgreSQL database of the tests."""
    host = parse_qs(urlsplit(url).query)["host"][0]
    return await asyncpg.connect(
        host=host, user="postgres", database=urlsplit(url).path.lstrip("/")
    )
