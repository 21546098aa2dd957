"""Turning the key ring: every sealed field under the newest key, in small steps."""

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from uuid import UUID

import pytest
from tortoise.models import Model

from app.domain.cases.case_flow import Act
from app.models import MODULES, sql
from app.models.case_paper import CaseLetter
from app.models.person import Person
from app.ports import Deps
from app.services.bookings import booking_changes, bookings
from app.services.bookings.booking_views import BookingView
from app.services.bookings.bookings import Wish
from app.services.cases import case_acts, case_threads
from app.services.cases.case_orders import Order
from app.services.cases.case_threads import Said
from app.services.house import answers, file_rotation, key_rotation
from app.services.papers import attachment_uploads, attachments, case_letters
from app.services.papers.attachment_uploads import Given
from app.services.people import people, phones
from app.storage.object_files import ObjectFiles
from app.storage.stores import local_store
from app.vault.field_cipher import FieldCipher
from app.vault.file_cipher import FileCipher
from app.vault.keys import key_ring, new_key
from app.vault.refusals import KeyUnknown
from tests.fakes import INDEX_KEY, KEYS, StillClock
from tests.make import CENTRE, ITEM, a_person, a_town, at
from tests.people import YANG
from tests.services.filed_cases import filed, promise_town, seen
from tests.sign_ins import a_login, a_second_factor, at_the_console, code_of

NEW = new_key(alg="sm4gcm", kid="next1")
KEY = UUID(int=7)
COLUMNS = "name_sealed, phone_sealed, email_sealed, id_number_sealed"


def turned(deps: Deps, ring: str = f"{KEYS},{NEW}") -> Deps:
    """The same house after the ring was turned."""
    return replace(deps, cipher=FieldCipher.of(ring, INDEX_KEY))


async def a_village(deps: Deps, size: int) -> None:
    for number in range(size):
        await people.walk_in(deps, f"村民{number}", f"139{number:08d}")


async def key_names() -> set[str]:
    """The names of the keys under which people's data lie."""
    rows = await sql.rows(f"SELECT {COLUMNS} FROM person")
    sealed = [text for row in rows for text in row.values() if text]
    sealed += [row["phone_sealed"] for row in await sql.rows("SELECT phone_sealed FROM phone_code")]
    return {text.split(".")[2] for text in sealed}


async def test_everything_lies_under_the_newest_key_and_reads_the_same(deps: Deps) -> None:
    await people.walk_in(deps, "杨秀英", "13900000001", "511503194912230024")
    person = await Person.get()
    await phones.send_code(deps, person.id, "13900000001", "zh")
    new = turned(deps)

    changed = await key_rotation.reseal_all(new, lambda rows: None)

    assert changed == 4
    assert await key_names() == {"next1"}
    person = await Person.get()
    assert (people.name_of(new, person), people.phone_of(new, person)) == ("杨秀英", "13900000001")
    [found] = await people.by_phone(new, "13900000001")
    assert found.id == person.id


async def test_mail_addresses_and_second_factors_turn_with_the_ring(
    deps: Deps, clock: StillClock
) -> None:
    await a_login(deps)
    li = await at_the_console(deps)
    secret = await a_second_factor(deps, li)
    await people.describe_me(deps, li.person_id, None, None, None, "li@example.com")
    clock.pass_(seconds=30)

    await key_rotation.reseal_all(turned(deps), lambda rows: None)

    only_new = turned(deps, NEW)
    again = await at_the_console(only_new, code_of(only_new, secret))
    assert again.person_id == li.person_id
    assert people.email_of(only_new, await Person.get(id=li.person_id)) == "li@example.com"


async def test_what_people_wrote_and_what_was_answered_turns_with_the_ring(deps: Deps) -> None:
    await a_town(deps)
    yang = await a_person(deps, YANG)
    wish = Wish(CENTRE, ITEM, at("09:30"), note="行动不便")

    async def book() -> BookingView:
        return await bookings.book(deps, yang, wish, "zh")

    first = await answers.once(deps, yang, KEY, "0" * 32, book)
    [made] = (await bookings.mine(deps, yang, "open", "", None, "zh")).items
    await booking_changes.cancel(deps, yang, made.id, "临时有事", "zh")
    new = turned(deps)

    await key_rotation.reseal_all(new, lambda rows: None)

    only_new = turned(deps, NEW)
    seen = await bookings.one(only_new, yang, made.id, "zh")
    assert (seen.note, seen.reason, seen.person.name) == ("行动不便", "临时有事", "杨*英")
    assert bytes(await answers.once(only_new, yang, KEY, "0" * 32, book)) == bytes(first)


async def test_the_old_key_opens_nothing_more_and_is_no_longer_needed(deps: Deps) -> None:
    await a_village(deps, 1)
    await key_rotation.reseal_all(turned(deps), lambda rows: None)
    person = await Person.get()

    with pytest.raises(KeyUnknown):
        people.name_of(deps, person)

    assert people.name_of(turned(deps, NEW), person) == "村民0"


async def test_doing_it_again_changes_nothing(deps: Deps) -> None:
    await a_village(deps, 3)
    new = turned(deps)
    first = await key_rotation.reseal_all(new, lambda rows: None)
    before = await sql.rows(f"SELECT {COLUMNS} FROM person ORDER BY id")

    again = await key_rotation.reseal_all(new, lambda rows: None)

    assert (first, again) == (6, 0)
    assert await sql.rows(f"SELECT {COLUMNS} FROM person ORDER BY id") == before


async def test_steps_go_through_everybody_and_are_reported(
    deps: Deps, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_village(deps, 5)
    monkeypatch.setattr(key_rotation, "BATCH", 2)
    heard: list[int] = []

    changed = await key_rotation.reseal_all(turned(deps), heard.append)

    assert (changed, [rows for rows in heard if rows]) == (10, [2, 2, 1])
    assert await key_rotation.count() == 5


async def test_a_rotation_that_was_stopped_goes_on_where_it_was(
    deps: Deps, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_village(deps, 6)
    monkeypatch.setattr(key_rotation, "BATCH", 2)
    heard: list[int] = []

    def power_cut(rows: int) -> None:
        heard.append(rows)
        if len(heard) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await key_rotation.reseal_all(turned(deps), power_cut)
    half = await key_names()
    changed = await key_rotation.reseal_all(turned(deps), heard.append)

    assert half == {"test1", "next1"}
    assert changed == 4, "two of six people were left, with a name and a phone each"
    assert await key_names() == {"next1"}


def test_every_sealed_column_is_turned() -> None:
    turned = {
        (one.model, column) for one in key_rotation.EVERYTHING for column in one.columns.values()
    }

    sealed = {
        (model, name)
        for module in MODULES
        for model in vars(import_module(module)).values()
        if isinstance(model, type) and issubclass(model, Model) and model is not Model
        for name in model._meta.fields_map
        if name.endswith("_sealed")
    }

    assert sealed - turned == set()


async def test_every_place_of_a_case_opens_under_the_newest_key(deps: Deps, tmp_path: Path) -> None:
    town = await promise_town(deps)
    yang, store = await a_person(deps, YANG), local_store(tmp_path)
    old = replace(deps, files=ObjectFiles(lambda: store, FileCipher(key_ring(KEYS))))
    made = await filed(old, yang, note="家里没有车")
    given = Given("证明.pdf", "application/pdf", b"%PDF-1.4 paper")
    kept = await attachment_uploads.keep(old, yang, made.id, given)
    file = await attachment_uploads.attach(old, yang, made.id, kept)
    await case_threads.write(old, yang, made.id, Said("在吗"), "zh")
    await case_acts.act(old, town.li, made.id, Order(act=Act.ACCEPT), "zh")
    files = ObjectFiles(lambda: store, FileCipher(key_ring(f"{KEYS},{NEW}")))
    both = replace(turned(old), files=files)

    await key_rotation.reseal_all(both, lambda rows: None)
    await file_rotation.reseal_files(both, lambda rows: None)

    only = ObjectFiles(lambda: store, FileCipher(key_ring(NEW)))
    new = replace(turned(old, NEW), files=only)
    page = await seen(new, made.id, town.li)
    thread = await case_threads.thread(new, yang, made.id, "zh")
    bytes_of = await attachments.download(new, yang, made.id, file.id)
    assert (page.note, page.form[0].value) == ("家里没有车", "1940-05-06")
    assert [one.words for one in thread.items] == ["在吗"]
    assert (bytes_of.name, bytes_of.content) == ("证明.pdf", given.content)
    letter = await CaseLetter.filter(case_id=made.id).first()
    assert letter is not None
    assert case_letters.letter_of(new, letter).addressee == "杨秀英"
