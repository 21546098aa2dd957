"""The strings behind the stage: what goes wrong, the clock, what is remembered."""

from dataclasses import asdict
from typing import Any

from aiohttp import web

from sandbox.faults import ENDPOINTS, MODES, Fault
from sandbox.requests import STATE, told_by
from sandbox.sms.receipts import RECEIPTS
from sandbox.state import State

LOG_SHOWN = 200


async def control(request: web.Request) -> web.Response:
    """POST /control: turn a switch. `times` 0 or less means until it is turned off."""
    told, state = await told_by(request), request.app[STATE]
    name, mode = str(told.get("endpoint")), str(told.get("mode"))
    times, errcode = told.get("times", 1), told.get("errcode", 0)
    if name not in ENDPOINTS or mode not in MODES:
        raise web.HTTPBadRequest(
            reason=f"endpoint: {', '.join(ENDPOINTS)}; mode: {', '.join(MODES)}"
        )
    if not isinstance(times, int) or not isinstance(errcode, int | str):
        raise web.HTTPBadRequest(reason="times is a whole number, errcode a number or a word")
    if name == "token" and mode == "expired":
        state.tokens.expire()
    else:
        state.faults.set(name, Fault(mode, max(times, 0), errcode))
    return web.json_response({"endpoint": name, **asdict(state.faults.now(name))})


async def reset(request: web.Request) -> web.Response:
    """POST /reset: forget everything but the clock."""
    request.app[STATE].reset()
    request.app[RECEIPTS].forget()
    return web.json_response({})


async def see_state(request: web.Request) -> web.Response:
    """GET /state: everything remembered, without tokens and codes."""
    state = request.app[STATE]
    return web.json_response(
        {
            "clock": _clock(state),
            "people": list(state.people),
            "grants": [
                {"openid": openid, "template_id": template_id, "left": left}
                for (openid, template_id), left in state.grants.items()
            ],
            "messages": [asdict(item) for item in state.messages],
            "sms": [asdict(item) for item in state.texts],
            "mails": [asdict(item) for item in state.mails],
            "faults": {name: asdict(state.faults.now(name)) for name in ENDPOINTS},
            "token_fetches": state.tokens.fetches,
            "log": [asdict(line) for line in list(state.log)[:LOG_SHOWN]],
        }
    )


async def see_clock(request: web.Request) -> web.Response:
    """GET /clock: how far ahead the rehearsal is."""
    return web.json_response(_clock(request.app[STATE]))


async def set_clock(request: web.Request) -> web.Response:
    """POST /clock {"minutes": n} jumps, {"reset": true} returns to the real time."""
    told, state = await told_by(request), request.app[STATE]
    minutes = told.get("minutes", 0)
    if not isinstance(minutes, int | float) or not abs(minutes) <= 10**6:
        raise web.HTTPBadRequest(reason="minutes: a number")
    if told.get("reset"):
        state.clock.reset()
    state.clock.shift(minutes)
    return web.json_response(_clock(state))


async def see_mails(request: web.Request) -> web.Response:
    """GET /mails: what the mail server took, the newest first."""
    return web.json_response({"items": [asdict(mail) for mail in request.app[STATE].mails]})


async def see_texts(request: web.Request) -> web.Response:
    """GET /sms?phone=: the text messages (of one phone), the newest first."""
    phone, texts = request.query.get("phone"), request.app[STATE].texts
    found = [asdict(text) for text in texts if not phone or text.phone == phone]
    return web.json_response({"items": found})


def _clock(state: State) -> dict[str, Any]:
    return {"offset_seconds": state.clock.offset_seconds, "now": state.clock.stamp()}


ROUTES = [
    web.post("/control", control),
    web.post("/reset", reset),
    web.get("/state", see_state),
    web.get("/clock", see_clock),
    web.post("/clock", set_clock),
    web.get("/mails", see_mails),
    web.get("/sms", see_texts),
]
