"""Recurring visits: making a plan, giving it another contact, ending it, making what is due."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from app.domain.people.roles import Actor, RoleName
from app.domain.visits import visit_plans as rules
from app.domain.visits.visit_plans import PlanKind
from app.kit.errors import Conflict, Invalid, NotFound
from app.models import sql
from app.models.centre import Centre
from app.models.household import Hamlet, Household, HouseholdMember
from app.models.person import Membership, Person
from app.models.visit import VisitPlan
from app.ports import Deps
from app.services.catalogue import items
from app.services.house import audit
from app.services.people.people import NoSuchPerson
from app.services.villages import village_offices
from app.services.visits import plan_sleep, plan_views, plan_visits, visit_places
from app.services.visits.plan_views import PlanView, place_of
from app.services.visits.visit_triage import NoSuchAgent
from app.services.visits.visits import NoSuchHamlet

CONTACTS = (RoleName.AGENT, RoleName.CLERK, RoleName.DIRECTOR)
"""Who may be somebody's contact: the village's agents, and the office's own people."""
LONGEST_WHY, LONGEST_SUBJECT = 500, 100


class NoSuchPlan(NotFound):
    """There is no such plan, or it is not yours to see."""


class BadPlan(Invalid):
    """A plan is for one person or one household, says why, and does not begin in the past."""


class PlanOver(Conflict):
    """This plan has ended."""


@dataclass(frozen=True, kw_only=True)
class PlanWish:
    """A new plan: for a person or a household (`subject` names their business or project)."""

    centre: str
    kind: PlanKind
    contact: UUID
    why: str
    every_days: int
    next_on: date
    person: UUID | None = None
    household: UUID | None = None
    subject: str = ""
    hamlet: UUID | None = None
    form_item: str = ""


@dataclass(frozen=True, kw_only=True)
class PlanChange:
    """What is to be different; None leaves it."""

    contact: UUID | None = None
    why: str | None = None
    every_days: int | None = None
    next_on: date | None = None
    form_item: str | None = None


async def make(deps: Deps, actor: Actor, wish: PlanWish, language: str) -> PlanView:
    """A new plan; what is due of it within 14 days is made at once.

    It sleeps from the start when nobody is there. NoSuchCentre, BadPlan, BadInterval, NoSuchPerson,
    NoSuchHamlet, NoSuchAgent, NoSuchItem.
    """
    centre = await village_offices.place_for(actor, wish.centre)
    _check(deps, wish)
    async with sql.transaction():
        hamlet_id = await _hamlet_of(centre, wish)
        await _check_contact(centre.id, wish.contact, wish.person)
        row = VisitPlan(
            id=deps.ids.new(),
            centre_id=centre.id,
            kind=wish.kind.value,
            person_id=wish.person,
            household_id=wish.household,
            contact_id=wish.contact,
            hamlet_id=hamlet_id,
            form_item=await _check_list(wish.form_item),
            every_days=wish.every_days,
            next_on=wish.next_on,
            made_by_id=actor.person_id,
            made_at=deps.clock.now(),
        )
        row.why_sealed = deps.cipher.seal(wish.why.strip(), place_of("why", row.id))
        row.subject_sealed = deps.cipher.seal(wish.subject.strip(), place_of("subject", row.id))
        await row.save(force_create=True)
        await audit.record(deps, actor.person_id, "plan-made", f"plan:{row.id}", kind=row.kind)
        await plan_sleep.of_plan(deps, actor.person_id, row.id)
        await plan_visits.make_due(deps, row.id)
        return await _shown(deps, row.id, language)


async def change(
    deps: Deps, actor: Actor, plan_id: UUID, wish: PlanChange, language: str
) -> PlanView:
    """Another contact, interval, day, reason or check list; an open visit goes to the new contact.

    NoSuchPlan, PlanOver, BadPlan, BadInterval, NoSuchAgent, NoSuchItem.
    """
    async with sql.transaction():
        row = await _held(actor, plan_id)
        changed = await _changed(deps, row, wish)
        if changed:
            await VisitPlan.filter(id=row.id).update(**changed)
            facts = {"fields": sorted(changed)}
            await audit.record(deps, actor.person_id, "plan-changed", f"plan:{row.id}", **facts)
        if wish.contact is not None and wish.contact != row.contact_id:
            await plan_visits.hand_over(deps, row.id, wish.contact, actor.person_id)
        await plan_visits.make_due(deps, row.id)
        return await _shown(deps, row.id, language)


async def end(deps: Deps, actor: Actor, plan_id: UUID, words: str, language: str) -> PlanView:
    """End a plan; its open visit is withdrawn. Ending twice changes nothing. NoSuchPlan."""
    async with sql.transaction():
        row = await _held(actor, plan_id, over=True)
        if row.ended_at is None:
            await VisitPlan.filter(id=row.id).update(ended_at=deps.clock.now())
            await audit.record(deps, actor.person_id, "plan-ended", f"plan:{row.id}")
            open_ones = await plan_visits.open_of(row.id)
            await plan_sleep.withdraw(deps, actor.person_id, open_ones, words)
        return await _shown(deps, row.id, language)


async def seen(deps: Deps, actor: Actor, plan_id: UUID, language: str) -> PlanView:
    """A plan with its latest visits; NoSuchPlan."""
    row = await VisitPlan.get_or_none(id=plan_id)
    if row is None or not await village_offices.handles(actor, row.centre_id):
        raise NoSuchPlan(plan=str(plan_id))
    return await _shown(deps, row.id, language)


def _check(deps: Deps, wish: PlanWish) -> None:
    if (wish.person is None) == (wish.household is None):
        raise BadPlan(pointer="/person")
    _check_texts(wish.why, wish.subject)
    _check_day(deps, wish.next_on)
    rules.check_interval(wish.every_days)


def _check_texts(why: str, subject: str = "") -> None:
    if not 1 <= len(why.strip()) <= LONGEST_WHY:
        raise BadPlan(pointer="/why")
    if len(subject) > LONGEST_SUBJECT:
        raise BadPlan(pointer="/subject")


def _check_day(deps: Deps, next_on: date) -> None:
    if not 0 <= (next_on - deps.clock.today()).days <= rules.MOST_DAYS:
        raise BadPlan(pointer="/next_on")


async def _changed(deps: Deps, row: VisitPlan, wish: PlanChange) -> dict[str, Any]:
    """The columns that are different."""
    changed: dict[str, Any] = {}
    if wish.contact is not None and wish.contact != row.contact_id:
        await _check_contact(row.centre_id, wish.contact, row.person_id)
        changed["contact_id"] = wish.contact
    if wish.why is not None:
        _check_texts(wish.why)
        changed["why_sealed"] = deps.cipher.seal(wish.why.strip(), place_of("why", row.id))
    if wish.every_days is not None:
        rules.check_interval(wish.every_days)
        changed["every_days"] = wish.every_days
    if wish.next_on is not None and wish.next_on != row.next_on:
        _check_day(deps, wish.next_on)
        changed["next_on"] = wish.next_on
    if wish.form_item is not None:
        changed["form_item"] = await _check_list(wish.form_item)
    return changed


async def _check_contact(centre_id: UUID, contact_id: UUID, person_id: UUID | None) -> None:
    """Nothing, or NoSuchAgent for who does not work or help around there, or visits themselves."""
    places = await visit_places.agent_places(centre_id)
    held = Membership.filter(person_id=contact_id, role__in=CONTACTS, centre_id__in=places)
    if contact_id == person_id or not await held.exists():
        raise NoSuchAgent(agent=str(contact_id), pointer="/contact")


async def _check_list(code: str) -> str:
    """The code of the check list, "" for the usual one; NoSuchItem."""
    if code:
        await items.published(code)
    return code


async def _hamlet_of(centre: Centre, wish: PlanWish) -> UUID | None:
    """Where the visits of a plan go; NoSuchPerson, NoSuchHamlet, BadPlan for a household of
    another office.
    """
    places = await visit_places.agent_places(centre.id)
    if wish.hamlet and not await Hamlet.exists(id=wish.hamlet, centre_id__in=places):
        raise NoSuchHamlet(hamlet=str(wish.hamlet), pointer="/hamlet")
    if wish.household is not None:
        home = await Household.get_or_none(id=wish.household)
        if home is None or home.centre_id not in places:
            raise BadPlan(pointer="/household")
        return wish.hamlet or home.hamlet_id
    if not await Person.exists(id=wish.person, merged_into_id__isnull=True):
        raise NoSuchPerson(pointer="/person")
    living = HouseholdMember.filter(person_id=wish.person, left_on=None).select_related("household")
    lives = await living.first()
    return wish.hamlet or (lives.household.hamlet_id if lives else None)


async def _held(actor: Actor, plan_id: UUID, over: bool = False) -> VisitPlan:
    """The row of a plan, held; NoSuchPlan, and PlanOver unless one that is over will do."""
    found = await sql.find(VisitPlan, f"WHERE id = $1{sql.held_rows()}", plan_id)
    if not found or not await village_offices.handles(actor, found[0].centre_id):
        raise NoSuchPlan(plan=str(plan_id))
    if found[0].ended_at is not None and not over:
        raise PlanOver(plan=str(plan_id))
    return found[0]


async def _shown(deps: Deps, plan_id: UUID, language: str) -> PlanView:
    return (await plan_views.shown(deps, [await VisitPlan.get(id=plan_id)], language))[0]
