"""An async client of WeChat's mini-program service: wechatpy's calls over our own transport."""

from typing import Any

import aiohttp
from wechatpy.client import WeChatClient
from wechatpy.exceptions import WeChatClientException

from app.channels.patience import Patience
from app.channels.wechat.refusals import refusal
from app.channels.wechat.transport import AsyncTransport
from app.kit.errors import AppError

OFFICIAL = "https://api.weixin.qq.com"


class AsyncWeChat(AsyncTransport, WeChatClient):  # type: ignore[misc]
    """wechatpy's client whose calls are coroutines: `await client.wxa.send_subscribe_message(...)`.

    What a call raises stands at AsyncTransport.
    """

    official = OFFICIAL

    def __init__(
        self,
        appid: str,
        secret: str,
        http: aiohttp.ClientSession,
        base_url: str = OFFICIAL,
        patience: Patience | None = None,
    ) -> None:
        super().__init__(appid, secret, auto_retry=False)
        self.travel(http, base_url, patience)

    async def _ask_for_token(self) -> Any:
        """A token in normal mode: never by force, which breaks the calls of other processes."""
        body = {
            "grant_type": "client_credential",
            "appid": self.appid,
            "secret": self.secret,
            "force_refresh": False,
        }
        return await self.exchange("post", "cgi-bin/stable_token", body=body)

    def _refusal(self, error: WeChatClientException) -> AppError:
        return refusal(error)
