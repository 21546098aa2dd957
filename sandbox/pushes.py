"""Pushes events to the app as WeChat does: signed, encrypted when there is a key, up to 3 times."""

import asyncio
import base64
import hashlib
import json
import secrets
import time
from datetime import timedelta
from typing import Any

import aiohttp
from aiohttp import web
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from sandbox.state import LogLine, State

ACCOUNT = "gh_5a4db0c0ffee"
TRIES = 3
ANSWER_SECONDS = 5.0
PAUSE_SECONDS = 1.0
LOOK_SECONDS = 0.2


def signature(*parts: str) -> str:
    """SHA-1 over the sorted parts, in hex."""
    return hashlib.sha1("".join(sorted(parts)).encode(), usedforsecurity=False).hexdigest()


def sealed(text: bytes, aes_key: str, appid: str, noise: bytes) -> str:
    """A message in WeChat's envelope: 16 bytes of `noise`, length, text, app id, padding to 32."""
    key = base64.b64decode(aes_key + "=")
    plain = noise + len(text).to_bytes(4, "big") + text + appid.encode()
    gap = 32 - len(plain) % 32
    encryptor = Cipher(algorithms.AES(key), modes.CBC(key[:16])).encryptor()
    closed = encryptor.update(plain + bytes([gap]) * gap) + encryptor.finalize()
    return base64.b64encode(closed).decode()


class Pushes:
    """Tells the app what people do in WeChat's own windows; silent without a callback address."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.http = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ANSWER_SECONDS))
        self._under_way: set[asyncio.Task[None]] = set()

    def sent(self, openid: str, template_id: str, msgid: str) -> None:
        """A message has reached the phone."""
        seconds, way = self.state.troubles.receipt("wechat")
        code = self.state.troubles.of("wechat").receipt_code or "1003"
        failed = way == "receipt_failed"
        item = {
            "TemplateId": template_id,
            "MsgID": msgid,
            "ErrorCode": code if failed else "0",
            "ErrorStatus": "fail" if failed else "success",
        }
        wait = 0.0 if self.state.troubles.of("wechat").calm else seconds
        if way != "receipt_lost":
            for _ in range(2 if way == "receipt_doubled" else 1):
                self._push(openid, "subscribe_msg_sent_event", [item], wait)

    def asked(self, openid: str, results: dict[str, str]) -> None:
        """The person has answered the subscription sheet."""
        items = [
            {"TemplateId": key, "SubscribeStatusString": value, "PopupScene": "0"}
            for key, value in results.items()
        ]
        self._push(openid, "subscribe_msg_popup_event", items)

    def managed(self, openid: str, template_ids: list[str]) -> None:
        """The person has refused templates in the settings."""
        items = [{"TemplateId": key, "SubscribeStatusString": "reject"} for key in template_ids]
        self._push(openid, "subscribe_msg_change_event", items)

    @property
    def waiting(self) -> int:
        """How many events are still to come."""
        return len(self._under_way)

    async def close(self) -> None:
        """Give up what is under way."""
        for task in tuple(self._under_way):
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)
        await self.http.close()

    async def settled(self) -> None:
        """Wait until nothing is under way."""
        while self._under_way:
            await asyncio.gather(*self._under_way, return_exceptions=True)

    def _push(
        self, openid: str, event: str, items: list[dict[str, str]], wait: float = 0.0
    ) -> None:
        if not self.state.settings.callback_url or not items:
            return
        message = {
            "ToUserName": ACCOUNT,
            "FromUserName": openid,
            "CreateTime": str(int(self.state.clock.now().timestamp())),
            "MsgType": "event",
            "Event": event,
            "List": items[0] if len(items) == 1 else items,
        }
        task = asyncio.create_task(self._deliver(message, wait))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _deliver(self, message: dict[str, Any], wait: float) -> None:
        until = self.state.clock.now() + timedelta(seconds=wait)
        while self.state.clock.now() < until:  # noqa: ASYNC110 - the clock may jump
            await asyncio.sleep(LOOK_SECONDS)
        query, body = self._request(message)
        for attempt in range(1, TRIES + 1):
            started = time.monotonic()
            try:
                async with self.http.post(
                    self.state.settings.callback_url, params=query, json=body
                ) as answer:
                    outcome, good = str(answer.status), answer.status == 200
            except (aiohttp.ClientError, TimeoutError) as error:
                outcome, good = f"没有送到（{type(error).__name__}）", False
            took = int((time.monotonic() - started) * 1000)
            what = f"推送 {message['Event']}" + (f" 第 {attempt} 次" if attempt > 1 else "")
            self.state.log.appendleft(
                LogLine(
                    self.state.clock.stamp(), what, message["FromUserName"], outcome, good, took
                )
            )
            if good:
                return
            await asyncio.sleep(PAUSE_SECONDS)

    def _request(self, message: dict[str, Any]) -> tuple[dict[str, str], dict[str, Any]]:
        settings = self.state.settings
        timestamp, nonce = message["CreateTime"], str(secrets.randbelow(10**9))
        query = {
            "signature": signature(settings.callback_token, timestamp, nonce),
            "timestamp": timestamp,
            "nonce": nonce,
            "openid": message["FromUserName"],
        }
        if not settings.aes_key:
            return query, message
        text = json.dumps(message, ensure_ascii=False).encode()
        closed = sealed(text, settings.aes_key, settings.appid, secrets.token_bytes(16))
        proof = signature(settings.callback_token, timestamp, nonce, closed)
        query |= {"encrypt_type": "aes", "msg_signature": proof}
        return query, {"ToUserName": ACCOUNT, "Encrypt": closed}


PUSHES = web.AppKey("pushes", Pushes)
