"""WeChat's receipts, which name a message only sometimes."""

import pytest

from app.domain.messages.messages import Message, Receipt
from app.models.notice import Notice
from app.models.person import Person
from app.ports import Deps
from app.services.messages import delivery, grants, settling
from app.services.messages.settling import Word
from tests.people import YANG
from tests.services.carriers import Carrier, due_messages, over, silence, states, yes


async def allow(deps: Deps) -> None:
    person = await Person.get(openid=YANG.openid)
    await grants.note(deps, person.id, "booked", 1, "phone")


@pytest.mark.parametrize("sent", [True, False])
async def test_wechats_receipt_settles_the_oldest_whose_answer_was_lost(
    deps: Deps, sent: bool
) -> None:
    await due_messages(deps, YANG, ["one"])
    await allow(deps)
    await delivery.deliver(over(deps, wechat=Carrier(silence)))

    told = Word("wechat", sent, deps.clock.now(), "", carrier_id="msg-7", openid=YANG.openid)
    await settling.settle(deps, told)

    kept = await Notice.get(key="one")
    assert (kept.state, kept.carrier_id) == ("delivered" if sent else "refused", "msg-7")


async def test_wechats_receipt_waits_for_the_answer_that_may_name_its_message(deps: Deps) -> None:
    heard: list[bool] = []

    async def receipt_first(to: str, message: Message) -> Receipt:
        told = Word(
            "wechat", True, deps.clock.now(), carrier_id=f"id-{message.key}", openid=YANG.openid
        )
        heard.append(await settling.settle(deps, told))
        return await yes(to, message)

    await due_messages(deps, YANG, ["one"])
    await allow(deps)
    await delivery.deliver(over(deps, wechat=Carrier(receipt_first)))

    told = Word("wechat", True, deps.clock.now(), carrier_id="id-one", openid=YANG.openid)
    heard.append(await settling.settle(deps, told))

    assert (heard, await states()) == ([False, True], {"one": "delivered"})
