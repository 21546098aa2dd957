"""A carrier that answers as it was told to, and remembers everything it was ever asked."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from datetime import timedelta
from typing import Any

from app.channels import key_of
from app.domain.bookings.reminders import Kind, Planned
from app.domain.messages.messages import Message, Outcome, Receipt
from app.models.notice import Notice
from app.ports import Channel, Deps
from app.services.messages import notices
from tests.make import a_person
from tests.people import Someone

Answer = Callable[[str, Message], Awaitable[Receipt]]


async def yes(to: str, message: Message) -> Receipt:
    """It was sent."""
    return Receipt(Outcome.SENT, f"id-{key_of(message)}")


async def silence(to: str, message: Message) -> Receipt:
    """It was asked, and nothing came back."""
    return Receipt(Outcome.UNKNOWN)


def refusing(refusal: Exception) -> Answer:
    """An answer that is this refusal."""

    async def refuse(to: str, message: Message) -> Receipt:
        raise refusal

    return refuse


class Carrier:
    """Counts what it said by key, asks `answer` first what to reply; takes a turn of the loop."""

    def __init__(self, answer: Answer = yes) -> None:
        self.answer = answer
        self.asked: Counter[str] = Counter()
        self.said: Counter[str] = Counter()

    async def send(self, to: str, message: Message) -> Receipt:
        """The reply; a message counts as said unless it is refused."""
        key = key_of(message)
        self.asked[key] += 1
        await asyncio.sleep(0)
        receipt = await self.answer(to, message)
        self.said[key] += 1
        return receipt


def over(deps: Deps, **carriers: Channel) -> Deps:
    """The same dependencies with these carriers."""
    return Deps(**{**vars(deps), "channels": carriers})


async def due_messages(deps: Deps, who: Someone, keys: Iterable[str], **late: float) -> None:
    """One message for each key to `who`, due now or later."""
    actor = await a_person(deps, who)
    due_at = deps.clock.now() + timedelta(**late)
    planned = [Planned(key, Kind.BOOKED, due_at) for key in keys]
    params = {"item": "高龄津贴", "starts": deps.clock.now().isoformat(), "number": "A01"}
    await notices.queue(deps, notices.Addressee(actor.person_id, "zh"), planned, params)


async def states() -> dict[str, str]:
    """Where every message stands, by key."""
    found: list[Any] = await Notice.all().order_by("key").values_list("key", "state")
    return dict(found)
