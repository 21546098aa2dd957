"""What became of messages: receipts in any order, silence that ends, and what was never taken."""

from datetime import timedelta

import pytest

from app.channels.refusals import MessageRefused
from app.channels.sms.out_ids import out_id
from app.domain.cases.case_messages import CaseKind
from app.domain.messages.carriers import Can
from app.domain.messages.messages import Message, Receipt
from app.domain.messages.verdicts import Fate
from app.models.notice import Notice
from app.models.person import Person
from app.ports import Deps
from app.services.messages import delivery, notices, settling
from app.services.messages.settling import Word
from tests.fakes import StillClock
from tests.people import YANG
from tests.services.carriers import (
    Carrier,
    drained,
    due_messages,
    over,
    refusing,
    silence,
    states,
    yes,
)

TELLING = Can(receipts=True, askable=True)
LOOKS = 6


def word(deps: Deps, delivered: bool = True, **values: str) -> Word:
    """What a carrier of text messages tells us."""
    error = "" if delivered else "user refused"
    return Word("sms", delivered, deps.clock.now(), error, **values)


async def look_until_done(deps: Deps, clock: StillClock) -> None:
    """Let time pass until nothing is open any more."""
    for _ in range(LOOKS):
        await settling.look(deps)
        await drained(deps)
        first = await Notice.filter(settle_by_at__isnull=False).order_by("settle_by_at").first()
        if first is None or first.settle_by_at is None:
            return
        clock.at = max(clock.at, first.settle_by_at)


@pytest.mark.parametrize("by", ["key", "carrier_id", "out_id"])
async def test_a_receipt_finds_its_message_by_each_of_its_names(deps: Deps, by: str) -> None:
    await due_messages(deps, YANG, ["one", "two"])
    await drained(over(deps, sms=Carrier(can=TELLING)))
    index = (await Person.get(openid=YANG.openid)).phone_index
    names = {
        "key": {"key": "one"},
        "carrier_id": {"carrier_id": "id-one"},
        "out_id": {"out_id": out_id("one"), "to_index": index},
    }

    found = await settling.settle(deps, word(deps, **names[by]))

    kept = await Notice.get(key="one")
    assert (found, kept.state, kept.delivered_at) == (True, "delivered", deps.clock.now())
    assert (kept.settle_by_at, await states()) == (None, {"one": "delivered", "two": "sent"})


async def test_nobodys_receipt_settles_nothing(deps: Deps) -> None:
    await due_messages(deps, YANG, ["one"])
    await drained(over(deps, sms=Carrier(can=TELLING)))

    assert not await settling.settle(deps, word(deps, carrier_id="of-somebody-else"))
    assert await states() == {"one": "sent"}


async def test_what_did_not_arrive_goes_the_next_way(deps: Deps) -> None:
    await due_messages(deps, YANG, ["one"])
    await drained(over(deps, sms=Carrier(can=TELLING)))

    await settling.settle(deps, word(deps, False, key="one"))
    await settling.settle(deps, word(deps, False, key="one"))

    rungs = {row.key: (row.state, row.error, row.rung) for row in await Notice.all()}
    assert rungs == {
        "one": ("refused", "user refused", "sms"),
        "one#1": ("planned", "user refused", "knock"),
    }


async def test_what_arrived_stays_arrived_whatever_is_said_later(deps: Deps) -> None:
    await due_messages(deps, YANG, ["one"])
    await drained(over(deps, sms=Carrier(can=TELLING)))

    await settling.settle(deps, word(deps, key="one"))
    await settling.settle(deps, word(deps, False, key="one"))

    assert await states() == {"one": "delivered"}


async def test_a_receipt_that_comes_after_all_takes_back_the_rung_that_followed(deps: Deps) -> None:
    await due_messages(deps, YANG, ["one"])
    await drained(over(deps, sms=Carrier(can=TELLING)))
    await settling.settle(deps, word(deps, False, key="one"))

    await settling.settle(deps, word(deps, key="one"))
    tally = await drained(over(deps, sms=Carrier()))

    assert (tally, await states()) == ({}, {"one": "delivered", "one#1": "retracted"})
    assert (await Notice.get(key="one")).next_id is None


async def test_what_is_taken_back_in_the_silence_is_not_handed_over_again(
    deps: Deps, clock: StillClock
) -> None:
    sms, visit = Carrier(silence, TELLING), deps.ids.new()
    sms.fates["one"] = Fate.NOT_THERE
    await due_messages(deps, YANG, ["one"])
    await drained(over(deps, sms=sms))
    await Notice.filter(key="one").update(visit_id=visit)

    await notices.retract_visit(visit)
    clock.pass_(minutes=2)
    looked = await settling.look(over(deps, sms=sms))
    await drained(over(deps, sms=Carrier()))
    quiet = await states()
    await settling.settle(deps, word(deps, key="one"))

    assert (looked, quiet, await states()) == ({}, {"one": "retracted"}, {"one": "delivered"})


async def test_whom_nobody_has_to_tell_any_more_is_not_walked_to(deps: Deps) -> None:
    visit = deps.ids.new()
    await due_messages(deps, YANG, ["one"])
    await drained(over(deps, sms=Carrier(refusing(MessageRefused()))))
    await Notice.all().update(visit_id=visit)

    await notices.retract_visit(visit)

    assert (await Notice.get(key="one#1")).state == "retracted"


@pytest.mark.parametrize("delivered", [True, False])
async def test_a_receipt_before_the_answer_is_not_overruled_by_it(
    deps: Deps, delivered: bool
) -> None:
    async def receipt_first(to: str, message: Message) -> Receipt:
        await settling.settle(deps, word(deps, delivered, key=message.key))
        return await yes(to, message)

    await due_messages(deps, YANG, ["one"])

    await delivery.deliver(over(deps, sms=Carrier(receipt_first, TELLING)))

    assert (await Notice.get(key="one")).state == ("delivered" if delivered else "refused")


async def test_what_is_taken_back_and_bounces_is_not_said_another_way(deps: Deps) -> None:
    await due_messages(deps, YANG, ["one"])
    await drained(over(deps, sms=Carrier(can=TELLING)))
    visit = deps.ids.new()
    await Notice.filter(key="one").update(visit_id=visit)

    taken_back = await notices.retract_visit(visit)
    await settling.settle(deps, word(deps, False, key="one"))

    assert (taken_back, await states()) == (0, {"one": "refused"})


async def test_silence_is_looked_after_and_then_left_as_unknown(
    deps: Deps, clock: StillClock
) -> None:
    sms, began = Carrier(silence, TELLING), clock.at
    await due_messages(deps, YANG, ["one"])
    await drained(over(deps, sms=sms))

    await look_until_done(over(deps, sms=sms), clock)

    kept = await Notice.get()
    assert (kept.state, kept.settle_by_at, sms.asked) == ("unknown", None, {"one": 1})
    assert clock.at - began == timedelta(hours=6)


async def test_silence_about_what_demands_proof_climbs_in_the_end(
    deps: Deps, clock: StillClock
) -> None:
    sms = Carrier(silence, TELLING)
    await due_messages(deps, YANG, ["one"], CaseKind.DECIDED)
    await Notice.all().update(params={"item": "高龄津贴", "number": "A01", "centre": "刘家镇"})
    await drained(over(deps, sms=sms))

    await look_until_done(over(deps, sms=sms), clock)

    rungs = {
        row.key: (row.state, row.channel) for row in await Notice.filter(template=CaseKind.DECIDED)
    }
    assert rungs == {"one": ("unknown", "sms"), "one#1": ("sent", "knock")}


@pytest.mark.parametrize(
    ("fate", "became"),
    [
        (Fate.DELIVERED, {"one": "delivered"}),
        (Fate.FAILED, {"one": "refused", "one#1": "sent"}),
        (Fate.WAITING, {"one": "unknown"}),
    ],
)
async def test_the_carrier_is_asked_what_became_of_it(
    deps: Deps, clock: StillClock, fate: Fate, became: dict[str, str]
) -> None:
    sms = Carrier(silence, TELLING)
    sms.fates["one"] = fate
    await due_messages(deps, YANG, ["one"])
    await drained(over(deps, sms=sms))

    clock.pass_(minutes=2)
    await settling.look(over(deps, sms=sms))
    await drained(over(deps, sms=sms))

    told = {key: state for key, state in (await states()).items() if key.startswith("one")}
    assert (told, sms.asked) == (became, {"one": 1})


async def test_what_the_carrier_never_took_is_handed_over_again_under_the_same_key(
    deps: Deps, clock: StillClock
) -> None:
    lost, sms = Carrier(silence, TELLING), Carrier(can=TELLING)
    lost.fates["one"] = Fate.NOT_THERE
    await due_messages(deps, YANG, ["one"])
    await drained(over(deps, sms=lost))

    clock.pass_(minutes=2)
    tally = await settling.look(over(deps, sms=lost))
    await drained(over(deps, sms=sms))

    assert (tally, sms.said, await states()) == ({"planned": 1}, {"one": 1}, {"one": "sent"})


async def test_two_who_look_at_once_ask_and_climb_once(deps: Deps, clock: StillClock) -> None:
    sms = Carrier(silence, TELLING)
    sms.fates["one"] = Fate.FAILED
    await due_messages(deps, YANG, ["one"])
    await drained(over(deps, sms=sms))
    clock.pass_(minutes=2)

    first = await settling.look(over(deps, sms=sms))
    second = await settling.look(over(deps, sms=sms))

    assert (first, second) == ({"refused": 1}, {})
    assert await states() == {"one": "refused", "one#1": "planned"}


async def test_a_receipt_that_never_comes_leaves_a_plain_message_as_sent(
    deps: Deps, clock: StillClock
) -> None:
    sms = Carrier(can=TELLING)
    await due_messages(deps, YANG, ["one"])
    await drained(over(deps, sms=sms))

    await look_until_done(over(deps, sms=sms), clock)

    kept = await Notice.get()
    assert (kept.state, kept.settle_by_at) == ("sent", None)


async def test_a_receipt_that_never_comes_lets_what_demands_proof_climb(
    deps: Deps, clock: StillClock
) -> None:
    sms = Carrier(can=TELLING)
    await due_messages(deps, YANG, ["one"], CaseKind.DECIDED)
    await Notice.all().update(params={"item": "高龄津贴", "number": "A01", "centre": "刘家镇"})
    await drained(over(deps, sms=sms))

    await look_until_done(over(deps, sms=sms), clock)

    rungs = {
        row.key: (row.state, row.error) for row in await Notice.filter(template=CaseKind.DECIDED)
    }
    assert rungs == {"one": ("sent", "no-receipt"), "one#1": ("sent", "")}
