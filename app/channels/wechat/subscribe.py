"""The port `Channel` over WeChat's subscription messages."""

from collections.abc import Mapping

from app.channels.refusals import UnknownRecipient
from app.channels.wechat.client import AsyncWeChat
from app.channels.wechat.fields import filled
from app.channels.wechat.mini_program import State
from app.channels.wechat.refusals import BadTemplate
from app.channels.wechat.sender import WeChatSender
from app.channels.wechat.templates import WeChatTemplate
from app.domain.messages.carriers import Can
from app.domain.messages.messages import Message, Receipt, Registered

LANGUAGES = {"zh": "zh_CN", "bo": "zh_CN", "en": "en_US"}
"""WeChat's own words around the card exist in these; Tibetan is not among them."""
SECONDS_TO_EVENT = 60


class WeChatSubscribe(WeChatSender):
    """Sends one subscription message for one grant of the person.

    `told_later` says that WeChat's message push is set up, which tells what became of a message.
    """

    path = "cgi-bin/message/subscribe/send"

    def __init__(
        self,
        client: AsyncWeChat,
        templates: Mapping[str, WeChatTemplate],
        state: State = "formal",
        told_later: bool = False,
    ) -> None:
        super().__init__(client, templates)
        self.state = state
        self.can = Can(receipts=told_later, registered=True, seconds_to_receipt=SECONDS_TO_EVENT)

    async def send(self, to: str, message: Message) -> Receipt:
        """Hand `message` to WeChat for the openid `to`.

        NoGrant (43101), UnknownRecipient, BadTemplate, BadField and BadPage are final;
        Unavailable may be tried again; UNKNOWN when WeChat was asked and did not answer.
        """
        return await self._hand_over(self._question(to, message))

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
