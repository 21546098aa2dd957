"""Everything the sandbox remembers, bounded: what was sent, who allowed what, what goes wrong."""

import asyncio
import itertools
import secrets
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sandbox.clock import SandboxClock
from sandbox.corp import Corp
from sandbox.faults import Faults
from sandbox.settings import Settings
from sandbox.sms.limits import Limits
from sandbox.templates import ALL_TEMPLATES
from sandbox.tokens import Tokens
from sandbox.troubles import Troubles
from sandbox.weather import Signal

MOST_PEOPLE = 20_000
CODE_LIFE = timedelta(minutes=5)
CODES_KEPT = 1000


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
        template = ALL_TEMPLATES[self.template_id]
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
    """One text message; `carrier` took it as `id`, `key` is the sender's own name for it.

    `result` is what its receipt will say from `settles_at` on, `delivered` or the vendor's error;
    empty when there is no receipt.
    """

    id: str
    at: str
    phone: str
    text: str
    carrier: str = ""
    key: str = ""
    template: str = ""
    settles_at: str = ""
    result: str = ""

    def receipt(self, now: str) -> str:
        """`waiting`, `delivered` or the error; empty when there is none to come."""
        return "waiting" if self.result and now < self.settles_at else self.result


@dataclass(frozen=True)
class SentNote:
    """One message in WeCom; `link` is where a tap leads."""

    id: str
    at: str
    user: str
    kind: str
    title: str
    text: str
    link: str


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


Arrival = SentMessage | SentText | SentNote | SentMail


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
        while len(self._open) > CODES_KEPT:
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
        self.troubles = Troubles()
        self.corp = Corp(self.clock)
        self.limits = Limits()
        self.people: dict[str, None] = {}
        self.grants: dict[tuple[str, str], int] = {}
        self.bindings: dict[tuple[str, str], str] = {}
        self.owners: dict[str, str] = {}
        self.lines: dict[str, str] = {}
        self.met_mail: dict[tuple[str, str], datetime] = {}
        kept = self.settings.kept
        self.messages: deque[SentMessage] = deque(maxlen=kept)
        self.texts: deque[SentText] = deque(maxlen=kept)
        self.notes: deque[SentNote] = deque(maxlen=kept)
        self.mails: deque[SentMail] = deque(maxlen=kept)
        self.arrivals: deque[Arrival] = deque(maxlen=kept)
        self.answers: deque[tuple[str, str, str]] = deque(maxlen=kept)
        self.named: dict[tuple[str, str], SentText] = {}
        self.birth = secrets.token_hex(4)
        self.numbers = itertools.count(1)
        self.log: deque[LogLine] = deque(maxlen=1000)

    def arrive(self, item: "Arrival") -> None:
        """Something has reached a phone or a mailbox."""
        self.arrivals.append(item)
        if isinstance(item, SentMessage):
            self.messages.appendleft(item)
        elif isinstance(item, SentText):
            self.texts.appendleft(item)
            self.named[(item.carrier, item.key)] = item
            while len(self.named) > self.settings.kept:
                del self.named[next(iter(self.named))]
        elif isinstance(item, SentNote):
            self.notes.appendleft(item)
        else:
            self.mails.appendleft(item)

    def meet(self, openid: str) -> None:
        """Know this person from now on."""
        self.people[openid] = None
        while len(self.people) > MOST_PEOPLE:
            del self.people[next(iter(self.people))]

    def own(self, phone: str, openid: str) -> None:
        """This number rings where this person signs in."""
        self.owners[phone] = openid
        while len(self.owners) > MOST_PEOPLE:
            del self.owners[next(iter(self.owners))]

    def first_mail(self, sender: str, to: str) -> datetime:
        """When this sender first wrote to this address; now when never."""
        first = self.met_mail.setdefault((sender, to), self.clock.now())
        while len(self.met_mail) > MOST_PEOPLE:
            del self.met_mail[next(iter(self.met_mail))]
        return first

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
