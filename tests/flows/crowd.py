"""A town full of people who all want the same thing at once, and what must hold afterwards."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

import httpx

from app.catalog.items import Booking as BookingTerms
from app.domain.people.roles import Actor
from app.kit.errors import AppError
from app.main import create_app
from app.models.booking import Booking, Seat
from app.models.opening import OpeningRule
from app.models.person import Person
from app.models.session import Session
from app.ports import Deps
from app.services.people import people
from tests.make import a_town, an_opening
from tests.people import Someone

DURATION = 30


async def a_busy_town(deps: Deps, seats: int, **terms: Any) -> None:
    """The small town with `seats` windows; `terms` change how its item is booked."""
    given = {"bookable": True, "duration_minutes": DURATION, "max_open": 50, **terms}
    await a_town(deps, (an_opening(windows=seats),), booking=BookingTerms(**given))


async def a_crowd(deps: Deps, size: int) -> list[Actor]:
    """`size` different residents whose name and phone we know."""
    rows = []
    for number in range(size):
        who = Someone(f"crowd-{number}", "杨秀英", f"139{number:08d}")
        person = Person(id=deps.ids.new(), openid=who.openid, made_at=deps.clock.now())
        people.set_name(deps, person, who.name)
        people.set_phone(deps, person, who.phone)
        rows.append(person)
    await Person.bulk_create(rows)
    return [Actor(person.id, uuid4(), ()) for person in rows]


async def signed_in(deps: Deps, actors: Iterable[Actor]) -> list[dict[str, str]]:
    """The headers with which each of them asks; every call of one person may have its own key."""
    now = deps.clock.now()
    rows, headers = [], []
    for actor in actors:
        token = deps.ids.token()
        rows.append(
            Session(
                id=deps.ids.new(),
                person_id=actor.person_id,
                token_hash=sha256(token.encode()).hexdigest(),
                made_at=now,
                seen_at=now,
                expires_at=now + timedelta(days=30),
            )
        )
        headers.append({"Authorization": f"Bearer {token}"})
    await Session.bulk_create(rows)
    return headers


@asynccontextmanager
async def visiting(deps: Deps) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the real application, which starts before and stops after."""
    app = create_app(deps, name=f"crowd-{uuid4().hex}")
    app.asgi = True
    said: asyncio.Queue[Any] = asyncio.Queue()
    heard: asyncio.Queue[Any] = asyncio.Queue()
    life = asyncio.create_task(app({"type": "lifespan"}, said.get, heard.put))
    await said.put({"type": "lifespan.startup"})
    assert (await heard.get())["type"] == "lifespan.startup.complete"
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://crowd") as client:
        yield client
    await said.put({"type": "lifespan.shutdown"})
    await heard.get()
    await life


async def outcome(act: Awaitable[object]) -> str:
    """ "done", or the code of the refusal; anything else is a fault and goes through."""
    try:
        await act
    except AppError as refusal:
        return refusal.code
    return "done"


async def all_at_once(acts: Iterable[Awaitable[object]]) -> Counter[str]:
    """What became of acts that began together."""
    return Counter(await asyncio.gather(*map(outcome, acts)))


async def in_turns(acts: Iterable[Callable[[], Awaitable[object]]], width: int) -> Counter[str]:
    """What became of acts of which `width` were under way at any moment."""
    waiting, tally = iter(acts), Counter[str]()

    async def work() -> None:
        for act in waiting:
            tally[await outcome(act())] += 1

    await asyncio.gather(*(work() for _ in range(width)))
    return tally


async def seats_that_do_not_add_up() -> list[str]:
    """Cells whose counter is not the number of open bookings that hold them, or is above it all."""
    windows = {rule.id: rule.windows for rule in await OpeningRule.all()}
    held: Counter[tuple[UUID, str]] = Counter()
    for booking in await Booking.filter(place__isnull=False):
        held.update((booking.pool, cell) for cell in booking.cells)
    counted = {(seat.pool, seat.starts_at.isoformat()): seat.taken for seat in await Seat.all()}
    return [
        f"{pool} {cell}: {counted.get((pool, cell), 0)} taken, {held[pool, cell]} held"
        for pool, cell in sorted({*held, *counted}, key=str)
        if not counted.get((pool, cell), 0) == held[pool, cell] <= windows[pool]
    ]
