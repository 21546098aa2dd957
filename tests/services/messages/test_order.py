"""What belongs to one matter is said in its order, urgent or not, quiet hours or not."""

import asyncio
from datetime import timedelta

from app.channels.refusals import CarrierBusy, MessageRefused
from app.domain.bookings.reminders import Kind, Planned
from app.domain.messages.messages import Message, Receipt
from app.models.notice import Notice
from app.models.person import Person
from app.ports import Deps
from app.services.messages import delivery, notices
from app.services.people import people
from tests.fakes import StillClock
from tests.make import a_person
from tests.people import YANG, ZHAXI, Someone
from tests.services.carriers import Carrier, drained, due_messages, over, refusing, silence, yes

MATTER = "case/1"
NIGHT = timedelta(hours=13)
"""From nine in the morning to ten in the evening."""


class Ear(Carrier):
    """Hears in which order things were said."""

    def __init__(self) -> None:
        super().__init__(self.hear)
        self.heard: list[str] = []

    async def hear(self, to: str, message: Message) -> Receipt:
        self.heard.append(message.key)
        return await yes(to, message)


async def planned(
    deps: Deps, key: str, kind: str = Kind.BOOKED, who: Someone = YANG, **late: float
) -> None:
    """A message of the matter, wished for in a while."""
    actor = await a_person(deps, who)
    due_at = deps.clock.now() + timedelta(**late)
    params = {"item": "高龄津贴", "starts": "明天", "number": "A01", "centre": "刘家镇"}
    to = notices.Addressee(actor.person_id, "zh")
    await notices.queue(deps, to, [Planned(key, kind, due_at)], params)
    await Notice.filter(key=key).update(matter=MATTER)


async def test_messages_of_one_matter_are_said_one_after_the_other(deps: Deps) -> None:
    sms = Ear()
    for key in ("first", "second", "third"):
        await planned(deps, key)

    batches = [await delivery.deliver(over(deps, sms=sms)) for _ in range(4)]

    assert (batches, sms.heard) == ([{"sent": 1}] * 3 + [{}], ["first", "second", "third"])


async def test_another_person_and_another_matter_wait_for_nobody(deps: Deps) -> None:
    sms = Ear()
    await planned(deps, "hers")
    await planned(deps, "his", who=ZHAXI)
    await due_messages(deps, YANG, ["other"])

    assert await delivery.deliver(over(deps, sms=sms)) == {"sent": 3}


async def test_what_comes_later_waits_for_an_earlier_one_that_is_tried_again(
    deps: Deps, clock: StillClock
) -> None:
    await planned(deps, "first")
    await planned(deps, "second")
    await drained(over(deps, sms=Carrier(refusing(CarrierBusy()))))

    sms = Ear()
    before = await drained(over(deps, sms=sms))
    clock.pass_(minutes=1)
    await drained(over(deps, sms=sms))

    assert (before, sms.heard) == ({}, ["first", "second"])


async def test_the_next_rung_of_an_earlier_one_comes_before_a_later_one(deps: Deps) -> None:
    email, sms = Ear(), Carrier(refusing(MessageRefused()))
    await planned(deps, "first")
    await planned(deps, "second")
    person = await Person.get(openid=YANG.openid)
    people.set_email(deps, person, "yang@example.com")
    await person.save(update_fields=["email_sealed"])

    await drained(over(deps, sms=sms, email=email))

    assert email.heard == ["first#1", "second#1"]


async def test_what_comes_later_waits_until_the_silence_about_an_earlier_one_is_over(
    deps: Deps, clock: StillClock
) -> None:
    await planned(deps, "first")
    await delivery.deliver(over(deps, sms=Carrier(silence)))
    await planned(deps, "second")
    sms = Ear()

    waiting = await drained(over(deps, sms=sms))
    await Notice.filter(key="first").update(settle_by_at=None)
    await drained(over(deps, sms=sms))

    assert (waiting, sms.heard) == ({}, ["second"])


async def test_nothing_rings_in_the_quiet_hours_and_the_morning_keeps_the_order(
    deps: Deps, clock: StillClock
) -> None:
    sms = Ear()
    clock.at += NIGHT
    await planned(deps, "first")
    await planned(deps, "second")

    night = await drained(over(deps, sms=sms))
    kept = await Notice.get(key="first")
    silent = list(sms.heard)
    clock.at = kept.due_at
    await drained(over(deps, sms=sms))

    assert (night, kept.error, kept.attempts, silent) == ({"planned": 1}, "quiet", 0, [])
    assert (sms.heard, clock.at) == (["first", "second"], kept.due_at)


async def test_something_urgent_takes_along_what_comes_before_it_even_at_night(
    deps: Deps, clock: StillClock
) -> None:
    sms = Ear()
    clock.at += NIGHT
    await planned(deps, "first")
    await drained(over(deps, sms=sms))
    await planned(deps, "urgent", Kind.CANCELLED)
    await planned(deps, "later")

    await drained(over(deps, sms=sms))

    assert sms.heard == ["first", "urgent"]


async def test_something_urgent_is_said_first_of_all_that_waits(deps: Deps) -> None:
    sms = Ear()
    await due_messages(deps, ZHAXI, [f"news-{number}" for number in range(5)])
    await planned(deps, "urgent", Kind.CANCELLED)

    await delivery.deliver(over(deps, sms=sms), batch=2)

    assert sms.heard[0] == "urgent"


async def test_something_urgent_waits_ten_minutes_for_an_answer_and_no_longer(
    deps: Deps, clock: StillClock
) -> None:
    await planned(deps, "first")
    await delivery.deliver(over(deps, sms=Carrier(silence)))
    await planned(deps, "urgent", Kind.CANCELLED)
    sms = Ear()

    early = await drained(over(deps, sms=sms))
    clock.pass_(minutes=11)
    await drained(over(deps, sms=sms))

    assert (early, sms.heard) == ({}, ["urgent"])


async def test_drainers_at_once_keep_the_order(deps: Deps) -> None:
    sms, keys = Ear(), [f"key-{number:02d}" for number in range(12)]
    for key in keys:
        await planned(deps, key)

    while len(sms.heard) < len(keys):
        await asyncio.gather(*(delivery.deliver(over(deps, sms=sms)) for _ in range(4)))

    assert sms.heard == keys
