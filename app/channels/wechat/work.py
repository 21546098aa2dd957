"""The port `Channel` over WeChat's messages of work: for staff who bound their WeChat to us.

Needs no grant for each message, and no WeCom. Source: "laboruse" (employee relations) on
developers.weixin.qq.com.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from app.channels.refusals import CarrierMisconfigured, UnknownRecipient
from app.channels.wechat.fields import filled
from app.channels.wechat.refusals import REFUSALS, BadField, NotBound
from app.channels.wechat.sender import WeChatSender
from app.channels.wechat.subscribe import registered
from app.channels.wechat.templates import DEMO, WeChatTemplate, templates
from app.domain.cases.case_messages import ALARM, STAFF
from app.domain.messages.carriers import Can
from app.domain.messages.message_grants import GROUP_OF
from app.domain.messages.messages import Message, Receipt
from app.kit.errors import AppError

ERRORS: Mapping[int, type[AppError]] = MappingProxyType(
    REFUSALS
    | {
        40097: BadField,
        40256: NotBound,
        40257: UnknownRecipient,
        43104: CarrierMisconfigured,  # the account is not allowed to send messages of work
    }
)
"""What each code of this interface means, those of all of WeChat's included."""
_IDS = {STAFF: "work-todo", ALARM: "work-alarm"}
DEMO_WORK: Mapping[str, WeChatTemplate] = MappingProxyType(
    {
        kind: replace(template, template_id=_IDS[GROUP_OF[kind]])
        for kind, template in DEMO.items()
        if GROUP_OF.get(kind) in _IDS
    }
)
"""The kinds for staff as templates of work, which are registered apart from the others."""


def work_templates(table: str) -> Mapping[str, WeChatTemplate]:
    """The templates of work of an installation, in the form of `templates`; empty: the demo's.

    Raises BadTemplateTable.
    """
    return templates(table) if table.strip() else DEMO_WORK


class WeChatWork(WeChatSender):
    """Sends one message of work to somebody who bound their WeChat to us as staff."""

    can = Can(registered=True)
    path = "cgi-bin/message/wxopen/employeerelationmsg/send"
    refusals = ERRORS

    async def send(self, to: str, message: Message) -> Receipt:
        """Hand `message` to WeChat for the openid `to`.

        NotBound (40256), UnknownRecipient, BadTemplate and BadField are final for the message;
        Unavailable may be tried again; UNKNOWN when WeChat was asked and did not answer.
        """
        return await self._hand_over(self._question(to, message))

    def _question(self, to: str, message: Message) -> dict[str, object]:
        """`data` is JSON inside the JSON, unlike in a subscription message."""
        template = registered(message, self.templates)
        if not to:
            raise UnknownRecipient()
        fields = {"data": filled(template.fields, message.params)}
        return {
            "touser": to,
            "template_id": template.id,
            "page": message.page.removeprefix("/"),
            "data": json.dumps(fields, ensure_ascii=False),
        }
