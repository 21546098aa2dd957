"""What the database itself forbids and finds quickly, the same on both engines."""

import asyncio
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from tortoise.exceptions import IntegrityError

from app.migrate import SchemaBroken, _whole_after, migrate
from app.models.booking import Booking, DayCount, Seat
from app.models.notice import Notice
from app.ports import Deps
from app.services.bookings import bookings
from app.services.bookings.bookings import Wish
from tests.engines import Engines
from tests.make import CENTRE, ITEM, a_person, a_town, at
from tests.people import YANG
from tests.postgres.schema import connect, schema_of
from tests.postgres.schema_lists import INDEXES, KEYS

ROOT = Path(__file__).parents[2]


async def emptied(url: str, folder: Path) -> str:
    """An empty database on the same engine."""
    if url.startswith("sqlite:"):
        return f"sqlite://{folder / 'empty.sqlite3'}"
    connection = await connect(url)
    await connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    await connection.close()
    return url


async def test_every_index_and_key_is_there_and_no_other(url: str) -> None:
    found = await schema_of(url)

    assert found.indexes == INDEXES
    assert found.keys == KEYS


@pytest.mark.parametrize("taken", [-1, 3])
async def test_a_seat_is_never_sold_twice_whoever_writes(deps: Deps, taken: int) -> None:
    with pytest.raises(IntegrityError):
        await Seat.create(pool=uuid4(), starts_at=at("09:00"), capacity=2, taken=taken)


async def test_there_is_one_counter_for_a_cell_and_one_for_a_day(deps: Deps) -> None:
    seat: dict[str, Any] = {"pool": uuid4(), "starts_at": at("09:00"), "capacity": 2}
    day: dict[str, Any] = {"centre_id": uuid4(), "on": deps.clock.today(), "given": 1}
    await Seat.create(**seat, taken=0)
    await DayCount.create(**day)

    with pytest.raises(IntegrityError):
        await Seat.create(**seat, taken=1)
    with pytest.raises(IntegrityError):
        await DayCount.create(**day)


async def test_an_open_place_is_held_once_and_a_closed_booking_holds_none(deps: Deps) -> None:
    await a_town(deps)
    yang = await a_person(deps, YANG)
    made = await bookings.book(deps, yang, Wish(CENTRE, ITEM, at("09:30")), "zh")
    twin = await Booking.get(id=made.id)
    twin.id, twin._saved_in_db = deps.ids.new(), False

    with pytest.raises(IntegrityError):
        await twin.save(force_create=True)
    twin.place = None
    await twin.save(force_create=True)

    assert await Booking.filter(person_id=yang.person_id).count() == 2


async def test_a_message_with_a_known_key_and_one_to_nobody_are_refused(deps: Deps) -> None:
    await a_town(deps)
    yang = await a_person(deps, YANG)
    await bookings.book(deps, yang, Wish(CENTRE, ITEM, at("09:30")), "zh")
    twin = await Notice.filter(template="booked").get()
    twin.id, twin._saved_in_db = deps.ids.new(), False

    with pytest.raises(IntegrityError):
        await twin.save(force_create=True)
    twin.key, twin.person_id = "another", uuid4()
    with pytest.raises(IntegrityError):
        await twin.save(force_create=True)


async def test_migrating_a_second_time_does_nothing(url: str, tmp_path: Path) -> None:
    fresh = await emptied(url, tmp_path)
    told: list[str] = []

    first, second = await migrate(fresh, told.append), await migrate(fresh, told.append)

    assert (first, second) == (len(told), 0)
    assert told[0] == "0001_initial"
    assert (await schema_of(fresh)).indexes == INDEXES


async def test_two_migrators_at_once_share_the_work(url: str, tmp_path: Path) -> None:
    fresh = await emptied(url, tmp_path)
    environ = {**os.environ, "CUNKOU_DATABASE_URL": fresh, "CUNKOU_DATA_DIR": str(tmp_path)}

    async def run() -> tuple[int | None, str]:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "app", "migrate"),
            env=environ,
            cwd=ROOT,
            stdout=asyncio.subprocess.PIPE,
        )
        said, _ = await process.communicate()
        return process.returncode, said.decode().splitlines()[-1]

    ended = await asyncio.gather(run(), run())

    assert [code for code, _ in ended] == [0, 0]
    assert "数据库已是最新" in {said for _, said in ended}
    assert (await schema_of(fresh)).indexes == INDEXES


@pytest.fixture
def file(engines: Engines, tmp_path: Path) -> Iterator[Path]:
    """The file of an embedded database; PostgreSQL changes its tables in place."""
    with engines.fresh("sqlite", tmp_path) as address:
        yield Path(address.removeprefix("sqlite://"))


async def test_an_index_that_a_step_dropped_is_made_again(file: Path) -> None:
    with _whole_after(file):
        change(file, "DROP INDEX booking_open_place", "DROP INDEX notice_due")

    assert (await schema_of(f"sqlite://{file}")).indexes == INDEXES


def test_a_step_that_leaves_orphans_is_told(file: Path) -> None:
    offer = "INSERT INTO offer (id, centre_id, item_id, windows) VALUES ('a', 'gone', 'gone', '')"
    guard = _whole_after(file)
    guard.__enter__()
    change(file, offer)

    with pytest.raises(SchemaBroken):
        guard.__exit__(None, None, None)


def change(file: Path, *statements: str) -> None:
    """What a step of a migration does, with foreign keys off."""
    with closing(sqlite3.connect(file)) as step:
        for statement in statements:
            step.execute(statement)
        step.commit()
