"""What an agent takes along: their visits, and the households, people and papers around them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from tortoise.expressions import Q

from app.domain.bookings.openings import moment
from app.domain.people.roles import Actor
from app.domain.visits.visit_flow import CLOSED
from app.models.household import Hamlet, Household, HouseholdMember
from app.models.mandate import Mandate
from app.models.original import Original
from app.models.person import Person
from app.models.visit import Register, Round, Visit, VisitPlan
from app.ports import Deps
from app.services.journal import devices
from app.services.visits import visit_places

BACK: Final = timedelta(days=30)
AHEAD: Final = timedelta(days=14)
ROUNDS_AHEAD: Final = timedelta(days=2)
MOST_VISITS: Final = 500
MOST_HOUSEHOLDS: Final = 400
MOST_PAPERS: Final = 400
MOST_PLANS: Final = 400
MOST_REGISTERS: Final = 40
CLOSED_STATES = [state.value for state in CLOSED]


@dataclass(frozen=True)
class Area:
    """The rows of an agent's days: what is nearest first, each kind bounded."""

    rounds: list[Round]
    visits: list[Visit]
    households: list[Household]
    members: dict[UUID, list[HouseholdMember]]
    last_visits: dict[UUID, list[Visit]]
    hamlets: dict[UUID, Hamlet]
    plans: list[VisitPlan]
    mandates: list[Mandate]
    originals: list[Original]
    people: dict[UUID, Person]
    """Everybody of these rows, agents and holders of papers included."""
    met: list[UUID]
    """Those of them whom the agent meets: visited, of a household, planned for, or a principal."""
    registers: list[Register]


async def area(deps: Deps, actor: Actor) -> Area:
    """The area of an agent now.

    Visits: assigned to them, in a place whose agent they are (or which their office looks after),
    open or closed 30 days ago at most, not later than in 14 days. Households: of those visits, of
    the plans whose contact they are, and of the hamlets of their own rooms. Papers: held by them,
    or owned by those whom they visit. Mandates: those they hold now.
    """
    rooms = [room.id for room in await devices.rooms(actor)]
    places = {*await visit_places.area_of(rooms), *await _looked_after(actor)}
    visits, plans = await _visits(deps, actor, places), await _plans(actor, places)
    households = await _households(visits, plans, rooms)
    members = await _members(households)
    mandates = await _mandates(deps, actor)
    visited = _visited(visits, plans, mandates)
    met = visited | {one.person_id for found in members.values() for one in found}
    originals = await _originals(actor, visited)
    papers = {one for paper in originals for one in (paper.owner_id, paper.holder_id) if one}
    return Area(
        rounds=await _rounds(deps, actor),
        visits=visits,
        households=households,
        members=members,
        last_visits=await _last_visits(deps, households),
        hamlets=await _hamlets(visits, households),
        plans=plans,
        mandates=mandates,
        originals=originals,
        people={row.id: row for row in await Person.filter(id__in=list(met | papers))},
        met=sorted(met),
        registers=await _registers(places),
    )


async def _looked_after(actor: Actor) -> list[UUID]:
    """The places that the offices of a contact look after, who need not be an agent."""
    return [
        place for office in actor.offices or () for place in await visit_places.places_of(office)
    ]


async def _visits(deps: Deps, actor: Actor, places: Collection[UUID]) -> list[Visit]:
    """Open ones by their time, those without a time after them, then what is closed."""
    ahead = moment(deps.clock.today() + AHEAD + timedelta(days=1), time())
    back = deps.clock.now() - BACK
    soon = Q(starts_at__isnull=True) | Q(starts_at__lt=ahead)
    still_open = Q(closed_at__isnull=True) & ~Q(state__in=CLOSED_STATES) & soon
    mine = Visit.filter(agent_id=actor.person_id, centre_id__in=list(places))
    found = mine.filter(still_open | Q(closed_at__gte=back)).order_by("-asked_at", "id")
    return sorted(await found.limit(MOST_VISITS), key=_by_need)


def _by_need(visit: Visit) -> tuple[bool, bool, datetime, UUID]:
    ended = visit.closed_at is not None
    return ended, visit.starts_at is None, visit.starts_at or visit.asked_at, visit.id


async def _plans(actor: Actor, places: Collection[UUID]) -> list[VisitPlan]:
    mine = VisitPlan.filter(contact_id=actor.person_id, ended_at__isnull=True)
    return await mine.filter(centre_id__in=list(places)).order_by("next_on", "id").limit(MOST_PLANS)


async def _households(
    visits: Iterable[Visit], plans: Iterable[VisitPlan], rooms: list[UUID]
) -> list[Household]:
    """Those of visits first, then those of plans, then those that live in the rooms' hamlets."""
    named = [one.household_id for one in visits] + [one.household_id for one in plans]
    first = list(dict.fromkeys(one for one in named if one))
    known = {row.id: row for row in await Household.filter(id__in=first)} if first else {}
    found = [known[one] for one in first if one in known]
    if rooms and len(found) < MOST_HOUSEHOLDS:
        there = Household.filter(Q(centre_id__in=rooms) | Q(hamlet__centre_id__in=rooms))
        rows = await there.order_by("number", "id").limit(MOST_HOUSEHOLDS)
        found += [row for row in rows if row.id not in known]
    return found[:MOST_HOUSEHOLDS]


async def _members(households: Iterable[Household]) -> dict[UUID, list[HouseholdMember]]:
    ids = [one.id for one in households]
    living = HouseholdMember.filter(household_id__in=ids, left_on__isnull=True)
    found: dict[UUID, list[HouseholdMember]] = {}
    for row in await living.order_by("-head", "id") if ids else []:
        found.setdefault(row.household_id, []).append(row)
    return found


async def _last_visits(deps: Deps, households: Iterable[Household]) -> dict[UUID, list[Visit]]:
    """What was closed in the last 30 days, whoever went, the newest first."""
    ids = [one.id for one in households]
    ended = Visit.filter(household_id__in=ids, closed_at__gte=deps.clock.now() - BACK)
    found: dict[UUID, list[Visit]] = {}
    for row in await ended.order_by("-closed_at", "id") if ids else []:
        assert row.household_id is not None
        found.setdefault(row.household_id, []).append(row)
    return found


async def _hamlets(visits: Iterable[Visit], households: Iterable[Household]) -> dict[UUID, Hamlet]:
    ids = {one.hamlet_id for one in visits} | {one.hamlet_id for one in households}
    wanted = [one for one in ids if one]
    return {row.id: row for row in await Hamlet.filter(id__in=wanted)} if wanted else {}


async def _mandates(deps: Deps, actor: Actor) -> list[Mandate]:
    today = deps.clock.today()
    held = Mandate.filter(proxy_id=actor.person_id, state="given", as_agent=True)
    now = held.filter(from_on__lte=today, until_on__gte=today)
    return await now.order_by("until_on", "id").limit(MOST_PAPERS)


def _visited(
    visits: Iterable[Visit], plans: Iterable[VisitPlan], mandates: Iterable[Mandate]
) -> set[UUID]:
    planned = {one.person_id for one in plans if one.person_id}
    principals = {one.principal_id for one in mandates}
    return {one.person_id for one in visits} | planned | principals


async def _originals(actor: Actor, visited: Collection[UUID]) -> list[Original]:
    """In their own hands first; what is back with its owner is not taken along."""
    held = Q(holder_id=actor.person_id) | Q(owner_id__in=list(visited))
    found = Original.filter(held, returned_at__isnull=True)
    rows = await found.order_by("due_on", "id").limit(MOST_PAPERS)
    return sorted(rows, key=lambda row: row.holder_id != actor.person_id)


async def _rounds(deps: Deps, actor: Actor) -> list[Round]:
    today = deps.clock.today()
    mine = Round.filter(agent_id=actor.person_id, on__gte=today, on__lte=today + ROUNDS_AHEAD)
    return await mine.order_by("on")


async def _registers(places: Collection[UUID]) -> list[Register]:
    kept = Register.filter(centre_id__in=list(places), ended_at__isnull=True)
    return await kept.order_by("code", "id").limit(MOST_REGISTERS)
