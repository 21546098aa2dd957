"""How the clients of wechatpy travel here: over our aiohttp session, each call bounded in time."""

import json
from collections.abc import Mapping
from typing import Any, ClassVar

import aiohttp
from wechatpy.constants import WeChatErrorCode
from wechatpy.exceptions import WeChatClientException

from app.channels.patience import BUSY, UNSENT, Patience, heard
from app.channels.refusals import (
    CarrierBusy,
    CarrierMisconfigured,
    CarrierRefused,
    CarrierSilent,
    CarrierUnreachable,
)
from app.channels.wechat.token import AccessToken
from app.kit.errors import AppError

STALE_TOKEN = frozenset(
    {
        WeChatErrorCode.INVALID_CREDENTIAL,
        WeChatErrorCode.INVALID_ACCESS_TOKEN,
        WeChatErrorCode.EXPIRED_ACCESS_TOKEN,
    }
)


LONGEST_ANSWER = 4 * 1024 * 1024
"""Bytes; the largest pictures of codes have a few hundred thousand."""


class AsyncTransport:
    """Stands before a client of wechatpy and makes its calls coroutines.

    The transport of wechatpy is replaced because it blocks, fetches tokens without a time limit and
    retries without end. A call costs at most two exchanges and two token fetches. Raises
    WeChatClientException for an error code, CarrierUnreachable when nothing was sent,
    CarrierSilent when it was sent and no answer came or HTTP 5xx, CarrierBusy for HTTP 429 and 503.
    """

    official: ClassVar[str]
    """The address of the service, without a slash at the end."""
    API_BASE_URL: str

    def travel(self, http: aiohttp.ClientSession, base_url: str, patience: Patience | None) -> None:
        """Use this session and address from now on; once, when a client is made."""
        self._session = http
        self._root = base_url.rstrip("/")
        self._timeout = (patience or Patience()).timeout()
        self.tokens = AccessToken(self._fetch_token)

    async def exchange(
        self,
        method: str,
        path: str,
        params: Mapping[str, str] | None = None,
        body: Mapping[str, Any] | None = None,
    ) -> Any:
        """One question and its answer: a dict, or the bytes of a picture; adds no token."""
        content = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        try:
            async with self._session.request(
                method,
                f"{self._root}/{path}",
                params=params,
                data=content,
                headers={"Content-Type": "application/json"} if content else None,
                timeout=self._timeout,
                allow_redirects=False,
            ) as answer:
                return _understood(answer.status, await heard(answer, LONGEST_ANSWER))
        except UNSENT as error:
            raise CarrierUnreachable(reason=type(error).__name__) from None
        except aiohttp.InvalidURL:
            raise CarrierMisconfigured(reason="url") from None
        except (aiohttp.ClientError, TimeoutError) as error:
            raise CarrierSilent(reason=type(error).__name__) from None

    async def check(self) -> str:
        """Empty when the service gives us a token, else the code of its refusal."""
        try:
            await self.tokens.get()
        except AppError as refusal:
            return refusal.code
        return ""

    async def _request(self, method: str, url_or_endpoint: str, **kwargs: Any) -> Any:
        """What all of wechatpy's calls end in: adds the token, renews a stale one exactly once."""
        base = kwargs.pop("api_base_url", self.API_BASE_URL)
        path = (base + url_or_endpoint).removeprefix(f"{self.official}/")
        params = dict(kwargs.pop("params", None) or {})
        body, shape = kwargs.pop("data", None), kwargs.pop("result_processor", None)
        token = await self.tokens.get()
        try:
            answer = await self.exchange(method, path, {**params, "access_token": token}, body)
        except WeChatClientException as error:
            if error.errcode not in STALE_TOKEN:
                raise
            token = await self.tokens.get(refused=token)
            answer = await self.exchange(method, path, {**params, "access_token": token}, body)
        return shape(answer) if shape else answer

    async def _fetch_token(self) -> tuple[str, float]:
        """A token and its seconds.

        A silent answer counts as unreachable: the call that needs the token has not left yet.
        """
        try:
            answer = await self._ask_for_token()
            return str(answer["access_token"]), float(answer["expires_in"])
        except WeChatClientException as error:
            raise self._refusal(error) from None
        except CarrierSilent as silent:
            raise CarrierUnreachable(reason=silent.facts.get("reason")) from None
        except (KeyError, TypeError, ValueError):
            raise CarrierRefused(asked="token") from None

    async def _ask_for_token(self) -> Any:
        raise NotImplementedError

    def _refusal(self, error: WeChatClientException) -> AppError:
        raise NotImplementedError

    def fetch_access_token(self) -> None:
        """Refused: wechatpy's own fetch blocks, and knows no stable token."""
        raise NotImplementedError("await client.tokens.get()")


def _understood(status: int, content: bytes) -> Any:
    """The answer as a dict or, when it is no JSON, as it came."""
    if status in BUSY:
        raise CarrierBusy(status=status)
    if status >= 500:
        raise CarrierSilent(status=status)
    if status != 200:
        raise CarrierRefused(status=status)
    try:
        answer = json.loads(content, strict=False)
        errcode = int(answer.get("errcode") or 0)
    except (ValueError, AttributeError, TypeError):
        return content
    if errcode:
        raise WeChatClientException(errcode, answer.get("errmsg", ""))
    return answer
