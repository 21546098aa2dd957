"""Everything the sandbox remembers, bounded: what was sent, who allowed what, what goes wrong."""

import asyncio
import itertools
import secrets
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sandbox.clock import SandboxClock
from sandbox.faults import Faults
from sandbox.settings import Settings
from sandbox.templates import TEMPLATES
from sandbox.tokens import Tokens
from sandbox.weather import Signal

KEPT = 1000
MOST_PEOPLE = 20_000
CODE_LIFE = timedelta(minutes=5)


@dataclass(frozen=True)
class SentMessage:
    """One subscription message on a phone; `data` holds the template's field names."""

    msgid: str
    at: str
    openid: str
    template_id: str
    data: dict[str, str]
    page: str
    version: str

    def shown(self) -> dict[str, object]:
        """As a phone shows it: labels instead of field names."""
        template = TEMPLATES[self.template_id]
        return {
            "at": self.at,
            "msgid": self.msgid,
            "template_id": self.template_id,
            "title": template.title,
            "data": {template.fields[name]: value for name, value in self.data.items()},
            "page": self.page,
        }


@dataclass(frozen=True)
class SentText:
    """One text message."""

    id: str
    at: str
    phone: str
    text: str


@dataclass(frozen=True)
class SentMail:
    """One mail as it came in."""

    id: str
    at: str
    sender: str
    to: str
    subject: str
    text: str
    message_id: str


@dataclass(frozen=True)
class LogLine:
    """One request that somebody made, or one push of ours, without secrets."""

    at: str
    what: str
    details: str
    outcome: str
    good: bool
    milliseconds: int


@dataclass
class Codes:
    """Codes that work once, for five minutes."""

    clock: SandboxClock
    _open: dict[str, tuple[str, datetime]] = field(default_factory=dict)

    def give(self, holder: str) -> str:
        """A fresh code that stands for `holder`; the oldest codes are forgotten."""
        code = secrets.token_urlsafe(24)
        self._open[code] = (holder, self.clock.now() + CODE_LIFE)
        while len(self._open) > KEPT:
            del self._open[next(iter(self._open))]
        return code

    def take(self, code: object) -> str | None:
        """Whom a code stands for; None when unknown, used or too old."""
        holder, until = self._open.pop(str(code), ("", self.clock.now()))
        return holder if self.clock.now() < until else None


class State:
    """The memory of one sandbox."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.clock = SandboxClock(settings.clock_file)
        self.stopping = asyncio.Event()
        self.reset()

    def reset(self) -> None:
        """Forget everything but the clock."""
        self.logins, self.phones = Codes(self.clock), Codes(self.clock)
        self.tokens = Tokens(self.clock, self.settings.token_seconds)
        self.faults = Faults()
        self.signal = Signal()
        self.people: dict[str, None] = {}
        self.grants: dict[tuple[str, str], int] = {}
        self.messages: deque[SentMessage] = deque(maxlen=KEPT)
        self.texts: deque[SentText] = deque(maxlen=KEPT)
        self.mails: deque[SentMail] = deque(maxlen=KEPT)
        self.numbers = itertools.count(1)
        self.log: deque[LogLine] = deque(maxlen=KEPT)

    def meet(self, openid: str) -> None:
        """Know this person from now on."""
        self.people[openid] = None
        while len(self.people) > MOST_PEOPLE:
            del self.people[next(iter(self.people))]

    def knows(self, openid: str) -> bool:
        """Whether this is a person of ours: a persona, or somebody who signed in."""
        return openid.startswith("sandbox-") or openid in self.people

    def allow(self, openid: str, template_id: str) -> None:
        """One more message of this template may be sent."""
        place = (openid, template_id)
        self.grants[place] = self.grants.pop(place, 0) + 1
        while len(self.grants) > MOST_PEOPLE:
            del self.grants[next(iter(self.grants))]

    def spend(self, openid: str, template_id: str) -> bool:
        """Use up one grant; False when there is none."""
        left = self.grants.get((openid, template_id), 0)
        if left:
            self.grants[(openid, template_id)] = left - 1
        return left > 0
