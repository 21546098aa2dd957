"""How messages of work reach staff: the consent in WeChat, and the account in WeCom."""

from uuid import UUID

from msgspec import Struct
from tortoise.exceptions import IntegrityError

from app.domain.people.roles import Actor, RoleName
from app.kit.errors import Conflict, Forbidden
from app.models import sql
from app.models.person import Membership, Person
from app.models.reach import MessageWish
from app.ports import Deps
from app.services.house import audit
from app.services.house.access import EditorsOnly
from app.services.messages import grants, knock_views, lasting_grants, reach, second_contacts
from app.services.messages.message_log import is_administrator
from app.services.messages.reach import WORK, ReachView
from app.services.messages.second_contacts import SecondContactView
from app.services.people.people import NoSuchPerson
from app.words import knows, say


class WorkersOnly(Forbidden):
    """Only who works here gets messages of work."""


class WecomTaken(Conflict):
    """This WeCom account belongs to somebody else here."""


class GrantCount(Struct, frozen=True):
    """How many messages of a kind somebody still allows on WeChat; `lasting` without end."""

    kind: str
    name: str
    count: int
    lasting: bool


class PersonReachView(Struct, frozen=True):
    """How the office reaches somebody: the ways, the grants left, who passes word on, masked."""

    reach: ReachView
    grants: list[GrantCount]
    contact: SecondContactView | None
    texts: bool
    wecom: str


async def bind(deps: Deps, actor: Actor, bound: bool, language: str) -> ReachView:
    """Note whether one takes messages of work in WeChat from now on; WorkersOnly.

    Told twice it is noted once.
    """
    if not (actor.is_staff or knock_views.is_agent(actor)):
        raise WorkersOnly
    change = lasting_grants.give if bound else lasting_grants.end
    async with sql.transaction():
        await change(deps, actor.person_id, WORK)
        subject = f"person:{actor.person_id}"
        await audit.record(deps, actor.person_id, "work-messages", subject, bound=bound)
    return await reach.of_id(deps, actor.person_id, language)


async def set_wecom(
    deps: Deps, actor: Actor, person_id: UUID, user: str, language: str
) -> PersonReachView:
    """Note the WeCom account of somebody who works here, "" takes it away; by an administrator.

    NoSuchPerson, EditorsOnly, WecomTaken.
    """
    held = await Membership.filter(person_id=person_id).exclude(role=RoleName.RESIDENT)
    mine = [one for one in held if _works_with(actor, one.centre_id)]
    if not mine:
        raise NoSuchPerson(person=str(person_id))
    if not any(_edits(actor, one.centre_id) for one in mine):
        raise EditorsOnly
    try:
        async with sql.transaction():
            await Person.filter(id=person_id).update(wecom_user=user)
            await audit.record(deps, actor.person_id, "wecom-set", f"person:{person_id}")
    except IntegrityError:
        raise WecomTaken(pointer="/user") from None
    return await _shown(deps, person_id, language)


async def of_person(deps: Deps, actor: Actor, person_id: UUID, language: str) -> PersonReachView:
    """How somebody is reached, for the office that has to do with them; NoSuchPerson.

    Of a colleague, for who answers for the office where they work or help.
    """
    if not await _leads(actor, person_id):
        person_id = await second_contacts.known(actor, person_id)
    return await _shown(deps, person_id, language)


async def _leads(actor: Actor, person_id: UUID) -> bool:
    """Whether somebody works or helps at an office that another one answers for."""
    held = Membership.filter(person_id=person_id).exclude(role=RoleName.RESIDENT)
    return any(_directs(actor, one.centre_id) for one in await held)


async def _shown(deps: Deps, person_id: UUID, language: str) -> PersonReachView:
    person = await Person.get(id=person_id)
    wish = await MessageWish.get_or_none(person_id=person_id)
    left, held = await grants.balance(person_id), await reach.lasting(person_id)
    return PersonReachView(
        reach=await reach.of(deps, person, language),
        grants=[
            GrantCount(kind, _name(kind, language), left.get(kind, 0), kind in held)
            for kind in sorted({*left, *held})
        ],
        contact=(await second_contacts.of(deps, person_id, language)).contact,
        texts=wish is None or not wish.no_texts,
        wecom=person.wecom_user,
    )


def _name(kind: str, language: str) -> str:
    key = f"message.{kind}.subject"
    return say(key if knows(key) else "reach.rung.work", language)


def _works_with(actor: Actor, centre_id: UUID | None) -> bool:
    """Whether somebody works where another one does; who works everywhere with everybody."""
    if centre_id is None:
        return actor.is_staff and actor.offices is None
    return actor.works_at(centre_id)


def _directs(actor: Actor, centre_id: UUID | None) -> bool:
    if centre_id is not None:
        return actor.directs(centre_id)
    led = (RoleName.DIRECTOR, RoleName.ADMIN)
    return any(role.name in led and role.centre_id is None for role in actor.roles)


def _edits(actor: Actor, centre_id: UUID | None) -> bool:
    if centre_id is not None:
        return actor.edits(centre_id)
    return is_administrator(actor)
