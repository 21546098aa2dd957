"""The outbox: everything due is said once, on the best way there is, or it is known why not."""

import asyncio
from datetime import timedelta

import pytest

from app.channels.refusals import CarrierBusy, UnknownRecipient
from app.channels.wechat.refusals import NoGrant
from app.domain.bookings.reminders import Kind
from app.domain.messages.messages import Message, Receipt
from app.models.notice import Notice
from app.models.person import Person
from app.models.reach import KnockTask
from app.ports import Deps
from app.services.bookings import booking_changes, bookings
from app.services.bookings.booking_views import BookingView
from app.services.bookings.bookings import Wish
from app.services.messages import delivery, grants
from app.services.messages.notices import State
from tests.fakes import StillClock
from tests.make import CENTRE, ITEM, a_person, a_town, at
from tests.people import YANG, ZHAXI
from tests.services.carriers import (
    Answer,
    Carrier,
    drained,
    due_messages,
    over,
    refusing,
    silence,
    states,
    yes,
)

HANGING = 0.01


async def allow(deps: Deps, count: int = 1) -> None:
    person = await Person.get(openid=YANG.openid)
    for _ in range(count):
        await grants.note(deps, person.id, "booked", 1, "phone")


async def allowed() -> int:
    person = await Person.get(openid=YANG.openid)
    return (await grants.balance(person.id)).get("booked", 0)


async def test_a_grant_sends_the_message_over_wechat_and_is_used_up(deps: Deps) -> None:
    wechat, sms = Carrier(), Carrier()
    await due_messages(deps, YANG, ["one"])
    await allow(deps)

    tally = await delivery.deliver(over(deps, wechat=wechat, sms=sms))

    sent = await Notice.get(key="one")
    assert tally == {"sent": 1}
    assert (sent.channel, sent.carrier_id, sent.sent_at) == ("wechat", "id-one", deps.clock.now())
    assert (wechat.said, sms.said, await allowed()) == ({"one": 1}, {}, 0)


async def test_without_a_grant_it_is_a_text_message(deps: Deps) -> None:
    wechat, sms = Carrier(), Carrier()
    await due_messages(deps, YANG, ["one"])

    await delivery.deliver(over(deps, wechat=wechat, sms=sms))

    assert (wechat.asked, sms.said, await states()) == ({}, {"one": 1}, {"one": "sent"})


async def test_what_wechat_refuses_goes_the_next_way_and_the_grants_are_cleared(deps: Deps) -> None:
    wechat, sms = Carrier(refusing(NoGrant())), Carrier()
    await due_messages(deps, YANG, ["one"])
    await allow(deps, 3)

    tally = await drained(over(deps, wechat=wechat, sms=sms))

    assert (tally, await allowed()) == ({"refused": 1, "sent": 1}, 0)
    assert (wechat.asked, wechat.said, sms.said) == ({"one": 1}, {}, {"one#1": 1})
    assert await channels() == {"one": "wechat", "one#1": "sms"}


async def channels() -> dict[str, str]:
    return {row.key: row.channel for row in await Notice.all()}


async def test_nobody_left_to_ask_means_refused_with_the_reason(deps: Deps) -> None:
    await due_messages(deps, YANG, ["one"], Kind.DAY_BEFORE)
    await due_messages(deps, ZHAXI, ["two"], Kind.DAY_BEFORE)
    await Person.filter(openid=ZHAXI.openid).update(phone_sealed="", openid=None)

    await drained(over(deps, sms=Carrier(refusing(UnknownRecipient()))))

    errors = {notice.key: (notice.state, notice.error) for notice in await Notice.all()}
    assert errors == {"one": ("refused", "unknown-recipient"), "two": ("refused", "unreachable")}


async def test_what_matters_ends_in_a_person_who_goes_and_tells_them(deps: Deps) -> None:
    await due_messages(deps, YANG, ["one"])
    await due_messages(deps, ZHAXI, ["two"])
    await Person.filter(openid=ZHAXI.openid).update(phone_sealed="")

    await drained(over(deps, sms=Carrier(refusing(UnknownRecipient()))))

    walks = await Notice.filter(channel="knock", knock_id__isnull=False).order_by("key")
    assert [(row.key, row.state) for row in walks] == [("one#1", "sent"), ("two", "sent")]
    assert (await KnockTask.get(id=walks[0].knock_id)).because == "unknown-recipient"


async def test_one_persons_damaged_record_does_not_stop_the_others(deps: Deps) -> None:
    await due_messages(deps, YANG, ["one"], Kind.DAY_BEFORE)
    await due_messages(deps, ZHAXI, ["two"], Kind.DAY_BEFORE)
    await Person.filter(openid=YANG.openid).update(phone_sealed="v1.damaged")

    await delivery.deliver(over(deps, sms=Carrier()))

    assert await states() == {"one": "refused", "two": "sent"}


async def test_a_message_that_cannot_be_put_into_words_is_handed_to_nobody(deps: Deps) -> None:
    sms = Carrier()
    await due_messages(deps, YANG, ["one", "two"], Kind.DAY_BEFORE)
    await Notice.filter(key="one").update(params={})

    await delivery.deliver(over(deps, sms=sms))

    assert (sms.asked, await states()) == ({"two": 1}, {"one": "refused", "two": "sent"})


async def test_a_busy_carrier_is_asked_again_after_pauses_until_somebody_walks(
    deps: Deps, clock: StillClock
) -> None:
    sms, began = Carrier(refusing(CarrierBusy())), clock.at
    await due_messages(deps, YANG, ["one"])

    while (tally := await drained(over(deps, sms=sms))) == {"planned": 1}:
        clock.at = (await Notice.get(key="one")).due_at

    assert (tally, await states()) == (
        {"given_up": 1, "sent": 1},
        {"one": "given_up", "one#1": "sent"},
    )
    assert (sms.asked["one"] > 5, clock.at - began >= timedelta(hours=5)) == (True, True)


async def test_a_carrier_that_went_silent_is_never_asked_again(
    deps: Deps, clock: StillClock
) -> None:
    sms = Carrier(silence)
    await due_messages(deps, YANG, ["one"])

    await delivery.deliver(over(deps, sms=sms))
    clock.pass_(minutes=5)
    await delivery.sweep(deps)
    await delivery.deliver(over(deps, sms=sms))

    assert (sms.asked["one"], await states()) == (1, {"one": "unknown"})


async def test_a_fault_in_one_message_is_unknown_and_the_others_are_said(deps: Deps) -> None:
    async def broken(to: str, message: Message) -> Receipt:
        if message.key == "two":
            raise RuntimeError("a bug")
        return await yes(to, message)

    await due_messages(deps, YANG, ["one", "two", "three"])

    await delivery.deliver(over(deps, sms=Carrier(broken)))

    assert await states() == {"one": "sent", "two": "unknown", "three": "sent"}


async def test_a_reminder_that_comes_too_late_is_not_said(deps: Deps, clock: StillClock) -> None:
    sms = Carrier()
    await due_messages(deps, YANG, ["late"], Kind.DAY_BEFORE)
    await due_messages(deps, YANG, ["later"], Kind.DAY_BEFORE, days=1)
    clock.pass_(hours=7)

    await delivery.deliver(over(deps, sms=sms))

    assert (sms.asked, await states()) == ({}, {"late": "given_up", "later": "planned"})


async def test_five_drainers_at_once_say_everything_once(deps: Deps) -> None:
    sms, keys = Carrier(), [f"key-{number:02d}" for number in range(60)]
    await due_messages(deps, YANG, keys)

    await asyncio.gather(*(delivery.deliver(over(deps, sms=sms), batch=20) for _ in range(5)))

    assert sms.said == dict.fromkeys(keys, 1)
    assert set((await states()).values()) == {"sent"}


async def test_a_stop_at_any_moment_leaves_nothing_claimed(deps: Deps) -> None:
    async def slow(to: str, message: Message) -> Receipt:
        await asyncio.sleep(HANGING)
        return await yes(to, message)

    sms = Carrier(slow)
    for turns in range(25):
        await due_messages(deps, YANG, [f"{turns}-{number}" for number in range(3)])
        draining = asyncio.create_task(delivery.deliver(over(deps, sms=sms)))
        for _ in range(turns):
            await asyncio.sleep(HANGING / 10)
        draining.cancel()
        await asyncio.gather(draining, return_exceptions=True)

        assert set((await states()).values()) <= {"sent", "planned"}
    await delivery.deliver(over(deps, sms=sms), batch=100)

    assert set((await states()).values()) == {"sent"}
    assert set(sms.said.values()) == {1}


async def test_a_drainer_that_died_before_asking_is_made_up_for(
    deps: Deps, clock: StillClock
) -> None:
    await due_messages(deps, YANG, ["asked", "not-asked"])
    lease = {"state": State.CLAIMED, "lease_until_at": clock.at + delivery.LEASE}
    await Notice.all().update(**lease)
    await Notice.filter(key="asked").update(sending_at=clock.at)

    early = await delivery.sweep(deps)
    clock.at += delivery.LEASE + timedelta(seconds=1)
    late = await delivery.sweep(deps)

    assert (early, late) == ({"unknown": 0, "planned": 0}, {"unknown": 1, "planned": 1})
    assert await states() == {"asked": "unknown", "not-asked": "planned"}


async def test_an_answer_that_comes_after_the_lease_still_counts(
    deps: Deps, clock: StillClock
) -> None:
    async def slow(to: str, message: Message) -> Receipt:
        clock.at += delivery.LEASE + timedelta(seconds=1)
        assert (await delivery.sweep(deps))["unknown"] == 1
        if message.key == "refused":
            raise CarrierBusy
        return await yes(to, message)

    for key in ("said", "refused"):
        await due_messages(deps, YANG, [key])
        await delivery.deliver(over(deps, sms=Carrier(slow)))

    assert await states() == {"said": "sent", "refused": "planned"}


async def a_booking(deps: Deps) -> BookingView:
    await a_town(deps)
    yang = await a_person(deps, YANG)
    return await bookings.book(deps, yang, Wish(CENTRE, ITEM, at("15:00")), "zh")


async def test_what_was_claimed_and_not_asked_is_not_said_after_a_cancel(
    deps: Deps, clock: StillClock
) -> None:
    made, sms = await a_booking(deps), Carrier()
    due = Notice.filter(template="booked")
    await due.update(state=State.CLAIMED, lease_until_at=clock.at + delivery.LEASE)

    await booking_changes.cancel(deps, await a_person(deps, YANG), made.id, "", "zh")
    clock.at += delivery.LEASE + timedelta(seconds=1)
    await delivery.sweep(deps)
    await delivery.deliver(over(deps, sms=sms))

    assert list(sms.said) == [f"booking/{made.id}/1/cancelled"]


@pytest.mark.parametrize(
    ("answer", "became"), [(yes, "sent"), (refusing(CarrierBusy()), "retracted")]
)
async def test_a_cancel_while_the_carrier_is_asked_is_not_followed_by_another_try(
    deps: Deps, clock: StillClock, answer: Answer, became: str
) -> None:
    made, yang = await a_booking(deps), await a_person(deps, YANG)

    async def meanwhile(to: str, message: Message) -> Receipt:
        if message.template == "booked":
            await booking_changes.cancel(deps, yang, made.id, "", "zh")
        return await answer(to, message)

    await delivery.deliver(over(deps, sms=Carrier(meanwhile)))
    clock.pass_(minutes=5)
    sms = Carrier()
    await delivery.deliver(over(deps, sms=sms))

    assert (await Notice.get(template="booked")).state == became
    assert list(sms.said) == [f"booking/{made.id}/1/cancelled"]
