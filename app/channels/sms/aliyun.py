"""The port `Channel` over Alibaba Cloud's text messages (dysmsapi, version 2017-05-25)."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import aiohttp

from app.channels.patience import Patience
from app.channels.refusals import CarrierSilent, unsettled
from app.channels.sms.aliyun_signing import authorization, canonical_query, stamped
from app.channels.sms.errors import ALIYUN, refusal
from app.channels.sms.exchange import Answer, Exchange, Question
from app.channels.sms.fields import filled, mobile, registered
from app.channels.sms.out_ids import out_id
from app.domain.messages.carriers import Can
from app.domain.messages.messages import Message, Outcome, Receipt
from app.domain.messages.verdicts import Fate
from app.kit.clock import SHANGHAI
from app.kit.errors import AppError
from app.ports import Clock, Ids

OFFICIAL = "https://dysmsapi.aliyuncs.com"
PAGE = 50
"""The most records that QuerySendDetails gives at once."""
PAGES = 4
RECORDED_AFTER = timedelta(minutes=10)
"""What is in no record after so long was never taken: records may come late."""
KEPT = timedelta(days=30)
FATES = {"1": Fate.WAITING, "2": Fate.FAILED, "3": Fate.DELIVERED}


@dataclass(frozen=True)
class AliyunAccount:
    """Who we are to Alibaba Cloud: an access key and the name in 【】 before each text."""

    key_id: str
    secret: str = field(repr=False)
    sign: str
    url: str = OFFICIAL


class AliyunSms:
    """Sends registered templates, one number a request.

    The vendor knows no repeated hand-over again, so that what was asked and not answered is looked
    for in its records. The phone stands in the query of each request: no proxy may log it.
    """

    can = Can(receipts=True, askable=True, longest=500, registered=True, seconds_to_receipt=10)

    def __init__(
        self,
        account: AliyunAccount,
        http: aiohttp.ClientSession,
        clock: Clock,
        ids: Ids,
        patience: Patience | None = None,
    ) -> None:
        self.account, self.clock, self.ids = account, clock, ids
        self._exchange = Exchange(http, account.url, patience or Patience())

    async def send(self, to: str, message: Message) -> Receipt:
        """Hand the text over for a mobile phone; the receipt holds the vendor's BizId.

        Raises what `errors.ALIYUN` says of a code, UnknownRecipient for what is no mobile number,
        NotRegistered without a template; UNKNOWN when the vendor was asked and did not answer.
        """
        params = {
            "PhoneNumbers": mobile(to),
            "SignName": self.account.sign,
            "TemplateCode": registered(message).id,
            "TemplateParam": json.dumps(filled(message), ensure_ascii=False),
        }
        if message.key:
            params["OutId"] = out_id(message.key)
        try:
            told = await self._ask("SendSms", params)
        except CarrierSilent:
            return Receipt(Outcome.UNKNOWN)
        return Receipt(Outcome.SENT, str(told.get("BizId") or ""))

    async def check(self) -> str:
        """Ask for one registered template, which costs nothing; empty, or a refusal's code."""
        try:
            await self._ask("QuerySmsTemplateList", {"PageIndex": "1", "PageSize": "1"})
        except AppError as trouble:
            return trouble.code
        return ""

    async def fate(self, to: str, key: str, carrier_id: str, asked_at: datetime) -> Fate:
        """What the vendor's records of that day, and the next at midnight, say of our OutId.

        NOT_THERE for what is in no record after ten minutes; CANNOT_SAY for more than 30 days ago
        and for what the vendor refuses to look for, UNASKED when it could not be asked.
        """
        now = self.clock.now()
        if not key or now - asked_at > KEPT:
            return Fate.CANNOT_SAY
        try:
            phone = mobile(to)
            for day in _days(asked_at, now):
                if found := await self._found(phone, day, out_id(key), carrier_id):
                    return found
        except AppError as trouble:
            return unsettled(trouble)
        gone = not carrier_id and now - asked_at >= RECORDED_AFTER
        return Fate.NOT_THERE if gone else Fate.WAITING

    async def _found(self, phone: str, day: date, ours: str, biz_id: str) -> Fate | None:
        params = {"PhoneNumber": phone, "SendDate": f"{day:%Y%m%d}", "PageSize": str(PAGE)}
        if biz_id:
            params["BizId"] = biz_id
        for page in range(1, PAGES + 1):
            told = await self._ask("QuerySendDetails", {**params, "CurrentPage": str(page)})
            records = _records(told)
            for record in records:
                if str(record.get("OutId") or "") == ours:
                    return FATES.get(str(record.get("SendStatus")), Fate.WAITING)
            if len(records) < PAGE:
                return None
        return Fate.WAITING

    async def _ask(self, action: str, params: Mapping[str, str]) -> dict[str, Any]:
        """The vendor's answer of success, else the refusal that its code stands for."""
        query = canonical_query(params)
        nonce = self.ids.new().hex
        headers = stamped(self._exchange.host, action, self.clock.now(), nonce)
        proof = authorization(query, headers, self.account.key_id, self.account.secret)
        wanted = {"Accept": "application/json", "Authorization": proof}
        question = Question(f"/?{query}", {**headers, **wanted})
        return _understood(await self._exchange.ask(question))


def _understood(answer: Answer) -> dict[str, Any]:
    told = answer.told
    if told is None or not isinstance(told.get("Code"), str):
        raise answer.unread()
    if told["Code"] == "OK" and answer.status == 200:
        return told
    if told["Code"] not in ALIYUN and answer.status >= 500:
        raise answer.unread()
    raise refusal(ALIYUN, told["Code"], told.get("Message"), told.get("RequestId"))


def _records(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The records of an answer: `SmsSendDetailDTOs.SmsSendDetailDTO`, or the list by itself."""
    found = told.get("SmsSendDetailDTOs")
    listed = found.get("SmsSendDetailDTO") if isinstance(found, dict) else found
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _days(asked_at: datetime, now: datetime) -> Iterator[date]:
    """The office's days on which a text asked for at that moment may stand in the records."""
    first = asked_at.astimezone(SHANGHAI).date()
    yield first
    late = min(asked_at + RECORDED_AFTER, now).astimezone(SHANGHAI).date()
    if late != first:
        yield late
