"""Home visits in lists: one's own, the office's queue, an agent's days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from uuid import UUID

from msgspec import Struct
from tortoise.expressions import Q

from app.domain.people.roles import Actor, RoleName
from app.domain.visits import visit_flow
from app.domain.visits.visit_flow import VisitState
from app.kit.clock import SHANGHAI
from app.kit.masking import masked_name
from app.kit.paging import Page, page, page_size, read_cursor
from app.models.household import Hamlet
from app.models.person import Person
from app.models.visit import Visit
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.house import access
from app.services.people import people
from app.services.visits import visit_places, visit_records
from app.services.visits.visit_parties import OF_THE_PERSON
from app.words import say

WHY_SHOWN = 60
MOST_OF_AN_AGENT = 200
FIRST_DAY, LAST_DAY = date(1970, 1, 2), date(2090, 1, 1)
"""No visit is outside; a day beyond has no moment that every database knows."""
States = Literal["open", "closed", "all", "conflicts"]


class VisitPersonView(Struct, frozen=True):
    """Whom a visit in a list is for: masked."""

    id: UUID
    name: str


class VisitRow(Struct, frozen=True):
    """A visit in a list; `why` is cut after 60 characters."""

    id: UUID
    number: str
    state: str
    state_name: str
    turn: str
    why: str
    person: VisitPersonView
    hamlet: str
    agent: str
    starts_at: datetime | None
    minutes: int
    priority: bool
    asked_at: datetime
    conflicts: int
    source: str
    version: int


@dataclass(frozen=True)
class AskedVisits:
    """Which visits of an office: a state or a group of states, on a day, of an agent."""

    centre: str
    state: str = "open"
    on: date | None = None
    agent: UUID | None = None
    cursor: str = ""
    limit: int | None = None


async def mine(
    deps: Deps, actor: Actor, which: States, cursor: str, limit: int | None, language: str
) -> Page[VisitRow]:
    """Visits to oneself and those asked for as a relative, the latest first; BadCursor."""
    asked = Q(asked_by_id=actor.person_id, source__in=list(OF_THE_PERSON))
    wanted = (Q(person_id=actor.person_id) | asked) & _in_state(which)
    return await _latest(deps, wanted, cursor, limit, language)


async def of_staff(deps: Deps, actor: Actor, asked: AskedVisits, language: str) -> Page[VisitRow]:
    """The visits of an office and its rooms: on a day by time, else the latest first.

    NoSuchCentre, BadCursor. A day's visits all come on one page.
    """
    centre = await access.centre_of_staff(actor, asked.centre)
    wanted = Q(centre_id__in=await visit_places.places_of(centre.id)) & _in_state(asked.state)
    if asked.agent is not None:
        wanted &= Q(agent_id=asked.agent)
    if asked.on is not None:
        found = await Visit.filter(wanted & _between(asked.on, asked.on)).order_by(
            "starts_at", "id"
        )
        return Page(await rows(deps, found, language))
    return await _latest(deps, wanted, asked.cursor, asked.limit, language)


async def of_agent(
    deps: Deps, actor: Actor, from_on: date | None, to_on: date | None, language: str
) -> list[VisitRow]:
    """One's own visits of these days, and those open without a time; and, of the places where one
    is agent, what nobody has yet. The first days come first; of very many the latest asked for.
    """
    places = {r.centre_id for r in actor.roles if r.name is RoleName.AGENT} - {None}
    area = await visit_places.area_of([one for one in places if one is not None])
    today = deps.clock.today()
    days = _between(from_on or today, to_on or today + timedelta(days=14))
    own = Q(agent_id=actor.person_id) & (days | Q(starts_at__isnull=True, closed_at__isnull=True))
    near = Q(hamlet_id__isnull=True) | Q(hamlet__centre_id__in=area)
    unclaimed = Q(agent_id__isnull=True, closed_at__isnull=True, centre_id__in=area) & near
    wanted = Visit.filter(own | unclaimed).order_by("-asked_at", "-id")
    found = await wanted.limit(MOST_OF_AN_AGENT)
    last = datetime.max.replace(tzinfo=SHANGHAI)
    found.sort(key=lambda row: (row.starts_at or last, not row.priority, row.asked_at))
    return await rows(deps, found, language)


async def rows(deps: Deps, visits: Iterable[Visit], language: str) -> list[VisitRow]:
    """Visits as lists show them, in their order."""
    known = list(visits)
    ids = {v.person_id for v in known} | {v.agent_id for v in known if v.agent_id}
    names = {p.id: people.name_of(deps, p) for p in await Person.filter(id__in=list(ids))}
    wanted = {v.hamlet_id for v in known if v.hamlet_id}
    found = await Hamlet.filter(id__in=list(wanted)) if wanted else []
    hamlets = {row.id: said_of(row.name, language) for row in found}
    return [
        VisitRow(
            id=visit.id,
            number=visit.number,
            state=visit.state,
            state_name=say(f"visit.state.{visit.state}", language),
            turn=visit_flow.turn(visit.state),
            why=_short(visit_records.opened(deps, visit, "why")),
            person=VisitPersonView(visit.person_id, masked_name(names.get(visit.person_id, ""))),
            hamlet=hamlets.get(visit.hamlet_id, "") if visit.hamlet_id else "",
            agent=names.get(visit.agent_id, "") if visit.agent_id else "",
            starts_at=visit.starts_at,
            minutes=visit.minutes,
            priority=visit.priority,
            asked_at=visit.asked_at,
            conflicts=visit.conflicts,
            source=visit.source,
            version=visit.version,
        )
        for visit in known
    ]


async def _latest(
    deps: Deps, wanted: Q, cursor: str, limit: int | None, language: str
) -> Page[VisitRow]:
    size, found = page_size(limit), Visit.filter(wanted)
    if cursor:
        at, last = read_cursor(cursor, datetime, UUID)
        found = found.filter(Q(asked_at__lt=at) | Q(asked_at=at, id__lt=last))
    visits: Sequence[Visit] = await found.order_by("-asked_at", "-id").limit(size + 1)
    listed = page(visits, size, lambda row: (row.asked_at, row.id))
    return Page(await rows(deps, listed.items, language), listed.next)


def _in_state(which: str) -> Q:
    """A group of states, or one state by its name."""
    match which:
        case "all" | "":
            return Q()
        case "conflicts":
            return Q(conflicts__gt=0)
        case "open" | "closed":
            return Q(closed_at__isnull=which == "open")
    return Q(state=VisitState(which))


def _between(first: date, last: date) -> Q:
    """Visits that begin on one of these days."""
    first, last = (min(max(day, FIRST_DAY), LAST_DAY) for day in (first, last))
    starts = datetime.combine(first, time.min, SHANGHAI)
    ends = datetime.combine(last, time.min, SHANGHAI) + timedelta(days=1)
    return Q(starts_at__gte=starts, starts_at__lt=ends)


def _short(text: str) -> str:
    return text if len(text) <= WHY_SHOWN else text[: WHY_SHOWN - 1] + "…"
