"""Plans of visits as the office sees them, and whom a resident may turn to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from msgspec import Struct
from tortoise.expressions import Q

from app.domain.people.roles import Actor
from app.domain.visits import visit_plans as rules
from app.domain.visits.visit_plans import Rhythm
from app.kit.clock import office_day
from app.kit.paging import BadCursor, Page, page, page_size, read_cursor
from app.models.centre import Centre
from app.models.household import Household, HouseholdMember
from app.models.person import Person
from app.models.visit import Visit, VisitPlan
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.cases import routing
from app.services.cases.post_views import ColleagueView
from app.services.people import people
from app.services.people.people import PersonView
from app.services.villages import hamlet_views, household_views, village_offices
from app.services.villages.hamlet_views import HamletBrief
from app.services.villages.household_views import PastVisitView
from app.services.visits import visit_places
from app.words import say

SHOWN_DAYS = timedelta(days=366)


@dataclass(frozen=True, kw_only=True)
class PlanSearch:
    """Which plans of an office: open ones or all, of one contact, for one person or household."""

    centre: str
    state: str = "open"
    contact: UUID | None = None
    person: UUID | None = None
    household: UUID | None = None
    cursor: str = ""
    limit: int | None = None


class AsleepView(Struct, frozen=True):
    """Since when a plan sleeps, and why."""

    since_on: date
    because: str
    because_said: str


class PlanHouseholdView(Struct, frozen=True):
    """The household that a plan is for."""

    id: UUID
    number: str


class PlanView(Struct, frozen=True):
    """A plan; `coming` are its next days as far as they are known, `visits` the latest."""

    id: UUID
    centre: str
    kind: str
    kind_name: str
    person: PersonView | None
    household: PlanHouseholdView | None
    subject: str
    contact: ColleagueView
    contact_away: bool
    hamlet: HamletBrief | None
    why: str
    form_item: str
    every_days: int
    next_on: date
    coming: list[date]
    asleep: AsleepView | None
    ended_at: datetime | None
    visits: list[PastVisitView]


class MyContactView(Struct, frozen=True):
    """Whom a resident may turn to: their contact by whole name and phone, and when they come."""

    plan: UUID
    kind_name: str
    name: str
    phone: str
    centre_name: str
    since_on: date
    next_visit_on: date | None


class MyContactsView(Struct, frozen=True):
    """The contacts of a resident and their household."""

    items: list[MyContactView]


def place_of(field: str, plan_id: UUID) -> str:
    """Where a sealed text of a plan is bound to: why or subject."""
    return f"visit_plan:{field}:{plan_id}"


def why_of(deps: Deps, plan: VisitPlan) -> str:
    """What the visits of a plan are for."""
    return deps.cipher.open(plan.why_sealed, place_of("why", plan.id))


async def listed(deps: Deps, actor: Actor, asked: PlanSearch, language: str) -> Page[PlanView]:
    """The plans of an office and its rooms, those due next first; NoSuchCentre, BadCursor."""
    centre = await village_offices.place_for(actor, asked.centre)
    found = VisitPlan.filter(centre_id__in=await visit_places.places_of(centre.id))
    if asked.state == "open":
        found = found.filter(ended_at=None)
    of = {"contact_id": asked.contact, "person_id": asked.person, "household_id": asked.household}
    found = found.filter(**{column: one for column, one in of.items() if one is not None})
    size = page_size(asked.limit)
    if asked.cursor:
        day, row_id = read_cursor(asked.cursor, str, UUID)
        next_on = _day(day)
        found = found.filter(Q(next_on__gt=next_on) | Q(next_on=next_on, id__gt=row_id))
    rows = await found.order_by("next_on", "id").limit(size + 1)
    some = page(rows, size, lambda row: (row.next_on.isoformat(), row.id))
    said = {view.id: view for view in await shown(deps, some.items, language)}
    return some.showing(lambda row: said[row.id])


async def shown(deps: Deps, rows: Sequence[VisitPlan], language: str) -> list[PlanView]:
    """These plans for the office."""
    away = await _away(deps, rows)
    return [await _one(deps, row, row.contact_id in away, language) for row in rows]


async def mine(deps: Deps, actor: Actor, language: str) -> MyContactsView:
    """Who comes to see somebody and their household again and again."""
    living = HouseholdMember.filter(person_id=actor.person_id, left_on=None)
    homes = [row.household_id for row in await living]
    theirs = Q(person_id=actor.person_id)
    theirs = theirs | Q(household_id__in=homes) if homes else theirs
    rows = await VisitPlan.filter(theirs, ended_at=None).order_by("made_at", "id")
    return MyContactsView([await _contact(deps, row, language) for row in rows])


async def _one(deps: Deps, row: VisitPlan, away: bool, language: str) -> PlanView:
    person = await Person.get(id=row.person_id) if row.person_id else None
    home = await Household.get(id=row.household_id) if row.household_id else None
    contact = await Person.get(id=row.contact_id)
    asleep, until = bool(row.asleep_because), row.next_on + SHOWN_DAYS
    rhythm = Rhythm(row.next_on, row.every_days, asleep, row.ended_at is not None)
    return PlanView(
        id=row.id,
        centre=(await Centre.get(id=row.centre_id)).code,
        kind=row.kind,
        kind_name=say(f"plan.kind.{row.kind}", language),
        person=_named(deps, person) if person else None,
        household=PlanHouseholdView(home.id, home.number) if home else None,
        subject=deps.cipher.open(row.subject_sealed, place_of("subject", row.id)),
        contact=ColleagueView(contact.id, people.name_of(deps, contact)),
        contact_away=away,
        hamlet=await hamlet_views.named(row.hamlet_id, language),
        why=why_of(deps, row),
        form_item=row.form_item,
        every_days=row.every_days,
        next_on=row.next_on,
        coming=list(rules.coming(rhythm, until)),
        asleep=_asleep(row, language),
        ended_at=row.ended_at,
        visits=await household_views.past_visits(Visit.filter(plan_id=row.id), language),
    )


def _named(deps: Deps, person: Person) -> PersonView:
    """Whole by name, masked by phone."""
    return PersonView(person.id, people.name_of(deps, person), people.seen(deps, person).phone)


def _asleep(row: VisitPlan, language: str) -> AsleepView | None:
    if not row.asleep_because or row.asleep_since_on is None:
        return None
    said = say(f"plan.asleep.{row.asleep_because}", language)
    return AsleepView(row.asleep_since_on, row.asleep_because, said)


async def _contact(deps: Deps, row: VisitPlan, language: str) -> MyContactView:
    contact = await Person.get(id=row.contact_id)
    coming = await Visit.filter(plan_id=row.id, closed_at=None).first()
    planned = None if row.asleep_because else row.next_on
    return MyContactView(
        plan=row.id,
        kind_name=say(f"plan.kind.{row.kind}", language),
        name=people.name_of(deps, contact),
        phone=people.phone_of(deps, contact),
        centre_name=said_of((await Centre.get(id=row.centre_id)).name, language),
        since_on=office_day(row.made_at),
        next_visit_on=household_views.visit_day(coming) if coming else planned,
    )


async def _away(deps: Deps, rows: Sequence[VisitPlan]) -> frozenset[UUID]:
    places: set[UUID] = set()
    for centre_id in {row.centre_id for row in rows}:
        places |= set(await visit_places.agent_places(centre_id))
    return await routing.away(sorted(places), deps.clock.now()) if places else frozenset()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadCursor from None
