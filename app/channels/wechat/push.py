"""The port `Push` over WeChat's message push."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.channels.wechat.callback import Event, PushSecrets, events, greeting


@dataclass(frozen=True)
class WeChatPush:
    """Reads what WeChat pushes to us, with the secrets both sides know."""

    secrets: PushSecrets

    def greeting(self, query: Mapping[str, str]) -> str:
        """What to echo when WeChat checks our address; NotFromWeChat."""
        return greeting(self.secrets, query)

    def events(self, query: Mapping[str, str], body: bytes) -> tuple[Event, ...]:
        """What a push says, in its order; NotFromWeChat, BadPush."""
        return events(self.secrets, query, body)
