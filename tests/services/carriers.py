"""A carrier that answers as it was told to, and remembers everything it was ever asked."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from app.domain.bookings.reminders import Kind, Planned
from app.domain.messages.carriers import Can
from app.domain.messages.messages import Message, Outcome, Receipt
from app.domain.messages.verdicts import Fate
from app.models.notice import Notice
from app.models.reach import SecondContact
from app.ports import Channel, Deps
from app.services.messages import delivery, notices
from tests.make import a_person
from tests.people import Someone

Answer = Callable[[str, Message], Awaitable[Receipt]]


async def yes(to: str, message: Message) -> Receipt:
    """It was sent."""
    return Receipt(Outcome.SENT, f"id-{message.key}")


async def silence(to: str, message: Message) -> Receipt:
    """It was asked, and nothing came back."""
    return Receipt(Outcome.UNKNOWN)


def refusing(refusal: Exception) -> Answer:
    """An answer that is this refusal."""

    async def refuse(to: str, message: Message) -> Receipt:
        raise refusal

    return refuse


class Carrier:
    """Counts what it said by key, asks `answer` first what to reply; takes a turn of the loop.

    `fates` are what it says became of messages, by key; of others it cannot say.
    """

    def __init__(self, answer: Answer = yes, can: Can | None = None, wrong: str = "") -> None:
        self.answer, self.wrong = answer, wrong
        self.can = can or Can()
        self.asked: Counter[str] = Counter()
        self.said: Counter[str] = Counter()
        self.fates: dict[str, Fate] = {}

    async def send(self, to: str, message: Message) -> Receipt:
        """The reply; a message counts as said unless it is refused."""
        key = message.key
        self.asked[key] += 1
        await asyncio.sleep(0)
        receipt = await self.answer(to, message)
        self.said[key] += 1
        return receipt

    async def check(self) -> str:
        """What was said to be wrong."""
        return self.wrong

    async def fate(self, to: str, key: str, carrier_id: str, asked_at: datetime) -> Fate:
        """What was said to have become of it."""
        return self.fates.get(key, Fate.CANNOT_SAY)


def over(deps: Deps, **carriers: Channel) -> Deps:
    """The same dependencies with these carriers."""
    return Deps(**{**vars(deps), "channels": carriers})


async def due_messages(
    deps: Deps, who: Someone, keys: Iterable[str], kind: str = Kind.BOOKED, **late: float
) -> None:
    """One message for each key to `who`, due now or later."""
    actor = await a_person(deps, who)
    due_at = deps.clock.now() + timedelta(**late)
    planned = [Planned(key, kind, due_at) for key in keys]
    starts = deps.clock.now().isoformat()
    params = {"item": "高龄津贴", "starts": starts, "number": "A01", "centre": "刘家镇"}
    await notices.queue(deps, notices.Addressee(actor.person_id, "zh"), planned, params)


async def a_second_contact(deps: Deps, person_id: UUID, phone: str = "13900001111") -> None:
    """Somebody's child, who passes word on."""
    contact_id = deps.ids.new()
    await SecondContact.create(
        id=contact_id,
        person_id=person_id,
        name_sealed="",
        phone_sealed=deps.cipher.seal(phone, f"second_contact:phone:{contact_id}"),
        phone_index=deps.cipher.blind("phone", phone),
        relation="child",
        made_by_id=person_id,
        made_at=deps.clock.now(),
    )


async def drained(deps: Deps) -> dict[str, int]:
    """Everything that is due is handed over, as the timetable does it; how many reached what."""
    total: Counter[str] = Counter()
    await delivery.hurry(deps)
    while tally := await delivery.deliver(deps):
        total.update(tally)
    return dict(total)


async def states() -> dict[str, str]:
    """Where every message stands, by key."""
    found: list[Any] = await Notice.all().order_by("key").values_list("key", "state")
    return dict(found)
