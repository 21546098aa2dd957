"""What we know of people: unreadable at rest, masked when shown, whole only when logged."""

from uuid import UUID

import pytest

from app.domain.people.identity import BadIdNumber, BadPhone
from app.models import sql
from app.models.operation import AuditEntry
from app.models.person import Person
from app.ports import Deps
from app.services.people import people
from app.services.people.people import BadEmail, BadName
from app.vault.refusals import EnvelopeDamaged
from tests.make import a_person
from tests.people import YANG, ZHAXI

ID_NUMBER = "511503194912230024"


async def yang(deps: Deps, id_number: str = "") -> Person:
    return await people.walk_in(deps, YANG.name, YANG.phone, id_number)


async def test_name_phone_and_id_number_cannot_be_read_in_the_table(deps: Deps) -> None:
    await yang(deps, ID_NUMBER)

    [row] = await sql.rows("SELECT * FROM person")

    told = str(row)
    assert [secret for secret in (YANG.name, YANG.phone, ID_NUMBER) if secret in told] == []
    sealed = [row[name] for name in ("name_sealed", "phone_sealed", "id_number_sealed")]
    assert [text.split(".")[:3] for text in sealed] == [["v1", "a256gcm", "test1"]] * 3
    assert len(row["phone_index"]) == len(row["id_number_index"]) == 32


async def test_a_value_moved_to_another_row_does_not_open(deps: Deps) -> None:
    mine = await yang(deps)
    other = await people.walk_in(deps, ZHAXI.name, ZHAXI.phone)
    other.phone_sealed = mine.phone_sealed

    with pytest.raises(EnvelopeDamaged):
        people.phone_of(deps, other)


async def test_a_value_moved_to_another_column_does_not_open(deps: Deps) -> None:
    mine = await yang(deps)
    mine.name_sealed = mine.phone_sealed

    with pytest.raises(EnvelopeDamaged):
        people.name_of(deps, mine)


@pytest.mark.parametrize(
    "spelled", [YANG.phone, "+86 139 0000 0001", "139-0000-0001", "１３９０００００００１"]
)
async def test_somebody_is_found_by_their_phone_however_it_is_written(
    deps: Deps, spelled: str
) -> None:
    known = await yang(deps)
    await people.walk_in(deps, ZHAXI.name, ZHAXI.phone)

    found = await people.by_phone(deps, spelled)

    assert [(one.id, one.name, one.phone) for one in found] == [(known.id, "杨*英", "139****0001")]


async def test_part_of_a_phone_finds_nobody(deps: Deps) -> None:
    await yang(deps)

    with pytest.raises(BadPhone):
        await people.by_phone(deps, "1390000")


async def test_somebody_known_by_phone_and_name_gets_no_second_record(deps: Deps) -> None:
    known = await yang(deps)

    again = await people.walk_in(deps, " 杨秀英 ", "+8613900000001")

    assert again.id == known.id
    assert await Person.all().count() == 1


async def test_a_relative_with_the_same_phone_is_another_person(deps: Deps) -> None:
    known = await yang(deps)

    husband = await people.walk_in(deps, "王建国", YANG.phone)

    assert husband.id != known.id


async def test_somebody_known_by_id_number_gets_no_second_record_with_a_new_phone(
    deps: Deps,
) -> None:
    known = await yang(deps, ID_NUMBER)

    again = await people.walk_in(deps, YANG.name, "13900000009", ID_NUMBER)

    assert again.id == known.id


async def test_an_id_number_shown_later_is_added_to_the_record(deps: Deps) -> None:
    known = await yang(deps)

    again = await people.walk_in(deps, YANG.name, YANG.phone, ID_NUMBER)
    by_card = await people.walk_in(deps, YANG.name, "13900000009", ID_NUMBER)

    assert again.id == known.id == by_card.id
    kept = await Person.get(id=known.id)
    assert deps.cipher.open(kept.id_number_sealed, f"person:id_number:{kept.id}") == ID_NUMBER


async def test_a_namesake_with_another_id_number_is_another_person(deps: Deps) -> None:
    known = await yang(deps, ID_NUMBER)

    other = await people.walk_in(deps, YANG.name, YANG.phone, "511503196003150026")

    assert other.id != known.id


@pytest.mark.parametrize(
    ("name", "phone", "id_number", "refusal"),
    [
        (" ", YANG.phone, "", BadName),
        ("长" * 41, YANG.phone, "", BadName),
        (YANG.name, "12", "", BadPhone),
        (YANG.name, YANG.phone, "511503194912230028", BadIdNumber),
    ],
)
async def test_what_is_no_name_phone_or_id_number_is_not_kept(
    deps: Deps, name: str, phone: str, id_number: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        await people.walk_in(deps, name, phone, id_number)

    assert await Person.all().count() == 0


async def test_name_and_phone_are_told_whole_only_with_a_line_in_the_log(deps: Deps) -> None:
    person = await yang(deps)
    clerk = UUID(int=7)

    seen = await people.contact(deps, clerk, person, "booking:1")

    assert (seen.name, seen.phone) == (YANG.name, YANG.phone)
    entry = await AuditEntry.get(act="contact-seen")
    assert (entry.actor_id, entry.subject, entry.at) == (clerk, "booking:1", deps.clock.now())
    assert YANG.phone not in str(entry.facts)


async def test_somebody_says_of_themselves_what_they_like_and_the_rest_stays(deps: Deps) -> None:
    actor = await a_person(deps, YANG)

    await people.describe_me(deps, actor.person_id, None, "bo", True)
    await people.describe_me(deps, actor.person_id, "  扎西   卓玛 ", None, None)

    seen = await people.me(deps, actor.person_id, "bo")
    assert (seen.name, seen.phone, seen.language, seen.elder) == (
        "扎***玛",
        "139****0001",
        "bo",
        True,
    )
    assert [role.role for role in seen.roles] == ["resident"]


async def test_an_e_mail_address_is_sealed_and_shown_in_part(deps: Deps) -> None:
    actor = await a_person(deps, YANG)

    await people.describe_me(deps, actor.person_id, None, None, None, " Yang@QQ.com ")

    person = await Person.get(id=actor.person_id)
    assert "qq.com" not in person.email_sealed
    assert people.email_of(deps, person) == "Yang@qq.com"
    assert (await people.me(deps, actor.person_id, "zh")).email == "Y***@qq.com"
    entry = await AuditEntry.get(act="email-changed")
    assert (entry.subject, entry.facts) == (f"person:{person.id}", {})


async def test_an_e_mail_address_can_be_taken_away_and_a_wrong_one_changes_nothing(
    deps: Deps,
) -> None:
    actor = await a_person(deps, YANG)
    await people.describe_me(deps, actor.person_id, None, None, None, "yang@qq.com")

    with pytest.raises(BadEmail):
        await people.describe_me(deps, actor.person_id, None, "bo", None, "yang@qq")
    kept = await people.me(deps, actor.person_id, "zh")
    await people.describe_me(deps, actor.person_id, None, None, None, "")
    gone = await people.me(deps, actor.person_id, "zh")

    assert (kept.email, kept.language, gone.email) == ("y***@qq.com", "zh", "")
