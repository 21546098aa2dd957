"""More strings behind the stage: carriers in trouble, closed numbers, members, answers, phones."""

from dataclasses import asdict

from aiohttp import web

from sandbox.phones import phones
from sandbox.requests import STATE, told_by
from sandbox.sms.pushed import Told
from sandbox.sms.receipts import RECEIPTS
from sandbox.troubles import CARRIERS, Nonsense, trouble_of

LINES = ("open", "dead", "black")
"""How a number can stand: it works; nothing arrives; it refuses to be written to."""
LONGEST_REPLY = 500


async def set_trouble(request: web.Request) -> web.Response:
    """POST /control/faults {"carrier": name, ...}: what else is said is wrong, the rest is calm.

    The words are those of `Trouble`, with `outage_minutes`; "carrier": "all" is each of them.
    """
    told, state = await told_by(request), request.app[STATE]
    carrier = told.pop("carrier", None)
    if carrier not in (*CARRIERS, "all"):
        raise web.HTTPBadRequest(reason=f"carrier: {', '.join(CARRIERS)}, all")
    try:
        trouble = trouble_of(told, state.clock.now())
    except Nonsense as nonsense:
        raise web.HTTPBadRequest(reason=str(nonsense)) from None
    for name in CARRIERS if carrier == "all" else (carrier,):
        state.troubles.set(name, trouble)
    return await see_troubles(request)


async def see_troubles(request: web.Request) -> web.Response:
    """GET /control/faults: how bad each carrier is, and what happened so far."""
    state = request.app[STATE]
    now = state.clock.now()
    shown = {
        name: {
            **state.troubles.of(name).shown(),
            "out": state.troubles.out(name, now),
            "counts": {way: n for (who, way), n in state.troubles.counts.items() if who == name},
        }
        for name in CARRIERS
    }
    return web.json_response({"carriers": shown, "receipts_waiting": request.app[RECEIPTS].waiting})


async def set_number(request: web.Request) -> web.Response:
    """POST /control/numbers {"phone": number, "line": open | dead | black}."""
    told, state = await told_by(request), request.app[STATE]
    phone, line = told.get("phone"), told.get("line")
    if not isinstance(phone, str) or not phone.isdigit() or line not in LINES:
        raise web.HTTPBadRequest(reason=f"phone: digits; line: {', '.join(LINES)}")
    state.lines.pop(phone, None)
    if line != "open":
        state.lines[phone] = line
    return web.json_response({"lines": state.lines})


async def set_member(request: web.Request) -> web.Response:
    """POST /control/members {"user": id, "member": false}: somebody leaves WeCom, or returns."""
    told, state = await told_by(request), request.app[STATE]
    user, member = told.get("user"), told.get("member")
    if not isinstance(user, str) or not user or not isinstance(member, bool):
        raise web.HTTPBadRequest(reason="user: an id; member: true or false")
    (state.corp.left.discard if member else state.corp.left.add)(user)
    return web.json_response({"left": sorted(state.corp.left)})


async def reply(request: web.Request) -> web.Response:
    """POST /device/reply {"phone", "text"}: answer the last text a vendor sent to this number."""
    told, state = await told_by(request), request.app[STATE]
    phone, words = told.get("phone"), str(told.get("text") or "").strip()
    last = next((text for text in state.texts if text.phone == phone and text.result), None)
    if last is None or not 1 <= len(words) <= LONGEST_REPLY:
        raise web.HTTPBadRequest(reason="phone: one that got a text; text: 1 to 500 characters")
    now = state.clock.now()
    state.answers.appendleft((state.clock.stamp(), last.phone, words))
    answer = Told(last.carrier, "replies", last, words, state.clock.stamp())
    request.app[RECEIPTS].later(now, answer)
    return web.json_response({"carrier": last.carrier})


async def see_phones(request: web.Request) -> web.Response:
    """GET /control/phones?who=: each phone and mailbox with what arrived, in order."""
    state, wanted = request.app[STATE], request.query.get("who", "")
    found = phones(state, request.app[RECEIPTS].heard)
    if wanted:
        found = [phone for phone in found if wanted in phone.names]
    return web.json_response({"items": [asdict(phone) for phone in found]})


ROUTES = [
    web.post("/control/faults", set_trouble),
    web.get("/control/faults", see_troubles),
    web.post("/control/numbers", set_number),
    web.post("/control/members", set_member),
    web.post("/device/reply", reply),
    web.get("/control/phones", see_phones),
]
