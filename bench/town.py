"""A real township to measure in: the sample catalogue, one hall with many windows, many people."""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path
from uuid import uuid4

from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.connection import get_connection

from app.domain.bookings import slots
from app.kit.clock import SystemClock, office_day
from app.models.centre import Offer
from app.models.opening import OpeningRule
from app.models.person import Person
from app.models.session import Session
from app.ports import Deps
from app.services.bookings import timetables
from app.services.catalogue import items
from app.services.people import people
from app.settings import Settings, read_settings
from app.vault.blind_index import new_index_key
from app.vault.keys import new_key
from app.wiring import open_deps
from bench.callers import request
from bench.processes import run

HALL, WINDOWS, PEOPLE, DAYS, HOT = "513326100000", 200, 12_000, 12, 50


@dataclass
class Town:
    """Where bookings are made, by whom, and when."""

    settings: Settings
    environ: dict[str, str]
    item: str
    tokens: Iterator[str]
    times: list[datetime]
    hot_times: list[datetime]
    made: Iterator[int] = field(default_factory=count)
    hot: Iterator[int] = field(default_factory=count)

    def bookings(self, spread: bool) -> Iterator[bytes]:
        """One booking for each person: over most times in turn, or one time until it is full."""
        for token in self.tokens:
            at = self._hot_time() if not spread else self.times[next(self.made) % len(self.times)]
            form = {"centre": HALL, "item": self.item, "starts_at": at.isoformat()}
            headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": str(uuid4())}
            yield request("POST", "/v1/bookings", headers, json.dumps(form).encode())

    def _hot_time(self) -> datetime:
        return self.hot_times[next(self.hot) // WINDOWS]


async def a_town(folder: Path, url: str) -> Town:
    """Migrated, seeded, with everybody signed in; `folder` is there."""
    environ = {
        "CUNKOU_DATA_DIR": str(folder),
        "CUNKOU_DATABASE_URL": url,
        "CUNKOU_KEY_RING": new_key(kid="bench"),
        "CUNKOU_INDEX_KEY": new_index_key(),
        "CUNKOU_LOG_LEVEL": "error",
    }
    await run("app", "migrate", environ=environ)
    await run("app", "seed", "--no-demo", environ=environ)
    settings = read_settings(environ)
    async with opened(settings) as deps:
        item = await _widen_the_hall()
        tokens = await _everybody(deps)
        times = await _times(item)
        await get_connection("default").execute_script("ANALYZE")
    return Town(settings, environ, item, iter(tokens), times[:-HOT], times[-HOT:])


@asynccontextmanager
async def inside(town: Town) -> AsyncIterator[Deps]:
    """The town's dependencies, in this process."""
    async with opened(town.settings) as deps:
        yield deps


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Deps]:
    """Dependencies after those of the other engine: Tortoise must forget its wording."""
    EXECUTOR_CACHE.clear()
    async with open_deps(settings) as deps:
        yield deps


async def _widen_the_hall() -> str:
    """The hall has many windows; the code of an item it books for half an hour or less."""
    await OpeningRule.filter(centre__code=HALL).update(windows=WINDOWS)
    offers = await Offer.filter(centre__code=HALL).order_by("item__code").select_related("item")
    for offer in offers:
        _, body = await items.published(offer.item.code)
        if body.booking.bookable and body.booking.duration_minutes <= 15:
            return offer.item.code
    raise LookupError("the hall offers nothing that can be booked")


async def _everybody(deps: Deps) -> list[str]:
    now, tokens = deps.clock.now(), [deps.ids.token() for _ in range(PEOPLE)]
    persons, sessions = [], []
    for number, token in enumerate(tokens):
        person = Person(id=deps.ids.new(), openid=f"bench-{number}", made_at=now)
        people.set_name(deps, person, "杨秀英")
        people.set_phone(deps, person, f"139{number:08d}")
        persons.append(person)
        sessions.append(
            Session(
                id=deps.ids.new(),
                person_id=person.id,
                token_hash=sha256(token.encode()).hexdigest(),
                made_at=now,
                seen_at=now,
                expires_at=now + timedelta(days=30),
            )
        )
    await Person.bulk_create(persons, batch_size=500)
    await Session.bulk_create(sessions, batch_size=500)
    return tokens


async def _times(item: str) -> list[datetime]:
    """Every start of the next days from tomorrow on."""
    row, body = await items.published(item)
    centre, _ = await timetables.centre_offering(HALL, row.id)
    today = office_day(SystemClock().now())
    days = [today + timedelta(number) for number in range(1, DAYS)]
    table = await timetables.timetable(centre.id, days[0], days[-1])
    found = [slots.slots(on, item, body.booking.duration_minutes, table, {}) for on in days]
    return [slot.starts_at for day in found for slot in day]
