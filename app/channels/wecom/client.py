"""An async client of WeCom: wechatpy's calls over the same transport as WeChat's."""

from typing import Any

import aiohttp
from wechatpy.enterprise import WeChatClient
from wechatpy.exceptions import WeChatClientException

from app.channels.patience import Patience
from app.channels.wechat.refusals import refusal
from app.channels.wechat.transport import AsyncTransport
from app.channels.wecom.errors import ERRORS
from app.kit.errors import AppError

OFFICIAL = "https://qyapi.weixin.qq.com"


class AsyncWeCom(AsyncTransport, WeChatClient):  # type: ignore[misc]
    """wechatpy's client whose calls are coroutines: `await client.message.send(...)`.

    What a call raises stands at AsyncTransport.
    """

    official = OFFICIAL

    def __init__(
        self,
        corp: str,
        secret: str,
        http: aiohttp.ClientSession,
        base_url: str = OFFICIAL,
        patience: Patience | None = None,
    ) -> None:
        super().__init__(corp, secret, auto_retry=False)
        self.travel(http, base_url, patience)

    async def _ask_for_token(self) -> Any:
        """The token of the app: asked again WeCom answers the same one until it ends."""
        account = {"corpid": self.corp_id, "corpsecret": self.secret}
        return await self.exchange("get", "cgi-bin/gettoken", account)

    def _refusal(self, error: WeChatClientException) -> AppError:
        return refusal(error, ERRORS)
