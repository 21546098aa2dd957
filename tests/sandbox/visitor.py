"""Somebody who knocks on the sandbox's doors and reads what comes back."""

from typing import Any

import aiohttp

from sandbox.server import Sandbox
from sandbox.settings import APPID, SECRET


class Visitor:
    """Asks the sandbox and reads JSON."""

    def __init__(self, sandbox: Sandbox, http: aiohttp.ClientSession) -> None:
        self.sandbox, self.http = sandbox, http

    async def get(self, path: str, **query: str) -> Any:
        async with self.http.get(self.sandbox.url + path, params=query) as answer:
            return await answer.json()

    async def post(self, path: str, told: object, **query: str) -> Any:
        async with self.http.post(self.sandbox.url + path, json=told, params=query) as answer:
            picture = answer.content_type == "image/png"
            return await answer.read() if picture else await answer.json()

    async def status(self, path: str, told: object) -> int:
        async with self.http.post(self.sandbox.url + path, json=told) as answer:
            return answer.status

    async def token(self, force: bool = False) -> str:
        asked = {
            "grant_type": "client_credential",
            "appid": APPID,
            "secret": SECRET,
            "force_refresh": force,
        }
        answer = await self.post("/wechat/cgi-bin/stable_token", asked)
        return str(answer["access_token"])

    async def send(self, token: str | None = None, **changes: object) -> Any:
        """A message to Yang that fits, but for `changes`."""
        told = {
            "touser": "sandbox-resident",
            "template_id": "demo-booked",
            "page": "pages/booking/index?id=7",
            "data": fields(),
            "miniprogram_state": "formal",
            "lang": "zh_CN",
        }
        path = "/wechat/cgi-bin/message/subscribe/send"
        return await self.post(path, told | changes, access_token=token or await self.token())


def fields(**changes: object) -> dict[str, dict[str, object]]:
    values = {
        "thing1": "医保参保",
        "time2": "2026年11月23日 09:30",
        "thing3": "南溪镇便民服务中心",
        "thing4": "请带齐材料",
        "character_string5": "A07",
    }
    return {name: {"value": value} for name, value in (values | changes).items()}
