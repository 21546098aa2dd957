"""A mail server on a socket that does what a test tells it, and our channel to it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope

from app.channels.email import Email, Letter, smtp_server
from app.domain.messages.messages import Message

SENDER = "南溪镇便民服务中心 <desk@nanxi.example>"
MOVED = Message("moved", {"item": "医保参保"}, key="booking/7/moved/2")
YANG = "yang@village.example"


class StoppedClock:
    def now(self) -> datetime:
        return datetime(2026, 11, 23, 1, 30, tzinfo=UTC)

    def today(self) -> date:
        return date(2026, 11, 23)


def in_words(message: Message) -> Letter:
    return Letter(f"预约已改期：\n{message.params['item']}", "您好。\n.\n请按新时间到场。")


class Postman:
    """Keeps mail; refuses, stalls or drops the line where it is told to."""

    def __init__(self, **answers: str) -> None:
        self.answers = answers
        self.mails: list[bytes] = []
        self.talks: list[Any] = []
        """The session of each mail: those of one connection are one."""
        self.line: asyncio.Transport | None = None
        self.goodbyes = 0

    async def handle_MAIL(
        self, server: SMTP, session: Any, envelope: Envelope, sender: str, options: list[str]
    ) -> str:
        envelope.mail_from = sender
        return await self._answer("mail", server)

    async def handle_RCPT(
        self, server: SMTP, session: Any, envelope: Envelope, to: str, options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(to)
        return await self._answer("rcpt", server)

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Envelope) -> str:
        assert isinstance(envelope.content, bytes)
        self.mails.append(envelope.content)
        self.talks.append(session)
        assert isinstance(server.transport, asyncio.Transport)
        self.line = server.transport
        return await self._answer("data", server)

    async def handle_QUIT(self, server: SMTP, session: Any, envelope: Envelope) -> str:
        self.goodbyes += 1
        return "221 Bye"

    async def _answer(self, step: str, server: SMTP) -> str:
        answer = self.answers.get(step, "250 OK")
        if answer == "stall":
            await asyncio.sleep(30)
        if answer == "drop":
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return answer


@asynccontextmanager
async def serving(postman: Postman, *, inner: Any = None, **options: Any) -> AsyncIterator[int]:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(postman, hostname="mail.example", **options), "127.0.0.1", 0, ssl=inner
    )
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


def email(port: int, tls: str = "none", login: str = "", **options: Any) -> Email:
    server = smtp_server(f"smtp://{login}127.0.0.1:{port}?tls={tls}")
    return Email(server, SENDER, in_words, StoppedClock(), **options)
