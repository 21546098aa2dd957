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
from app.services import bookings
from app.services.bookings import Wish
from tests.engines import Engines
from tests.make import CENTRE, ITEM, a_person, a_town, at
from tests.people import YANG
from tests.postgres.schema import connect, schema_of

ROOT = Path(__file__).parents[2]
INDEXES = {
    "absence(person_id, from_at)",
    "answer(made_at)",
    "attachment(case_id)",
    "audit_entry(at_moment)",
    "booking(centre_id, on_day)",
    "booking(person_id, starts_at)",
    "booking(starts_at) where place IS NOT NULL",
    "card(case_id)",
    "card(centre_id, issued_at)",
    "case_letter(case_id)",
    "case_material(due_on) where state = 'promised'",
    "case_message(case_id, at_moment)",
    "case_move(case_id)",
    "case_task(holder_id) where answered_at IS NULL",
    "case_token(blind)",
    "case_warning(case_id)",
    "case_warning(due_at) where state = 'planned'",
    "division(parent_code)",
    "grant_entry(person_id, template)",
    "item(family)",
    "item_version(from_on) where from_on IS NOT NULL",
    "notice(booking_id)",
    "notice(case_id)",
    "notice(due_at) where state = 'planned'",
    "notice(lease_until_at) where state = 'claimed'",
    "notice(person_id, due_at)",
    "person(id_number_index)",
    "person(phone_index)",
    "priority(person_id) where ended_at IS NULL",
    "rating_ask(centre_id, asked_at)",
    "rating_ask(person_id, asked_at)",
    "rating_todo(centre_id, due_on) where state = 'open'",
    "service_case(centre_id, next_due_on) where closed_at IS NULL",
    "service_case(holder_id) where closed_at IS NULL",
    "service_case(item_id, closed_at)",
    "service_case(person_id, received_at)",
    "service_case(post_id) where closed_at IS NULL",
    "session(expires_at)",
    "unique absence(person_id, centre_id) where ended_at IS NULL AND until_at IS NULL",
    "unique answer(actor_id, key)",
    "unique booking(person_id, item_id, place) where place IS NOT NULL",
    "unique card(key)",
    "unique card_event(card_id, sequence)",
    "unique case_count(centre_id, year)",
    "unique case_event(case_id, sequence)",
    "unique case_letter(number)",
    "unique case_material(case_id, number)",
    "unique case_move(case_id) where done_at IS NULL",
    "unique case_policy(centre_id, number)",
    "unique case_task(case_id, department)",
    "unique case_token(case_id, kind, blind)",
    "unique case_warning(key)",
    "unique centre(code)",
    "unique credential(username)",
    "unique day_count(centre_id, on_day)",
    "unique grant_entry(event_key)",
    "unique item(code)",
    "unique item_draft(code)",
    "unique item_draft(preview_token)",
    "unique item_version(item_id, number)",
    "unique letter_count(centre_id, kind, year)",
    "unique membership(person_id, role) where centre_id IS NULL",
    "unique membership(person_id, role, centre_id)",
    "unique notice(key)",
    "unique offer(centre_id, item_id)",
    "unique opening_day(centre_id, on_day)",
    "unique opening_rule(centre_id, code)",
    "unique person(openid)",
    "unique post(centre_id, code)",
    "unique rating(ask_id)",
    "unique rating_ask(booking_id) where booking_id IS NOT NULL",
    "unique rating_ask(case_id) where case_id IS NOT NULL",
    "unique rating_ask(token)",
    "unique rating_todo(rating_id)",
    "unique seat(pool, starts_at)",
    "unique service_case(number)",
    "unique service_case(status_token)",
    "unique service_window(centre_id, code)",
    "unique session(token_hash)",
    "unique setup_fault(centre_id, key)",
    "unique shift(post_id, on_day)",
    "unique verified_document(case_id, material)",
    "verified_document(person_id, document) where ended_at IS NULL",
}
KEYS = {
    "absence.centre_id > centre",
    "absence.person_id > person",
    "attachment.case_id > service_case",
    "attachment.message_id > case_message",
    "booking.centre_id > centre",
    "booking.item_id > item",
    "booking.person_id > person",
    "card.case_id > service_case",
    "card.centre_id > centre",
    "card_event.card_id > card",
    "case_event.case_id > service_case",
    "case_letter.case_id > service_case",
    "case_material.case_id > service_case",
    "case_message.case_id > service_case",
    "case_move.case_id > service_case",
    "case_policy.centre_id > centre",
    "case_task.case_id > service_case",
    "case_task.holder_id > person",
    "case_task.post_id > post",
    "case_token.case_id > service_case",
    "case_warning.case_id > service_case",
    "centre.division_id > division",
    "credential.person_id > person",
    "grant_entry.person_id > person",
    "item_draft.centre_id > centre",
    "item_version.item_id > item",
    "membership.centre_id > centre",
    "membership.person_id > person",
    "notice.booking_id > booking",
    "notice.case_id > service_case",
    "notice.person_id > person",
    "offer.centre_id > centre",
    "offer.item_id > item",
    "opening_day.centre_id > centre",
    "opening_rule.centre_id > centre",
    "phone_code.person_id > person",
    "post.centre_id > centre",
    "post.cover_id > person",
    "post.holder_id > person",
    "post.lead_id > person",
    "priority.person_id > person",
    "rating.ask_id > rating_ask",
    "rating_addition.rating_id > rating",
    "rating_ask.booking_id > booking",
    "rating_ask.case_id > service_case",
    "rating_ask.centre_id > centre",
    "rating_ask.person_id > person",
    "rating_todo.centre_id > centre",
    "rating_todo.rating_id > rating",
    "service_case.centre_id > centre",
    "service_case.holder_id > person",
    "service_case.item_id > item",
    "service_case.person_id > person",
    "service_case.post_id > post",
    "service_window.centre_id > centre",
    "session.person_id > person",
    "setup_fault.centre_id > centre",
    "shift.person_id > person",
    "shift.post_id > post",
    "verified_document.case_id > service_case",
    "verified_document.person_id > person",
}


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
