"""Runs the web application: one process, or several that are watched and restarted."""

import asyncio
import logging
import os
from contextlib import AsyncExitStack
from functools import partial
from typing import Any

import msgspec
from sanic import Blueprint, Sanic
from sanic.worker.loader import AppLoader

from app.channels.wechat.templates import DEMO
from app.formats.samples import load_demo
from app.main import create_app
from app.routes.http.shield import drain
from app.routes.public.console import console
from app.routes.public.simulator import console_phone, simulator
from app.settings import ROOT, Settings
from app.wiring import open_deps
from app.words import say

log = logging.getLogger("cunkou.web")


def serve(settings: Settings) -> None:
    """Serve until told to stop; requests under way are finished first."""
    several = settings.workers > 1
    if several:
        folder = settings.data_dir / "metrics"
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.db"):
            old.unlink()
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)
    loader = AppLoader(factory=partial(web_app, settings))
    app = loader.load()
    app.prepare(
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        single_process=not several,
        access_log=False,
        motd=False,
    )
    if several:
        Sanic.serve(primary=app, app_loader=loader)
    else:
        Sanic.serve_single(primary=app)


def web_app(settings: Settings) -> Sanic[Any, Any]:
    """The application that opens its own dependencies in the worker it runs in."""
    app = create_app(None, pages(settings), access_log=settings.log_level in ("debug", "info"))
    stack = AsyncExitStack()

    async def begin(app: Sanic[Any, Any]) -> None:
        app.ctx.deps = await stack.enter_async_context(open_deps(settings))

    async def finish(app: Sanic[Any, Any]) -> None:
        await drain(app)
        await stack.aclose()

    app.register_listener(begin, "before_server_start")
    app.register_listener(finish, "after_server_stop")
    if settings.workers > 1:
        app.register_listener(_watch_siblings, "after_server_start")
    return app


def pages(settings: Settings) -> list[Blueprint]:
    """The console with its phone for drafts; in development the simulator too."""
    hosts = {"http://127.0.0.1:8000": ""}
    phone = console_phone(ROOT, {"appName": say("name"), "hostMap": hosts})
    found = [console(ROOT / "console" / "dist"), phone]
    if settings.development:
        found.append(
            simulator(
                ROOT,
                {
                    "appName": say("name"),
                    "personas": [msgspec.to_builtins(who) for who in load_demo().personas],
                    "hostMap": hosts,
                    "templates": {t.template_id: t.title for t in DEMO.values()},
                    "sandbox": settings.sandbox_url,
                },
            )
        )
    return found


async def _watch_siblings(app: Sanic[Any, Any]) -> None:
    """Ask for a new worker when one died: Sanic leaves it dead by itself."""

    async def watch() -> None:
        while True:
            await asyncio.sleep(1)
            for name, state in dict(app.m.workers).items():
                if state.get("state") in ("FAILED", "COMPLETED") and name != app.m.name:
                    log.warning("worker %s died; starting another", name)
                    app.m.restart(name)

    app.add_task(watch(), name="watch-siblings")
