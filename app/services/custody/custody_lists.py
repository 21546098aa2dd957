"""Lists of originals: one's own papers, those one holds for others, and those of an office."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, TypeAlias
from uuid import UUID

from msgspec import Struct
from tortoise.expressions import Q

from app.domain.custody.custody_moves import OFFICE, OWNER
from app.domain.people.roles import Actor
from app.kit.paging import Page, page, page_size, read_cursor
from app.models.case import Case
from app.models.original import Original
from app.models.person import Person
from app.ports import Deps
from app.services.cases import case_parties
from app.services.custody import custody_views
from app.services.custody.custody_views import CustodyPerson, OriginalRow, OriginalsView
from app.services.house import access
from app.services.people import people
from app.services.visits import visit_places

Which: TypeAlias = Literal["out", "office", "overdue", "half", "conflict", "back", "all"]
MOST_OWN = 200
BACK_FOR = timedelta(days=366)
"""How long a paper that came back stays in its owner's list."""


@dataclass(frozen=True, kw_only=True)
class Sought:
    """Which originals of an office somebody wants to see."""

    centre: str
    which: Which = "out"
    holder: UUID | None = None
    cursor: str = ""
    limit: int | None = None


class HolderView(Struct, frozen=True):
    """How many originals somebody has (None: the office), how many are late or half given."""

    holder: CustodyPerson | None
    count: int
    overdue: int
    half: int


async def mine(deps: Deps, actor: Actor, language: str) -> OriginalsView:
    """Where my papers are, those that are out first, and which ones of others I have."""
    since = deps.clock.now() - BACK_FOR
    lately = Q(returned_at=None) | Q(returned_at__gte=since)
    found = Original.filter(lately, owner_id=actor.person_id).order_by("-made_at", "-id")
    own = sorted(await found.limit(MOST_OWN), key=lambda one: one.returned_at is not None)
    return OriginalsView(
        await custody_views.rows(deps, actor, own, language),
        await held_by(deps, actor, language),
    )


async def held_by(deps: Deps, actor: Actor, language: str) -> list[OriginalRow]:
    """The papers of others that somebody has, those first that should be back soonest."""
    rows = await Original.filter(holder_id=actor.person_id).order_by("made_at", "id")
    soonest = sorted(rows, key=lambda one: (one.due_on is None, one.due_on or one.made_at.date()))
    return await custody_views.rows(deps, actor, soonest[:MOST_OWN], language)


async def of_office(deps: Deps, actor: Actor, asked: Sought, language: str) -> Page[OriginalRow]:
    """The originals of an office and its rooms, the latest first; NoSuchCentre, BadCursor."""
    centre = await access.centre_of_staff(actor, asked.centre)
    places = await visit_places.places_of(centre.id)
    size = page_size(asked.limit)
    found = Original.filter(_which(deps, asked.which), centre_id__in=places)
    if asked.holder is not None:
        found = found.filter(holder_id=asked.holder)
    if asked.cursor:
        at, last = read_cursor(asked.cursor, datetime, UUID)
        found = found.filter(Q(made_at__lt=at) | Q(made_at=at, id__lt=last))
    rows = await found.order_by("-made_at", "-id").limit(size + 1)
    listed = page(rows, size, lambda row: (row.made_at, row.id))
    return Page(await custody_views.rows(deps, actor, listed.items, language), listed.next)


async def holders(deps: Deps, actor: Actor, centre_code: str) -> list[HolderView]:
    """Who has how many originals of an office, by name, the office itself first; NoSuchCentre."""
    centre = await access.centre_of_staff(actor, centre_code)
    places = await visit_places.places_of(centre.id)
    today, found = deps.clock.today(), defaultdict[UUID | None, Counter[str]](Counter)
    for one in await Original.filter(~Q(place=OWNER), centre_id__in=places):
        overdue = custody_views.is_overdue(one, today)
        found[one.holder_id] += Counter(count=1, overdue=int(overdue), half=int(one.half))
    rows = await Person.filter(id__in=[one for one in found if one is not None])
    named = {row.id: people.name_of(deps, row) for row in rows}
    views = [
        HolderView(
            holder=CustodyPerson(holder, named.get(holder, "")) if holder else None,
            count=counted["count"],
            overdue=counted["overdue"],
            half=counted["half"],
        )
        for holder, counted in found.items()
    ]
    return sorted(views, key=lambda one: one.holder.name if one.holder else "")


async def originals_of_case(
    deps: Deps, case_id: UUID, actor: Actor, language: str
) -> list[OriginalRow]:
    """The originals that belong to a case, the first taken in first; NoSuchCase."""
    return await of_case(deps, await case_parties.seen(actor, case_id), actor, language)


async def of_case(deps: Deps, case: Case, actor: Actor, language: str) -> list[OriginalRow]:
    """As `originals_of_case`, for somebody who was let in to the case before."""
    rows = await Original.filter(case_id=case.id).order_by("made_at", "id")
    return await custody_views.rows(deps, actor, rows, language)


def _which(deps: Deps, which: Which) -> Q:
    out = ~Q(place=OWNER)
    match which:
        case "out":
            return out | Q(half=True) | Q(conflicts__gt=0)
        case "office":
            return Q(place=OFFICE)
        case "overdue":
            return out & Q(due_on__lt=deps.clock.today())
        case "half":
            return Q(half=True)
        case "conflict":
            return Q(conflicts__gt=0)
        case "back":
            return Q(place=OWNER, half=False, conflicts=0)
    return Q()
