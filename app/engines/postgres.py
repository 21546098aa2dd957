"""PostgreSQL for Tortoise: a pooled connection is released when BEGIN is cancelled or fails."""

import asyncio
from typing import Any

import asyncpg
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import (
    TransactionalDBClient,
    TransactionContext,
    TransactionContextPooled,
)
from tortoise.connection import get_connections


async def keep_session(connection: Any) -> None:
    """Skip asyncpg's RESET after each use: nobody here changes a session's settings."""


class SafeTransactionContext(TransactionContextPooled):
    """Enters a transaction, or gives the connection back to the pool."""

    async def __aenter__(self) -> TransactionalDBClient:
        """The transaction's client; on failure or cancellation the connection is released."""
        await self.ensure_connection()
        pool = self.client._parent._pool
        connection = self.client._connection = await pool.acquire()
        try:
            self.token = get_connections().set(self.connection_name, self.client)
            try:
                await self.client.begin()
            except BaseException:
                get_connections().reset(self.token)
                raise
        except BaseException:
            await asyncio.shield(pool.release(connection))
            raise
        return self.client


class SafeAsyncpgClient(AsyncpgDBClient):
    """The client Tortoise is given for `app.engines.postgres`."""

    async def create_pool(self, **kwargs: Any) -> asyncpg.Pool:
        """A pool whose connections keep their session."""
        return await asyncpg.create_pool(None, reset=keep_session, **kwargs)

    def _in_transaction(self) -> TransactionContext:
        return SafeTransactionContext(TransactionWrapper(self), self._pool_init_lock)


client_class = SafeAsyncpgClient
