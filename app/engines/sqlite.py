"""SQLite for Tortoise: writers queue at BEGIN IMMEDIATE, a cancelled BEGIN gives the lock back."""

import asyncio
import sqlite3
from typing import Any

from tortoise.backends.base.client import TransactionalDBClient, TransactionContext
from tortoise.backends.sqlite.client import (
    SqliteClient,
    SqliteTransactionContext,
    SqliteTransactionWrapper,
)
from tortoise.connection import get_connections

THREAD_ENDS_SECONDS = 0.05


class ImmediateTransaction(SqliteTransactionWrapper):
    """Takes the write lock at once: a read that turns into a write is never refused half-way."""

    async def begin(self) -> None:
        """BEGIN IMMEDIATE; waits for the other writer as long as busy_timeout says."""
        await self._connection.execute("BEGIN IMMEDIATE")


class SafeTransactionContext(SqliteTransactionContext):
    """Enters a transaction, or leaves the connection as free as it was."""

    async def __aenter__(self) -> TransactionalDBClient:
        """The transaction's client; on failure or cancellation lock and context are given back."""
        await self._trxlock.acquire()
        try:
            await self.ensure_connection()
            self.token = get_connections().set(self.connection_name, self.connection)
            try:
                await self.connection.begin()
            except BaseException:
                get_connections().reset(self.token)
                # The driver's thread may still run our BEGIN: queue a rollback behind it.
                await self.connection._connection.rollback()
                raise
        except BaseException:
            self._trxlock.release()
            raise
        return self.connection  # type: ignore[no-any-return]

    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        """The end; a COMMIT that is refused leaves no open transaction to the next one."""
        try:
            await super().__aexit__(exc_type, exc_val, exc_tb)
        except Exception:
            await self.connection._connection.rollback()
            raise


class SafeSqliteClient(SqliteClient):
    """The client Tortoise is given for `app.engines.sqlite`."""

    async def create_connection(self, with_db: bool) -> None:
        """Open the file, or raise; the driver's thread has ended by then and needs no loop."""
        try:
            await super().create_connection(with_db)
        except sqlite3.Error:
            await asyncio.sleep(THREAD_ENDS_SECONDS)
            raise

    def _in_transaction(self) -> TransactionContext:
        return SafeTransactionContext(ImmediateTransaction(self), self._lock)


client_class = SafeSqliteClient
