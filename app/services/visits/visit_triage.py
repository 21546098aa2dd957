"""Who can take a home visit: agents of the village and around, with what speaks for each."""

from collections import Counter
from uuid import UUID

from msgspec import Struct

from app.domain.people.roles import Actor, RoleName
from app.domain.visits import visit_triage as rules
from app.domain.visits.visit_flow import VisitParty
from app.domain.visits.visit_triage import AgentFacts
from app.kit.errors import NotFound
from app.models.person import Membership, Person
from app.models.visit import Visit, VisitPlan
from app.ports import Deps
from app.services.cases import routing
from app.services.people import people
from app.services.visits import visit_parties, visit_places
from app.words import say


class NoSuchAgent(NotFound):
    """Nobody of this name goes to this village; choose one of its agents."""


class VisitAgentView(Struct, frozen=True):
    """An agent who may take a visit; `because` says what speaks for or against it."""

    id: UUID
    name: str
    away: bool
    open_visits: int
    of_village: bool
    suggested: bool
    because: list[str]


async def agents_for(
    deps: Deps, actor: Actor, visit_id: UUID, language: str
) -> list[VisitAgentView]:
    """The agents for a visit of the office, the best first; NoSuchVisit."""
    visit = await visit_parties.seen(actor, visit_id, VisitParty.OFFICE)
    found = await candidates(deps, visit)
    best = rules.suggested(found)
    rows = {p.id: p for p in await Person.filter(id__in=[one.person_id for one in found])}
    return [
        VisitAgentView(
            id=one.person_id,
            name=people.name_of(deps, rows[one.person_id]),
            away=one.away,
            open_visits=one.open_visits,
            of_village=one.of_village,
            suggested=one.person_id == best,
            because=[
                say(f"visit.because.{why}", language, count=one.open_visits)
                for why in rules.reasons(one)
            ],
        )
        for one in rules.ranked(found)
    ]


async def candidates(deps: Deps, visit: Visit) -> list[AgentFacts]:
    """Everybody who goes to the place of a visit, without the person it is for and who asked."""
    places = await visit_places.agent_places(visit.centre_id)
    held = await Membership.filter(role=RoleName.AGENT, centre_id__in=places)
    home = await visit_places.home_of(visit)
    near = {row.person_id for row in held if row.centre_id == home}
    ids = {row.person_id for row in held if not visit_parties.is_asker(row.person_id, visit)}
    gone = await away(deps, places)
    busy = await _open_visits(ids, visit.id)
    return [AgentFacts(one, one in gone, busy[one], one in near) for one in sorted(ids)]


async def check_agent(visit: Visit, agent_id: UUID) -> None:
    """Nothing, or NoSuchAgent unless somebody goes to the place of a visit as an agent.

    The contact of the plan it comes from goes too, whatever their role; who asked for it does not.
    """
    places = await visit_places.agent_places(visit.centre_id)
    held = Membership.filter(role=RoleName.AGENT, person_id=agent_id, centre_id__in=places)
    plans = VisitPlan.filter(id=visit.plan_id, contact_id=agent_id)
    goes = await held.exists() or (visit.plan_id is not None and await plans.exists())
    if visit_parties.is_asker(agent_id, visit) or not goes:
        raise NoSuchAgent(agent=str(agent_id), pointer="/agent")


async def away(deps: Deps, places: list[UUID]) -> frozenset[UUID]:
    """The people who are away now from any of these places."""
    return await routing.away(places, deps.clock.now())


async def _open_visits(ids: set[UUID], but: UUID) -> Counter[UUID]:
    rows = Visit.filter(agent_id__in=list(ids), closed_at__isnull=True).exclude(id=but)
    return Counter([row["agent_id"] for row in await rows.values("agent_id")] if ids else [])
