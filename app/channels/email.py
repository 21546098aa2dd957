"""Mail over any SMTP server, one connection a message, bounded in time."""

import asyncio
import hashlib
import re
import secrets
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from email.utils import format_datetime, parseaddr
from typing import Literal
from urllib.parse import parse_qs, unquote, urlsplit

import aiosmtplib

from app.channels import key_of
from app.channels.refusals import (
    CarrierBusy,
    CarrierMisconfigured,
    CarrierSilent,
    CarrierUnreachable,
    MessageRefused,
    UnknownRecipient,
)
from app.domain.messages.messages import Message, Outcome, Receipt
from app.ports import Clock

Tls = Literal["none", "starttls", "tls"]
TLS: Mapping[str, Tls] = {"none": "none", "starttls": "starttls", "tls": "tls"}
ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
OWN_MACHINE = ("localhost", "127.0.0.1", "::1")


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
    """Sends messages as plain text mail.

    `sender` is "name <address>" or an address, `render` puts a message into words, and
    `tls_context` replaces the system's list of trusted authorities. `timeout_seconds` bounds the
    way to the text, and again the text itself.
    """

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

    async def send(self, to: str, message: Message) -> Receipt:
        """Hand the mail in; the receipt holds its Message-ID, the same again for the same key.

        UnknownRecipient for an address that cannot be or is refused (5xx), MessageRefused for a
        refused text (5xx), Unavailable for 4xx and for trouble of our own account, UNKNOWN when
        the text was under way and no answer came.
        """
        if not ADDRESS.fullmatch(to):
            raise UnknownRecipient(reason="address")
        letter = self._letter(to, message)
        client = self._client()
        try:
            await self._hand_in(client, to, letter.as_bytes())
        except CarrierSilent:
            return Receipt(Outcome.UNKNOWN, str(letter["Message-ID"]))
        finally:
            client.close()
        return Receipt(Outcome.SENT, str(letter["Message-ID"]))

    async def _hand_in(self, client: aiosmtplib.SMTP, to: str, letter: bytes) -> None:
        with _translated():
            async with asyncio.timeout(self.timeout_seconds):
                await client.connect()
                await client.mail(self.sender.addr_spec)
                await client.rcpt(to)
        with _translated(under_way=True):
            async with asyncio.timeout(self.timeout_seconds):
                await client.data(letter)
        with suppress(aiosmtplib.SMTPException):
            await client.quit(timeout=2)

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
    key = key_of(message)
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
        return UnknownRecipient(status=error.code)
    if isinstance(error, aiosmtplib.SMTPDataError):
        return MessageRefused(status=error.code)
    return CarrierMisconfigured(status=error.code)
