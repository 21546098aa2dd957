"""Households as the office sees them: who lives there, what is known, plans and visits."""

from datetime import date
from uuid import UUID

from msgspec import Struct
from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from app.domain.visits.visit_flow import VisitState
from app.domain.visits.visit_merge import ANSWER
from app.domain.visits.visit_plans import CHECK_LIST
from app.kit.clock import office_day
from app.models.centre import Centre
from app.models.household import Household, HouseholdMember
from app.models.person import Person
from app.models.visit import Visit, VisitPlan
from app.ports import Deps
from app.services.people import people
from app.services.people.people import PersonView
from app.services.villages import hamlet_views, household_records
from app.services.villages.hamlet_views import HamletBrief
from app.services.visits import visit_record_views
from app.services.visits.visit_record_views import AnsweredView, ConflictView, NoteView, Reading
from app.services.visits.visit_records import KeptVisit, answers_of
from app.words import say

MOST_VISITS = 12


class MemberOfView(Struct, frozen=True):
    """Somebody of a household; `standing` tells whether they moved or died, `left_on` moved out."""

    person: PersonView
    relation: str
    relation_name: str
    head: bool
    standing: str
    standing_name: str
    since_on: date | None
    left_on: date | None


class PastVisitView(Struct, frozen=True):
    """A visit in a list of a household or a plan; `on` is its day, or the day it was asked for."""

    id: UUID
    number: str
    on: date
    state: str
    state_name: str


class PlanBrief(Struct, frozen=True):
    """A plan by which a household or somebody of it is visited."""

    id: UUID
    kind: str
    kind_name: str
    contact_name: str
    next_on: date
    asleep: bool


class HouseholdView(Struct, frozen=True):
    """A household with everything known of it; conflicts wait for somebody to choose."""

    id: UUID
    centre: str
    number: str
    address: str
    hamlet: HamletBrief | None
    members: list[MemberOfView]
    answers: list[AnsweredView]
    notes: list[NoteView]
    conflicts: list[ConflictView]
    soft_conflicts: int
    plans: list[PlanBrief]
    visits: list[PastVisitView]
    version: int


def address_place(household_id: UUID) -> str:
    """Where the address of a household is bound to."""
    return f"household:address:{household_id}"


def address_of(deps: Deps, row: Household) -> str:
    """The whole address."""
    return deps.cipher.open(row.address_sealed, address_place(row.id))


async def shown(deps: Deps, row: Household, language: str) -> HouseholdView:
    """A household, whole."""
    record = household_records.read(deps, row)
    check_list = await visit_record_views.check_list(CHECK_LIST)
    reading = await visit_record_views.reading(deps, [record], check_list, language)
    return HouseholdView(
        id=row.id,
        centre=(await Centre.get(id=row.centre_id)).code,
        number=row.number,
        address=address_of(deps, row),
        hamlet=await hamlet_views.named(row.hamlet_id, language),
        members=await _members(deps, row.id, language),
        answers=_answers(record, reading),
        notes=_notes(record, reading),
        conflicts=visit_record_views.conflicts(record, reading),
        soft_conflicts=row.soft_conflicts,
        plans=await _plans(deps, row.id, language),
        visits=await past_visits(Visit.filter(household_id=row.id), language),
        version=row.version,
    )


async def past_visits(found: QuerySet[Visit], language: str) -> list[PastVisitView]:
    """The latest twelve of these visits, the latest first."""
    rows = await found.order_by("-asked_at", "-id").limit(MOST_VISITS)
    return [
        PastVisitView(
            id=row.id,
            number=row.number,
            on=visit_day(row),
            state=row.state,
            state_name=say(f"visit.state.{row.state}", language),
        )
        for row in rows
    ]


def visit_day(row: Visit) -> date:
    """The day of a visit: when it was done, else when it is planned, wished, or was asked for."""
    if row.state == VisitState.DONE and row.closed_at is not None:
        return office_day(row.closed_at)
    if row.starts_at is not None:
        return office_day(row.starts_at)
    return date.fromisoformat(row.wishes[0]["on"]) if row.wishes else office_day(row.asked_at)


def _answers(record: KeptVisit, reading: Reading) -> list[AnsweredView]:
    """In the order of the check list; what it no longer asks comes last."""
    found, order = answers_of(record), list(reading.form)
    keys = sorted(found, key=lambda key: order.index(key) if key in order else len(order))
    return [
        AnsweredView(
            key=key,
            label=reading.label(ANSWER + key),
            shown=reading.shown(ANSWER + key, found[key][0].value),
            filled="known" if found[key][0].known else "typed",
        )
        for key in keys
    ]


def _notes(record: KeptVisit, reading: Reading) -> list[NoteView]:
    return [
        NoteView(str(line.body.get("text", "")), _by(line.by, reading), line.at, line.doubtful)
        for line in record.of("note")
    ]


def _by(person_id: UUID | None, reading: Reading) -> str:
    return reading.names.get(person_id, "") if person_id else ""


async def _members(deps: Deps, household_id: UUID, language: str) -> list[MemberOfView]:
    """Who lives or lived there, the head first; who moved out comes last."""
    rows = await HouseholdMember.filter(household_id=household_id).order_by("-head", "id")
    found = await Person.filter(id__in=[row.person_id for row in rows]) if rows else []
    known = {person.id: person for person in found}
    rows = sorted(rows, key=lambda row: row.left_on is not None)
    return [_member(deps, row, known[row.person_id], language) for row in rows]


def _member(deps: Deps, row: HouseholdMember, person: Person, language: str) -> MemberOfView:
    masked = people.seen(deps, person)
    return MemberOfView(
        person=PersonView(person.id, people.name_of(deps, person), masked.phone),
        relation=row.relation,
        relation_name=say(f"household.relation.{row.relation}", language),
        head=row.head,
        standing=person.standing,
        standing_name=say(f"standing.{person.standing or 'here'}", language),
        since_on=person.standing_since_on,
        left_on=row.left_on,
    )


async def _plans(deps: Deps, household_id: UUID, language: str) -> list[PlanBrief]:
    living = HouseholdMember.filter(household_id=household_id, left_on=None)
    ids = [row.person_id for row in await living]
    theirs = (
        Q(household_id=household_id) | Q(person_id__in=ids) if ids else Q(household_id=household_id)
    )
    rows = await VisitPlan.filter(theirs, ended_at=None).order_by("next_on", "id")
    contacts = await Person.filter(id__in=[row.contact_id for row in rows]) if rows else []
    names = {person.id: people.name_of(deps, person) for person in contacts}
    return [
        PlanBrief(
            id=row.id,
            kind=row.kind,
            kind_name=say(f"plan.kind.{row.kind}", language),
            contact_name=names[row.contact_id],
            next_on=row.next_on,
            asleep=bool(row.asleep_because),
        )
        for row in rows
    ]
