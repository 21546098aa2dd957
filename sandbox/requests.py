"""What every request passes through: who may ask from where, what is noted, how bodies are read."""

import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from sandbox.refusals import Refused
from sandbox.state import LogLine, State

STATE = web.AppKey("state", State)
SECRETS = frozenset(
    {"secret", "access_token", "js_code", "code", "session_key", "signature", "corpsecret"}
)
QUIET = (
    *("/device/messages", "/state", "/clock", "/mails", "/sms", "/", "/favicon.ico"),
    *("/control/phones", "/control/faults", "/weather"),
)
ANYBODY = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, POST, PUT, PATCH, DELETE, OPTIONS",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "600",
}
LONGEST_NOTE = 400


@dataclass
class Trace:
    """What is found out about a request on its way."""

    started: float
    said: str = ""
    errcode: int | str = 0
    errmsg: str = ""
    noted: bool = False


TRACE = web.RequestKey("trace", Trace)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def open_to_pages(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let a page of any origin ask (the simulator lives on another port)."""
    if request.method == "OPTIONS":
        return web.Response(status=204, headers=ANYBODY)
    try:
        answer = await handler(request)
    except web.HTTPException as error:
        answer = web.json_response({"error": error.reason}, status=error.status)
    answer.headers.update(ANYBODY)
    return answer


@web.middleware
async def noted(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Write a line of the log for every request that does something."""
    trace = request[TRACE] = Trace(time.monotonic())
    status = 0
    try:
        answer = await handler(request)
        status = answer.status
    except web.HTTPException as error:
        status = error.status
        raise
    finally:
        if not trace.noted and not (request.method == "GET" and request.path in QUIET):
            said = f" · {trace.errcode} {trace.errmsg}" if trace.errcode else ""
            outcome = f"{status}{said}" if status else "对方已断开"
            note(request, outcome, good=status == 200 and not trace.errcode)
    return answer


def note(request: web.Request, outcome: str, good: bool) -> None:
    """Add this request to the log, its secrets blotted out."""
    state, trace = request.app[STATE], request[TRACE]
    trace.noted = True
    query = "&".join(f"{key}={blotted(key, value)}" for key, value in request.query.items())
    details = " ".join(part for part in (query, trace.said) if part)
    took = int((time.monotonic() - trace.started) * 1000)
    what = f"{request.method} {request.path}"
    line = LogLine(state.clock.stamp(), what, details[:LONGEST_NOTE], outcome, good, took)
    state.log.appendleft(line)


def blotted(name: str, value: object) -> object:
    """`value` as the log may show it; what stands under a secret's name is hidden at any depth."""
    if name in SECRETS:
        return "•••"
    if isinstance(value, dict):
        return {inner: blotted(inner, item) for inner, item in value.items()}
    if isinstance(value, list):
        return [blotted("", item) for item in value]
    return value


async def body(request: web.Request) -> dict[str, Any]:
    """The JSON object a request carries; Refused 47001 for anything else."""
    try:
        told = json.loads(await request.read())
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise Refused(47001, "data format error")
    request[TRACE].said = json.dumps(blotted("", told), ensure_ascii=False)
    return told


async def told_by(request: web.Request) -> dict[str, Any]:
    """The JSON object a request of our own endpoints carries, else HTTP 400."""
    try:
        return await body(request)
    except Refused:
        raise web.HTTPBadRequest(reason="the body must be a JSON object") from None
