"""One module for each way of reaching a person, all behind the port `Channel`."""

from app.domain.messages.messages import Message

KEY = "_key"
"""The parameter that carries the outbox key of a message; it fills no gap in any wording."""


def key_of(message: Message) -> str:
    """The outbox key of `message`, so that a repeated hand-over can be told; empty when none."""
    return message.params.get(KEY, "")
