"""A port of its own for each carrier, so that one can refuse connections like a dead host."""

import asyncio
from contextlib import suppress

from aiohttp import web

from sandbox.state import State
from sandbox.troubles import CARRIERS

LOOK_SECONDS = 0.1
HTTP_CARRIERS = tuple(name for name in CARRIERS if name != "email")


class Doors:
    """Opens a port for each carrier over HTTP; shuts it while the carrier is out and refuses."""

    def __init__(self, runner: web.AppRunner, state: State) -> None:
        self.runner, self.state = runner, state
        self.ports: dict[str, int] = {}
        self._open: dict[str, web.TCPSite] = {}
        self._watch: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Open them all, each at any free port, and watch the troubles from now on."""
        for name in HTTP_CARRIERS:
            before = set(self.runner.addresses)
            await self._unlock(name, 0)
            [self.ports[name]] = [place[1] for place in set(self.runner.addresses) - before]
        self._watch = asyncio.create_task(self._keep_watch())

    def url(self, carrier: str) -> str:
        """The address of one carrier's port."""
        return f"http://{self.state.settings.host}:{self.ports[carrier]}"

    async def settle(self) -> None:
        """Shut and open what has to be shut and open by now."""
        for name in self.ports:
            refusing = self.state.troubles.out(name, self.state.clock.now()) == "refused"
            if refusing and name in self._open:
                await self._open.pop(name).stop()
            elif not refusing and name not in self._open:
                await self._unlock(name, self.ports[name])

    async def close(self) -> None:
        """Stop watching; the server closes the ports."""
        if self._watch:
            self._watch.cancel()
            with suppress(asyncio.CancelledError):
                await self._watch

    async def _unlock(self, name: str, port: int) -> None:
        site = web.TCPSite(self.runner, self.state.settings.host, port)
        await site.start()
        self._open[name] = site

    async def _keep_watch(self) -> None:
        while True:
            await self.settle()
            await asyncio.sleep(LOOK_SECONDS)
