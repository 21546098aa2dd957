"""A mail server that keeps every mail and delivers none."""

import asyncio
from contextlib import suppress
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as modern
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

from sandbox.state import SentMail, State
from sandbox.troubles import Trouble

LARGEST = 1024 * 1024
REFUSALS = {
    "busy": "451 4.3.0 told to be busy",
    "quota": "452 4.5.3 too many recipients today",
    "expired": "451 4.7.0 told to be busy",
    "storm": "421 4.3.2 the service is not available",
}


class Mailbox:
    """Answers the SMTP server's questions; obeys the switch "mail"."""

    def __init__(self, state: State) -> None:
        self.state = state

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take a recipient; a sender who is not known yet is asked to come again (greylisting)."""
        wait = self.state.troubles.of("email").greylist_seconds
        if wait:
            now = self.state.clock.now()
            first = self.state.first_mail(str(envelope.mail_from), address)
            if now - first < timedelta(seconds=wait):
                return "450 4.2.0 greylisted, come again later"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 fine"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keep one mail, or go wrong as told."""
        trouble = self.state.troubles.of("email")
        mode, code = self._fallen(trouble)
        await asyncio.sleep(trouble.latency_seconds)
        if mode == "hang":
            await self._silence()
        if mode == "fail":
            return f"{code or 554} 5.7.1 told to fail"
        if mode in REFUSALS:
            return REFUSALS[mode]
        mail = self._keep(envelope)
        if mode == "lost":
            await self._silence()
        if mode == "cut" and isinstance(server.transport, asyncio.Transport):
            server.transport.abort()
        return f"250 2.0.0 kept as {mail.id}"

    def _fallen(self, trouble: Trouble) -> tuple[str, int | str]:
        fault = self.state.faults.take("mail")
        if fault.mode != "ok":
            return fault.mode, fault.errcode
        if out := self.state.troubles.out("email", self.state.clock.now()):
            return {"silent": "hang", "5xx": "storm", "refused": "storm"}[out], 0
        way = self.state.troubles.next("email")
        return ("fail", trouble.code) if way == "code" else (way, 0)

    def _keep(self, envelope: Envelope) -> SentMail:
        content = envelope.content
        raw = content if isinstance(content, bytes) else str(content).encode()
        letter = message_from_bytes(raw, _class=EmailMessage, policy=modern)
        mail = SentMail(
            id=f"mail-{next(self.state.numbers)}",
            at=self.state.clock.stamp(),
            sender=str(letter.get("From", envelope.mail_from)),
            to=", ".join(envelope.rcpt_tos),
            subject=str(letter.get("Subject", "")),
            text=_words(letter),
            message_id=str(letter.get("Message-ID", "")),
        )
        self.state.arrive(mail)
        return mail

    async def _silence(self) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self.state.stopping.wait(), self.state.settings.silence_seconds)


def _words(letter: EmailMessage) -> str:
    body = letter.get_body(("plain", "html"))
    try:
        text = str(body.get_content()) if body else ""
    except (LookupError, ValueError):
        text = "（读不懂这封邮件的编码）"
    return text.replace("\r\n", "\n")


class Nobody(asyncio.Protocol):
    """Hangs up on whoever calls."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """End the connection before a word."""
        if isinstance(transport, asyncio.Transport):
            transport.abort()


async def serve_mail(state: State) -> asyncio.Server:
    """Listen for mail on the settings' SMTP port."""

    def protocol() -> Any:
        if state.troubles.out("email", state.clock.now()) == "refused":
            return Nobody()
        return SMTP(
            Mailbox(state),
            hostname="sandbox.invalid",
            data_size_limit=LARGEST,
            enable_SMTPUTF8=True,
        )

    loop = asyncio.get_running_loop()
    return await loop.create_server(protocol, state.settings.host, state.settings.smtp_port)
