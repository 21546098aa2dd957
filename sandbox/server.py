"""Puts the sandbox together: one HTTP server, one mail server, one memory."""

import asyncio
import errno
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

from sandbox import control, device, page, stage, weak_signal, wechat, wecom, work
from sandbox.doors import Doors
from sandbox.keeping import load, save
from sandbox.mailbox import serve_mail
from sandbox.pushes import PUSHES, Pushes
from sandbox.requests import STATE, noted, open_to_pages
from sandbox.settings import Settings
from sandbox.sms import aliyun, gateway, tencent
from sandbox.sms.receipts import RECEIPTS, Receipts
from sandbox.state import State

LONGEST_LINE = 64 * 1024
"""Of a request: a thousand numbers may stand in it."""


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
    receipts: Receipts
    doors: Doors
    url: str
    smtp_port: int

    @property
    def wechat_url(self) -> str:
        """What stands for https://api.weixin.qq.com."""
        return f"{self.url}/wechat"

    @property
    def wecom_url(self) -> str:
        """What stands for https://qyapi.weixin.qq.com."""
        return f"{self.url}/wecom"

    @property
    def aliyun_url(self) -> str:
        """What stands for https://dysmsapi.aliyuncs.com."""
        return f"{self.url}/aliyun"

    @property
    def tencent_url(self) -> str:
        """What stands for https://sms.tencentcloudapi.com."""
        return f"{self.url}/tencent"

    @property
    def gateway_url(self) -> str:
        """The county's own gateway."""
        return f"{self.url}/sms-gateway"


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[Sandbox]:
    """A sandbox for the length of a block; PortTaken when it cannot listen."""
    state = State(settings)
    if settings.state_file:
        load(state, settings.state_file)
    pushes, receipts = Pushes(state), Receipts(state)
    mail: asyncio.Server | None = None
    app = _app(state, pushes, receipts)
    runner = web.AppRunner(
        app,
        handler_cancellation=True,
        shutdown_timeout=2,
        access_log=None,
        max_line_size=LONGEST_LINE,
    )
    doors = Doors(runner, state)
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
        receipts.start()
        if settings.doors:
            await doors.start()
        smtp_port = mail.sockets[0].getsockname()[1]
        yield Sandbox(state, pushes, receipts, doors, f"http://{host}:{port}", smtp_port)
        if settings.state_file:
            save(state, settings.state_file)
    finally:
        state.stopping.set()
        await doors.close()
        if mail:
            mail.close()
        await runner.cleanup()
        await pushes.close()
        await receipts.close()


def _app(state: State, pushes: Pushes, receipts: Receipts) -> web.Application:
    app = web.Application(middlewares=[open_to_pages, noted], client_max_size=weak_signal.LARGEST)
    app.on_startup.append(weak_signal.session)
    app.on_cleanup.append(weak_signal.close)
    app[STATE], app[PUSHES], app[RECEIPTS] = state, pushes, receipts
    app.add_routes([*wechat.ROUTES, *device.ROUTES, *control.ROUTES, *page.ROUTES])
    app.add_routes([*aliyun.ROUTES, *tencent.ROUTES, *gateway.ROUTES])
    app.add_routes([*wecom.ROUTES, *work.ROUTES, *stage.ROUTES, *weak_signal.ROUTES])
    app.router.add_post("/", by_header)
    return app


async def by_header(request: web.Request) -> web.StreamResponse:
    """POST /: a vendor's own client, which knows no path; its headers say which vendor's."""
    if "x-acs-action" in request.headers:
        return await aliyun.act(request)
    if "x-tc-action" in request.headers:
        return await tencent.act(request)
    raise web.HTTPNotFound(reason="no vendor's header")
