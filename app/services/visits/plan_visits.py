"""The visits of plans: made when they are due, reminded of, handed over with the contact."""

import logging
from datetime import datetime, time, timedelta
from uuid import UUID

from app.domain.bookings.reminders import Planned
from app.domain.visits import visit_plans as rules
from app.domain.visits.visit_flow import UNDER_WAY
from app.domain.visits.visit_messages import VisitKind
from app.domain.visits.visit_plans import Rhythm
from app.domain.visits.visit_wishes import Wish
from app.kit.clock import SHANGHAI
from app.models import sql
from app.models.centre import Centre
from app.models.household import Household
from app.models.notice import Notice
from app.models.person import Person
from app.models.visit import Visit, VisitPlan
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.journal import journal
from app.services.messages import notices
from app.services.messages.notices import Addressee, State
from app.services.villages import household_views
from app.services.visits import (
    plan_sleep,
    plan_views,
    visit_notices,
    visit_parties,
    visit_records,
    visits,
)
from app.services.visits.visits import NewVisit
from app.words import say

log = logging.getLogger("cunkou.plans")
DAY_BEGINS, DAY_ENDS = time(8), time(20)
REMIND_AT = time(8)
"""The contact is reminded on the eve of the day at this time of the office."""


async def due_visits(deps: Deps) -> int:
    """Make the visits of all plans that are due within 14 days; returns how many.

    Each plan in a transaction of its own: twice makes nothing, nor do two at once, and one that
    fails is tried again at the next run without stopping the others.
    """
    until = deps.clock.today() + rules.AHEAD
    due = VisitPlan.filter(ended_at=None, asleep_because="", next_on__lte=until)
    made = 0
    for plan in await due.order_by("next_on", "id"):
        try:
            async with sql.transaction():
                made += await make_due(deps, plan.id)
        except Exception:
            log.exception("the visit of plan %s was not made", plan.id)
    return made


async def make_due(deps: Deps, plan_id: UUID) -> int:
    """Make the visit of a plan that is due, unless one is open still; returns how many.

    Inside a transaction.
    """
    [plan] = await sql.find(VisitPlan, f"WHERE id = $1{sql.held_rows()}", plan_id)
    on = rules.due_on(rhythm(plan), deps.clock.today())
    home, _ = await plan_sleep.who_is_there(plan)
    if on is None or not home or await open_of(plan.id):
        return 0
    next_on = rules.following(on, plan.every_days)
    await VisitPlan.filter(id=plan.id).update(next_on=next_on)
    visit = await visits.begin(
        deps,
        NewVisit(
            centre=await Centre.get(id=plan.centre_id),
            person_id=home[0],
            source="plan",
            asked_by_id=plan.contact_id,
            why=plan_views.why_of(deps, plan),
            address=await _address(deps, plan, home[0]),
            hamlet_id=plan.hamlet_id,
            household_id=plan.household_id,
            plan_id=plan.id,
            agent_id=plan.contact_id,
            wishes=(Wish(on, DAY_BEGINS, DAY_ENDS),),
            check_list=plan.form_item,
        ),
        tell=False,
    )
    await visit_notices.tell_agent(deps, visit, plan.contact_id, VisitKind.ASSIGNED)
    await _remind(deps, visit, plan.contact_id)
    return 1


async def hand_over(deps: Deps, plan_id: UUID, contact_id: UUID, actor_id: UUID | None) -> None:
    """Give the open visit of a plan to its new contact, with the reminder; inside a transaction."""
    for visit_id in await open_of(plan_id):
        visit = await visit_parties.held(visit_id)
        if visit.state in UNDER_WAY:
            continue
        was, body = visit_notices.before(visit), {"agent": str(contact_id)}
        before = Notice.filter(visit_id=visit.id, person_id=visit.agent_id, state=State.PLANNED)
        await before.update(state=State.RETRACTED)
        await journal.write(deps, "visit", visit.id, "assign", body, actor_id)
        await visit_records.refresh(deps, visit)
        await visit_notices.announce(deps, visit, was, actor_id)
        await _remind(deps, visit, contact_id)


async def open_of(plan_id: UUID) -> list[UUID]:
    """The visits of a plan that are not over: one, or none."""
    return [row.id for row in await Visit.filter(plan_id=plan_id, closed_at=None).order_by("id")]


def rhythm(plan: VisitPlan) -> Rhythm:
    """When a plan comes round."""
    asleep, ended = bool(plan.asleep_because), plan.ended_at is not None
    return Rhythm(plan.next_on, plan.every_days, asleep, ended)


async def _remind(deps: Deps, visit: Visit, contact_id: UUID) -> None:
    """Remind the contact on the eve; it is taken back with everything said of the visit."""
    on = household_views.visit_day(visit)
    due_at = datetime.combine(on - timedelta(days=1), REMIND_AT, SHANGHAI)
    if due_at <= deps.clock.now():
        return
    person, centre = await Person.get(id=contact_id), await Centre.get(id=visit.centre_id)
    page = visit_notices.AGENT_PAGE.format(id=visit.id)
    to = Addressee(person.id, person.language, page=page, visit_id=visit.id)
    key = f"visit/{visit.id.hex}/plan/{visit.version}/{person.id.hex}"
    told = {
        "item": say("visit.word", person.language),
        "number": visit.number,
        "centre": said_of(centre.name, person.language),
        "starts": "",
    }
    await notices.queue(deps, to, [Planned(key, VisitKind.ASSIGNED, due_at)], told)


async def _address(deps: Deps, plan: VisitPlan, person_id: UUID) -> str:
    home_id = plan.household_id or await visits.home_of(person_id)
    home = await Household.get_or_none(id=home_id) if home_id else None
    return household_views.address_of(deps, home) if home else ""
