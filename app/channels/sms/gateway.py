"""The port `Channel` over a county's own text message gateway, which speaks a protocol of ours.

POST /send {id, to, text, at} answers {id, parts}, the same again for the same id; GET /status/<id>
answers {id, state, error} with a state of waiting, delivered or failed, or 404; GET /health 200.
Refusals answer 4xx or 503 with {error: <code of errors.GATEWAY>, wait_seconds}. Both sides sign:
X-Cunkou-Signature is the hex HMAC-SHA256, under the shared secret, of X-Cunkou-Time (Unix seconds,
at most five minutes off), a line break and the body.
"""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import aiohttp

from app.channels.patience import Patience
from app.channels.refusals import (
    CarrierBusy,
    CarrierSilent,
    ContentRefused,
    NumberLimited,
    unsettled,
)
from app.channels.sms.errors import GATEWAY, refusal
from app.channels.sms.exchange import Answer, Exchange, Question
from app.channels.sms.fields import mobile
from app.channels.sms.out_ids import out_id
from app.domain.messages.carriers import Can
from app.domain.messages.messages import Message, Outcome, Receipt
from app.domain.messages.verdicts import Fate
from app.kit.errors import AppError
from app.ports import Clock, Ids

TIME_HEADER, SIGNATURE_HEADER = "X-Cunkou-Time", "X-Cunkou-Signature"
SKEW = timedelta(minutes=5)
LONGEST = 500
FATES = {"delivered": Fate.DELIVERED, "failed": Fate.FAILED, "waiting": Fate.WAITING}


@dataclass(frozen=True)
class GatewayAccount:
    """Where the gateway is, and the secret that it shares with us."""

    url: str
    secret: str = field(repr=False)


def signature(secret: str, time: str, body: bytes) -> str:
    """The signature under `body` at `time`, the text of the time header."""
    return hmac.digest(secret.encode(), time.encode() + b"\n" + body, "sha256").hex()


def is_signed(secret: str, headers: Mapping[str, str], body: bytes, now: datetime) -> bool:
    """Whether a push came from who shares the secret, within five minutes; never without one."""
    time, given = headers.get(TIME_HEADER, ""), headers.get(SIGNATURE_HEADER, "")
    if not secret or not (time.isascii() and time.isdigit() and len(time) <= 12):
        return False
    if abs(now.timestamp() - int(time)) > SKEW.total_seconds():
        return False
    return hmac.compare_digest(signature(secret, time, body).encode(), given.lower().encode())


class GatewaySms:
    """Sends texts in words; a repeated hand-over under the same key is told by the gateway."""

    can = Can(
        receipts=True, askable=True, repeats_safely=True, longest=LONGEST, seconds_to_receipt=30
    )

    def __init__(
        self,
        account: GatewayAccount,
        http: aiohttp.ClientSession,
        clock: Clock,
        ids: Ids,
        patience: Patience | None = None,
    ) -> None:
        self.account, self.clock, self.ids = account, clock, ids
        self._exchange = Exchange(http, account.url, patience or Patience())

    async def send(self, to: str, message: Message) -> Receipt:
        """Hand the text over for a mobile phone; the receipt holds the id that we gave it.

        Raises what `errors.GATEWAY` says of a code, UnknownRecipient for what is no mobile number,
        ContentRefused for nothing and for more than 500 characters; UNKNOWN when the gateway was
        asked and did not answer.
        """
        if not message.text.strip() or len(message.text) > LONGEST:
            raise ContentRefused(length=len(message.text))
        name = out_id(message.key) if message.key else self.ids.new().hex
        at = f"{self.clock.now():%Y-%m-%dT%H:%M:%SZ}"
        asked = {"id": name, "to": mobile(to), "text": message.text, "at": at}
        body = json.dumps(asked, ensure_ascii=False).encode()
        try:
            told = await self._ask("/send", body)
        except CarrierSilent:
            return Receipt(Outcome.UNKNOWN, name)
        parts = told.get("parts")
        return Receipt(Outcome.SENT, name, parts if isinstance(parts, int) and parts > 0 else 0)

    async def check(self) -> str:
        """Ask whether the gateway is well; empty, or a refusal's code."""
        try:
            await self._ask("/health", method="GET")
        except AppError as trouble:
            return trouble.code
        return ""

    async def fate(self, to: str, key: str, carrier_id: str, asked_at: datetime) -> Fate:
        """What the gateway says of the id that we gave it; NOT_THERE for one it does not know.

        UNASKED when it could not be asked.
        """
        name = carrier_id or (out_id(key) if key else "")
        if not name:
            return Fate.CANNOT_SAY
        try:
            answer = await self._exchange.ask(self._question(f"/status/{name}", method="GET"))
            if answer.status == 404 and answer.told is not None:
                return Fate.NOT_THERE
            return FATES.get(str(_understood(answer).get("state")), Fate.WAITING)
        except AppError as trouble:
            return unsettled(trouble)

    async def _ask(self, path: str, body: bytes = b"", method: str = "POST") -> dict[str, Any]:
        return _understood(await self._exchange.ask(self._question(path, body, method)))

    def _question(self, path: str, body: bytes = b"", method: str = "POST") -> Question:
        time = str(int(self.clock.now().timestamp()))
        headers = {
            "Content-Type": "application/json",
            TIME_HEADER: time,
            SIGNATURE_HEADER: signature(self.account.secret, time, body),
        }
        return Question(path, headers, body, method)


def _understood(answer: Answer) -> dict[str, Any]:
    """The gateway's answer of success, else the refusal that its code stands for."""
    told = answer.told
    if told is None or ("error" not in told and answer.status != 200):
        raise answer.unread()
    if "error" in told and (answer.status != 200 or "state" not in told):
        raise _refused(told)
    return told


def _refused(told: Mapping[str, Any]) -> AppError:
    error = refusal(GATEWAY, told["error"])
    wait = told.get("wait_seconds")
    if isinstance(error, NumberLimited | CarrierBusy) and isinstance(wait, int) and wait > 0:
        error.facts["wait_seconds"] = wait
    return error
