"""The sandbox's mail server, asked by a real client."""

from email.message import EmailMessage

import aiosmtplib
import pytest

from sandbox.faults import Fault
from sandbox.server import Sandbox
from sandbox.troubles import trouble_of
from tests.sandbox.visitor import Visitor


def letter() -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"] = "desk@nanxi.example", "yang@village.example"
    made["Subject"], made["Message-ID"] = "预约已改期", "<7@nanxi.example>"
    made.set_content("请按新时间到场。")
    return made


async def hand_in(sandbox: Sandbox) -> str:
    _, said = await aiosmtplib.send(
        letter(), hostname="127.0.0.1", port=sandbox.smtp_port, start_tls=False, timeout=0.5
    )
    return said


async def test_a_mail_is_kept_and_shown(sandbox: Sandbox, visitor: Visitor) -> None:
    said = await hand_in(sandbox)

    [mail] = (await visitor.get("/mails"))["items"]
    assert said.endswith("kept as mail-1")
    assert mail == {
        "id": "mail-1",
        "at": mail["at"],
        "sender": "desk@nanxi.example",
        "to": "yang@village.example",
        "subject": "预约已改期",
        "text": "请按新时间到场。\n",
        "message_id": "<7@nanxi.example>",
    }


async def test_a_mail_without_any_order_is_kept_as_well(sandbox: Sandbox) -> None:
    client = aiosmtplib.SMTP(hostname="127.0.0.1", port=sandbox.smtp_port, start_tls=False)

    async with client:
        await client.sendmail("a@b.example", ["c@d.example"], b"no header\xff at all")

    assert len(sandbox.state.mails) == 1


@pytest.mark.parametrize(
    ("fault", "code"),
    [(Fault("fail"), 554), (Fault("fail", 1, 552), 552), (Fault("busy"), 451)],
)
async def test_a_mail_is_refused_when_told(sandbox: Sandbox, fault: Fault, code: int) -> None:
    sandbox.state.faults.set("mail", fault)

    with pytest.raises(aiosmtplib.SMTPDataError) as caught:
        await hand_in(sandbox)

    assert (caught.value.code, len(sandbox.state.mails)) == (code, 0)


@pytest.mark.parametrize(("mode", "kept"), [("hang", 0), ("lost", 1)])
async def test_a_mail_may_meet_silence(sandbox: Sandbox, mode: str, kept: int) -> None:
    sandbox.state.faults.set("mail", Fault(mode))

    with pytest.raises(aiosmtplib.SMTPTimeoutError):
        await hand_in(sandbox)

    assert len(sandbox.state.mails) == kept


async def test_a_storm_refuses_a_mail_in_the_middle_and_takes_it_later(sandbox: Sandbox) -> None:
    now = sandbox.state.clock.now()
    sandbox.state.troubles.set("email", trouble_of({"storm": 0.5, "seed": 2}, now))

    codes = []
    for _ in range(20):
        try:
            await hand_in(sandbox)
        except aiosmtplib.SMTPDataError as error:
            codes.append(error.code)

    assert set(codes) == {421}
    assert len(codes) + len(sandbox.state.mails) == 20


async def test_a_stranger_has_to_come_again(sandbox: Sandbox) -> None:
    now = sandbox.state.clock.now()
    sandbox.state.troubles.set("email", trouble_of({"greylist_seconds": 60}, now))

    for _ in range(2):
        with pytest.raises(aiosmtplib.SMTPRecipientsRefused) as caught:
            await hand_in(sandbox)
    sandbox.state.clock.shift(1)
    await hand_in(sandbox)

    [refused] = caught.value.recipients
    assert (refused.code, len(sandbox.state.mails)) == (450, 1)


async def test_a_mail_may_be_taken_and_the_line_break(sandbox: Sandbox) -> None:
    sandbox.state.troubles.set("email", trouble_of({"cut": 1}, sandbox.state.clock.now()))

    with pytest.raises(aiosmtplib.SMTPException):
        await hand_in(sandbox)

    assert len(sandbox.state.mails) == 1


async def test_a_mail_server_that_is_out_hangs_up(sandbox: Sandbox) -> None:
    out = {"outage": "refused", "outage_minutes": 10}
    sandbox.state.troubles.set("email", trouble_of(out, sandbox.state.clock.now()))

    with pytest.raises(aiosmtplib.SMTPException):
        await hand_in(sandbox)
    sandbox.state.clock.shift(11)
    await hand_in(sandbox)

    assert len(sandbox.state.mails) == 1
