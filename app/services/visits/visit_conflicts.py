"""What people wrote without having seen each other, side by side, until somebody chooses."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from msgspec import Struct, structs
from tortoise.expressions import Q

from app.domain.people.roles import Actor
from app.domain.visits.visit_plans import CHECK_LIST
from app.kit.errors import NotFound
from app.models import sql
from app.models.household import Household
from app.models.visit import Visit
from app.ports import Deps
from app.services.house import access, audit
from app.services.journal import journal
from app.services.villages import household_records
from app.services.villages.household_records import HouseholdChanged
from app.services.visits import (
    visit_notices,
    visit_parties,
    visit_places,
    visit_record_views,
    visit_records,
    visit_views,
)
from app.services.visits.visit_acts import VisitChanged
from app.services.visits.visit_record_views import ConflictValueView, ConflictView
from app.services.visits.visit_views import VisitView
from app.words import say

MOST_LISTED = 100
LOOKED = "seen"
"""The kind of an operation that says nothing but that the office has seen those before it."""


class NoSuchValue(NotFound):
    """Nobody wrote this any more; look at the conflict again."""


@dataclass(frozen=True)
class Choice:
    """What one operation wrote under `key` of a visit or household is right, seen in `version`."""

    key: str
    op: UUID
    version: int


@dataclass(frozen=True)
class Looked:
    """A visit or a household at which somebody looked in this version."""

    subject: Literal["visit", "household"]
    id: UUID
    version: int


class SubjectConflictView(Struct, frozen=True):
    """A conflict with the record it is about: a visit or a household, by its number."""

    subject: str
    id: UUID
    title: str
    version: int
    key: str
    label: str
    hard: bool
    values: list[ConflictValueView]


class ConflictsView(Struct, frozen=True):
    """The conflicts of an office."""

    items: list[SubjectConflictView]


async def listed(deps: Deps, actor: Actor, centre_code: str, language: str) -> ConflictsView:
    """Every contradiction in the visits and households of an office and its rooms; NoSuchCentre.

    In each record the hard ones first; soft ones stay until somebody has looked at them.
    """
    centre = await access.centre_of_staff(actor, centre_code)
    places = await visit_places.places_of(centre.id)
    found: list[SubjectConflictView] = []
    differing = Q(conflicts__gt=0) | Q(soft_conflicts__gt=0)
    torn = Visit.filter(differing, centre_id__in=places).order_by("-asked_at", "-id")
    for visit in await torn.limit(MOST_LISTED):
        found += await _of_visit(deps, visit, language)
    homes = Household.filter(differing, centre_id__in=places).order_by("number", "id")
    for home in await homes.limit(MOST_LISTED):
        found += await _of_household(deps, home, language)
    return ConflictsView(found)


async def settle(
    deps: Deps, actor: Actor, visit_id: UUID, choice: Choice, language: str
) -> VisitView:
    """Let what one operation says of a field stand, for the office of the visit.

    NoSuchVisit, OwnVisit, VisitChanged, NoSuchValue.
    """
    async with sql.transaction():
        visit = await visit_parties.held_by_office(actor, visit_id)
        if choice.version != visit.version:
            raise VisitChanged(visit=str(visit_id))
        values = visit_records.read(deps, visit).fields.get(choice.key, [])
        chosen = next((one for one in values if one.op == choice.op), None)
        if chosen is None:
            raise NoSuchValue(op=str(choice.op))
        was = visit_notices.before(visit)
        body = {"key": choice.key, "value": chosen.value}
        await journal.write(deps, "visit", visit.id, "settle", body, actor.person_id)
        await visit_records.refresh(deps, visit)
        about = f"visit:{visit.id}"
        await audit.record(deps, actor.person_id, "visit-settled", about, key=choice.key)
        await visit_notices.announce(deps, visit, was, actor.person_id)
    return await visit_views.view(deps, actor, visit, language)


async def look(deps: Deps, actor: Actor, looked: Looked, language: str) -> ConflictsView:
    """Say for the office that somebody has looked at what was written apart; what is left of it.

    Soft conflicts are none any more then; hard ones stay until one value is chosen. NoSuchVisit,
    OwnVisit, VisitChanged, NoSuchHousehold, HouseholdChanged.
    """
    async with sql.transaction():
        if looked.subject == "visit":
            visit = await visit_parties.held_by_office(actor, looked.id)
            if visit.version != looked.version:
                raise VisitChanged(visit=str(visit.id))
            await journal.write(deps, "visit", visit.id, LOOKED, {}, actor.person_id)
            await visit_records.refresh(deps, visit)
            left = await _of_visit(deps, visit, language)
        else:
            home = await household_records.held_by_office(actor, looked.id)
            if home.version != looked.version:
                raise HouseholdChanged(version=home.version)
            await journal.write(deps, "household", home.id, LOOKED, {}, actor.person_id)
            await household_records.refresh(deps, home)
            left = await _of_household(deps, home, language)
        subject = f"{looked.subject}:{looked.id}"
        await audit.record(deps, actor.person_id, "conflicts-looked-at", subject)
    return ConflictsView(left)


async def _of_visit(deps: Deps, visit: Visit, language: str) -> list[SubjectConflictView]:
    record = visit_records.read(deps, visit)
    form = (visit.form_item, visit.form_version)
    read = await visit_record_views.reading(deps, [record], form, language)
    title = say("visit.title", language, number=visit.number)
    known = visit_record_views.conflicts(record, read)
    return [_shown("visit", visit.id, title, visit.version, one) for one in known]


async def _of_household(deps: Deps, home: Household, language: str) -> list[SubjectConflictView]:
    record = household_records.read(deps, home)
    form = await visit_record_views.check_list(CHECK_LIST)
    read = await visit_record_views.reading(deps, [record], form, language)
    title = say("visit.household", language, number=home.number)
    known = visit_record_views.conflicts(record, read)
    return [_shown("household", home.id, title, home.version, one) for one in known]


def _shown(
    subject: str, subject_id: UUID, title: str, version: int, one: ConflictView
) -> SubjectConflictView:
    return SubjectConflictView(subject, subject_id, title, version, **structs.asdict(one))
