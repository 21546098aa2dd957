"""The port `MiniProgram` over WeChat: who signs in, their phone, pictures of mini-program codes."""

import re
from typing import Any, Literal

from wechatpy.exceptions import WeChatClientException

from app.channels.refusals import CarrierRefused
from app.channels.wechat.client import AsyncWeChat
from app.channels.wechat.refusals import BadCode, BadPage, BadScene, ForeignPhone, refusal
from app.ports import WeChatIdentity

State = Literal["formal", "trial", "developer"]
"""The version of the mini-program that a message or a code opens."""

VERSIONS = {"formal": "release", "trial": "trial", "developer": "develop"}
SCENE = re.compile(r"[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}")
PAGE = re.compile(r"[A-Za-z0-9_\-]+(/[A-Za-z0-9_\-]+)*")
CODE = re.compile(r"[!-~]{1,256}")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff")


class WeChatMiniProgram:
    """Speaks to WeChat's mini-program service."""

    def __init__(self, client: AsyncWeChat, state: State = "formal") -> None:
        self.client, self.state = client, state

    async def identity(self, code: str) -> WeChatIdentity:
        """Who holds this `wx.login` code (5 minutes, once); BadCode, or BlockedUser.

        Works without an access token, so that nobody is locked out when tokens cannot be had. The
        session key is dropped: nothing here needs it, and it must never reach a phone.
        """
        question = {
            "appid": self.client.appid,
            "secret": self.client.secret,
            "js_code": _checked(code),
            "grant_type": "authorization_code",
        }
        try:
            answer = await self.client.exchange("get", "sns/jscode2session", question)
        except WeChatClientException as error:
            raise refusal(error) from None
        if not isinstance(answer, dict) or not answer.get("openid"):
            raise CarrierRefused(asked="jscode2session")
        return WeChatIdentity(str(answer["openid"]), str(answer.get("unionid") or ""))

    async def phone(self, code: str) -> str:
        """The mainland phone (11 digits) behind a getPhoneNumber code; BadCode or ForeignPhone.

        Each success is charged to the office (0.03 yuan since 2023-08-28).
        """
        answer = await self._ask("wxa/business/getuserphonenumber", {"code": _checked(code)})
        try:
            told = answer["phone_info"]
            country, number = str(told["countryCode"]), str(told["purePhoneNumber"])
        except (KeyError, TypeError):
            raise CarrierRefused(asked="getuserphonenumber") from None
        if country != "86":
            raise ForeignPhone(country=country)
        return number

    async def code_image(self, scene: str, page: str) -> bytes:
        """The picture (PNG or JPEG) of a code that opens `page` with `scene`.

        BadScene unless `scene` has 1 to 32 of the characters WeChat allows (no %, no Chinese);
        BadPage when `page` starts with a slash, has a query, or is not published.
        """
        if not SCENE.fullmatch(scene):
            raise BadScene(length=len(scene))
        if not PAGE.fullmatch(page):
            raise BadPage()
        question = {
            "scene": scene,
            "page": page,
            "check_path": self.state == "formal",
            "env_version": VERSIONS[self.state],
        }
        picture = await self._ask("wxa/getwxacodeunlimit", question)
        if not isinstance(picture, bytes) or not picture.startswith(PICTURES):
            raise CarrierRefused(asked="getwxacodeunlimit")
        return picture

    async def _ask(self, path: str, body: dict[str, Any]) -> Any:
        try:
            return await self.client.post(path, data=body, api_base_url="")
        except WeChatClientException as error:
            raise refusal(error) from None


def _checked(code: str) -> str:
    if not CODE.fullmatch(code):
        raise BadCode()
    return code
