"""WeChat's endpoints: signing in, tokens, phone numbers, subscription messages, codes."""

import io
import re
import secrets
from typing import Any

import segno
from aiohttp import web

from sandbox.fields import checked
from sandbox.misbehaviour import endpoint
from sandbox.pushes import PUSHES
from sandbox.refusals import Refused
from sandbox.requests import body
from sandbox.state import SentMessage, State
from sandbox.templates import TEMPLATES

SCENE = re.compile(r"[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}")
PAGE = re.compile(r"[A-Za-z0-9_\-]+(/[A-Za-z0-9_\-]+)*")
VERSIONS = ("formal", "trial", "developer")
TONGUES = ("zh_CN", "en_US", "zh_HK", "zh_TW")


def _known_app(state: State, appid: object, secret: object) -> None:
    if appid != state.settings.appid:
        raise Refused(40013, "invalid appid")
    if secret != state.settings.secret:
        raise Refused(40125, "invalid appsecret")


def known_page(state: State, page: str) -> None:
    """Refused 41030 for what is no page of the mini-program."""
    if not PAGE.fullmatch(page) or (state.settings.pages and page not in state.settings.pages):
        raise Refused(41030, "invalid page")


@endpoint("code2session", tokened=False)
async def code2session(state: State, request: web.Request) -> dict[str, Any]:
    """GET /sns/jscode2session: who holds this sign-in code."""
    _known_app(state, request.query.get("appid"), request.query.get("secret"))
    if request.query.get("grant_type") != "authorization_code":
        raise Refused(40002, "invalid grant_type")
    openid = state.logins.take(request.query.get("js_code"))
    if openid is None:
        raise Refused(40029, "invalid code")
    state.meet(openid)
    return {"openid": openid, "session_key": secrets.token_urlsafe(16)}


@endpoint("token", tokened=False)
async def stable_token(state: State, request: web.Request) -> dict[str, Any]:
    """POST /cgi-bin/stable_token: the token that many processes may share."""
    asked = await body(request)
    if asked.get("grant_type") != "client_credential":
        raise Refused(40002, "invalid grant_type")
    _known_app(state, asked.get("appid"), asked.get("secret"))
    value, seconds = state.tokens.stable(asked.get("force_refresh") is True)
    return {"access_token": value, "expires_in": seconds}


@endpoint("token", tokened=False)
async def plain_token(state: State, request: web.Request) -> dict[str, Any]:
    """GET /cgi-bin/token: the older kind, of which a new one ends the last."""
    if request.query.get("grant_type") != "client_credential":
        raise Refused(40002, "invalid grant_type")
    _known_app(state, request.query.get("appid"), request.query.get("secret"))
    value, seconds = state.tokens.plain()
    return {"access_token": value, "expires_in": seconds}


@endpoint("phone")
async def phone_number(state: State, request: web.Request) -> dict[str, Any]:
    """POST /wxa/business/getuserphonenumber: the phone behind a button's code."""
    phone = state.phones.take((await body(request)).get("code"))
    if phone is None:
        raise Refused(40029, "invalid code")
    country, _, local = phone.rpartition(" ")
    country = country.lstrip("+") or "86"
    told = {
        "phoneNumber": local if country == "86" else f"+{country}{local}",
        "purePhoneNumber": local,
        "countryCode": country,
        "watermark": {
            "timestamp": int(state.clock.now().timestamp()),
            "appid": state.settings.appid,
        },
    }
    return {"errcode": 0, "errmsg": "ok", "phone_info": told}


@endpoint("subscribe.send")
async def send(state: State, request: web.Request) -> dict[str, Any]:
    """POST /cgi-bin/message/subscribe/send: one message for one grant."""
    asked = await body(request)
    openid, template = str(asked.get("touser", "")), TEMPLATES.get(str(asked.get("template_id")))
    page, version = str(asked.get("page") or ""), asked.get("miniprogram_state", "formal")
    if not state.knows(openid):
        raise Refused(40003, "invalid openid")
    if template is None:
        raise Refused(40037, "template_id not exist")
    if version not in VERSIONS or asked.get("lang", "zh_CN") not in TONGUES:
        raise Refused(40097, "invalid args! miniprogram_state or lang")
    data = checked(asked.get("data"), template.fields)
    if page:
        known_page(state, page.partition("?")[0])
    if not state.spend(openid, template.template_id):
        raise Refused(43101, "user refuse to accept the msg")
    msgid = str(secrets.randbelow(10**18))
    message = SentMessage(
        msgid, state.clock.stamp(), openid, template.template_id, data, page, version
    )
    state.arrive(message)
    request.app[PUSHES].sent(openid, template.template_id, msgid)
    return {"errcode": 0, "errmsg": "ok", "msgid": int(msgid)}


@endpoint("qr")
async def code_image(state: State, request: web.Request) -> bytes:
    """POST /wxa/getwxacodeunlimit: a picture of a code that opens a page with a scene."""
    asked = await body(request)
    scene, page = asked.get("scene"), asked.get("page", "pages/index/index")
    if not isinstance(scene, str) or not SCENE.fullmatch(scene):
        raise Refused(40169, "invalid length for scene, or the data is not json string")
    if asked.get("env_version", "release") not in ("release", "trial", "develop"):
        raise Refused(40097, "invalid args! env_version")
    width = asked.get("width", 430)
    if not isinstance(width, int) or not 280 <= width <= 1280:
        raise Refused(40097, "invalid args! width")
    known_page(state, str(page))
    picture = io.BytesIO()
    segno.make(f"https://sandbox.invalid/{page}?scene={scene}").save(picture, kind="png", scale=6)
    return picture.getvalue()


ROUTES = [
    web.get("/wechat/sns/jscode2session", code2session),
    web.post("/wechat/cgi-bin/stable_token", stable_token),
    web.get("/wechat/cgi-bin/token", plain_token),
    web.post("/wechat/wxa/business/getuserphonenumber", phone_number),
    web.post("/wechat/cgi-bin/message/subscribe/send", send),
    web.post("/wechat/wxa/getwxacodeunlimit", code_image),
]
