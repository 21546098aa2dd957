"""The FileStore port over obstore: every file sealed and bound to its key, threads bounded."""

import asyncio
import re
from collections.abc import Callable
from functools import cached_property
from typing import ParamSpec, Protocol, TypeVar

from obstore.exceptions import BaseError

from app.storage.refusals import FileLost, StoreSilent
from app.storage.stores import Store

KEY = re.compile(r"[A-Za-z0-9_-]{1,60}(/[A-Za-z0-9_-]{1,60}){0,3}")
AT_ONCE = 4
P = ParamSpec("P")
R = TypeVar("R")


class Seal(Protocol):
    """What makes a file unreadable at rest; `place` is bound into the sealed bytes."""

    def seal(self, plain: bytes, place: str) -> bytes:
        """The sealed file under the newest key."""

    def open(self, sealed: bytes, place: str) -> bytes:
        """The plain file, or Unavailable when it was changed or moved."""

    def reseal(self, sealed: bytes, place: str) -> bytes | None:
        """The same file under the newest key, or None when it is already."""


class ObjectFiles:
    """Files by opaque keys; the store is opened with the first of them."""

    def __init__(self, open_store: Callable[[], Store], seal: Seal) -> None:
        self._open_store = open_store
        self._seal = seal
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def put(self, key: str, content: bytes) -> None:
        """Keep the bytes under `key`, in place of what was there; StoreSilent when it fails."""
        await self._in_turn(self._put, _known(key), content)

    async def get(self, key: str) -> bytes:
        """The bytes; FileLost when they are gone, EnvelopeDamaged when they were changed."""
        return await self._in_turn(self._get, _known(key))

    async def delete(self, key: str) -> None:
        """Forget the bytes, whether they are there or not."""
        await self._in_turn(self._delete, _known(key))

    async def exists(self, key: str) -> bool:
        """Whether something is kept under `key`."""
        return await self._in_turn(self._exists, _known(key))

    async def reseal(self, key: str) -> bool:
        """Seal the file under the newest key; False when it is already."""
        return await self._in_turn(self._reseal, _known(key))

    async def _in_turn(self, act: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        async with self._turns:
            try:
                return await asyncio.to_thread(act, *args, **kwargs)
            except FileNotFoundError:
                raise FileLost from None
            except (BaseError, OSError) as trouble:
                raise StoreSilent(kind=type(trouble).__name__) from trouble

    @cached_property
    def _store(self) -> Store:
        return self._open_store()

    def _put(self, key: str, content: bytes) -> None:
        self._keep(key, self._seal.seal(content, key))

    def _get(self, key: str) -> bytes:
        return self._seal.open(self._sealed(key), key)

    def _delete(self, key: str) -> None:
        try:
            self._store.objects.delete(key)
        except FileNotFoundError:  # it was not there, or this service cannot delete
            if self._exists(key):
                raise StoreSilent from None

    def _exists(self, key: str) -> bool:
        try:
            self._store.objects.head(key)
        except FileNotFoundError:
            return False
        return True

    def _reseal(self, key: str) -> bool:
        fresh = self._seal.reseal(self._sealed(key), key)
        if fresh is not None:
            self._keep(key, fresh)
        return fresh is not None

    def _sealed(self, key: str) -> bytes:
        return bytes(self._store.objects.get(key).bytes())

    def _keep(self, key: str, sealed: bytes) -> None:
        try:
            self._store.objects.put(key, sealed, use_multipart=False)
        except FileNotFoundError:  # no such bucket
            raise StoreSilent from None
        self._store.settle(key)


def _known(key: str) -> str:
    if not KEY.fullmatch(key):
        raise ValueError("A key of a file has up to four parts of letters, digits, _ and -.")
    return key
