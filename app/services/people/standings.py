"""Somebody moved away, died, or is back: plans sleep or wake, nobody visits them or knocks."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from app.domain.people.roles import Actor
from app.domain.visits import visit_plans as rules
from app.domain.visits.visit_plans import Standing
from app.kit.errors import Forbidden
from app.models import sql
from app.models.person import Person
from app.models.visit import Visit
from app.ports import Deps
from app.services.house import audit
from app.services.messages import knock_standings
from app.services.people import person_places
from app.services.people.people import NoSuchPerson
from app.services.visits import plan_sleep
from app.words import say


class OwnStanding(Forbidden):
    """A colleague notes this about you."""


class StandingView(Struct, frozen=True):
    """Where somebody is, and what followed from it."""

    person: UUID
    standing: str
    standing_name: str
    since_on: date | None
    plans_asleep: int
    plans_woken: int
    visits_withdrawn: int


async def note(
    deps: Deps,
    actor: Actor,
    person_id: UUID,
    standing: Standing,
    since_on: date | None,
    language: str,
) -> StandingView:
    """Note that somebody moved away or died, or (empty) that they are here after all.

    Every plan for them sleeps with its reminders, and wakes again. The office where they belong
    does it. NoSuchPerson, OwnStanding, BadStanding.
    """
    since = rules.check_standing(standing, since_on, deps.clock.today())
    if person_id == actor.person_id:
        raise OwnStanding
    async with sql.transaction():
        person = await _held(person_id)
        await person_places.check_handles(actor, person_id)
        changed = person.standing != standing or person.standing_since_on != since
        found = plan_sleep.Changed()
        withdrawn = 0
        if changed:
            values = {"standing": standing.value, "standing_since_on": since}
            await Person.filter(id=person_id).update(**values)
            subject, facts = f"person:{person_id}", {"standing": standing.value}
            await audit.record(deps, actor.person_id, "standing-noted", subject, **facts)
            found = await plan_sleep.of_person(deps, actor.person_id, person_id)
            if standing is not Standing.HERE:
                await knock_standings.drop(deps, actor.person_id, person_id)
            withdrawn = found.withdrawn + await _others(deps, actor, person_id, standing)
        return StandingView(
            person=person_id,
            standing=standing.value,
            standing_name=say(f"standing.{standing.value or 'here'}", language),
            since_on=since,
            plans_asleep=found.slept,
            plans_woken=found.woke,
            visits_withdrawn=withdrawn,
        )


async def _others(deps: Deps, actor: Actor, person_id: UUID, standing: Standing) -> int:
    """Withdraw the visits to somebody who is gone that come from no plan."""
    if standing is Standing.HERE:
        return 0
    open_ones = Visit.filter(person_id=person_id, closed_at=None).order_by("id")
    found = [visit.id for visit in await open_ones]
    return await plan_sleep.withdraw(deps, actor.person_id, found, "")


async def _held(person_id: UUID) -> Person:
    """The row of somebody, held; of two that were merged the one that is left. NoSuchPerson."""
    found = await sql.find(Person, f"WHERE id = $1{sql.held_rows()}", person_id)
    if not found or found[0].merged_into_id is not None:
        raise NoSuchPerson(person=str(person_id))
    return found[0]
