"""People who have no phone: found again by what their papers say, else written down anew."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from msgspec import Struct

from app.domain.cases.priorities import ELDER_FROM, age
from app.domain.people.roles import Actor, RoleName
from app.kit.masking import masked_name
from app.models import sql
from app.models.booking import Booking
from app.models.case import Case
from app.models.household import Household, HouseholdMember
from app.models.mandate import Mandate
from app.models.operation import AuditEntry
from app.models.person import Membership, Person
from app.models.visit import Visit
from app.ports import Deps
from app.services.house import access, audit
from app.services.house.access import NoSuchCentre
from app.services.people import people
from app.services.people.people import AnotherName, NoSuchPerson, PersonView
from app.services.villages.household_records import NoSuchHousehold

MOST_FOUND = 20
PERSON_ADDED = "person-added"


class AlikePeopleView(Struct, frozen=True):
    """People whom a name or a number fits, masked."""

    items: list[PersonView]


@dataclass(frozen=True, kw_only=True)
class Named:
    """Whom somebody means: by `id`, or by name and whatever else the papers say."""

    id: UUID | None = None
    name: str = ""
    phone: str = ""
    id_number: str = ""


@dataclass(frozen=True, kw_only=True)
class Paper:
    """What an agent writes down of somebody without a phone; `file` is where their paper lies.

    Who is old by `birthday` is shown large print; the day itself is not kept.
    """

    name: str
    id_number: str = ""
    birthday: date | None = None
    household: UUID | None = None
    file: str = ""


class PaperPersonView(Struct, frozen=True):
    """Somebody whom an agent wrote down, whole: they just typed it."""

    id: UUID
    name: str
    paper_file: str
    household: UUID | None
    new: bool


async def found_or_made(deps: Deps, named: Named, *, pointer: str = "") -> Person:
    """The person who is meant by name and papers, written down when we do not know them.

    Inside anybody's transaction. Without phone and number nobody is found: two of one name are two
    until somebody merges them. BadName, BadPhone, BadIdNumber, AnotherName.
    """
    if named.phone:
        found = await people.walk_in(deps, named.name, named.phone, named.id_number)
        return _checked(deps, found, named.name, pointer)
    fresh = Person(id=deps.ids.new(), made_at=deps.clock.now())
    known = await _known(deps, fresh, named, pointer)
    if known is None:
        await fresh.save(force_create=True)
    return known or fresh


async def _known(deps: Deps, fresh: Person, named: Named, pointer: str) -> Person | None:
    """Who has this ID number already; name and number are put on `fresh` for everybody else."""
    people.set_name(deps, fresh, named.name)
    if not named.id_number:
        return None
    people.set_id_number(deps, fresh, named.id_number)
    known = await Person.filter(id_number_index=fresh.id_number_index).first()
    return _checked(deps, await people.leading(known), named.name, pointer) if known else None


async def relative(deps: Deps, named: Named, *, pointer: str = "") -> Person:
    """As `found_or_made`, by what somebody says of their family and nobody has seen.

    So it changes nobody whom we know, and who is written down anew gets no phone: messages about
    them would go where a stranger wants them.
    """
    fresh = Person(id=deps.ids.new(), made_at=deps.clock.now())
    known = await _known(deps, fresh, named, pointer)
    if known is None and named.phone:
        asked = Person(id=fresh.id)
        people.set_name(deps, asked, named.name)
        people.set_phone(deps, asked, named.phone)
        asked.id_number_index = fresh.id_number_index
        known = await people.namesake(deps, asked)
    if known is None:
        await fresh.save(force_create=True)
    return known or fresh


async def meant(deps: Deps, actor: Actor, named: Named, *, pointer: str = "") -> Person:
    """The person somebody names: one in their sight by id, else as `found_or_made`.

    Inside anybody's transaction. NoSuchPerson and its refusals.
    """
    if named.id is None:
        return await found_or_made(deps, named, pointer=pointer)
    person = await Person.get_or_none(id=named.id)
    if person is None or not await in_sight(actor, person.id):
        raise NoSuchPerson(person=str(named.id))
    return await people.leading(person)


async def in_sight(actor: Actor, person_id: UUID) -> bool:
    """Whether somebody has to do with a person: where they work or help, or by writing them down.

    A person belongs to no office; cases, bookings, visits, households and mandates do.
    """
    places = places_of(actor)
    if places is None:
        return await Person.exists(id=person_id)
    here = {"centre_id__in": list(places)}
    for model in (Case, Visit, Booking):
        if await model.filter(person_id=person_id, **here).exists():
            return True
    if await Mandate.filter(principal_id=person_id, **here).exists():
        return True
    members = HouseholdMember.filter(person_id=person_id, household__centre_id__in=list(places))
    if await members.exists():
        return True
    return await AuditEntry.filter(
        actor_id=actor.person_id, act=PERSON_ADDED, subject=f"person:{person_id}"
    ).exists()


def places_of(actor: Actor) -> frozenset[UUID] | None:
    """The offices and rooms where somebody works or helps; None for every one."""
    held = {role.centre_id for role in actor.roles if role.name is not RoleName.RESIDENT}
    return None if None in held else frozenset(one for one in held if one is not None)


async def add(deps: Deps, actor: Actor, paper: Paper) -> PaperPersonView:
    """Write down somebody without a phone; who is known by their ID number is not made twice.

    For agents. NoSuchCentre, NoSuchHousehold, BadName, BadIdNumber, AnotherName.
    """
    household = await _household(actor, paper.household)
    fresh = Person(
        id=deps.ids.new(),
        made_at=deps.clock.now(),
        paper_file=paper.file,
        elder=_is_old(deps, paper.birthday),
    )
    async with sql.transaction():
        named = Named(name=paper.name, id_number=paper.id_number)
        known = await _known(deps, fresh, named, "/name")
        if known is None:
            await fresh.save(force_create=True)
        person = known or fresh
        if household is not None:
            await _move_in(deps, household, person.id)
        subject = f"person:{person.id}"
        await audit.record(deps, actor.person_id, PERSON_ADDED, subject, new=known is None)
    name = people.name_of(deps, person)
    shown = name if known is None else masked_name(name)
    return PaperPersonView(person.id, shown, person.paper_file, paper.household, known is None)


async def alike(deps: Deps, actor: Actor, name: str, id_number: str) -> AlikePeopleView:
    """The people in an agent's sight who have this name or number, masked; before writing anew.

    NoSuchCentre for who is no agent, BadName, BadIdNumber.
    """
    _check_agent(actor)
    asked = Person(id=deps.ids.new())
    people.set_name(deps, asked, name)
    found = await Person.filter(name_index=asked.name_index, merged_into_id__isnull=True).limit(
        MOST_FOUND
    )
    if id_number:
        people.set_id_number(deps, asked, id_number)
        same = await Person.filter(id_number_index=asked.id_number_index)
        found = [*same, *[one for one in found if one.id not in {known.id for known in same}]]
    near = [one for one in found if await in_sight(actor, one.id)]
    return AlikePeopleView([people.seen(deps, one) for one in near])


def _check_agent(actor: Actor) -> None:
    if not any(role.name is RoleName.AGENT for role in actor.roles):
        raise NoSuchCentre


async def agent_place(actor: Actor, code: str) -> UUID:
    """The centre where an agent helps, their first when `code` is empty; NoSuchCentre."""
    if code:
        return (await access.centre_of_agent(actor, code)).id
    held = await Membership.filter(person_id=actor.person_id, role=RoleName.AGENT.value)
    places = sorted(
        one.centre_id for one in held if one.centre_id and actor.helps_at(one.centre_id)
    )
    if not places:
        raise NoSuchCentre
    return places[0]


async def _household(actor: Actor, household_id: UUID | None) -> Household | None:
    _check_agent(actor)
    if household_id is None:
        return None
    row = await Household.get_or_none(id=household_id)
    if row is None or not actor.helps_at(row.centre_id):
        raise NoSuchHousehold(pointer="/household")
    return row


async def _move_in(deps: Deps, household: Household, person_id: UUID) -> None:
    """Who lives there already stays as they are."""
    [row] = await sql.find(Household, f"WHERE id = $1{sql.held_rows()}", household.id)
    if await HouseholdMember.exists(household_id=row.id, person_id=person_id):
        return
    await HouseholdMember.create(
        id=deps.ids.new(), household_id=row.id, person_id=person_id, relation="other"
    )
    await Household.filter(id=row.id).update(version=row.version + 1)


def _checked(deps: Deps, person: Person, said: str, pointer: str) -> Person:
    """AnotherName when an ID number belongs to somebody of another name: nobody is looked up so."""
    if people.name_of(deps, person) != " ".join(said.split()):
        raise AnotherName(pointer=pointer or "/name")
    return person


def _is_old(deps: Deps, birthday: date | None) -> bool:
    return birthday is not None and age(birthday, deps.clock.today()) >= ELDER_FROM
