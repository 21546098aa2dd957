"""The port `Channel` over WeChat's subscription messages."""

from collections.abc import Mapping
from datetime import datetime

from wechatpy.exceptions import WeChatClientException

from app.channels.refusals import CarrierRefused, CarrierSilent, UnknownRecipient
from app.channels.wechat.client import AsyncWeChat
from app.channels.wechat.fields import filled
from app.channels.wechat.mini_program import State
from app.channels.wechat.refusals import BadTemplate, refusal
from app.channels.wechat.templates import WeChatTemplate
from app.domain.messages.carriers import Can
from app.domain.messages.messages import Message, Outcome, Receipt, Registered
from app.domain.messages.verdicts import Fate

LANGUAGES = {"zh": "zh_CN", "bo": "zh_CN", "en": "en_US"}
"""WeChat's own words around the card exist in these; Tibetan is not among them."""
SECONDS_TO_EVENT = 60


class WeChatSubscribe:
    """Sends one subscription message for one grant of the person.

    `told_later` says that WeChat's message push is set up, which tells what became of a message.
    """

    def __init__(
        self,
        client: AsyncWeChat,
        templates: Mapping[str, WeChatTemplate],
        state: State = "formal",
        told_later: bool = False,
    ) -> None:
        self.client, self.templates, self.state = client, templates, state
        self.can = Can(receipts=told_later, registered=True, seconds_to_receipt=SECONDS_TO_EVENT)

    async def send(self, to: str, message: Message) -> Receipt:
        """Hand `message` to WeChat for the openid `to`.

        NoGrant (43101), UnknownRecipient, BadTemplate, BadField and BadPage are final;
        Unavailable may be tried again; UNKNOWN when WeChat was asked and did not answer.
        """
        question = self._question(to, message)
        try:
            answer = await self.client.post(
                "cgi-bin/message/subscribe/send", data=question, api_base_url=""
            )
        except CarrierSilent:
            return Receipt(Outcome.UNKNOWN)
        except WeChatClientException as error:
            raise refusal(error) from None
        if not isinstance(answer, dict):
            raise CarrierRefused(asked="subscribe/send")
        return Receipt(Outcome.SENT, str(answer.get("msgid", "")))

    async def check(self) -> str:
        """Empty when WeChat gives us a token, else the code of its refusal."""
        return await self.client.check()

    async def fate(self, to: str, key: str, carrier_id: str, asked_at: datetime) -> Fate:
        """CANNOT_SAY: WeChat cannot be asked about a message."""
        return Fate.CANNOT_SAY

    def _question(self, to: str, message: Message) -> dict[str, object]:
        template = registered(message, self.templates)
        if not to:
            raise UnknownRecipient()
        question: dict[str, object] = {
            "touser": to,
            "template_id": template.id,
            "data": filled(template.fields, message.params),
            "miniprogram_state": self.state,
            "lang": LANGUAGES.get(message.language, "zh_CN"),
        }
        if message.page:
            question["page"] = message.page.removeprefix("/")
        return question


def registered(message: Message, table: Mapping[str, WeChatTemplate]) -> Registered:
    """What WeChat knows of a message: what it brings along, else the row of `table`; BadTemplate.

    A registered id without fields of its own has those of the table.
    """
    known, ours = message.registered, table.get(message.template)
    if known is not None and (known.fields or ours is None):
        return known
    if ours is None:
        raise BadTemplate(template=message.template)
    return Registered(known.id if known is not None else ours.template_id, ours.fields)
