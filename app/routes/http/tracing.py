"""What every answer carries and every request leaves behind: an id, safe headers, one log line."""

import asyncio
import logging
import re
import secrets
from time import perf_counter
from typing import Any

import msgspec
from sanic import Request, Sanic
from sanic.response import BaseHTTPResponse

from app.routes.http.answering import SAFE, Given

access = logging.getLogger("cunkou.access")
LOG_SECONDS = 0.2
PLAIN_ID = re.compile(r"[A-Za-z0-9_.-]{8,64}")
PAGE_POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def request_id(request: Request) -> str:
    """The caller's `X-Request-ID` when it is plain (8-64 of A-Z a-z 0-9 `_.-`), else a new one."""
    known: str | None = getattr(request.ctx, "request_id", None)
    if known is None:
        offered = request.headers.get("x-request-id")
        known = offered if offered and PLAIN_ID.fullmatch(offered) else secrets.token_hex(16)
        request.ctx.request_id = known
    return known


def attach_tracing(app: Sanic[Any, Any], open_pages: tuple[str, ...] = ()) -> None:
    """Put the id and the safe headers on every answer of `app` and log each request once.

    Pages under a path of `open_pages` go without a content policy. The log is written while
    `app.ctx.access_log` is true and the logger `cunkou.access` listens at INFO.
    """
    app.ctx.access_log = True
    lines = AccessLines()

    def on_response(request: Request, response: BaseHTTPResponse) -> None:
        headers = response.headers
        headers["x-request-id"] = request_id(request)
        if not isinstance(response, Given):
            headers.update(SAFE)
            is_page = (response.content_type or "").startswith("text/html")
            if is_page and not request.path.startswith(open_pages):
                headers.setdefault("content-security-policy", PAGE_POLICY)
        if app.ctx.access_log and access.isEnabledFor(logging.INFO):
            lines.add(access_line(request, response.status))

    async def on_stop(_: Sanic[Any, Any]) -> None:
        lines.write()

    app.register_middleware(on_response, "response")
    app.register_listener(on_stop, "after_server_stop")


def access_line(request: Request, status: int) -> bytes:
    """One JSON object about a request: the route's pattern, never what a caller filled in."""
    began = getattr(request.stream, "perft0", None)
    line = {
        "method": request.method,
        "route": f"/{request.route.path}" if request.route else None,
        "status": status,
        "ms": round((perf_counter() - began) * 1000, 1) if began else None,
        "request_id": request_id(request),
    }
    return msgspec.json.encode(line)


class AccessLines:
    """Gathers lines and hands them to the log together, at most 0.2 s late.

    Writing each line by itself would cost more than most requests do.
    """

    def __init__(self) -> None:
        self.lines: list[bytes] = []

    def add(self, line: bytes) -> None:
        """Keep `line` for the next writing."""
        if not self.lines:
            asyncio.get_running_loop().call_later(LOG_SECONDS, self.write)
        self.lines.append(line)

    def write(self) -> None:
        """Log what was gathered as one record, a line each."""
        if self.lines:
            text = b"\n".join(self.lines).decode()
            self.lines.clear()
            access.info(text)
