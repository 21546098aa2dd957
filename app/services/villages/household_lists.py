"""The households of an office in a list."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from msgspec import Struct
from tortoise.expressions import Q

from app.domain.people.roles import Actor
from app.kit.masking import masked_name
from app.kit.paging import Page, page, page_size, read_cursor
from app.models.household import Hamlet, Household, HouseholdMember
from app.models.person import Person
from app.models.visit import Visit, VisitPlan
from app.ports import Deps
from app.services.people import people
from app.services.villages import hamlet_views, household_views, village_offices
from app.services.villages.hamlet_views import HamletBrief
from app.services.visits import visit_places


@dataclass(frozen=True, kw_only=True)
class Search:
    """Which households of an office: of a hamlet, whose number has `number` in it, in conflict."""

    centre: str
    hamlet: UUID | None = None
    number: str = ""
    conflicts: bool = False
    cursor: str = ""
    limit: int | None = None


class HouseholdRow(Struct, frozen=True):
    """A household in a list; its head is masked."""

    id: UUID
    number: str
    hamlet: HamletBrief | None
    head: str
    members: int
    conflicts: int
    soft_conflicts: int
    plans: int
    last_visit_on: date | None


async def listed(deps: Deps, actor: Actor, asked: Search, language: str) -> Page[HouseholdRow]:
    """The households of an office and its rooms, by number; NoSuchCentre, BadCursor."""
    centre = await village_offices.place_for(actor, asked.centre)
    found = Household.filter(centre_id__in=await visit_places.places_of(centre.id))
    if asked.hamlet is not None:
        found = found.filter(hamlet_id=asked.hamlet)
    if asked.number:
        found = found.filter(number__icontains=asked.number)
    if asked.conflicts:
        found = found.filter(Q(conflicts__gt=0) | Q(soft_conflicts__gt=0))
    size = page_size(asked.limit)
    if asked.cursor:
        number, row_id = read_cursor(asked.cursor, str, UUID)
        found = found.filter(Q(number__gt=number) | Q(number=number, id__gt=row_id))
    rows = await found.order_by("number", "id").limit(size + 1)
    some = page(rows, size, lambda row: (row.number, row.id))
    said = {row.id: row for row in await _rows(deps, some.items, language)}
    return some.showing(lambda row: said[row.id])


async def _rows(deps: Deps, rows: Sequence[Household], language: str) -> list[HouseholdRow]:
    """What is asked of the database does not grow with their number."""
    ids = [row.id for row in rows]
    if not ids:
        return []
    living = await HouseholdMember.filter(household_id__in=ids, left_on=None).order_by(
        "head", "-id"
    )
    counts = Counter(member.household_id for member in living)
    heads = {member.household_id: member.person_id for member in living}
    known = {person.id: person for person in await Person.filter(id__in=list(heads.values()))}
    hamlets = {
        h.id: h for h in await Hamlet.filter(id__in=[r.hamlet_id for r in rows if r.hamlet_id])
    }
    plans = Counter(
        plan.household_id for plan in await VisitPlan.filter(household_id__in=ids, ended_at=None)
    )
    last = await _last_visits(ids)
    return [
        HouseholdRow(
            id=row.id,
            number=row.number,
            hamlet=_brief(hamlets.get(row.hamlet_id) if row.hamlet_id else None, language),
            head=masked_name(people.name_of(deps, known[heads[row.id]])) if row.id in heads else "",
            members=counts[row.id],
            conflicts=row.conflicts,
            soft_conflicts=row.soft_conflicts,
            plans=plans[row.id],
            last_visit_on=last.get(row.id),
        )
        for row in rows
    ]


async def _last_visits(ids: Sequence[UUID]) -> dict[UUID, date]:
    done = Visit.filter(household_id__in=list(ids), state="done").order_by("closed_at", "id")
    return {
        row.household_id: household_views.visit_day(row) for row in await done if row.household_id
    }


def _brief(row: Hamlet | None, language: str) -> HamletBrief | None:
    return hamlet_views.brief(row, language) if row else None
