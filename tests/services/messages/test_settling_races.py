"""Words of carriers that come at once, or too late: nothing is asked, said or followed twice."""

import asyncio
from uuid import UUID

import pytest

from app.channels.refusals import MessageRefused
from app.domain.cases.case_messages import CaseKind
from app.domain.messages.carriers import Can
from app.domain.messages.messages import Message, Receipt
from app.domain.messages.verdicts import Fate
from app.models.notice import Notice
from app.models.person import Person
from app.models.reach import KnockTask
from app.ports import Deps
from app.services.messages import delivery, settling
from app.services.messages.settling import Word
from tests.fakes import StillClock
from tests.people import YANG
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

TELLING = Can(receipts=True, askable=True)
KEYS = [f"key-{number:02d}" for number in range(12)]


class Counting(Carrier):
    """Counts how often it was asked what became of a message."""

    def __init__(self, fate: Fate) -> None:
        super().__init__(silence, TELLING)
        self.fate_of_all, self.looked = fate, dict.fromkeys(KEYS, 0)

    async def fate(self, to: str, key: str, carrier_id: str, asked_at: object) -> Fate:
        """The same for all, after a while."""
        self.looked[key] += 1
        await asyncio.sleep(0)
        return self.fate_of_all


async def silent(deps: Deps, clock: StillClock, sms: Carrier) -> None:
    """Some messages without an answer, which are to be looked after now."""
    await due_messages(deps, YANG, KEYS)
    await drained(over(deps, sms=sms))
    clock.pass_(minutes=2)


def arrived(deps: Deps, key: str) -> Word:
    return Word("sms", True, deps.clock.now(), key=key)


async def with_a_contact(deps: Deps) -> UUID:
    """Yang, for whom a decision waits, and whose daughter passes word on."""
    await due_messages(deps, YANG, ["one"], CaseKind.DECIDED)
    person = await Person.get(openid=YANG.openid)
    await a_second_contact(deps, person.id)
    return person.id


@pytest.mark.parametrize(
    ("fate", "state"), [(Fate.FAILED, "refused"), (Fate.DELIVERED, "delivered")]
)
async def test_several_who_look_at_the_same_time_ask_and_climb_once(
    deps: Deps, clock: StillClock, fate: Fate, state: str
) -> None:
    sms = Counting(fate)
    await silent(deps, clock, sms)

    looks = await asyncio.gather(*(settling.look(over(deps, sms=sms), batch=5) for _ in range(4)))

    assert sum(one.get(state, 0) for one in looks) == len(KEYS)
    assert sms.looked == dict.fromkeys(KEYS, 1)
    followers = await Notice.filter(step=1).count()
    assert followers == (len(KEYS) if fate is Fate.FAILED else 0)


async def test_receipts_that_come_while_somebody_looks_are_not_overruled(
    deps: Deps, clock: StillClock
) -> None:
    sms = Counting(Fate.FAILED)
    await silent(deps, clock, sms)

    words = [settling.settle(deps, arrived(deps, key)) for key in KEYS]
    await asyncio.gather(settling.look(over(deps, sms=sms)), *words)

    counting = await Notice.filter(next_id=None, state="delivered").values_list("key", flat=True)
    assert sorted(map(str, counting)) == KEYS
    assert not await Notice.filter(step=1).exclude(state="retracted").exists()


async def test_nobody_walks_when_the_first_rung_arrived_after_the_second_was_used(
    deps: Deps, clock: StillClock
) -> None:
    await with_a_contact(deps)
    sms = Carrier(can=TELLING)
    await drained(over(deps, sms=sms))
    clock.pass_(hours=6)
    await settling.look(over(deps, sms=sms))
    await drained(over(deps, sms=sms))

    await settling.settle(deps, arrived(deps, "one"))
    clock.pass_(hours=6)
    await settling.look(over(deps, sms=sms))
    await drained(over(deps, sms=sms))

    assert await states() == {"one": "delivered", "one#1": "sent"}
    assert await KnockTask.all().count() == 0


async def test_a_second_rung_that_is_refused_after_the_first_arrived_is_taken_back(
    deps: Deps, clock: StillClock
) -> None:
    async def too_late(to: str, message: Message) -> Receipt:
        await settling.settle(deps, arrived(deps, "one"))
        raise MessageRefused

    await with_a_contact(deps)
    await drained(over(deps, sms=Carrier(can=TELLING)))
    await settling.settle(deps, Word("sms", False, deps.clock.now(), key="one"))

    await drained(over(deps, sms=Carrier(too_late, TELLING)))

    assert await states() == {"one": "delivered", "one#1": "retracted"}
    assert [row.key for row in await Notice.filter(next_id=None).exclude(state="retracted")] == [
        "one"
    ]


async def test_a_second_rung_that_bounces_after_the_first_arrived_is_taken_back(
    deps: Deps,
) -> None:
    await with_a_contact(deps)
    await drained(over(deps, sms=Carrier(can=TELLING)))
    await settling.settle(deps, Word("sms", False, deps.clock.now(), key="one"))
    await drained(over(deps, sms=Carrier(can=TELLING)))

    await settling.settle(deps, arrived(deps, "one"))
    await settling.settle(deps, Word("sms", False, deps.clock.now(), key="one#1"))

    assert await states() == {"one": "delivered", "one#1": "retracted"}
    assert (await Notice.get(key="one")).next_id is None


async def test_a_second_rung_that_is_claimed_and_not_asked_yet_is_taken_back(deps: Deps) -> None:
    await with_a_contact(deps)
    await delivery.deliver(over(deps, sms=Carrier(refusing(MessageRefused()), TELLING)))
    await Notice.filter(step=1).update(state="claimed", lease_until_at=deps.clock.now())

    await Notice.filter(key="one").update(state="unknown", sending_at=deps.clock.now())
    await settling.settle(deps, arrived(deps, "one"))
    swept = await delivery.sweep(deps)

    assert (swept["planned"], await states()) == (0, {"one": "delivered", "one#1": "retracted"})
