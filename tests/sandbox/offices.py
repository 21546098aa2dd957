"""An office that asks the text message vendors, signing by hand as their manuals say."""

import hashlib
import hmac
import json
import uuid
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import aiohttp
from yarl import URL

from sandbox.server import Sandbox
from sandbox.settings import (
    ALIYUN_KEY,
    ALIYUN_SECRET,
    GATEWAY_SECRET,
    SIGN,
    TENCENT_APP,
    TENCENT_ID,
    TENCENT_KEY,
)
from sandbox.troubles import Trouble

PHONE = "13800000001"


def digest(secret: bytes, text: str) -> str:
    return hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()


class Office:
    """Asks each vendor; what is wrong on purpose is an argument."""

    def __init__(self, sandbox: Sandbox, http: aiohttp.ClientSession) -> None:
        self.sandbox, self.http = sandbox, http
        self.status = 0

    @property
    def now(self) -> datetime:
        return self.sandbox.state.clock.now()

    def receipts_take_long(self) -> None:
        """Ten minutes from now on, so that no test depends on how fast it runs."""
        for vendor in ("aliyun", "tencent", "sms"):
            self.sandbox.state.troubles.set(vendor, Trouble(receipt_from=600, receipt_to=600))

    def receipts_are_due(self) -> None:
        """By the clock of the rehearsal."""
        self.sandbox.state.clock.shift(11)

    async def aliyun(
        self, action: str, params: dict[str, str], key: str = ALIYUN_SECRET, **headers: str
    ) -> Any:
        """One request; `key` signs it, `headers` replace what they name (underscores as dashes)."""
        query = "&".join(
            f"{quote(name, safe='-_.~')}={quote(value, safe='-_.~')}"
            for name, value in sorted(params.items())
        )
        signed = {
            "host": self.sandbox.url.removeprefix("http://"),
            "x-acs-action": action,
            "x-acs-content-sha256": hashlib.sha256(b"").hexdigest(),
            "x-acs-date": self.now.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "x-acs-signature-nonce": uuid.uuid4().hex,
            "x-acs-version": "2017-05-25",
        } | {name.replace("_", "-"): value for name, value in headers.items()}
        signed = dict(sorted(signed.items()))
        names = ";".join(signed)
        lines = "".join(f"{name}:{value}\n" for name, value in signed.items())
        whole = f"POST\n/\n{query}\n{lines}\n{names}\n{signed['x-acs-content-sha256']}"
        said = f"ACS3-HMAC-SHA256\n{hashlib.sha256(whole.encode()).hexdigest()}"
        proof = digest(key.encode(), said)
        scheme = f"ACS3-HMAC-SHA256 Credential={ALIYUN_KEY},SignedHeaders={names},Signature={proof}"
        url = f"{self.sandbox.aliyun_url}/?{query}"
        return await self._post(url, b"", signed | {"Authorization": scheme})

    async def send_aliyun(self, phone: str = PHONE, **changes: str) -> Any:
        """One notice to one number, but for `changes`."""
        params = {
            "PhoneNumbers": phone,
            "SignName": SIGN,
            "TemplateCode": "SMS_booked",
            "TemplateParam": json.dumps({"item": "高龄津贴", "number": "A07"}),
            "OutId": "our-7",
        }
        return await self.aliyun("SendSms", params | changes)

    async def tencent(
        self, action: str, asked: dict[str, Any], key: str = TENCENT_KEY, shift: int = 0
    ) -> Any:
        """One request; `key` signs it, `shift` are seconds by which its time is wrong."""
        body = json.dumps(asked).encode()
        moment = int(self.now.timestamp()) + shift
        day = datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d")
        host, content = self.sandbox.url.removeprefix("http://"), "application/json"
        whole = (
            f"POST\n/\n\ncontent-type:{content}\nhost:{host}\n\ncontent-type;host\n"
            f"{hashlib.sha256(body).hexdigest()}"
        )
        said = (
            f"TC3-HMAC-SHA256\n{moment}\n{day}/sms/tc3_request\n"
            f"{hashlib.sha256(whole.encode()).hexdigest()}"
        )
        made = f"TC3{key}".encode()
        for part in (day, "sms", "tc3_request"):
            made = hmac.new(made, part.encode(), hashlib.sha256).digest()
        scheme = (
            f"TC3-HMAC-SHA256 Credential={TENCENT_ID}/{day}/sms/tc3_request, "
            f"SignedHeaders=content-type;host, Signature={digest(made, said)}"
        )
        headers = {
            "Authorization": scheme,
            "Content-Type": content,
            "Host": host,
            "X-TC-Action": action,
            "X-TC-Timestamp": str(moment),
            "X-TC-Version": "2021-01-11",
        }
        answer = await self._post(f"{self.sandbox.tencent_url}/", body, headers)
        return answer["Response"]

    async def send_tencent(self, *phones: str, **changes: object) -> Any:
        """One notice to some numbers, but for `changes`."""
        asked = {
            "PhoneNumberSet": [f"+86{phone}" for phone in phones or (PHONE,)],
            "SmsSdkAppId": TENCENT_APP,
            "SignName": SIGN,
            "TemplateId": "1525",
            "TemplateParamSet": ["高龄津贴", "A07"],
            "SessionContext": "our-7",
        }
        return await self.tencent("SendSms", asked | changes)

    async def gateway(
        self, path: str, told: object = None, key: str = GATEWAY_SECRET, shift: int = 0
    ) -> Any:
        """POST when there is something to tell, else GET."""
        body = b"" if told is None else json.dumps(told).encode()
        time = str(int(self.now.timestamp()) + shift)
        proof = hmac.new(key.encode(), f"{time}\n".encode() + body, hashlib.sha256).hexdigest()
        headers = {"X-Cunkou-Time": time, "X-Cunkou-Signature": proof}
        url = f"{self.sandbox.gateway_url}{path}"
        return await self._post(url, body, headers, "GET" if told is None else "POST")

    async def _post(
        self, url: str, body: bytes, headers: dict[str, str], method: str = "POST"
    ) -> Any:
        async with self.http.request(
            method, URL(url, encoded=True), data=body, headers=headers
        ) as answer:
            self.status = answer.status
            return await answer.json()
