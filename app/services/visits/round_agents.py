"""The agents whose rounds an office plans."""

from collections.abc import Collection, Iterable
from datetime import date, time
from uuid import UUID

from app.domain.bookings.openings import moment
from app.domain.people.roles import Actor, RoleName
from app.models.person import Membership
from app.ports import Deps
from app.services.cases import routing
from app.services.villages import village_offices
from app.services.visits import round_stops, round_views, visit_places
from app.services.visits.round_views import RoundAgentView
from app.services.visits.visit_triage import NoSuchAgent

NOON = time(12)


async def of_office(deps: Deps, centre_id: UUID, on: date) -> list[UUID]:
    """The agents of an office and its rooms, and whoever has a visit there on that day."""
    places = await visit_places.places_of(centre_id)
    held = await Membership.filter(role=RoleName.AGENT, centre_id__in=places)
    visits = await round_stops.due(deps, on, centre_id__in=places)
    ids = {row.person_id for row in held} | {one.agent_id for one in visits if one.agent_id}
    return sorted(ids)


async def check(places: Collection[UUID], agent_id: UUID) -> None:
    """Nothing, or NoSuchAgent unless somebody is agent in one of these places."""
    held = Membership.filter(role=RoleName.AGENT, person_id=agent_id, centre_id__in=list(places))
    if not await held.exists():
        raise NoSuchAgent(agent=str(agent_id), pointer="/agent")


async def places_for(actor: Actor, agent_id: UUID) -> list[UUID]:
    """Where somebody is agent, if the office of `actor` looks after one of these; NoSuchAgent."""
    held = await Membership.filter(role=RoleName.AGENT, person_id=agent_id)
    places = [row.centre_id for row in held if row.centre_id is not None]
    if not any([await village_offices.handles(actor, one) for one in places]):
        raise NoSuchAgent(agent=str(agent_id), pointer="/agent")
    return places


def own_places(actor: Actor) -> list[UUID]:
    """Where `actor` is agent; NoSuchAgent for who is none."""
    held = [role.centre_id for role in actor.roles if role.name is RoleName.AGENT]
    if not held:
        raise NoSuchAgent(agent=str(actor.person_id))
    return [one for one in held if one is not None]


async def named(
    deps: Deps, places: Collection[UUID], ids: Iterable[UUID], on: date
) -> dict[UUID, RoundAgentView]:
    """These agents by name, and who of them is away: today now, on other days at noon."""
    at = deps.clock.now() if on == deps.clock.today() else moment(on, NOON)
    gone = await routing.away(list(places), at)
    return await round_views.agents(deps, list(ids), gone)
