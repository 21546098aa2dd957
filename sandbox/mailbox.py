"""A mail server that keeps every mail and delivers none."""

import asyncio
from contextlib import suppress
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as modern
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

from sandbox.state import SentMail, State

LARGEST = 1024 * 1024


class Mailbox:
    """Answers the SMTP server's questions; obeys the switch "mail"."""

    def __init__(self, state: State) -> None:
        self.state = state

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keep one mail, or go wrong as told."""
        fault = self.state.faults.take("mail")
        if fault.mode == "hang":
            await self._silence()
        if fault.mode == "fail":
            return f"{fault.errcode or 554} 5.7.1 told to fail"
        if fault.mode in ("busy", "quota", "expired"):
            return "451 4.3.0 told to be busy"
        mail = self._keep(envelope)
        if fault.mode == "lost":
            await self._silence()
        return f"250 2.0.0 kept as {mail.id}"

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
        self.state.mails.appendleft(mail)
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


async def serve_mail(state: State) -> asyncio.Server:
    """Listen for mail on the settings' SMTP port."""

    def protocol() -> Any:
        return SMTP(
            Mailbox(state),
            hostname="sandbox.invalid",
            data_size_limit=LARGEST,
            enable_SMTPUTF8=True,
        )

    loop = asyncio.get_running_loop()
    return await loop.create_server(protocol, state.settings.host, state.settings.smtp_port)
