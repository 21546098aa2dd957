"""Answers to text messages as the office reads them: listed, seen, called back."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct
from tortoise.expressions import Q

from app.domain.people.roles import Actor
from app.kit.errors import NotFound
from app.kit.masking import masked_phone
from app.kit.paging import Page, page, page_size, read_cursor
from app.models import sql
from app.models.carrier import MessageReply
from app.models.person import Person
from app.ports import Deps
from app.services.house import access, audit
from app.services.house.access import NoSuchCentre
from app.services.messages.message_log import is_administrator
from app.services.messages.message_replies import place
from app.services.people import people
from app.services.people.people import ContactView, PersonView
from app.services.visits import visit_places


class NoSuchReply(NotFound):
    """There is no such answer to a text message, or it is not yours to see."""


class ReplyView(Struct, frozen=True):
    """An answer to a text message; `person` is whom the last message to that number was for.

    `phone` is masked; `stop` when they want no more text messages.
    """

    id: UUID
    person: PersonView | None
    phone: str
    text: str
    stop: bool
    replied_at: datetime
    seen_at: datetime | None


async def listed(
    deps: Deps, actor: Actor, centre: str, seen: bool, cursor: str, limit: int | None
) -> Page[ReplyView]:
    """The answers about matters of an office and its rooms, the latest first.

    Without a `centre` those that belong to none, for administrators of the whole house.
    NoSuchCentre, BadCursor, BadPageSize.
    """
    places = await _places(actor, centre)
    found = MessageReply.filter(places, seen_at__isnull=not seen)
    size = page_size(limit)
    if cursor:
        at, last = read_cursor(cursor, datetime, UUID)
        found = found.filter(Q(replied_at__lt=at) | Q(replied_at=at, id__lt=last))
    rows = await found.order_by("-replied_at", "-id").limit(size + 1)
    told = page(rows, size, lambda row: (row.replied_at, row.id))
    known = await _people(told.items)
    return told.showing(lambda row: _view(deps, row, known.get(row.person_id)))


async def _places(actor: Actor, centre: str) -> Q:
    if centre:
        office = await access.centre_of_staff(actor, centre)
        return Q(centre_id__in=await visit_places.places_of(office.id))
    if not is_administrator(actor):
        raise NoSuchCentre(centre=centre)
    return Q(centre_id=None)


async def _people(rows: list[MessageReply]) -> dict[UUID | None, Person]:
    asked = list({row.person_id for row in rows if row.person_id})
    found = await Person.filter(id__in=asked) if asked else []
    return {person.id: await people.leading(person) for person in found}


async def mark_seen(deps: Deps, actor: Actor, reply_id: UUID) -> ReplyView:
    """Put an answer away as read; who was first stays written. NoSuchReply."""
    reply = await _visible(actor, reply_id)
    now = deps.clock.now()
    async with sql.transaction():
        unseen = MessageReply.filter(id=reply.id, seen_at=None)
        if await unseen.update(seen_at=now, seen_by_id=actor.person_id):
            await audit.record(deps, actor.person_id, "reply-seen", f"reply:{reply.id}")
    reply = await MessageReply.get(id=reply.id)
    return _view(deps, reply, (await _people([reply])).get(reply.person_id))


async def contact(deps: Deps, actor: Actor, reply_id: UUID) -> ContactView:
    """The whole number that answered, and the person's name; the look is logged. NoSuchReply."""
    reply = await _visible(actor, reply_id)
    person = (await _people([reply])).get(reply.person_id)
    async with sql.transaction():
        await audit.record(deps, actor.person_id, "contact-seen", f"reply:{reply.id}")
    return ContactView(people.name_of(deps, person) if person else "", _phone(deps, reply))


async def _visible(actor: Actor, reply_id: UUID) -> MessageReply:
    reply = await MessageReply.get_or_none(id=reply_id)
    if reply is None or not await _works_on(actor, reply.centre_id):
        raise NoSuchReply
    return reply


async def _works_on(actor: Actor, centre_id: UUID | None) -> bool:
    """Whether an answer is this person's work: of their office, of a room below it, of none."""
    if centre_id is None:
        return is_administrator(actor)
    return any(actor.works_at(place) for place in await visit_places.offices_of(centre_id))


def _phone(deps: Deps, reply: MessageReply) -> str:
    return deps.cipher.open(reply.phone_sealed, place("phone", reply.id))


def _view(deps: Deps, reply: MessageReply, person: Person | None) -> ReplyView:
    return ReplyView(
        id=reply.id,
        person=people.seen(deps, person) if person else None,
        phone=masked_phone(_phone(deps, reply)),
        text=deps.cipher.open(reply.text_sealed, place("text", reply.id)),
        stop=reply.stop,
        replied_at=reply.replied_at,
        seen_at=reply.seen_at,
    )
