"""Rungs: each is used once, the next one follows at once, budgets and wishes decide which."""

import asyncio
from datetime import timedelta
from typing import Any

from app.channels.refusals import (
    CarrierBusy,
    MessageRefused,
    NumberClosed,
    OutOfMoney,
)
from app.domain.bookings.reminders import Kind
from app.domain.messages.carriers import Can
from app.domain.messages.verdicts import Fate
from app.models.carrier import CarrierMinute, CarrierState, ClosedWay
from app.models.notice import LastingGrant, Notice
from app.models.person import Person
from app.models.reach import KnockTask, MessageWish
from app.models.sms_budget import SmsBudget, SmsMonth
from app.ports import Deps
from app.services.messages import climbing, delivery, grants, settling
from app.services.messages.climbing import Left
from tests.fakes import StillClock
from tests.people import YANG, ZHAXI
from tests.services.carriers import (
    Carrier,
    a_second_contact,
    drained,
    due_messages,
    over,
    refusing,
    silence,
    states,
)

FEN = 5


async def wishes(deps: Deps, **values: Any) -> None:
    """What Yang wishes for."""
    person = await Person.get(openid=YANG.openid)
    await MessageWish.create(
        id=deps.ids.new(), person_id=person.id, changed_at=deps.clock.now(), **values
    )


async def budget(deps: Deps, fen: int, when_spent: str = "urgent") -> None:
    """What may be spent for what belongs to no centre."""
    values = {"monthly_fen": fen, "when_spent": when_spent, "changed_at": deps.clock.now()}
    await SmsBudget.create(id=deps.ids.new(), place="house", **values)


async def spent() -> tuple[int, int, int]:
    """Fen, texts and parts of the month."""
    month = await SmsMonth.get(place="house")
    return month.spent_fen, month.texts, month.parts


async def test_a_row_is_followed_once_however_often_it_is_left(deps: Deps) -> None:
    await due_messages(deps, YANG, ["one"])
    await Notice.all().update(state="refused", matter="case/1", urgent=True)
    first = await Notice.get()

    await climbing.climb(deps, [Left(first.id, "sms", "no-grant")])
    await climbing.climb(deps, [Left(first.id, "sms", "no-grant")])

    old, new = await Notice.all().order_by("step")
    assert (old.next_id, new.first_id, new.key, new.step) == (new.id, old.id, "one#1", 1)
    same = ("template", "params", "language", "matter", "urgent", "wanted_at", "person_id")
    assert [getattr(new, name) for name in same] == [getattr(old, name) for name in same]
    assert (new.state, new.rung, new.error, new.due_at) == (
        "planned",
        "sms",
        "no-grant",
        deps.clock.now(),
    )


async def test_what_was_taken_back_is_not_followed(deps: Deps) -> None:
    await due_messages(deps, YANG, ["one"])
    await Notice.all().update(state="retracted")

    await climbing.climb(deps, [Left((await Notice.get()).id, "sms")])

    assert await states() == {"one": "retracted"}


async def test_the_second_contact_is_asked_before_somebody_walks(deps: Deps) -> None:
    await due_messages(deps, YANG, ["one"])
    person = await Person.get(openid=YANG.openid)
    await a_second_contact(deps, person.id)
    await Person.filter(id=person.id).update(phone_sealed="")
    sms = Carrier(refusing(MessageRefused()))

    await drained(over(deps, sms=sms))

    rungs = {row.key: row.rung for row in await Notice.filter(template=Kind.BOOKED)}
    assert rungs == {"one": "second", "one#1": "knock"}


async def test_a_number_that_takes_nothing_any_more_is_never_asked_again(deps: Deps) -> None:
    sms = Carrier(refusing(NumberClosed()))
    await due_messages(deps, YANG, ["one"], Kind.DAY_BEFORE)
    await drained(over(deps, sms=sms))

    await due_messages(deps, YANG, ["two"], Kind.DAY_BEFORE)
    await drained(over(deps, sms=sms))

    assert (dict(sms.asked), await states()) == ({"one": 1}, {"one": "refused", "two": "refused"})
    closed = await ClosedWay.get()
    assert (closed.rung, closed.error) == ("sms", "number-closed")
    assert (await Notice.get(key="two")).error == "way-closed"


async def test_a_carrier_without_money_is_stopped_and_the_messages_stay_planned(deps: Deps) -> None:
    sms = Carrier(refusing(OutOfMoney()))
    await due_messages(deps, YANG, [f"key-{number}" for number in range(40)], Kind.BOOKED)

    await drained(over(deps, sms=sms))

    assert (await CarrierState.get(name="sms")).paused_why == "out-of-money"
    kept = await Notice.filter(template=Kind.BOOKED)
    assert {(row.state, row.attempts) for row in kept} == {("planned", 0)}
    assert sms.asked.total() <= delivery.AT_ONCE


async def test_a_busy_vendor_comes_behind_the_other_one(deps: Deps, clock: StillClock) -> None:
    busy, other = Carrier(refusing(CarrierBusy())), Carrier()
    await due_messages(deps, YANG, ["one"])
    carriers = {"aliyun": busy, "tencent": other}

    await drained(over(deps, **carriers))
    clock.pass_(seconds=30)
    await drained(over(deps, **carriers))

    assert (dict(busy.asked), other.said) == ({"one": 1}, {"one": 1})


async def test_a_vendor_that_does_not_know_a_wording_is_passed_over(deps: Deps) -> None:
    strict, other = Carrier(can=Can(registered=True)), Carrier()
    await due_messages(deps, YANG, ["one"])

    await drained(over(deps, aliyun=strict, tencent=other))

    assert (strict.asked, other.said) == ({}, {"one": 1})


async def test_the_cost_is_reserved_and_given_back_when_it_was_not_taken(
    deps: Deps, clock: StillClock
) -> None:
    await due_messages(deps, YANG, ["one"])
    await due_messages(deps, ZHAXI, ["two"])
    await drained(over(deps, sms=Carrier()))
    both = await spent()

    await due_messages(deps, YANG, ["three"])
    await drained(over(deps, sms=Carrier(refusing(CarrierBusy()))))

    three = await Notice.get(key="three")
    assert (both, await spent(), three.cost_fen) == ((2 * FEN, 2, 2), (2 * FEN, 2, 2), 0)
    assert {row.cost_fen for row in await Notice.filter(state="sent")} == {FEN}


async def test_what_a_silent_carrier_never_took_costs_nothing(
    deps: Deps, clock: StillClock
) -> None:
    sms = Carrier(silence, Can(askable=True))
    sms.fates["one"] = Fate.NOT_THERE
    await due_messages(deps, YANG, ["one"])
    await drained(over(deps, sms=sms))
    unsure = await spent()

    clock.pass_(minutes=2)
    await settling.look(over(deps, sms=sms))

    assert (unsure, await spent()) == ((FEN, 1, 1), (0, 0, 0))


async def test_a_spent_budget_leaves_text_messages_to_what_is_urgent(deps: Deps) -> None:
    sms = Carrier()
    await budget(deps, 2 * FEN)
    await due_messages(deps, YANG, ["one", "two", "three"], Kind.DAY_BEFORE)
    await due_messages(deps, ZHAXI, ["urgent"], Kind.CANCELLED)

    await drained(over(deps, sms=sms))

    became = {row.key: (row.state, row.error) for row in await Notice.all()}
    assert became["urgent"] == ("sent", "")
    assert (
        sorted(became.values())
        == [("refused", "budget"), ("refused", "budget")] + [("sent", "")] * 2
    )
    assert await spent() == (2 * FEN, 2, 2)


async def test_two_drainers_at_once_do_not_spend_more_than_there_is(deps: Deps) -> None:
    sms = Carrier()
    await budget(deps, 7 * FEN, "nothing")
    await due_messages(deps, YANG, [f"key-{number:02d}" for number in range(20)], Kind.DAY_BEFORE)

    await asyncio.gather(*(delivery.deliver(over(deps, sms=sms), batch=5) for _ in range(4)))

    assert (sms.said.total(), await spent()) == (7, (7 * FEN, 7, 7))


async def test_somebody_who_wants_no_text_messages_is_told_in_person(deps: Deps) -> None:
    sms = Carrier()
    await due_messages(deps, YANG, ["one"])
    await wishes(deps, no_texts=True)

    await drained(over(deps, sms=sms))

    assert (sms.asked, (await Notice.get(key="one")).channel) == ({}, "knock")


async def test_what_somebody_switched_off_is_taken_back(deps: Deps) -> None:
    await due_messages(deps, YANG, ["one"], Kind.DAY_BEFORE)
    await wishes(deps, muted=["day_before"])

    await drained(over(deps, sms=Carrier()))

    kept = await Notice.get()
    assert (kept.state, kept.error) == ("retracted", "muted")


async def test_somebodys_own_quiet_hours_count(deps: Deps, clock: StillClock) -> None:
    await due_messages(deps, YANG, ["one"])
    await wishes(deps, quiet_from="08:00", quiet_until="10:00")

    await drained(over(deps, sms=Carrier()))

    kept = await Notice.get()
    assert (kept.state, kept.error) == ("planned", "quiet")
    assert kept.due_at == clock.at + timedelta(hours=1)


async def test_nobody_writes_to_the_dead(deps: Deps) -> None:
    sms = Carrier()
    await due_messages(deps, YANG, ["one"])
    await Person.all().update(standing="died")

    await drained(over(deps, sms=sms))

    kept = await Notice.get()
    assert (sms.asked, kept.state, kept.error) == ({}, "refused", "gone")
    assert await KnockTask.all().count() == 0


async def test_one_grant_carries_one_message_of_a_batch(deps: Deps) -> None:
    wechat, sms = Carrier(), Carrier()
    await due_messages(deps, YANG, ["one", "two"])
    person = await Person.get(openid=YANG.openid)
    await grants.note(deps, person.id, "booked", 1, "phone")

    await drained(over(deps, wechat=wechat, sms=sms))

    assert (wechat.said.total(), sms.said.total()) == (1, 1)


async def test_a_consent_that_lasts_carries_any_number(deps: Deps) -> None:
    wechat = Carrier()
    await due_messages(deps, YANG, ["one", "two"])
    person = await Person.get(openid=YANG.openid)
    values = {"template": "booked", "since_at": deps.clock.now()}
    await LastingGrant.create(id=deps.ids.new(), person_id=person.id, **values)

    await drained(over(deps, wechat=wechat, sms=Carrier()))

    assert wechat.said.total() == 2


async def test_what_a_carrier_did_is_counted_by_the_minute(deps: Deps, clock: StillClock) -> None:
    await due_messages(deps, YANG, ["one", "two"])
    clock.pass_(seconds=30)

    await drained(over(deps, sms=Carrier()))

    minute = await CarrierMinute.get(carrier="sms")
    assert (minute.asked, minute.sent, minute.failed, minute.late_seconds) == (2, 2, 0, 60)
