"""WeChat's messages of work (用工关系消息), for staff who bound their WeChat to the office."""

import json
import secrets
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from sandbox.fields import checked
from sandbox.misbehaviour import Vendor, endpoint, expire_wechat, numbered
from sandbox.refusals import Refused
from sandbox.requests import STATE, body, told_by
from sandbox.state import SentMessage, State
from sandbox.templates import WORK_TEMPLATES
from sandbox.wechat import known_page

MOST_AT_ONCE = 6
WORK = Vendor(
    "work",
    numbered,
    (-1, "system error", 200),
    (45009, "reach max api daily quota limit", 200),
    (42001, "access_token expired", 200),
    expire_wechat,
)


@endpoint("work.send", vendor=WORK)
async def send(state: State, request: web.Request) -> dict[str, Any]:
    """POST /cgi-bin/message/wxopen/employeerelationmsg/send: `data` is JSON inside the JSON."""
    asked = await body(request)
    openid, template_id = str(asked.get("touser", "")), str(asked.get("template_id"))
    if not state.knows(openid):
        raise Refused(40257, "invalid openid")
    template = WORK_TEMPLATES.get(template_id)
    if template is None:
        raise Refused(40037, "template_id not exist")
    data = _data(asked.get("data"), template.fields)
    page = str(asked.get("page") or "")
    if page:
        known_page(state, page.partition("?")[0])
    if (openid, template_id) not in state.bindings:
        raise Refused(40256, "employee relation not bound")
    msgid = str(secrets.randbelow(10**18))
    state.arrive(SentMessage(msgid, state.clock.stamp(), openid, template_id, data, page, "formal"))
    return {"errcode": 0, "errmsg": "ok", "msgid": int(msgid)}


def _data(told: object, fields: Mapping[str, str]) -> dict[str, str]:
    if not isinstance(told, str):
        raise Refused(40097, "invalid args! data must be a json string")
    try:
        inside = json.loads(told)
    except ValueError:
        inside = None
    if not isinstance(inside, dict) or "data" not in inside:
        raise Refused(40097, "invalid args! data must hold data")
    return checked(inside["data"], fields)


@endpoint("work.send", vendor=WORK)
async def unbind(state: State, request: web.Request) -> dict[str, Any]:
    """POST /wxa/business/unbinduserb2cauthinfo: the office ends the relation."""
    openid = str((await body(request)).get("openid", ""))
    for place in [place for place in state.bindings if place[0] == openid]:
        del state.bindings[place]
    return {"errcode": 0, "errmsg": "ok"}


async def bind(request: web.Request) -> web.Response:
    """POST /device/work {openid, results: {template: accept | reject}}: the sheet of WeChat."""
    told, state = await told_by(request), request.app[STATE]
    openid, results = told.get("openid"), told.get("results")
    if not isinstance(openid, str) or not openid or not isinstance(results, dict):
        raise web.HTTPBadRequest(reason="openid; results: up to 6 templates of work")
    if len(results) > MOST_AT_ONCE or not all(key in WORK_TEMPLATES for key in results):
        raise web.HTTPBadRequest(reason="results: a template of work of ours")
    state.meet(openid)
    for key, answer in results.items():
        state.bindings.pop((openid, key), None)
        if answer == "accept":
            state.bindings[(openid, key)] = answer
    return web.json_response({"bound": bound(state, openid)})


async def see(request: web.Request) -> web.Response:
    """GET /device/work?openid=: the templates of work that this phone is bound for."""
    openid = request.query.get("openid", "")
    return web.json_response({"bound": bound(request.app[STATE], openid)})


def bound(state: State, openid: str) -> list[str]:
    """The templates of work that somebody is bound for, sorted."""
    return sorted(key for holder, key in state.bindings if holder == openid)


SEND = "/wechat/cgi-bin/message/wxopen/employeerelationmsg/send"
ROUTES = [
    web.post(SEND, send),
    web.post("/wechat/wxa/business/unbinduserb2cauthinfo", unbind),
    web.post("/device/work", bind),
    web.get("/device/work", see),
]
