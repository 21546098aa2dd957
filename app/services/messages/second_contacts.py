"""Who passes word on to somebody we cannot reach: named by the person, or by the office."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from msgspec import Struct

from app.domain.people import identity
from app.domain.people.identity import BadPhone
from app.domain.people.roles import OFFICE, Actor, Role
from app.kit.errors import Invalid
from app.kit.masking import masked_name, masked_phone
from app.models import sql
from app.models.person import Person
from app.models.reach import SecondContact
from app.ports import Deps
from app.services.house import audit
from app.services.people import paper_people, people
from app.services.people.people import LONGEST_NAME, BadName, NoSuchPerson
from app.services.visits import visit_places
from app.words import say

RELATIONS: Final = (
    "spouse",
    "child",
    "parent",
    "sibling",
    "relative",
    "neighbour",
    "friend",
    "cadre",
    "other",
)


class OwnNumber(Invalid):
    """This is the person's own number; name somebody else's."""


class SecondContactView(Struct, frozen=True):
    """Who passes word on, masked; `relation_said` is what they are to the person."""

    name: str
    phone: str
    relation: str
    relation_said: str
    since_at: datetime


class SecondContactAnswer(Struct, frozen=True):
    """Who passes word on to somebody, None for nobody."""

    contact: SecondContactView | None


@dataclass(frozen=True, kw_only=True)
class Passer:
    """Who is to pass word on, as somebody gives them; the phone has to take text messages."""

    name: str
    phone: str
    relation: str


def sealed_place(column: str, contact_id: UUID) -> str:
    """Where the sealed name or phone of a contact is bound to."""
    return f"second_contact:{column}:{contact_id}"


def phone_of(deps: Deps, row: SecondContact) -> str:
    """The whole number."""
    return deps.cipher.open(row.phone_sealed, sealed_place("phone", row.id))


async def of(deps: Deps, person_id: UUID, language: str) -> SecondContactAnswer:
    """Who passes word on to somebody now."""
    row = await SecondContact.get_or_none(person_id=person_id, ended_at=None)
    return SecondContactAnswer(_view(deps, row, language) if row else None)


async def keep(
    deps: Deps, actor: Actor, person_id: UUID, passer: Passer, language: str
) -> SecondContactAnswer:
    """Name who passes word on to oneself, in place of who did; BadName, BadPhone, OwnNumber."""
    clean = _checked(passer)
    async with sql.transaction():
        person = await people.held(person_id)
        await _end(deps, person.id)
        row = _sealed(deps, actor, person, clean)
        await row.save(force_create=True)
        await audit.record(deps, actor.person_id, "second-contact-kept", f"person:{person.id}")
    return await of(deps, person.id, language)


async def end(deps: Deps, actor: Actor, person_id: UUID, language: str) -> SecondContactAnswer:
    """Let nobody pass word on to oneself any more; nothing when nobody did."""
    async with sql.transaction():
        person = await people.held(person_id)
        if await _end(deps, person.id):
            await audit.record(deps, actor.person_id, "second-contact-ended", f"person:{person.id}")
    return await of(deps, person.id, language)


async def keep_for(
    deps: Deps, actor: Actor, person_id: UUID, passer: Passer, language: str
) -> SecondContactAnswer:
    """As `keep`, by the office at the counter; NoSuchPerson for who it has nothing to do with."""
    return await keep(deps, actor, await known(actor, person_id), passer, language)


async def end_for(deps: Deps, actor: Actor, person_id: UUID, language: str) -> SecondContactAnswer:
    """As `end`, by the office; NoSuchPerson."""
    return await end(deps, actor, await known(actor, person_id), language)


async def known(actor: Actor, person_id: UUID) -> UUID:
    """The id of whom the office has to do with, of merged rows the one left; NoSuchPerson."""
    row = await Person.get_or_none(id=person_id)
    led = await people.leading(row) if row else None
    if led is None or not await paper_people.in_sight(await _with_rooms(actor), led.id):
        raise NoSuchPerson(person=str(person_id))
    return led.id


async def _with_rooms(actor: Actor) -> Actor:
    """Somebody of an office as one of its village rooms too, whose people it looks after."""
    below = [
        Role(role.name, place)
        for role in actor.roles
        if role.name in OFFICE and role.centre_id is not None
        for place in await visit_places.places_of(role.centre_id)
    ]
    return replace(actor, roles=(*actor.roles, *below))


def _checked(passer: Passer) -> Passer:
    name, number = " ".join(passer.name.split()), identity.phone(passer.phone)
    if not 1 <= len(name) <= LONGEST_NAME:
        raise BadName(pointer="/name")
    if not number.is_mobile:
        raise BadPhone(pointer="/phone")
    return Passer(name=name, phone=number.text, relation=passer.relation)


def _sealed(deps: Deps, actor: Actor, person: Person, passer: Passer) -> SecondContact:
    """The row of a contact; OwnNumber."""
    index, contact_id = deps.cipher.blind("phone", passer.phone), deps.ids.new()
    if index == person.phone_index:
        raise OwnNumber(pointer="/phone")
    return SecondContact(
        id=contact_id,
        person_id=person.id,
        name_sealed=deps.cipher.seal(passer.name, sealed_place("name", contact_id)),
        phone_sealed=deps.cipher.seal(passer.phone, sealed_place("phone", contact_id)),
        phone_index=index,
        relation=passer.relation,
        made_by_id=actor.person_id,
        made_at=deps.clock.now(),
    )


async def _end(deps: Deps, person_id: UUID) -> int:
    current = SecondContact.filter(person_id=person_id, ended_at=None)
    return await current.update(ended_at=deps.clock.now())


def _view(deps: Deps, row: SecondContact, language: str) -> SecondContactView:
    name = deps.cipher.open(row.name_sealed, sealed_place("name", row.id))
    return SecondContactView(
        name=masked_name(name),
        phone=masked_phone(phone_of(deps, row)),
        relation=row.relation,
        relation_said=say(f"contact.relation.{row.relation}", language),
        since_at=row.made_at,
    )
