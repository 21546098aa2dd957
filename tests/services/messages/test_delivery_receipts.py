"""WeChat's receipts, which name a message only sometimes."""

import pytest

from app.domain.messages.messages import Message, Receipt
from app.models.notice import Notice
from app.models.person import Person
from app.ports import Deps
from app.services.messages import delivery, grants, settling
from app.services.messages.settling import Word
from tests.fakes import StillClock
from tests.people import YANG
from tests.services.carriers import Carrier, due_messages, over, silence, states, yes


async def allow(deps: Deps) -> None:
    person = await Person.get(openid=YANG.openid)
    await grants.note(deps, person.id, "booked", 1, "phone")


@pytest.mark.parametrize("sent", [True, False])
async def test_wechats_receipt_settles_the_message_whose_answer_was_lost(
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


@pytest.mark.parametrize(("told_of", "wanted"), [("later", "two"), ("earlier", "one")])
async def test_of_several_without_an_answer_it_settles_the_last_that_was_asked_for_before_it(
    deps: Deps, clock: StillClock, told_of: str, wanted: str
) -> None:
    asked_at = []
    for key in ("one", "two"):
        await due_messages(deps, YANG, [key])
        await allow(deps)
        await delivery.deliver(over(deps, wechat=Carrier(silence)))
        asked_at.append(clock.now())
        clock.pass_(hours=2)

    at = asked_at[told_of == "later"]
    told = Word("wechat", True, at, carrier_id="msg-7", openid=YANG.openid, grant="booked")
    settled = await settling.settle(deps, told)

    delivered = [key for key, state in (await states()).items() if state == "delivered"]
    assert (settled, delivered) == (True, [wanted])


async def test_a_receipt_under_another_grant_is_of_no_message_of_this_one(deps: Deps) -> None:
    await due_messages(deps, YANG, ["one"])
    await allow(deps)
    await delivery.deliver(over(deps, wechat=Carrier(silence)))

    at = deps.clock.now()
    told = Word("wechat", True, at, carrier_id="msg-7", openid=YANG.openid, grant="case_done")
    settled = await settling.settle(deps, told)

    assert (settled, await states()) == (False, {"one": "unknown"})
