"""A day of an agent taken in, 200 operations, against its rows bare in one transaction."""

import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from msgspec import json

from app.domain.people.roles import Actor, Role, RoleName
from app.models.centre import Centre
from app.models.journal import Device
from app.models.person import Membership, Person
from app.ports import Deps
from app.services.journal import journal, sync
from app.services.journal.sync_messages import SentOperation, SyncForm
from app.services.visits import visits
from app.services.visits.visits import NewVisit
from bench.measure import Line, Rate, Stopwatch, side_by_side
from bench.town import a_town, inside

OFFICE, VISITS, OF_A_VISIT, DAYS = "513326101000", 10, 20, 4
ENTRY = (
    "INSERT INTO journal_entry (id, device_id, sequence, chain, subject_kind, subject_id, kind,"
    " text_sealed, state, code, answer, forced, actor_id, device_at, happened_at, received_at,"
    " applied_at) VALUES (?1, ?2, ?3, ?4, 'visit', ?5, 'answer', ?6, 'applied', '', '{}', 0, ?7,"
    " ?8, ?8, ?8, ?8)"
)
ROW = "UPDATE home_visit SET record_sealed = ?1, version = version + 1 WHERE id = ?2"
PHONE = "UPDATE device SET sequence = ?1, chain = ?2, seen_at = ?3 WHERE id = ?4"


@dataclass
class Day:
    """What a phone sends in the evening, and about which visits."""

    actor: Actor
    form: SyncForm
    visits: list[UUID]


async def measured(folder: Path) -> list[Line]:
    """Operations taken in a second on SQLite FULL, beside bare inserts of the same size."""
    file = folder / "sync.sqlite3"
    town = await a_town(folder, f"sqlite://{file}")
    async with inside(town) as deps:
        days = iter([await _day(deps) for _ in range(2 + 3 * DAYS)])
        first = next(days)
        await sync.take_in(deps, first.actor, first.form, "zh")
        ours, raw = await side_by_side(_ours(deps, days), _bare(file, first))
    return [
        Line(
            "a phone's day (200 operations), SQLite FULL",
            f"{ours.per_second:.0f} operations/s",
            f"{raw.per_second:.0f}/s (the same rows, bare)",
            ours.per_second / raw.per_second,
            0.2,
            0.4,
        )
    ]


def _ours(deps: Deps, days: Iterator[Day]) -> Callable[[], Awaitable[Rate]]:
    async def run() -> Rate:
        watch = Stopwatch()
        for _ in range(DAYS):
            day = next(days)
            await sync.take_in(deps, day.actor, day.form, "zh")
        return Rate(DAYS * VISITS * OF_A_VISIT, watch.seconds)

    return run


def _bare(file: Path, day: Day) -> Callable[[], Awaitable[Rate]]:
    async def run() -> Rate:
        watch = Stopwatch()
        with closing(sqlite3.connect(file, isolation_level=None, timeout=10)) as db:
            db.execute("PRAGMA synchronous = FULL")
            for _ in range(DAYS):
                _bare_day(db, day)
        return Rate(DAYS * VISITS * OF_A_VISIT, watch.seconds)

    return run


def _bare_day(db: sqlite3.Connection, day: Day) -> None:
    now, device, sent = datetime.now(UTC).isoformat(" "), str(uuid4()), day.form.operations
    insert = "INSERT INTO device (id, person_id, office, name_sealed, sequence, chain, made_at,"
    insert += " skew_seconds, seen_at) VALUES (?1, ?2, 0, '', 0, '', ?3, 0, ?3)"
    db.execute("BEGIN IMMEDIATE")
    db.execute(insert, (device, str(day.actor.person_id), now))
    lines = [
        (str(uuid4()), device, n, one.chain, str(day.visits[n % VISITS]), one.text, None, now)
        for n, one in enumerate(sent, 1)
    ]
    db.executemany(ENTRY, lines)
    record = "x" * sum(len(one.text) for one in sent[:OF_A_VISIT])
    db.executemany(ROW, [(record, str(visit)) for visit in day.visits])
    db.execute(PHONE, (len(sent), sent[-1].chain, now, device))
    db.execute("COMMIT")


async def _day(deps: Deps) -> Day:
    """An agent of the office, visits to make, and a phone on which all of it is written down."""
    office, now = await Centre.get(code=OFFICE), deps.clock.now()
    agent = Person(id=deps.ids.new(), made_at=now)
    await agent.save(force_create=True)
    who: dict[str, Any] = {"person_id": agent.id, "role": "agent", "centre_id": office.id}
    await Membership.create(id=deps.ids.new(), **who)
    actor = Actor(agent.id, agent.id, (Role(RoleName.AGENT, office.id),))
    resident = await Person.exclude(name_sealed="").order_by("id").first()
    assert resident is not None
    new = NewVisit(
        centre=office,
        person_id=resident.id,
        source="plan",
        asked_by_id=resident.id,
        why="看望",
        agent_id=agent.id,
    )
    found = [(await visits.begin(deps, new, tell=False)).id for _ in range(VISITS)]
    device = await Device.create(id=uuid4(), person_id=agent.id, made_at=now, seen_at=now)
    return Day(actor, await _form(deps, device.id, found), found)


async def _form(deps: Deps, device_id: UUID, found: list[UUID]) -> SyncForm:
    chain, sent = "", list[SentOperation]()
    for visit in found:
        seen = await journal.seen(deps, visit)
        for number in range(OF_A_VISIT):
            last = number == OF_A_VISIT - 1
            said = {
                "op": deps.ids.new(),
                "device": device_id,
                "seq": len(sent) + 1,
                "prev": chain,
                "at": deps.clock.now(),
                "subject": "visit",
                "id": visit,
                "kind": "move" if last else "answer",
                "base": seen,
                "body": {"to": "done"} if last else {"key": f"q{number}", "value": "屋顶漏雨" * 5},
            }
            text = json.encode(said).decode()
            chain = journal.chained(chain, text)
            sent.append(SentOperation(text, chain))
    return SyncForm(device_id, deps.clock.now(), sent)
