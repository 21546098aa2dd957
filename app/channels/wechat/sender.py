"""What every way through WeChat shares: a message is handed over once, and never asked about."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from wechatpy.exceptions import WeChatClientException

from app.channels.refusals import CarrierSilent
from app.channels.wechat.client import AsyncWeChat
from app.channels.wechat.refusals import REFUSALS, refusal
from app.channels.wechat.templates import WeChatTemplate
from app.domain.messages.messages import Outcome, Receipt
from app.domain.messages.verdicts import Fate
from app.kit.errors import AppError


class WeChatSender:
    """Hands questions to WeChat at `path`, whose codes mean what `refusals` says."""

    path: ClassVar[str]
    refusals: ClassVar[Mapping[int, type[AppError]]] = REFUSALS

    def __init__(self, client: AsyncWeChat, templates: Mapping[str, WeChatTemplate]) -> None:
        self.client, self.templates = client, templates

    async def check(self) -> str:
        """Empty when WeChat gives us a token, else the code of its refusal."""
        return await self.client.check()

    async def fate(self, to: str, key: str, carrier_id: str, asked_at: datetime) -> Fate:
        """CANNOT_SAY: WeChat cannot be asked about a message."""
        return Fate.CANNOT_SAY

    async def _hand_over(self, question: dict[str, object]) -> Receipt:
        """SENT with WeChat's id; UNKNOWN when WeChat was asked and gave no answer that we read."""
        try:
            answer = await self.client.post(self.path, data=question, api_base_url="")
        except CarrierSilent:
            return Receipt(Outcome.UNKNOWN)
        except WeChatClientException as error:
            raise refusal(error, self.refusals) from None
        if not isinstance(answer, dict):
            return Receipt(Outcome.UNKNOWN)
        return Receipt(Outcome.SENT, str(answer.get("msgid") or ""))
