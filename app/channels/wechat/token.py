"""The access token, fetched once for everybody who waits for it."""

import asyncio
from collections.abc import Awaitable, Callable

MARGIN_SECONDS = 60.0

Fetch = Callable[[], Awaitable[tuple[str, float]]]


class AccessToken:
    """Holds the token of one process; any number of callers share one fetch, and its failure.

    Processes need no common store: `stable_token` in normal mode gives each of them the same
    token. `fetch` answers the token and the seconds it lives.
    """

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._value = ""
        self._good_until = 0.0
        self._fetching: asyncio.Task[str] | None = None

    async def get(self, refused: str = "") -> str:
        """A token that should still hold, and never from memory the one that was just `refused`.

        Raises what the fetch raises.
        """
        if refused == self._value:
            self._value = ""
        if self._value and asyncio.get_running_loop().time() < self._good_until:
            return self._value
        if self._fetching is None:
            self._fetching = asyncio.create_task(self._renew())
            self._fetching.add_done_callback(self._fetched)
        return await asyncio.shield(self._fetching)

    async def _renew(self) -> str:
        asked_at = asyncio.get_running_loop().time()
        self._value, seconds = await self._fetch()
        self._good_until = asked_at + seconds - MARGIN_SECONDS
        return self._value

    def _fetched(self, task: asyncio.Task[str]) -> None:
        self._fetching = None
        if not task.cancelled():
            task.exception()  # marks it as seen when every waiter has gone
