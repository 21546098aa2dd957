"""What a text message costs: the words a phone shows, signature and all, as the vendor counts."""

from typing import Any

import pytest

from app.domain.bookings.reminders import Kind
from app.domain.messages.carriers import Can
from app.domain.messages.messages import Message, Outcome, Receipt
from app.models.notice import Notice
from app.models.person import Person
from app.models.sms_budget import SmsMonth
from app.ports import Deps
from app.services.messages import grants
from tests.people import YANG
from tests.services.carriers import Answer, Carrier, drained, due_messages, over, silence
from tests.services.messages.test_wordings import in_zh, published

FEN = 5


async def registered(deps: Deps, text: str) -> None:
    """A wording of bookings that Alibaba Cloud knows under this text."""
    template = {"id": "SMS_1", "fields": {"item": "{item}"}, "text": text}
    body: dict[str, Any] = in_zh(text="{item}已约好。")
    await published(deps, Kind.BOOKED, 1, {**body, "registered": _in_production(template)})


def _in_production(template: dict[str, Any]) -> dict[str, Any]:
    return {"production": {"aliyun": {"zh": template}}}


def counting(parts: int) -> Answer:
    """An answer that says in how many parts it went."""

    async def count(to: str, message: Message) -> Receipt:
        return Receipt(Outcome.SENT, "", parts)

    return count


async def costs() -> tuple[tuple[int, int], tuple[int, int, int]]:
    """Parts and fen of the message, and fen, texts and parts of the month."""
    notice, month = await Notice.get(), await SmsMonth.get(place="house")
    return (notice.parts, notice.cost_fen), (month.spent_fen, month.texts, month.parts)


async def test_a_vendor_is_paid_for_the_text_that_is_registered_with_it(deps: Deps) -> None:
    await registered(deps, "您预约的${item}" + "长" * 100)
    await due_messages(deps, YANG, ["one"])

    await drained(over(deps, aliyun=Carrier(can=Can(registered=True))))

    assert await costs() == ((2, 2 * FEN), (2 * FEN, 1, 2))


async def test_a_registered_text_whose_gap_stays_open_is_counted_as_the_short_form(
    deps: Deps,
) -> None:
    await registered(deps, "长" * 200 + "${nothing}")
    await due_messages(deps, YANG, ["one"])

    await drained(over(deps, aliyun=Carrier(can=Can(registered=True))))

    assert (await costs())[0] == (1, FEN)


async def test_the_signature_is_part_of_the_text(deps: Deps) -> None:
    await published(deps, Kind.BOOKED, 1, in_zh(text="长" * 60))
    await due_messages(deps, YANG, ["one"])

    await drained(over(deps, sms=Carrier()))

    assert (await costs())[0] == (2, 2 * FEN)


@pytest.mark.parametrize("parts", [1, 3])
async def test_what_the_carrier_counts_is_what_is_paid(deps: Deps, parts: int) -> None:
    await published(deps, Kind.BOOKED, 1, in_zh(text="长" * 100))
    await due_messages(deps, YANG, ["one"])

    await drained(over(deps, sms=Carrier(counting(parts))))

    assert await costs() == ((parts, parts * FEN), (parts * FEN, 1, parts))


@pytest.mark.parametrize("answer", [counting(0), counting(1000), silence])
async def test_a_carrier_that_says_nothing_of_use_leaves_our_count(
    deps: Deps, answer: Answer
) -> None:
    await due_messages(deps, YANG, ["one"])

    await drained(over(deps, sms=Carrier(answer)))

    assert await costs() == ((1, FEN), (FEN, 1, 1))


async def test_what_is_no_text_message_has_no_parts(deps: Deps) -> None:
    await due_messages(deps, YANG, ["one"])
    await Notice.all().update(via="wechat")
    person = await Person.get(openid=YANG.openid)
    await grants.note(deps, person.id, "booked", 1, "phone")

    await drained(over(deps, wechat=Carrier(counting(4))))

    notice = await Notice.get()
    assert (notice.state, notice.parts, await SmsMonth.all().count()) == ("sent", 0, 0)
