"""The port `Channel` over WeChat's subscription messages."""

from collections.abc import Mapping

from wechatpy.exceptions import WeChatClientException

from app.channels.refusals import CarrierRefused, CarrierSilent, UnknownRecipient
from app.channels.wechat.client import AsyncWeChat
from app.channels.wechat.fields import filled
from app.channels.wechat.mini_program import State
from app.channels.wechat.refusals import BadTemplate, refusal
from app.channels.wechat.templates import WeChatTemplate
from app.domain.messages.messages import Message, Outcome, Receipt

LANGUAGES = {"zh": "zh_CN", "bo": "zh_CN", "en": "en_US"}
"""WeChat's own words around the card exist in these; Tibetan is not among them."""


class WeChatSubscribe:
    """Sends one subscription message for one grant of the person."""

    def __init__(
        self,
        client: AsyncWeChat,
        templates: Mapping[str, WeChatTemplate],
        state: State = "formal",
    ) -> None:
        self.client, self.templates, self.state = client, templates, state

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

    def _question(self, to: str, message: Message) -> dict[str, object]:
        template = self.templates.get(message.template)
        if template is None:
            raise BadTemplate(template=message.template)
        if not to:
            raise UnknownRecipient()
        question: dict[str, object] = {
            "touser": to,
            "template_id": template.template_id,
            "data": filled(template.fields, message.params),
            "miniprogram_state": self.state,
            "lang": LANGUAGES.get(message.language, "zh_CN"),
        }
        if message.page:
            question["page"] = message.page.removeprefix("/")
        return question
