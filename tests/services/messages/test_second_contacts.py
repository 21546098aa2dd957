"""Who passes word on to somebody: named by themselves, or by the office that knows them."""

import asyncio

import pytest

from app.domain.people.identity import BadPhone
from app.models.operation import AuditEntry
from app.models.reach import SecondContact
from app.ports import Deps
from app.services.messages import second_contacts
from app.services.messages.second_contacts import OwnNumber, Passer
from app.services.people.people import BadName, NoSuchPerson
from tests.knocking import a_village, luo
from tests.make import OTHER_CENTRE, a_person
from tests.people import OUTSIDER, YANG

DAUGHTER = Passer(name="杨 小梅", phone="139 0000 0032", relation="child")


async def test_a_contact_is_sealed_shown_masked_and_replaced_by_the_next(deps: Deps) -> None:
    yang = await a_person(deps, YANG)
    neighbour = Passer(name="邻居老王", phone="13900000033", relation="neighbour")

    nobody = await second_contacts.of(deps, yang.person_id, "zh")
    first = await second_contacts.keep(deps, yang, yang.person_id, DAUGHTER, "zh")
    second = await second_contacts.keep(deps, yang, yang.person_id, neighbour, "en")

    assert nobody.contact is None
    assert first.contact is not None
    assert second.contact is not None
    assert (first.contact.name, first.contact.phone) == ("杨**梅", "139****0032")
    assert (first.contact.relation, first.contact.relation_said) == ("child", "子女")
    assert (second.contact.phone, second.contact.relation_said) == ("139****0033", "neighbour")
    row = await SecondContact.get(ended_at=None)
    assert second_contacts.phone_of(deps, row) == "13900000033"
    assert await SecondContact.all().count() == 2


async def test_a_contact_can_be_taken_away_and_again(deps: Deps) -> None:
    yang = await a_person(deps, YANG)
    await second_contacts.keep(deps, yang, yang.person_id, DAUGHTER, "zh")

    gone = [await second_contacts.end(deps, yang, yang.person_id, "zh") for _ in range(2)]

    assert [one.contact for one in gone] == [None, None]
    assert await AuditEntry.filter(act="second-contact-ended").count() == 1


async def test_what_cannot_pass_word_on_is_refused(deps: Deps) -> None:
    yang = await a_person(deps, YANG)

    for passer, refusal in (
        (Passer(name="  ", phone="13900000032", relation="child"), BadName),
        (Passer(name="罗小梅", phone="0831-6501234", relation="child"), BadPhone),
        (Passer(name="罗小梅", phone="12", relation="child"), BadPhone),
        (Passer(name="罗小梅", phone=YANG.phone, relation="child"), OwnNumber),
    ):
        with pytest.raises(refusal):
            await second_contacts.keep(deps, yang, yang.person_id, passer, "zh")
    assert not await SecondContact.exists()


async def test_the_office_names_one_for_who_it_knows(deps: Deps) -> None:
    village = await a_village(deps)
    person = await luo(deps, village)
    outsider = await a_person(deps, OUTSIDER, clerk=OTHER_CENTRE)

    kept = await second_contacts.keep_for(deps, village.li, person, DAUGHTER, "zh")

    entry = await AuditEntry.get(act="second-contact-kept")
    assert kept.contact is not None
    assert (entry.actor_id, entry.subject) == (village.li.person_id, f"person:{person}")
    with pytest.raises(NoSuchPerson):
        await second_contacts.keep_for(deps, outsider, person, DAUGHTER, "zh")
    with pytest.raises(NoSuchPerson):
        await second_contacts.end_for(deps, outsider, person, "zh")


async def test_two_at_once_leave_one_contact(deps: Deps) -> None:
    yang = await a_person(deps, YANG)

    await asyncio.gather(
        *[second_contacts.keep(deps, yang, yang.person_id, DAUGHTER, "zh") for _ in range(3)]
    )

    assert await SecondContact.filter(ended_at=None).count() == 1
