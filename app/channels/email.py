"""Mail over any SMTP server, each letter bounded in time."""

import asyncio
import hashlib
import re
import secrets
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from email.utils import format_datetime, parseaddr
from typing import Literal
from urllib.parse import parse_qs, unquote, urlsplit

import aiosmtplib

from app.channels.mail_lines import MailLines, hang_up
from app.channels.refusals import (
    CarrierBusy,
    CarrierMisconfigured,
    CarrierSilent,
    CarrierUnreachable,
    MessageRefused,
    UnknownRecipient,
)
from app.domain.messages.carriers import Can
from app.domain.messages.messages import Message, Outcome, Receipt
from app.domain.messages.verdicts import Fate
from app.kit.errors import AppError, Invalid
from app.ports import Clock

Tls = Literal["none", "starttls", "tls"]
TLS: Mapping[str, Tls] = {"none": "none", "starttls": "starttls", "tls": "tls"}
ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
OWN_MACHINE = ("localhost", "127.0.0.1", "::1")
NOBODY = (550, 551, 553)
"""What a server without enhanced codes says of a mailbox that is not there (RFC 5321, 4.2.3)."""
ENHANCED = re.compile(r"5\.(\d{1,3}\.\d{1,3})\b")
NOBODY_ENHANCED = frozenset({"1.0", "1.1", "1.2", "1.3", "1.4", "1.6", "1.10", "2.1"})
"""The same as RFC 3463 and 7505 say it; 5.7.1 and the like are about us or the text."""
ABOUT_US = re.compile(r"frequen|limit|denied|spam|block|polic", re.IGNORECASE)
"""What large providers say with a plain 550 of senders they do not like at the moment."""


@dataclass(frozen=True)
class Letter:
    """A message in words."""

    subject: str
    text: str


@dataclass(frozen=True)
class SmtpServer:
    """Where mail is handed in, and how."""

    host: str
    port: int
    tls: Tls
    username: str | None = None
    password: str | None = None


def smtp_server(url: str) -> SmtpServer:
    """The server behind `smtp://user:password@host:port?tls=none|starttls|tls`.

    Without `tls` it is starttls; without a port 465 for tls, else 587. Raises ValueError for
    anything else, and for a password that would cross the network in the clear.
    """
    parts = urlsplit(url)
    tls = TLS.get(parse_qs(parts.query).get("tls", ["starttls"])[-1])
    if parts.scheme != "smtp" or not parts.hostname or tls is None:
        raise ValueError("mail server: smtp://user:password@host:port?tls=none|starttls|tls")
    if parts.password and tls == "none" and parts.hostname not in OWN_MACHINE:
        raise ValueError("mail server: a password needs tls=starttls or tls=tls")
    return SmtpServer(
        host=parts.hostname,
        port=parts.port or (465 if tls == "tls" else 587),
        tls=tls,
        username=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
    )


class Email:
    """Sends messages as plain text mail; `close` ends the connections of the last burst.

    `sender` is "name <address>" or an address, `render` puts a message into words, and
    `tls_context` replaces the system's list of trusted authorities. `timeout_seconds` bounds the
    way to the text (with the wait for a free connection), and again the text itself.
    """

    can = Can(rings=False)

    def __init__(
        self,
        server: SmtpServer,
        sender: str,
        render: Callable[[Message], Letter],
        clock: Clock,
        *,
        timeout_seconds: float = 15.0,
        tls_context: ssl.SSLContext | None = None,
    ) -> None:
        name, address = parseaddr(sender)
        if not ADDRESS.fullmatch(address):
            raise ValueError("mail sender: an address, or a name <address>")
        self.sender = Address(display_name=name, addr_spec=address)
        self.server, self.render, self.clock = server, render, clock
        self.timeout_seconds, self.tls_context = timeout_seconds, tls_context
        self.lines = MailLines(self._client)

    async def send(self, to: str, message: Message) -> Receipt:
        """Hand the mail in; the receipt holds its Message-ID, the same again for the same key.

        UnknownRecipient for an address that cannot be or that the server knows not to be there,
        MessageRefused for what is refused otherwise (5xx: a full mailbox, a policy, the text),
        Unavailable for 4xx and for trouble of our own account, UNKNOWN when the text was under way
        and no answer came.
        """
        if not ADDRESS.fullmatch(to):
            raise UnknownRecipient(reason="address")
        letter = self._letter(to, message)
        try:
            await self._hand_in(to, letter.as_bytes())
        except CarrierSilent:
            return Receipt(Outcome.UNKNOWN, str(letter["Message-ID"]))
        return Receipt(Outcome.SENT, str(letter["Message-ID"]))

    async def check(self) -> str:
        """Empty when the server greets us, encrypts and lets us in, else the code of the trouble.

        Asks over a connection of its own.
        """
        client = self._client()
        try:
            with _translated():
                async with asyncio.timeout(self.timeout_seconds):
                    await client.connect()
                    await client.ehlo()
            await hang_up(client)
        except AppError as refusal:
            return refusal.code
        finally:
            client.close()
        return ""

    async def fate(self, to: str, key: str, carrier_id: str, asked_at: datetime) -> Fate:
        """CANNOT_SAY: nobody asks a mail server about a letter."""
        return Fate.CANNOT_SAY

    async def close(self) -> None:
        """Hang up what is still open."""
        await self.lines.close()

    async def _hand_in(self, to: str, letter: bytes) -> None:
        """A line that broke is closed; a refusal of this letter alone leaves it as it is."""
        deadline = asyncio.get_running_loop().time() + self.timeout_seconds
        with _translated():
            async with asyncio.timeout_at(deadline):
                line = await self.lines.take()
        try:
            await self._say(line.client, to, letter, deadline)
        except Invalid:
            self.lines.give_back(line)
            raise
        except BaseException:
            self.lines.drop(line)
            raise
        self.lines.give_back(line)

    async def _say(self, client: aiosmtplib.SMTP, to: str, letter: bytes, deadline: float) -> None:
        with _translated():
            async with asyncio.timeout_at(deadline):
                await client.mail(self.sender.addr_spec)
                await client.rcpt(to)
        with _translated(under_way=True):
            async with asyncio.timeout(self.timeout_seconds):
                await client.data(letter)

    def _client(self) -> aiosmtplib.SMTP:
        server = self.server
        return aiosmtplib.SMTP(
            hostname=server.host,
            port=server.port,
            username=server.username,
            password=server.password,
            timeout=self.timeout_seconds,
            use_tls=server.tls == "tls",
            start_tls=server.tls == "starttls",
            tls_context=self.tls_context,
        )

    def _letter(self, to: str, message: Message) -> EmailMessage:
        words = self.render(message)
        letter = EmailMessage(policy=SMTP_POLICY)
        letter["From"] = self.sender
        letter["To"] = Address(addr_spec=to)
        letter["Subject"] = " ".join(words.subject.split())
        letter["Date"] = format_datetime(self.clock.now())
        letter["Message-ID"] = f"<{_name(message)}@{self.sender.domain}>"
        letter["Auto-Submitted"] = "auto-generated"
        letter.set_content(words.text, charset="utf-8", cte="base64")
        return letter


def _name(message: Message) -> str:
    key = message.key
    return hashlib.sha256(key.encode()).hexdigest()[:32] if key else secrets.token_hex(16)


@contextmanager
def _translated(under_way: bool = False) -> Iterator[None]:
    """SMTP's troubles as our refusals; once the text is `under_way`, silence is its own case."""
    try:
        yield
    except aiosmtplib.SMTPResponseException as error:
        raise _refusal(error) from None
    except OSError as error:  # lost, refused or timed out, aiosmtplib's own kinds as well
        kind = CarrierSilent if under_way else CarrierUnreachable
        raise kind(reason=type(error).__name__) from None
    except aiosmtplib.SMTPException as error:  # no STARTTLS, no way to sign in
        raise CarrierMisconfigured(reason=type(error).__name__) from None


def _refusal(error: aiosmtplib.SMTPResponseException) -> Exception:
    if error.code < 500:
        return CarrierBusy(status=error.code)
    if isinstance(error, aiosmtplib.SMTPRecipientRefused):
        return (UnknownRecipient if _is_nobody(error) else MessageRefused)(status=error.code)
    if isinstance(error, aiosmtplib.SMTPDataError):
        return MessageRefused(status=error.code)
    return CarrierMisconfigured(status=error.code)


def _is_nobody(error: aiosmtplib.SMTPResponseException) -> bool:
    """Whether a refused recipient is not there at all; the way to it is closed for ever then."""
    said = ENHANCED.match(error.message)
    if said:
        return said[1] in NOBODY_ENHANCED
    return error.code in NOBODY and not ABOUT_US.search(error.message)
