"""What we know of people: sealed when written, masked when shown, whole only when logged."""

from uuid import UUID

from msgspec import Struct

from app.domain.bookings.bookings import NameNeeded, PhoneNeeded
from app.domain.people import identity
from app.domain.people.roles import Role, RoleName
from app.kit.errors import Invalid, NotFound
from app.kit.mail_address import mail_address
from app.kit.masking import masked_email, masked_name, masked_phone
from app.models import sql
from app.models.centre import Centre
from app.models.person import Membership, Person
from app.ports import Deps
from app.services.house import audit
from app.services.people import second_factors
from app.services.people.second_factors import Standing
from app.words import say

LONGEST_NAME = 40
DESCRIBED = ("email_sealed", "language", "elder")
PHONED = ("phone_sealed", "phone_index")


class BadName(Invalid):
    """A name has between 1 and 40 characters."""


class BadEmail(Invalid):
    """This is not an e-mail address that a mail server takes."""


class AnotherName(Invalid):
    """This ID number is known under another name."""


class NoSuchPerson(NotFound):
    """There is no such person."""


class RoleView(Struct, frozen=True):
    """A role of somebody, with the office it is held in."""

    role: str
    label: str
    centre: str | None = None
    centre_name: str | None = None


class MeView(Struct, frozen=True):
    """What somebody sees of themselves: masked, as on every screen.

    `second_factor` is off, on, or needed before the roles open anything at the console.
    """

    id: UUID
    name: str
    phone: str
    roles: list[RoleView]
    language: str
    elder: bool
    email: str = ""
    second_factor: Standing = "off"


class PersonView(Struct, frozen=True):
    """Somebody in a list: masked."""

    id: UUID
    name: str
    phone: str


class ContactView(Struct, frozen=True):
    """Somebody's name and phone, whole; each look is written down."""

    name: str
    phone: str


def name_of(deps: Deps, person: Person) -> str:
    """The whole name; empty when we do not know it."""
    return deps.cipher.open(person.name_sealed, f"person:name:{person.id}")


def phone_of(deps: Deps, person: Person) -> str:
    """The whole phone number; empty when we do not know it."""
    return deps.cipher.open(person.phone_sealed, f"person:phone:{person.id}")


def email_of(deps: Deps, person: Person) -> str:
    """The whole e-mail address; empty when we do not know it."""
    return deps.cipher.open(person.email_sealed, f"person:email:{person.id}")


def set_name(deps: Deps, person: Person, name: str) -> None:
    """Put a name on the row, sealed and findable; BadName for an empty or overlong one."""
    clean = " ".join(name.split())
    if not 1 <= len(clean) <= LONGEST_NAME:
        raise BadName
    person.name_sealed = deps.cipher.seal(clean, f"person:name:{person.id}")
    person.name_index = deps.cipher.blind("name", clean)


def set_phone(deps: Deps, person: Person, phone: str) -> None:
    """Put a phone on the row, sealed and findable; BadPhone for what is none."""
    clean = identity.phone(phone).text
    person.phone_sealed = deps.cipher.seal(clean, f"person:phone:{person.id}")
    person.phone_index = deps.cipher.blind("phone", clean)


def set_email(deps: Deps, person: Person, address: str) -> None:
    """Put an e-mail address on the row, sealed; BadEmail for what is none, "" takes it away."""
    clean = mail_address(address) if address else ""
    if clean is None:
        raise BadEmail
    person.email_sealed = deps.cipher.seal(clean, f"person:email:{person.id}")


def set_id_number(deps: Deps, person: Person, number: str) -> None:
    """Put an ID number on the row, sealed and findable; BadIdNumber for what is none."""
    clean = identity.id_number(number, deps.clock.today()).text
    person.id_number_sealed = deps.cipher.seal(clean, f"person:id_number:{person.id}")
    person.id_number_index = deps.cipher.blind("id-number", clean)


def seen(deps: Deps, person: Person) -> PersonView:
    """The person as a list shows them."""
    return PersonView(
        person.id, masked_name(name_of(deps, person)), masked_phone(phone_of(deps, person))
    )


async def me(deps: Deps, person_id: UUID, language: str) -> MeView:
    """What somebody sees of themselves; role names in `language`."""
    person = await Person.get(id=person_id)
    held = await Membership.filter(person_id=person_id).order_by("role")
    centres = {c.id: c for c in await Centre.filter(id__in=[m.centre_id for m in held])}
    masked = seen(deps, person)
    roles = [_role(member, centres, language) for member in held]
    kinds = [Role(RoleName(member.role), member.centre_id) for member in held]
    return MeView(
        id=person.id,
        name=masked.name,
        phone=masked.phone,
        roles=roles or [RoleView("resident", say("role.resident", language))],
        language=person.language,
        elder=person.elder,
        email=masked_email(email_of(deps, person)),
        second_factor=await second_factors.standing(deps, person_id, kinds) if held else "off",
    )


def _role(member: Membership, centres: dict[UUID, Centre], language: str) -> RoleView:
    centre = centres.get(member.centre_id) if member.centre_id else None
    name = (centre.name.get(language) or centre.name["zh"]) if centre else None
    label = say(f"role.{member.role}", language)
    return RoleView(member.role, label, centre.code if centre else None, name)


async def describe_me(
    deps: Deps,
    person_id: UUID,
    name: str | None,
    language: str | None,
    elder: bool | None,
    email: str | None = None,
) -> None:
    """Change what somebody says of themselves; None leaves it; BadName, BadEmail."""
    person = await Person.get(id=person_id)
    if name is not None:
        set_name(deps, person, name)
    if email is not None:
        set_email(deps, person, email)
    person.language = language or person.language
    person.elder = person.elder if elder is None else elder
    async with sql.transaction():
        await person.save(update_fields=["name_sealed", "name_index", *DESCRIBED])
        if email is not None:
            await audit.record(deps, person_id, "email-changed", f"person:{person_id}")


async def leading(person: Person) -> Person:
    """Whom a row speaks of: itself, or the one that it was merged into."""
    while person.merged_into_id is not None:
        person = await Person.get(id=person.merged_into_id)
    return person


async def leading_id(person_id: UUID) -> UUID:
    """As `leading`, of an id that something kept before."""
    return (await leading(await Person.get(id=person_id))).id


async def held(person_id: UUID) -> Person:
    """The person's row, held: two bookings or filings of one person queue up here.

    Of a row that was merged into another, perhaps just now, that other one.
    """
    [person] = await sql.find(Person, f"WHERE id = $1{sql.held_rows()}", person_id)
    return await held(person.merged_into_id) if person.merged_into_id else person


async def complete(deps: Deps, person: Person, name: str, phone: str) -> None:
    """Add name and phone when somebody gives them; NameNeeded when we have none.

    Whom WeChat reaches may keep their phone to themselves; PhoneNeeded for everybody else.
    """
    if not name and not person.name_sealed:
        raise NameNeeded
    if not (phone or person.phone_sealed or person.openid):
        raise PhoneNeeded
    if name:
        set_name(deps, person, name)
    if phone:
        set_phone(deps, person, phone)
    if name or phone:
        await person.save(update_fields=["name_sealed", "name_index", *PHONED])


async def by_phone(deps: Deps, phone: str) -> list[PersonView]:
    """The people who gave this phone, oldest first; BadPhone for what is none."""
    index = deps.cipher.blind("phone", identity.phone(phone).text)
    found = await Person.filter(phone_index=index).order_by("id")
    led = {person.id: person for person in [await leading(one) for one in found]}
    return [seen(deps, person) for person in led.values()]


async def contact(deps: Deps, actor_id: UUID, person: Person, subject: str) -> ContactView:
    """Name and phone, whole; the look is logged under `subject`."""
    await audit.record(deps, actor_id, "contact-seen", subject)
    return ContactView(name_of(deps, person), phone_of(deps, person))


async def walk_in(deps: Deps, name: str, phone: str, id_number: str = "") -> Person:
    """The person at the counter: the one we know by ID number, or by phone and name, else new.

    An ID number shown for the first time is added; a namesake with another one is somebody else.
    Inside anybody's transaction. BadName, BadPhone, BadIdNumber.
    """
    fresh = Person(id=deps.ids.new(), made_at=deps.clock.now())
    set_name(deps, fresh, name)
    set_phone(deps, fresh, phone)
    if id_number:
        set_id_number(deps, fresh, id_number)
        known = await Person.filter(id_number_index=fresh.id_number_index).first()
        if known is not None:
            return await leading(known)
    known = await namesake(deps, fresh)
    if known is None:
        await fresh.save(force_create=True)
        return fresh
    await _add_id_number(deps, known, id_number)
    return known


async def namesake(deps: Deps, described: Person) -> Person | None:
    """Who has this phone and this name already, and no other ID number; None for nobody."""
    for one in await Person.filter(phone_index=described.phone_index).order_by("id"):
        known = await leading(one)
        unlike = known.id_number_index and described.id_number_index
        if name_of(deps, known) == name_of(deps, described) and not unlike:
            return known
    return None


async def _add_id_number(deps: Deps, person: Person, number: str) -> None:
    if number:
        set_id_number(deps, person, number)
        await person.save(update_fields=["id_number_sealed", "id_number_index"])
