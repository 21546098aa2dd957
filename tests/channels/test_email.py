"""Mail against a real SMTP server on a socket: what arrives, and what a refusal means."""

import time
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as modern

import pytest

from app.channels.email import Email, SmtpServer, smtp_server
from app.channels.refusals import (
    CarrierBusy,
    CarrierMisconfigured,
    CarrierUnreachable,
    MessageRefused,
    UnknownRecipient,
)
from app.domain.messages.messages import Outcome
from app.domain.messages.verdicts import Fate
from app.kit.errors import AppError
from tests.channels.mail import MOVED, SENDER, YANG, Postman, StoppedClock, email, in_words, serving


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
    assert time.monotonic() - started < 20


@pytest.mark.parametrize("trouble", ["stall", "drop"])
async def test_silence_after_the_text_is_unknown(trouble: str) -> None:
    postman = Postman(data=trouble)
    started = time.monotonic()

    async with serving(postman) as port:
        receipt = await email(port, timeout_seconds=1).send("yang@village.example", MOVED)

    assert receipt.outcome == Outcome.UNKNOWN
    assert receipt.carrier_id.endswith("@nanxi.example>")
    assert len(postman.mails) == 1
    assert time.monotonic() - started < 20


async def test_nobody_there_may_be_tried_again(unused_tcp_port: int) -> None:
    with pytest.raises(CarrierUnreachable):
        await email(unused_tcp_port).send("yang@village.example", MOVED)


@pytest.mark.parametrize("to", ["", "yang", "a@b@c", "a@b\nBcc: x@y.z", "杨@village.example", "@b"])
async def test_what_cannot_be_an_address_is_never_dialled(to: str, unused_tcp_port: int) -> None:
    with pytest.raises(UnknownRecipient):
        await email(unused_tcp_port).send(to, MOVED)


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
