"""The port `Channel` over messages of an app of WeCom."""

import hashlib
from datetime import datetime
from typing import Any

from wechatpy.exceptions import WeChatClientException

from app.channels.refusals import (
    CarrierSilent,
    MessageRefused,
    NotRegistered,
    UnknownRecipient,
)
from app.channels.wechat.refusals import refusal
from app.channels.wecom.client import AsyncWeCom
from app.channels.wecom.errors import ERRORS
from app.domain.messages.carriers import Can
from app.domain.messages.messages import Message, Outcome, Receipt
from app.domain.messages.verdicts import Fate
from app.kit.errors import Unavailable

HOURS_4 = 4 * 60 * 60
TITLE_BYTES = 128
TEXT_BYTES = 512
"""What a card shows, in UTF-8; WeCom cuts what is longer, also within a character."""
LONGEST = TEXT_BYTES // 3


class WeCom:
    """Sends messages of the app `agent` to members of the corp as cards; a tap leads to `link`.

    WeCom recognises a repeated hand-over within four hours by the whole request
    (`enable_duplicate_check`, path 90236), so the link ends with a fingerprint of the message's
    key: equal words under another key are another message. A hand-over that gets no answer is
    therefore repeated at once, one time: a lost answer does not leave the message unknown.
    """

    can = Can(repeats_safely=True, longest=LONGEST)

    def __init__(self, client: AsyncWeCom, agent: int, link: str) -> None:
        self.client, self.agent, self.link = client, agent, link

    async def send(self, to: str, message: Message) -> Receipt:
        """Hand `message` to WeCom for the member `to`.

        UnknownRecipient for one who is not there or may not see the app, MessageRefused for one
        without a licence; Unavailable may be tried again; UNKNOWN when WeCom did not answer, nor
        when it was asked the same again.
        """
        if not to or any(sign in to for sign in "|@ "):
            raise UnknownRecipient()
        if not message.text:
            raise NotRegistered(template=message.template)
        card = self._card(message)
        try:
            return await self._hand_over(to, card)
        except CarrierSilent:
            return await self._again(to, card) if message.key else Receipt(Outcome.UNKNOWN)

    async def _hand_over(self, to: str, card: dict[str, Any]) -> Receipt:
        try:
            answer = await self.client.message.send(self.agent, to, msg=card)
        except WeChatClientException as error:
            raise refusal(error, ERRORS) from None
        return _receipt(answer)

    async def _again(self, to: str, card: dict[str, Any]) -> Receipt:
        """The same once more; what does not take it now says nothing of the first time."""
        try:
            return await self._hand_over(to, card)
        except Unavailable:
            return Receipt(Outcome.UNKNOWN)

    async def check(self) -> str:
        """Empty when WeCom gives us a token, else the code of its refusal."""
        return await self.client.check()

    async def fate(self, to: str, key: str, carrier_id: str, asked_at: datetime) -> Fate:
        """CANNOT_SAY: WeCom cannot be asked; the same message may be handed over again."""
        return Fate.CANNOT_SAY

    def _card(self, message: Message) -> dict[str, Any]:
        card = {
            "title": within(message.subject or message.text, TITLE_BYTES),
            "description": within(message.text, TEXT_BYTES),
            "url": f"{self.link}?m={_fingerprint(message.key)}",
        }
        return {
            "msgtype": "textcard",
            "textcard": card,
            "enable_duplicate_check": 1 if message.key else 0,
            "duplicate_check_interval": HOURS_4,
        }


def within(text: str, most: int) -> str:
    """`text` in at most that many bytes of UTF-8, a … at the end of what was cut."""
    if len(text.encode()) <= most:
        return text
    return text.encode()[: most - 3].decode(errors="ignore") + "…"


def _fingerprint(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _receipt(answer: Any) -> Receipt:
    if not isinstance(answer, dict):
        raise CarrierSilent(asked="message/send")
    if answer.get("invaliduser"):
        raise UnknownRecipient(reason="invaliduser")
    if answer.get("unlicenseduser"):
        raise MessageRefused(reason="unlicenseduser")
    return Receipt(Outcome.SENT, str(answer.get("msgid") or "")[:64])
