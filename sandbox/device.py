"""What a phone does: sign in, show its number, answer the subscription sheet, read messages."""

import re
from typing import Any

from aiohttp import web

from sandbox.pushes import PUSHES
from sandbox.requests import STATE, told_by
from sandbox.state import State
from sandbox.templates import TEMPLATES

OPENID = re.compile(r"[A-Za-z0-9_\-]{1,64}")
PHONE = re.compile(r"(\+\d{1,4} )?\d{5,15}")


async def _person(request: web.Request) -> tuple[str, dict[str, Any]]:
    told = await told_by(request)
    openid = told.get("openid")
    if not isinstance(openid, str) or not OPENID.fullmatch(openid):
        raise web.HTTPBadRequest(reason="openid: 1 to 64 letters, digits, - and _")
    request.app[STATE].meet(openid)
    return openid, told


async def login(request: web.Request) -> web.Response:
    """POST /device/login: the code of `wx.login`."""
    openid, _ = await _person(request)
    return web.json_response({"code": request.app[STATE].logins.give(openid)})


async def phone(request: web.Request) -> web.Response:
    """POST /device/phone: the code of the getPhoneNumber button."""
    openid, told = await _person(request)
    number = told.get("phone")
    if not isinstance(number, str) or not PHONE.fullmatch(number):
        raise web.HTTPBadRequest(reason="phone: digits, abroad as '+852 12345678'")
    request.app[STATE].own(number, openid)
    return web.json_response({"code": request.app[STATE].phones.give(number)})


async def grants(request: web.Request) -> web.Response:
    """POST /device/grants: the person's answers on the subscription sheet."""
    openid, told = await _person(request)
    results = _results(told)
    state = request.app[STATE]
    for template_id, answer in results.items():
        if answer == "accept":
            state.allow(openid, template_id)
    answers = {key: value for key, value in results.items() if value in ("accept", "reject")}
    request.app[PUSHES].asked(openid, answers)
    return web.json_response({"left": _left(state, openid)})


async def settings(request: web.Request) -> web.Response:
    """POST /device/settings: the person refuses templates in WeChat's own settings."""
    openid, told = await _person(request)
    refused = [key for key, answer in _results(told).items() if answer == "reject"]
    state = request.app[STATE]
    for template_id in refused:
        state.grants.pop((openid, template_id), None)
    request.app[PUSHES].managed(openid, refused)
    return web.json_response({"left": _left(state, openid)})


async def messages(request: web.Request) -> web.Response:
    """GET /device/messages: what this phone has received, the newest first."""
    openid = request.query.get("openid", "")
    received = [item.shown() for item in request.app[STATE].messages if item.openid == openid]
    return web.json_response({"items": received})


def _results(told: dict[str, Any]) -> dict[str, str]:
    results = told.get("results")
    if not isinstance(results, dict) or not all(key in TEMPLATES for key in results):
        raise web.HTTPBadRequest(reason="results: a template id of ours to accept or reject")
    return results


def _left(state: State, openid: str) -> dict[str, int]:
    return {key: left for (holder, key), left in state.grants.items() if holder == openid}


ROUTES = [
    web.post("/device/login", login),
    web.post("/device/phone", phone),
    web.post("/device/grants", grants),
    web.post("/device/settings", settings),
    web.get("/device/messages", messages),
]
