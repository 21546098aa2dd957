"""Puts the sandbox together: one HTTP server, one mail server, one memory."""

import asyncio
import errno
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

from sandbox import control, device, page, weak_signal, wechat
from sandbox.keeping import load, save
from sandbox.mailbox import serve_mail
from sandbox.pushes import PUSHES, Pushes
from sandbox.requests import STATE, noted, open_to_pages
from sandbox.settings import Settings
from sandbox.state import State


class PortTaken(Exception):
    """Another program listens there already."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(f"{host}:{port}")
        self.host, self.port = host, port


@dataclass(frozen=True)
class Sandbox:
    """A running sandbox."""

    state: State
    pushes: Pushes
    url: str
    smtp_port: int

    @property
    def wechat_url(self) -> str:
        """What stands for https://api.weixin.qq.com."""
        return f"{self.url}/wechat"


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[Sandbox]:
    """A sandbox for the length of a block; PortTaken when it cannot listen."""
    state = State(settings)
    if settings.state_file:
        load(state, settings.state_file)
    pushes = Pushes(state)
    mail: asyncio.Server | None = None
    runner = web.AppRunner(
        _app(state, pushes), handler_cancellation=True, shutdown_timeout=2, access_log=None
    )
    try:
        await runner.setup()
        try:
            mail = await serve_mail(state)
            await web.TCPSite(runner, settings.host, settings.port).start()
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            port = settings.port if mail else settings.smtp_port
            raise PortTaken(settings.host, port) from None
        host, port = runner.addresses[0][:2]
        yield Sandbox(state, pushes, f"http://{host}:{port}", mail.sockets[0].getsockname()[1])
        if settings.state_file:
            save(state, settings.state_file)
    finally:
        state.stopping.set()
        if mail:
            mail.close()
        await runner.cleanup()
        await pushes.close()


def _app(state: State, pushes: Pushes) -> web.Application:
    app = web.Application(middlewares=[open_to_pages, noted], client_max_size=weak_signal.LARGEST)
    app.on_startup.append(weak_signal.session)
    app.on_cleanup.append(weak_signal.close)
    app[STATE], app[PUSHES] = state, pushes
    app.add_routes([*wechat.ROUTES, *device.ROUTES, *control.ROUTES, *page.ROUTES])
    app.add_routes(weak_signal.ROUTES)
    return app
