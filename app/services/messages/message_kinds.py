"""The kinds of messages that the office's log may show, by name."""

from typing import Final

from msgspec import Struct

from app.domain.messages.message_kinds import PASSED_ON, RULES, SMS_CODE
from app.words import say

NOT_LOGGED: Final = frozenset({SMS_CODE, PASSED_ON})
"""A code passes no outbox; what a second contact hears is logged as the message it is about."""


class MessageKindView(Struct, frozen=True):
    """A kind of message, and what it is called."""

    kind: str
    name: str


def listed(language: str) -> list[MessageKindView]:
    """Every kind that may stand in the log."""
    kinds = [str(kind) for kind in RULES if kind not in NOT_LOGGED]
    return [MessageKindView(kind, say(f"message_kind.{kind}", language)) for kind in kinds]
