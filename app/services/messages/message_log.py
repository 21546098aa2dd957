"""The office's log of messages: of each message the rung that counts, and all of its rungs."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final
from uuid import UUID

from tortoise.expressions import Q

from app.domain.people import identity
from app.domain.people.identity import BadPhone
from app.domain.people.roles import Actor, Role, RoleName
from app.kit.clock import SHANGHAI
from app.kit.errors import NotFound
from app.kit.paging import Page, page, page_size, read_cursor
from app.models.notice import Notice
from app.models.person import Person
from app.ports import Deps
from app.services.house import access
from app.services.house.access import NoSuchCentre
from app.services.people import people
from app.services.visits import visit_places

MOST_NAMESAKES: Final = 50
"""So many people with one name or phone are looked for."""


class NoSuchMessage(NotFound):
    """There is no such message, or it is not of your office."""


@dataclass(frozen=True, kw_only=True)
class AskedMessages:
    """Which messages of the log: empty is any; the days are those on which they were wanted.

    `person` is a whole phone number or a whole name.
    """

    centre: str = ""
    state: str = ""
    rung: str = ""
    kind: str = ""
    from_on: date | None = None
    to_on: date | None = None
    person: str = ""
    cursor: str = ""
    limit: int | None = None


async def listed(deps: Deps, actor: Actor, asked: AskedMessages) -> Page[Notice]:
    """The last rows of the messages of an office and its rooms, the latest wanted first.

    Without a centre those of every place, for administrators of the whole house. NoSuchCentre,
    BadCursor, BadPageSize.
    """
    wanted, places = _narrowed(asked), await places_of(actor, asked.centre)
    if places is not None:
        wanted &= Q(centre_id__in=places)
    if asked.person.strip():
        wanted &= Q(person_id__in=await _people(deps, asked.person))
    found, size = Notice.filter(wanted, next_id=None), page_size(asked.limit)
    if asked.cursor:
        at, last = read_cursor(asked.cursor, datetime, UUID)
        earlier = Q(wanted_at__lt=at) | Q(wanted_at=at, id__lt=last)
        found = found.filter(earlier, wanted_at__lte=at)
    rows = await found.order_by("-wanted_at", "-id").limit(size + 1)
    return page(rows, size, lambda row: (row.wanted_at or row.due_at, row.id))


async def chain(actor: Actor, message_id: UUID) -> list[Notice]:
    """All rungs of the message to which this row belongs, in their order; NoSuchMessage."""
    row = await Notice.get_or_none(id=message_id)
    if row is None or not await _works_on(actor, row.centre_id):
        raise NoSuchMessage
    first = row.first_id or row.id
    return await Notice.filter(Q(id=first) | Q(first_id=first)).order_by("step")


async def places_of(actor: Actor, code: str) -> list[UUID] | None:
    """An office and its rooms; None, every place, without a code. NoSuchCentre."""
    if code:
        office = await access.centre_of_staff(actor, code)
        return await visit_places.places_of(office.id)
    if not is_administrator(actor):
        raise NoSuchCentre(centre=code)
    return None


def is_administrator(actor: Actor) -> bool:
    """Whether somebody looks after the whole house."""
    return Role(RoleName.ADMIN) in actor.roles


async def _works_on(actor: Actor, centre_id: UUID | None) -> bool:
    """Whether a message is this person's work: of their office, of a room below it, of none."""
    if is_administrator(actor):
        return True
    offices = await visit_places.offices_of(centre_id) if centre_id else []
    return any(actor.works_at(place) for place in offices)


def _narrowed(asked: AskedMessages) -> Q:
    given = {"state": asked.state, "rung": asked.rung, "template": asked.kind}
    found = Q(**{name: value for name, value in given.items() if value})
    if asked.from_on:
        found &= Q(wanted_at__gte=_moment(asked.from_on, time.min))
    if asked.to_on:
        found &= Q(wanted_at__lte=_moment(asked.to_on, time.max))
    return found


def _moment(on: date, at: time) -> datetime:
    """A moment of a day of the office; the first days of all begin with the first moment."""
    try:
        return datetime.combine(on, at, SHANGHAI).astimezone(UTC)
    except OverflowError:
        return datetime.min.replace(tzinfo=UTC)


async def _people(deps: Deps, words: str) -> list[UUID]:
    """Who has this whole phone number or this whole name, and every row that became theirs."""
    alike = Q(name_index=deps.cipher.blind("name", " ".join(words.split())))
    with suppress(BadPhone):
        alike |= Q(phone_index=deps.cipher.blind("phone", identity.phone(words).text))
    found = await Person.filter(alike).order_by("id").limit(MOST_NAMESAKES)
    led = {(await people.leading(person)).id for person in found}
    merged = await Person.filter(merged_into_id__in=list(led)) if led else []
    return [*led, *{row.id for row in (*found, *merged)} - led]
