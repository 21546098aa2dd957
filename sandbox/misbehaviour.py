"""Wraps an endpoint so that it can fail, fall silent, or forget to answer."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from sandbox.faults import Fault
from sandbox.refusals import Refused
from sandbox.requests import STATE, TRACE, Handler, note
from sandbox.state import State

Work = Callable[[State, web.Request], Awaitable[Any]]
Says = tuple[int | str, str, int]
"""An error code, its words, and the HTTP status."""
ServerError = web.HTTPInternalServerError
Storm = web.HTTPServiceUnavailable


def numbered(no: Refused) -> web.Response:
    """An error code as WeChat and WeCom answer it: HTTP 200 and a number."""
    return web.json_response({"errcode": no.errcode, "errmsg": no.errmsg})


def expire_wechat(state: State) -> None:
    """End WeChat's tokens."""
    state.tokens.expire()


@dataclass(frozen=True)
class Vendor:
    """How one carrier misbehaves: its name among the troubles, its way to say no, its codes.

    `expire` ends its tokens; without it there are none to end.
    """

    carrier: str
    say_no: Callable[[Refused], web.Response]
    busy: Says
    quota: Says
    expired: Says
    expire: Callable[[State], None] | None = None


WECHAT = Vendor(
    "wechat",
    numbered,
    (-1, "system error", 200),
    (45009, "reach max api daily quota limit", 200),
    (42001, "access_token expired", 200),
    expire_wechat,
)


def endpoint(name: str, tokened: bool = True, vendor: Vendor = WECHAT) -> Callable[[Work], Handler]:
    """Make a handler of an endpoint's work: its switch first, then the token, then the work.

    The carrier's outage comes before all, its dice where no switch is turned. `tokened` asks for
    WeChat's token. The work answers a dict (JSON) or bytes (a picture).
    """

    def wrap(work: Work) -> Handler:
        async def handler(request: web.Request) -> web.StreamResponse:
            state = request.app[STATE]
            if out := state.troubles.out(vendor.carrier, state.clock.now()):
                return await outage(request, out)
            fault = fallen(state, name, vendor)
            await asyncio.sleep(state.troubles.of(vendor.carrier).latency_seconds)
            if fault.mode == "hang":
                return await silence(request)
            try:
                go_wrong(fault, state, name, vendor)
                if tokened:
                    state.tokens.check(request.query.get("access_token"))
                answer = shown(await work(state, request))
            except Refused as no:
                answer = refusal(request, no, vendor)
            if fault.mode in ("lost", "cut"):
                return await (silence(request) if fault.mode == "lost" else broken(request))
            return answer

        return handler

    return wrap


def fallen(state: State, name: str, vendor: Vendor) -> Fault:
    """What happens to this request: by the endpoint's switch, or by the carrier's dice."""
    fault = state.faults.take(name)
    if fault.mode != "ok":
        return fault
    way = state.troubles.next(vendor.carrier)
    code = state.troubles.of(vendor.carrier).code
    if way == "code":
        return Fault("fail", errcode=int(code) if code.lstrip("-").isdigit() else code)
    return Fault(way)


def go_wrong(fault: Fault, state: State, name: str, vendor: Vendor) -> None:
    """Raise what the switch asks for; nothing for ok and for what goes wrong later."""
    if fault.mode == "storm":
        raise Storm()
    if says := {"busy": vendor.busy, "quota": vendor.quota}.get(fault.mode):
        raise Refused(*says)
    if fault.mode == "expired" and name == "code2session":
        raise Refused(40029, "invalid code")
    if fault.mode == "expired":
        if vendor.expire:
            vendor.expire(state)
        raise Refused(*vendor.expired)
    if fault.mode == "fail" and fault.errcode:
        raise Refused(fault.errcode, "told to fail")
    if fault.mode == "fail":
        raise ServerError()


def shown(answer: Any) -> web.Response:
    """A picture, or JSON."""
    if isinstance(answer, bytes):
        return web.Response(body=answer, content_type="image/png")
    return in_json(answer)


def in_json(told: object, status: int = 200) -> web.Response:
    """JSON without a charset beside its type, as vendors answer: Tencent's kit looks for it so."""
    body = json.dumps(told, ensure_ascii=False).encode()
    return web.Response(body=body, content_type="application/json", status=status)


def refusal(request: web.Request, no: Refused, vendor: Vendor) -> web.Response:
    """An error code as the vendor answers it."""
    trace = request[TRACE]
    trace.errcode, trace.errmsg = no.errcode, no.errmsg
    return vendor.say_no(no)


async def outage(request: web.Request, how: str) -> web.StreamResponse:
    """Nobody is there: the line breaks, stays silent, or answers 503."""
    if how == "5xx":
        raise Storm()
    return await (silence(request) if how == "silent" else broken(request))


async def silence(request: web.Request) -> web.StreamResponse:
    """Hold the connection without a word, at most `silence_seconds`, then break it."""
    state = request.app[STATE]
    note(request, "没有应答", good=False)
    with suppress(TimeoutError):
        await asyncio.wait_for(state.stopping.wait(), state.settings.silence_seconds)
    return hang_up(request)


async def broken(request: web.Request) -> web.StreamResponse:
    """Break the connection at once."""
    note(request, "连接中断", good=False)
    return hang_up(request)


def hang_up(request: web.Request) -> web.Response:
    """End the connection; the answer is for nobody."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
