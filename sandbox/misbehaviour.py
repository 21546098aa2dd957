"""Wraps an endpoint so that it can fail, fall silent, or forget to answer."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from aiohttp import web

from sandbox.faults import Fault
from sandbox.refusals import Refused
from sandbox.requests import STATE, TRACE, Handler, note
from sandbox.state import State

Work = Callable[[State, web.Request], Awaitable[Any]]
ServerError = web.HTTPInternalServerError


def endpoint(name: str, tokened: bool = True) -> Callable[[Work], Handler]:
    """Make a handler of an endpoint's work: its switch first, then the token, then the work.

    The work answers a dict (JSON) or bytes (a picture).
    """

    def wrap(work: Work) -> Handler:
        async def handler(request: web.Request) -> web.StreamResponse:
            state = request.app[STATE]
            fault = state.faults.take(name)
            if fault.mode == "hang":
                return await silence(request)
            try:
                go_wrong(fault, state, name)
                if tokened:
                    state.tokens.check(request.query.get("access_token"))
                answer = await work(state, request)
            except Refused as no:
                answer = refusal(request, no)
            if fault.mode == "lost":
                return await silence(request)
            if isinstance(answer, bytes):
                return web.Response(body=answer, content_type="image/png")
            return web.json_response(answer)

        return handler

    return wrap


def go_wrong(fault: Fault, state: State, name: str) -> None:
    """Raise what the switch asks for; nothing for ok and lost."""
    if fault.mode == "busy":
        raise Refused(-1, "system error")
    if fault.mode == "quota":
        raise Refused(45009, "reach max api daily quota limit")
    if fault.mode == "expired" and name == "code2session":
        raise Refused(40029, "invalid code")
    if fault.mode == "expired":
        state.tokens.expire()
        raise Refused(42001, "access_token expired")
    if fault.mode == "fail" and fault.errcode:
        raise Refused(fault.errcode, "told to fail")
    if fault.mode == "fail":
        raise ServerError()


def refusal(request: web.Request, no: Refused) -> dict[str, Any]:
    """An error code as WeChat answers it."""
    trace = request[TRACE]
    trace.errcode, trace.errmsg = no.errcode, no.errmsg
    return {"errcode": no.errcode, "errmsg": no.errmsg}


async def silence(request: web.Request) -> web.StreamResponse:
    """Hold the connection without a word, at most `silence_seconds`, then break it."""
    state = request.app[STATE]
    note(request, "没有应答", good=False)
    with suppress(TimeoutError):
        await asyncio.wait_for(state.stopping.wait(), state.settings.silence_seconds)
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
