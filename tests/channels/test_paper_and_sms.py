"""The channels of development: paper, and text messages that end on the sandbox page."""

import json
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest

from app.channels import KEY
from app.channels.paper import Paper, Sheet
from app.channels.refusals import CarrierBusy, CarrierUnreachable, MessageRefused
from app.channels.sms import SandboxSms, SmsNotConfigured, SmsUnconfigured
from app.domain.messages.messages import Message, Outcome, Receipt
from app.ports import Channel
from sandbox.faults import Fault
from sandbox.server import Sandbox

CODE = Message("sms_code", {"code": "314159"})


def in_words(message: Message) -> str:
    return f"验证码 {message.params['code']}"


async def test_paper_keeps_what_was_sent() -> None:
    paper: Channel = Paper()

    receipt = await paper.send("138", CODE)

    assert receipt == Receipt(Outcome.SENT, "paper-1")
    assert isinstance(paper, Paper)
    assert list(paper.sent) == [Sheet("138", CODE, "paper-1")]


async def test_paper_writes_a_message_with_a_key_once(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "sent.jsonl")
    keyed = replace(CODE, params={**CODE.params, KEY: "booking/7/day_before"})

    receipts = [await paper.send("138", message) for message in (keyed, keyed, CODE, CODE)]

    lines = (tmp_path / "sent.jsonl").read_text().splitlines()
    assert [receipt.carrier_id for receipt in receipts] == [
        "paper-1",
        "paper-1",
        "paper-2",
        "paper-3",
    ]
    assert [json.loads(line)["key"] for line in lines] == ["booking/7/day_before", "", ""]
    assert json.loads(lines[0])["params"] == {"code": "314159"}


async def test_paper_forgets_what_is_too_old() -> None:
    paper = Paper()

    for number in range(1001):
        await paper.send(str(number), CODE)

    assert (len(paper.sent), paper.sent[0].to) == (1000, "1")


async def test_without_a_vendor_every_text_waits_for_one() -> None:
    with pytest.raises(SmsNotConfigured) as caught:
        await SmsUnconfigured().send("138", CODE)

    assert caught.value.detail == "No text message vendor is set up for this installation."


async def test_a_text_is_shown_by_the_sandbox(
    sandbox: Sandbox, http: aiohttp.ClientSession
) -> None:
    sms = SandboxSms(http, sandbox.url, in_words)

    receipt = await sms.send("13800000000", CODE)

    [text] = sandbox.state.texts
    assert receipt == Receipt(Outcome.SENT, text.id)
    assert (text.phone, text.text) == ("13800000000", "验证码 314159")


async def test_a_text_that_fails_says_how(
    sandbox: Sandbox, http: aiohttp.ClientSession, unused_tcp_port: int
) -> None:
    sms = SandboxSms(http, sandbox.url, in_words, timeout_seconds=1)
    nowhere = SandboxSms(http, f"http://127.0.0.1:{unused_tcp_port}", in_words)

    with pytest.raises(MessageRefused):
        await sms.send("not a phone", CODE)
    with pytest.raises(CarrierUnreachable):
        await nowhere.send("13800000000", CODE)
    for mode in ("fail", "busy", "quota"):
        sandbox.state.faults.set("sms", Fault(mode))
        with pytest.raises(CarrierBusy):
            await sms.send("13800000000", CODE)
    sandbox.state.faults.set("sms", Fault("lost"))
    receipt = await sms.send("13800000000", CODE)

    assert receipt == Receipt(Outcome.UNKNOWN)
    assert len(sandbox.state.texts) == 1
