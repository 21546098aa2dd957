"""The port `Channel` over Tencent Cloud's text messages (sms, version 2021-01-11)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import aiohttp

from app.channels.patience import Patience
from app.channels.refusals import CarrierSilent, unsettled
from app.channels.sms.errors import TENCENT, refusal
from app.channels.sms.exchange import Answer, Exchange, Question
from app.channels.sms.fields import filled, mobile, registered
from app.channels.sms.out_ids import out_id
from app.channels.sms.tencent_signing import CONTENT_TYPE, authorization
from app.domain.messages.carriers import Can
from app.domain.messages.messages import Message, Outcome, Receipt
from app.domain.messages.verdicts import Fate
from app.kit.clock import SHANGHAI
from app.kit.errors import AppError
from app.ports import Clock

OFFICIAL = "https://sms.tencentcloudapi.com"
REGION = "ap-guangzhou"
VERSION = "2021-01-11"
MAINLAND = "+86"
PULLED = 100
"""The most states that one pull gives."""
KEPT = timedelta(days=7)
SKEW = timedelta(minutes=5)
FATES = {"SUCCESS": Fate.DELIVERED, "FAIL": Fate.FAILED}
HOUR = "%Y%m%d%H"


@dataclass(frozen=True)
class TencentAccount:
    """Who we are to Tencent Cloud: a key, an SMS application and the name before each text."""

    secret_id: str
    secret_key: str = field(repr=False)
    app: str
    sign: str
    region: str = REGION
    url: str = OFFICIAL


class TencentSms:
    """Sends registered templates, one number a request.

    The vendor knows no repeated hand-over again. Asked for a number it tells of a text only once
    the network has said what became of it (PullSmsSendStatus: "data only where the operator has
    returned a state"), for seven days and without a bound for the network. So what it does not name
    may still be under way, however late: no text without an answer is known never to be taken.

    Receipts and pulls name our SessionContext only for accounts that have asked Tencent for it
    ("empty by default", 382/59178 and PullSmsSendStatus); others find by SerialNo what was
    answered for, and nothing settles a text without an answer.
    """

    can = Can(receipts=True, askable=True, longest=500, registered=True, seconds_to_receipt=10)

    def __init__(
        self,
        account: TencentAccount,
        http: aiohttp.ClientSession,
        clock: Clock,
        patience: Patience | None = None,
    ) -> None:
        self.account, self.clock = account, clock
        self._exchange = Exchange(http, account.url, patience or Patience())

    async def send(self, to: str, message: Message) -> Receipt:
        """Hand the text over for a mobile phone; the receipt holds the vendor's SerialNo.

        Raises what `errors.TENCENT` says of a code, of the request or of this number,
        UnknownRecipient for what is no mobile number, NotRegistered without a template; UNKNOWN
        when the vendor was asked and did not answer.
        """
        question: dict[str, object] = {
            "PhoneNumberSet": [MAINLAND + mobile(to)],
            "SmsSdkAppId": self.account.app,
            "SignName": self.account.sign,
            "TemplateId": registered(message).id,
            "TemplateParamSet": _in_order(filled(message)),
        }
        if message.key:
            question["SessionContext"] = out_id(message.key)
        try:
            told = await self._ask("SendSms", question)
            return _receipt(told)
        except CarrierSilent:
            return Receipt(Outcome.UNKNOWN)

    async def check(self) -> str:
        """Ask for the figures of the last hour, which costs nothing; empty, or a refusal's code."""
        now = self.clock.now().astimezone(SHANGHAI)
        question: dict[str, object] = {
            "SmsSdkAppId": self.account.app,
            "BeginTime": (now - timedelta(hours=1)).strftime(HOUR),
            "EndTime": now.strftime(HOUR),
            "Limit": 0,
            "Offset": 0,
        }
        try:
            await self._ask("SendStatusStatistics", question)
        except AppError as trouble:
            return trouble.code
        return ""

    async def fate(self, to: str, key: str, carrier_id: str, asked_at: datetime) -> Fate:
        """What the vendor says of our SessionContext, or of its own SerialNo, at that number.

        CANNOT_SAY after seven days and for what the vendor refuses to look for, UNASKED when it
        could not be asked; never NOT_THERE.
        """
        now = self.clock.now()
        if not key or now - asked_at > KEPT - SKEW:
            return Fate.CANNOT_SAY
        try:
            question: dict[str, object] = {
                "PhoneNumber": MAINLAND + mobile(to),
                "SmsSdkAppId": self.account.app,
                "BeginTime": int((asked_at - SKEW).timestamp()),
                "EndTime": int((now + SKEW).timestamp()),
                "Offset": 0,
                "Limit": PULLED,
            }
            told = await self._ask("PullSmsSendStatusByPhoneNumber", question)
        except AppError as trouble:
            return unsettled(trouble)
        for state in _objects(told.get("PullSmsSendStatusSet")):
            named = str(state.get("SessionContext") or "") == out_id(key)
            if named or (carrier_id and str(state.get("SerialNo") or "") == carrier_id):
                return FATES.get(str(state.get("ReportStatus")), Fate.WAITING)
        return Fate.WAITING

    async def _ask(self, action: str, asked: Mapping[str, object]) -> dict[str, Any]:
        """The vendor's `Response` of success, else the refusal that its error stands for."""
        account, now = self.account, self.clock.now()
        body = json.dumps(asked, ensure_ascii=False).encode()
        secrets = (account.secret_id, account.secret_key)
        headers = {
            "Authorization": authorization(self._exchange.host, body, now, secrets),
            "Content-Type": CONTENT_TYPE,
            "Host": self._exchange.host,
            "X-TC-Action": action,
            "X-TC-Region": account.region,
            "X-TC-Timestamp": str(int(now.timestamp())),
            "X-TC-Version": VERSION,
        }
        return _understood(await self._exchange.ask(Question("/", headers, body)))


def _understood(answer: Answer) -> dict[str, Any]:
    told = (answer.told or {}).get("Response")
    if not isinstance(told, dict):
        raise answer.unread()
    error = told.get("Error")
    if isinstance(error, dict):
        raise refusal(TENCENT, error.get("Code"), request=told.get("RequestId"))
    if answer.status != 200:
        raise answer.unread()
    return told


def _receipt(told: Mapping[str, Any]) -> Receipt:
    """The receipt for our one number, or the refusal that its own code stands for."""
    states = _objects(told.get("SendStatusSet"))
    if not states:
        raise CarrierSilent(asked="SendSms")
    [state, *_] = states
    if str(state.get("Code")).lower() != "ok":
        raise refusal(TENCENT, state.get("Code"), request=told.get("RequestId"))
    fee = str(state.get("Fee") or "")
    parts = int(fee) if fee.isascii() and fee.isdigit() else 0
    return Receipt(Outcome.SENT, str(state.get("SerialNo") or ""), parts)


def _objects(found: object) -> list[dict[str, Any]]:
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _in_order(values: Mapping[str, str]) -> Sequence[str]:
    """The values by the place that their names say ("1", "2"), else as they are listed."""
    if all(name.isascii() and name.isdigit() for name in values):
        return [values[name] for name in sorted(values, key=int)]
    return list(values.values())
