"""A port of its own for each carrier, so that one can refuse connections like a dead host.

A port stays bound while its door is shut: nobody else is given it, and who dials it is refused.
"""

import asyncio
import socket
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
        self._bound: list[socket.socket] = []
        self._open: dict[str, web.TCPSite] = {}
        self._watch: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Open them all, each at any free port, and watch the troubles from now on."""
        for name in HTTP_CARRIERS:
            self.ports[name] = self._bind()
            await self._unlock(name)
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
                await self._unlock(name)

    async def close(self) -> None:
        """Stop watching and give the ports back; the server shuts the doors."""
        if self._watch:
            self._watch.cancel()
            with suppress(asyncio.CancelledError):
                await self._watch
        for held in self._bound:
            held.close()

    def _bind(self) -> int:
        [kind, *_] = socket.getaddrinfo(self.state.settings.host, 0, type=socket.SOCK_STREAM)
        held = socket.socket(*kind[:3])
        self._bound.append(held)
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        held.bind(kind[4])
        return int(held.getsockname()[1])

    async def _unlock(self, name: str) -> None:
        where = (self.state.settings.host, self.ports[name])
        site = web.TCPSite(self.runner, *where, reuse_port=True)
        await site.start()
        self._open[name] = site

    async def _keep_watch(self) -> None:
        while True:
            await self.settle()
            await asyncio.sleep(LOOK_SECONDS)
