"""The county's own gateway: a text in words, signed; the same id twice is sent once."""

import hmac
import re
from datetime import datetime
from typing import Any

from aiohttp import web

from sandbox.misbehaviour import Vendor, endpoint
from sandbox.refusals import Refused
from sandbox.requests import body
from sandbox.settings import GATEWAY_SECRET
from sandbox.sms.outbox import Parcel, refuse_black, take
from sandbox.sms.pushed import signature
from sandbox.sms.receipts import RECEIPTS
from sandbox.sms.sms_templates import parts
from sandbox.state import SentText, State

SKEW_SECONDS = 300
PHONE = re.compile(r"(?:\+86)?(1[3-9]\d{9})")
KEY = re.compile(r"[\x21-\x7e]{1,200}")
LONGEST = 500


def say_no(no: Refused) -> web.Response:
    """The HTTP status says what it is, `error` which."""
    return web.json_response({"error": no.errcode, "detail": no.words}, status=no.status)


GATEWAY = Vendor(
    "sms",
    say_no,
    ("busy", "come again later", 503),
    ("quota", "the quota of this account is used up", 429),
    ("expired", "the time is too old", 401),
)


async def check(state: State, request: web.Request) -> None:
    """Refused 401 when the signature over time and body is not ours, or older than 5 minutes."""
    time = request.headers.get("X-Cunkou-Time", "")
    proof = request.headers.get("X-Cunkou-Signature", "")
    wanted = signature(GATEWAY_SECRET, time, await request.read())
    if not hmac.compare_digest(wanted.encode(), proof.encode()):
        raise Refused("signature", "the signature is wrong", 401)
    if abs(state.clock.now().timestamp() - _seconds(time)) > SKEW_SECONDS:
        raise Refused("expired", "the time is too old", 401)


def _seconds(time: str) -> float:
    if time.isascii() and time.isdigit():
        return float(time)
    try:
        return datetime.fromisoformat(time).timestamp()
    except ValueError:
        raise Refused("time", "X-Cunkou-Time: seconds since 1970, or ISO 8601", 401) from None


@endpoint("sms-gateway", tokened=False, vendor=GATEWAY)
async def send(state: State, request: web.Request) -> dict[str, Any]:
    """POST /sms-gateway/send {id, to, text, at}: {id, state, at, parts}; an id is sent once."""
    await check(state, request)
    asked = await body(request)
    key, to, text = asked.get("id"), PHONE.fullmatch(str(asked.get("to"))), asked.get("text")
    if not isinstance(key, str) or not KEY.fullmatch(key):
        raise Refused("id", "id: 1 to 200 printable characters", 422)
    if to is None:
        raise Refused("number", "to: a mobile number", 422)
    if not isinstance(text, str) or not 1 <= len(text) <= LONGEST:
        raise Refused("text", "text: 1 to 500 characters", 422)
    refuse_black(state, to[1], "blocked", "this number wants no messages", 422)
    taken = state.named.get(("sms", key))
    taken = taken or take(state, request.app[RECEIPTS], Parcel("sms", to[1], text, key))
    return _shown(state, taken)


@endpoint("sms-gateway", tokened=False, vendor=GATEWAY)
async def status(state: State, request: web.Request) -> dict[str, Any]:
    """GET /sms-gateway/status/<id>: how it stands; 404 for an id never taken."""
    await check(state, request)
    taken = state.named.get(("sms", request.match_info["key"]))
    if taken is None:
        raise Refused("unknown", "no such id was taken", 404)
    return _shown(state, taken)


@endpoint("sms-gateway", tokened=False, vendor=GATEWAY)
async def health(state: State, request: web.Request) -> dict[str, Any]:
    """GET /sms-gateway/health: that it runs, and whether the signature is good."""
    await check(state, request)
    return {"state": "ok", "at": state.clock.stamp()}


def _shown(state: State, text: SentText) -> dict[str, Any]:
    receipt = text.receipt(state.clock.stamp())
    standing = receipt if receipt in ("waiting", "delivered") else "failed"
    error = receipt if standing == "failed" else ""
    known = {"id": text.key, "state": standing, "at": text.at, "parts": parts(text.text)}
    return known | ({"error": error} if error else {})


ROUTES = [
    web.post("/sms-gateway/send", send),
    web.get("/sms-gateway/status/{key:.+}", status),
    web.get("/sms-gateway/health", health),
]
