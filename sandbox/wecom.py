"""WeCom's endpoints: the token of an app, and messages of the app to members."""

import json
import re
import secrets
from datetime import timedelta
from typing import Any

from aiohttp import web

from sandbox.misbehaviour import Vendor, endpoint, numbered
from sandbox.refusals import Refused
from sandbox.requests import body
from sandbox.settings import AGENT, CORP, CORP_SECRET
from sandbox.state import SentNote, State

USER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_\-@.]{0,63}")
MOST_USERS = 1000
LONGEST_INTERVAL = 4 * 3600
USUAL_INTERVAL = 1800


def expire(state: State) -> None:
    """End the corp's tokens."""
    state.corp.tokens.expire()


WECOM = Vendor(
    "wecom",
    numbered,
    (-1, "system busy", 200),
    (45009, "api freq out of limit", 200),
    (42001, "access_token expired", 200),
    expire,
)


@endpoint("wecom.token", tokened=False, vendor=WECOM)
async def token(state: State, request: web.Request) -> dict[str, Any]:
    """GET /wecom/cgi-bin/gettoken: asked again the same token until it ends."""
    if request.query.get("corpid") != CORP:
        raise Refused(40013, "invalid corpid")
    if request.query.get("corpsecret") != CORP_SECRET:
        raise Refused(40001, "invalid credential")
    value, seconds = state.corp.tokens.stable(force=False)
    return {"errcode": 0, "errmsg": "ok", "access_token": value, "expires_in": seconds}


@endpoint("wecom.send", tokened=False, vendor=WECOM)
async def send(state: State, request: web.Request) -> dict[str, Any]:
    """POST /wecom/cgi-bin/message/send: to members by `|`; who is none is named in the answer."""
    _check_token(state, request.query.get("access_token"))
    asked = await body(request)
    if str(asked.get("agentid")) != str(AGENT):
        raise Refused(40056, "invalid agentid")
    users = [user for user in str(asked.get("touser") or "").split("|") if user]
    if len(users) > MOST_USERS:
        raise Refused(40031, "invalid userid list")
    kind, title, text, link = _content(asked)
    interval = _interval(asked)
    members = [user for user in users if USER.fullmatch(user) and user not in state.corp.left]
    if not members:
        raise Refused(81013, "user & party & tag all invalid")
    said = {**asked, "touser": ""}
    for user in members:
        note = SentNote(
            f"wecom-{next(state.numbers)}", state.clock.stamp(), user, kind, title, text, link
        )
        _tell(state, note, json.dumps(said, sort_keys=True), interval)
    strangers = "|".join(user for user in users if user not in members)
    lists = dict.fromkeys(("invalidparty", "invalidtag", "unlicenseduser"), "")
    msgid = secrets.token_urlsafe(24)
    return {"errcode": 0, "errmsg": "ok", "invaliduser": strangers, **lists, "msgid": msgid}


def _check_token(state: State, value: str | None) -> None:
    try:
        state.corp.tokens.check(value)
    except Refused as no:
        raise Refused(40014 if no.errcode == 40001 else no.errcode, no.words) from None


def _tell(state: State, note: SentNote, said: str, interval: timedelta | None) -> None:
    """Show it to the member, unless it is the same again or one too many."""
    now = state.clock.now()
    if interval and state.corp.repeated(note.user, said, interval, now):
        return
    if not state.corp.spared(note.user, now):
        state.arrive(note)


def _interval(asked: dict[str, Any]) -> timedelta | None:
    if not asked.get("enable_duplicate_check"):
        return None
    seconds = asked.get("duplicate_check_interval", USUAL_INTERVAL)
    if not isinstance(seconds, int) or not 0 < seconds <= LONGEST_INTERVAL:
        raise Refused(40058, "invalid Request Parameter, duplicate_check_interval")
    return timedelta(seconds=seconds)


def _content(asked: dict[str, Any]) -> tuple[str, str, str, str]:
    """Kind, title, text and link of a message; what is too long is cut as WeCom cuts it."""
    kind = str(asked.get("msgtype"))
    inside = asked.get(kind)
    if kind not in ("text", "textcard", "markdown", "miniprogram_notice"):
        raise Refused(40008, "invalid message type")
    if not isinstance(inside, dict):
        raise Refused(40058, f"invalid Request Parameter, {kind}")
    if kind == "miniprogram_notice":
        rows = inside.get("content_item") or []
        text = "\n".join(f"{row.get('key', '')}：{row.get('value', '')}" for row in rows)
        return kind, _cut(inside.get("title"), 36), text, str(inside.get("page", ""))
    text = _cut(inside.get("description" if kind == "textcard" else "content"), _most(kind))
    title, link = _cut(inside.get("title", ""), 128), str(inside.get("url", ""))
    if not text.strip() or (kind == "textcard" and not (title.strip() and link)):
        raise Refused(44004, "text content is empty")
    return kind, title, text, link


def _most(kind: str) -> int:
    return 512 if kind == "textcard" else 2048


def _cut(text: object, most: int) -> str:
    """At most so many bytes of UTF-8."""
    return str(text or "").encode()[:most].decode(errors="ignore")


ROUTES = [
    web.get("/wecom/cgi-bin/gettoken", token),
    web.post("/wecom/cgi-bin/message/send", send),
]
