"""Mail against a real SMTP server on a socket, in the clear and encrypted."""

import asyncio
import ssl
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as modern
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.channels.email import Email, Letter, SmtpServer, smtp_server
from app.channels.mail_lines import MOST_LETTERS, MOST_LINES
from app.channels.refusals import (
    CarrierBusy,
    CarrierMisconfigured,
    CarrierUnreachable,
    MessageRefused,
    UnknownRecipient,
)
from app.domain.messages.messages import Message, Outcome
from app.domain.messages.verdicts import Fate
from app.kit.errors import AppError

SENDER = "南溪镇便民服务中心 <desk@nanxi.example>"
MOVED = Message("moved", {"item": "医保参保"}, key="booking/7/moved/2")


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


YANG = "yang@village.example"


def connections(postman: Postman) -> int:
    return len({id(talk) for talk in postman.talks})


@pytest.fixture
def trust(tmp_path: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's and a client's TLS context that trust each other."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.example")])
    today = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (tmp_path / "mail.pem").write_bytes(certificate.public_bytes(pem) + private)
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.load_cert_chain(tmp_path / "mail.pem")
    client = ssl.create_default_context(cadata=certificate.public_bytes(pem).decode())
    return server, client


def let_in(
    server: Any, session: Any, envelope: Any, mechanism: str, given: LoginPassword
) -> AuthResult:
    known = given.login == b"desk" and given.password == b"p@ss/word"
    return AuthResult(success=known, handled=False)


async def test_a_mail_arrives_as_written() -> None:
    postman = Postman()

    async with serving(postman) as port:
        receipt = await email(port).send("yang@village.example", MOVED)

    [raw] = postman.mails
    letter = message_from_bytes(raw, _class=EmailMessage, policy=modern)
    assert receipt.outcome == Outcome.SENT
    assert dict(letter.items()) == {
        "From": SENDER,
        "To": "yang@village.example",
        "Subject": "预约已改期： 医保参保",
        "Date": "Mon, 23 Nov 2026 01:30:00 +0000",
        "Message-ID": receipt.carrier_id,
        "Auto-Submitted": "auto-generated",
        "Content-Type": 'text/plain; charset="utf-8"',
        "Content-Transfer-Encoding": "base64",
        "MIME-Version": "1.0",
    }
    assert letter.get_content().splitlines() == ["您好。", ".", "请按新时间到场。"]
    assert raw.isascii()


async def test_the_same_message_keeps_its_id_and_another_has_its_own() -> None:
    postman = Postman()

    async with serving(postman) as port:
        ids = [
            (await email(port).send("yang@village.example", message)).carrier_id
            for message in (
                MOVED,
                MOVED,
                replace(MOVED, key="booking/8/moved/1"),
                replace(MOVED, key=""),
                replace(MOVED, key=""),
            )
        ]

    assert ids[0] == ids[1]
    assert len(set(ids)) == 4
    assert all(one.endswith("@nanxi.example>") for one in ids)


@pytest.mark.parametrize(
    ("step", "answer", "refusal"),
    [
        ("rcpt", "550 no such mailbox", UnknownRecipient),
        ("rcpt", "450 try again", CarrierBusy),
        ("data", "554 we do not like it", MessageRefused),
        ("data", "452 disk full", CarrierBusy),
        ("mail", "421 too many", CarrierBusy),
        ("mail", "550 not your name", CarrierMisconfigured),
        ("mail", "drop", CarrierUnreachable),
        ("rcpt", "stall", CarrierUnreachable),
    ],
)
async def test_a_refusal_says_whether_to_try_again(
    step: str, answer: str, refusal: type[AppError]
) -> None:
    started = time.monotonic()

    async with serving(Postman(**{step: answer})) as port:
        with pytest.raises(refusal) as caught:
            await email(port, timeout_seconds=1).send("yang@village.example", MOVED)

    assert "yang" not in repr(vars(caught.value)) + str(caught.value)
    assert time.monotonic() - started < 3


@pytest.mark.parametrize("trouble", ["stall", "drop"])
async def test_silence_after_the_text_is_unknown(trouble: str) -> None:
    postman = Postman(data=trouble)
    started = time.monotonic()

    async with serving(postman) as port:
        receipt = await email(port, timeout_seconds=1).send("yang@village.example", MOVED)

    assert receipt.outcome == Outcome.UNKNOWN
    assert receipt.carrier_id.endswith("@nanxi.example>")
    assert len(postman.mails) == 1
    assert time.monotonic() - started < 3


async def test_nobody_there_may_be_tried_again(unused_tcp_port: int) -> None:
    with pytest.raises(CarrierUnreachable):
        await email(unused_tcp_port).send("yang@village.example", MOVED)


@pytest.mark.parametrize("to", ["", "yang", "a@b@c", "a@b\nBcc: x@y.z", "杨@village.example", "@b"])
async def test_what_cannot_be_an_address_is_never_dialled(to: str, unused_tcp_port: int) -> None:
    with pytest.raises(UnknownRecipient):
        await email(unused_tcp_port).send(to, MOVED)


async def test_starttls_encrypts_before_the_password(
    trust: tuple[ssl.SSLContext, ssl.SSLContext],
) -> None:
    postman, (server, client) = Postman(), trust
    options = {"tls_context": server, "require_starttls": True, "authenticator": let_in}

    async with serving(postman, auth_required=True, **options) as port:
        mail = email(port, "starttls", "desk:p%40ss%2Fword@", tls_context=client)
        receipt = await mail.send("yang@village.example", MOVED)

    assert (receipt.outcome, len(postman.mails)) == (Outcome.SENT, 1)


async def test_tls_from_the_first_byte(trust: tuple[ssl.SSLContext, ssl.SSLContext]) -> None:
    postman, (server, client) = Postman(), trust

    async with serving(postman, inner=server) as port:
        await email(port, "tls", tls_context=client).send("yang@village.example", MOVED)

    assert len(postman.mails) == 1


async def test_a_wrong_password_is_trouble_of_ours(
    trust: tuple[ssl.SSLContext, ssl.SSLContext],
) -> None:
    server, client = trust

    async with serving(Postman(), tls_context=server, authenticator=let_in) as port:
        mail = email(port, "starttls", "desk:wrong@", tls_context=client)
        with pytest.raises(CarrierMisconfigured):
            await mail.send("yang@village.example", MOVED)


async def test_a_server_that_cannot_encrypt_gets_nothing() -> None:
    postman = Postman()

    async with serving(postman) as port:
        with pytest.raises(CarrierMisconfigured):
            await email(port, "starttls").send("yang@village.example", MOVED)

    assert postman.mails == []


async def test_a_server_that_we_do_not_trust_gets_nothing(
    trust: tuple[ssl.SSLContext, ssl.SSLContext],
) -> None:
    postman = Postman()

    async with serving(postman, inner=trust[0]) as port:
        with pytest.raises(CarrierUnreachable):
            await email(port, "tls").send("yang@village.example", MOVED)

    assert postman.mails == []


async def test_a_burst_shares_a_few_connections() -> None:
    postman = Postman()

    async with serving(postman) as port:
        mail = email(port)
        await asyncio.gather(*(mail.send(YANG, replace(MOVED, key=str(n))) for n in range(40)))
        await mail.close()

    assert len(postman.mails) == 40
    assert 1 <= connections(postman) <= MOST_LINES


async def test_one_letter_after_another_goes_over_one_connection() -> None:
    postman = Postman()

    async with serving(postman) as port:
        mail = email(port)
        for number in range(5):
            await mail.send(YANG, replace(MOVED, key=str(number)))
        await mail.close()

    assert (len(postman.mails), connections(postman)) == (5, 1)


async def test_a_refused_letter_leaves_the_connection_and_nothing_of_itself() -> None:
    postman = Postman(rcpt="550 no such mailbox")

    async with serving(postman) as port:
        mail = email(port)
        with pytest.raises(UnknownRecipient):
            await mail.send("nobody@village.example", MOVED)
        postman.answers.clear()
        receipt = await mail.send(YANG, MOVED)
        await mail.close()

    assert receipt.outcome is Outcome.SENT
    assert len(postman.talks) == 1
    assert "nobody" not in postman.mails[0].decode()


async def test_a_connection_that_the_server_ended_is_replaced() -> None:
    postman = Postman()

    async with serving(postman) as port:
        mail = email(port)
        await mail.send(YANG, MOVED)
        assert postman.line is not None
        postman.line.abort()
        receipt = await mail.send(YANG, MOVED)
        await mail.close()

    assert (receipt.outcome, connections(postman)) == (Outcome.SENT, 2)


async def test_a_connection_is_ended_after_fifty_letters() -> None:
    postman = Postman()

    async with serving(postman) as port:
        mail = email(port)
        for number in range(MOST_LETTERS + 1):
            await mail.send(YANG, replace(MOVED, key=str(number)))
        await mail.close()

    assert connections(postman) == 2


async def test_a_line_that_rests_is_hung_up_with_a_goodbye() -> None:
    postman = Postman()

    async with serving(postman) as port:
        mail = email(port)
        mail.lines.kept_seconds = 0.05
        await mail.send(YANG, MOVED)
        await asyncio.sleep(0.5)

        assert postman.goodbyes == 1


async def test_who_waits_for_a_connection_waits_in_bounded_time() -> None:
    postman, started = Postman(data="stall"), time.monotonic()

    async with serving(postman) as port:
        mail = email(port, timeout_seconds=1)
        told = await asyncio.gather(
            *(mail.send(YANG, replace(MOVED, key=str(n))) for n in range(8)),
            return_exceptions=True,
        )

    unknown = [one for one in told if not isinstance(one, BaseException)]
    assert {one.outcome for one in unknown} == {Outcome.UNKNOWN}
    assert {type(one) for one in told if isinstance(one, BaseException)} <= {CarrierUnreachable}
    assert len(postman.mails) == len(unknown), "who got no line has surely sent nothing"
    assert time.monotonic() - started < 4


async def test_the_check_greets_and_signs_in_and_sends_nothing(
    trust: tuple[ssl.SSLContext, ssl.SSLContext], unused_tcp_port: int
) -> None:
    postman, (server, client) = Postman(), trust

    async with serving(postman, tls_context=server, authenticator=let_in) as port:
        said = [
            await email(port, "starttls", f"desk:{password}@", tls_context=client).check()
            for password in ("p%40ss%2Fword", "wrong")
        ]
    said.append(await email(unused_tcp_port).check())

    assert said == ["", "carrier-misconfigured", "carrier-unreachable"]
    assert postman.mails == []


async def test_nobody_asks_a_mail_server_about_a_letter() -> None:
    assert await email(25).fate(YANG, MOVED.key, "", StoppedClock().now()) is Fate.CANNOT_SAY


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", SmtpServer("mail.example", 587, "starttls")),
        ("smtp://mail.example?tls=tls", SmtpServer("mail.example", 465, "tls")),
        ("smtp://mail.example:25?tls=none", SmtpServer("mail.example", 25, "none")),
        (
            "smtp://a%40b:p%3Aw@mail.example:2525",
            SmtpServer("mail.example", 2525, "starttls", "a@b", "p:w"),
        ),
        ("smtp://a:b@127.0.0.1:1025?tls=none", SmtpServer("127.0.0.1", 1025, "none", "a", "b")),
    ],
)
def test_a_mail_server_is_named_by_its_address(url: str, server: SmtpServer) -> None:
    assert smtp_server(url) == server


@pytest.mark.parametrize(
    "url",
    [
        "",
        "mail.example",
        "http://mail.example",
        "smtp://",
        "smtp://mail.example?tls=ssl",
        "smtp://mail.example:port",
        "smtp://a:b@mail.example?tls=none",
    ],
)
def test_a_mail_server_that_makes_no_sense_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"mail server|[Pp]ort"):
        smtp_server(url)


def test_a_sender_needs_an_address() -> None:
    with pytest.raises(ValueError, match="mail sender"):
        Email(smtp_server("smtp://mail.example"), "村口", in_words, StoppedClock())
