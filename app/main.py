"""Builds the web application around ready-made dependencies."""

from collections.abc import Sequence
from typing import Any

from sanic import Blueprint, Sanic

from app.ports import Deps
from app.routes import api, house
from app.routes.http.metrics import attach_metrics
from app.routes.http.wire import attach_wire
from app.routes.public.docs_page import attach_docs
from app.services.people.sessions import authenticate

VERSION = "0.1.0"


def create_app(
    deps: Deps | None,
    pages: Sequence[Blueprint] = (),
    name: str = "cunkou",
    access_log: bool = True,
) -> Sanic[Any, Any]:
    """The application that serves the API, its documentation and `pages` (console, simulator).

    The caller opens the database before the first request and closes it after the last; `deps` may
    come as late as that, by `app.ctx.deps`.
    """
    app: Sanic[Any, Any] = Sanic(name, configure_logging=False)
    app.config.AUTO_EXTEND = False
    app.config.ACCESS_LOG = False
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = 15.0
    attach_wire(app, deps, authenticate, open_pages=("/simulator",))
    attach_metrics(app)
    app.ctx.access_log = access_log
    app.blueprint(api)
    app.blueprint(house)
    for page in pages:
        app.blueprint(page)
    attach_docs(app, VERSION)
    return app
