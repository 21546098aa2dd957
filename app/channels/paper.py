"""Writes messages down instead of sending them: for tests, and for development with a file."""

import json
from collections import deque
from dataclasses import dataclass
from pathlib import Path

from app.channels import KEY, key_of
from app.domain.messages.messages import Message, Outcome, Receipt

KEPT = 1000


@dataclass(frozen=True)
class Sheet:
    """One message as it was handed over."""

    to: str
    message: Message
    carrier_id: str


class Paper:
    """Keeps the last 1000 messages in `sent`; with a `path` also appends them as JSON lines.

    A message with an outbox key (see `app.channels.KEY`) is written once however often it comes,
    as long as its sheet is kept. The file holds personal data and is for development only.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.sent: deque[Sheet] = deque(maxlen=KEPT)
        self._count = 0

    async def send(self, to: str, message: Message) -> Receipt:
        """Write the message down; never fails but for a full disk."""
        key = key_of(message)
        for sheet in self.sent if key else ():
            if key_of(sheet.message) == key:
                return Receipt(Outcome.SENT, sheet.carrier_id)
        self._count += 1
        sheet = Sheet(to, message, f"paper-{self._count}")
        self.sent.append(sheet)
        self._write(sheet)
        return Receipt(Outcome.SENT, sheet.carrier_id)

    def _write(self, sheet: Sheet) -> None:
        if self.path is None:
            return
        message = sheet.message
        line = {
            "id": sheet.carrier_id,
            "key": key_of(message),
            "to": sheet.to,
            "template": message.template,
            "params": {name: text for name, text in message.params.items() if name != KEY},
            "language": message.language,
            "page": message.page,
        }
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
