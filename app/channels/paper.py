"""Writes messages down instead of sending them: for tests, and for development with a file."""

import json
from collections import deque
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.messages.carriers import Can
from app.domain.messages.messages import Message, Outcome, Receipt
from app.domain.messages.verdicts import Fate

KEPT = 1000


@dataclass(frozen=True)
class Sheet:
    """One message as it was handed over."""

    to: str
    message: Message
    carrier_id: str


class Paper:
    """Keeps the last 1000 messages in `sent`; with a `path` also appends them as JSON lines.

    A message with a key is written once however often it comes, as long as its sheet is kept. The
    file holds personal data and is for development only.
    """

    can = Can(askable=True, repeats_safely=True, rings=False)

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.sent: deque[Sheet] = deque(maxlen=KEPT)
        self._count = 0

    async def send(self, to: str, message: Message) -> Receipt:
        """Write the message down; never fails but for a full disk."""
        written = self._written(message.key)
        if written is not None:
            return Receipt(Outcome.SENT, written.carrier_id)
        self._count += 1
        sheet = Sheet(to, message, f"paper-{self._count}")
        self.sent.append(sheet)
        self._write(sheet)
        return Receipt(Outcome.SENT, sheet.carrier_id)

    async def check(self) -> str:
        """Paper is always at hand."""
        return ""

    async def fate(self, to: str, key: str, carrier_id: str, asked_at: datetime) -> Fate:
        """DELIVERED when it was written down, NOT_THERE otherwise."""
        return Fate.DELIVERED if self._written(key) is not None else Fate.NOT_THERE

    def _written(self, key: str) -> Sheet | None:
        return next((sheet for sheet in self.sent if key and sheet.message.key == key), None)

    def _write(self, sheet: Sheet) -> None:
        if self.path is None:
            return
        message = sheet.message
        line = {
            "id": sheet.carrier_id,
            "key": message.key,
            "to": sheet.to,
            "template": message.template,
            "params": dict(message.params),
            "language": message.language,
            "page": message.page,
        }
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
