"""Paper: messages written down, for tests and for development."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from app.channels.paper import Paper, Sheet
from app.domain.messages.messages import Message, Outcome, Receipt
from app.domain.messages.verdicts import Fate
from app.ports import Channel

CODE = Message("sms_code", {"code": "314159"})
NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


async def test_paper_keeps_what_was_sent() -> None:
    paper: Channel = Paper()

    receipt = await paper.send("138", CODE)

    assert receipt == Receipt(Outcome.SENT, "paper-1")
    assert isinstance(paper, Paper)
    assert list(paper.sent) == [Sheet("138", CODE, "paper-1")]


async def test_paper_writes_a_message_with_a_key_once(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "sent.jsonl")
    keyed = replace(CODE, key="booking/7/day_before")

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


async def test_paper_knows_what_it_wrote_down() -> None:
    paper = Paper()
    await paper.send("138", replace(CODE, key="booking/7/day_before"))

    fates = [
        await paper.fate("138", "booking/7/day_before", "", NOW),
        await paper.fate("138", "booking/8/day_before", "", NOW),
    ]

    assert fates == [Fate.DELIVERED, Fate.NOT_THERE]
    assert await paper.check() == ""


async def test_paper_forgets_what_is_too_old() -> None:
    paper = Paper()

    for number in range(1001):
        await paper.send(str(number), CODE)

    assert (len(paper.sent), paper.sent[0].to) == (1000, "1")
