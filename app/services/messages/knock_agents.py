"""Who goes to somebody's door: the agent on duty of their household, else of an office."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from msgspec import Struct

from app.domain.people.roles import RoleName
from app.domain.visits import visit_triage as rules
from app.domain.visits.visit_triage import AgentFacts
from app.models.centre import Post
from app.models.household import Household, HouseholdMember
from app.models.person import Membership, Person
from app.models.reach import KnockTask
from app.ports import Deps
from app.services.cases import routing
from app.services.people import people
from app.services.visits import visit_places
from app.services.visits.visit_triage import NoSuchAgent


class KnockAgentView(Struct, frozen=True):
    """An agent who may knock at a door, and how many such tasks they have."""

    id: UUID
    name: str
    away: bool
    open_knocks: int
    of_village: bool
    suggested: bool


@dataclass(frozen=True)
class Home:
    """Where somebody lives as far as we know: the room or centre, and their household there."""

    centre_id: UUID | None
    household: Household | None = None


async def home_of(person_id: UUID, centre_id: UUID | None = None) -> Home:
    """The household where somebody lives and who looks after it; `centre_id` without one."""
    [home] = (await homes_of([(person_id, centre_id)])).values()
    return home


async def homes_of(asked: Iterable[tuple[UUID, UUID | None]]) -> dict[UUID, Home]:
    """As `home_of`, for several people at once."""
    wanted = dict(asked)
    lives = HouseholdMember.filter(person_id__in=list(wanted), left_on=None)
    found: dict[UUID, Home] = {}
    for row in await lives.order_by("-head", "id").prefetch_related("household__hamlet"):
        house, hamlet = row.household, row.household.hamlet
        place = hamlet.centre_id if hamlet else house.centre_id
        found.setdefault(row.person_id, Home(place, house))
    return {one: found.get(one, Home(centre_id)) for one, centre_id in wanted.items()}


async def agent_for(deps: Deps, person_id: UUID, home: Home) -> UUID | None:
    """Who should go to somebody; None where nobody is there, so that the office finds somebody."""
    return rules.suggested(await candidates(deps, person_id, home))


async def candidates(deps: Deps, person_id: UUID, home: Home) -> list[AgentFacts]:
    """Everybody who goes there as an agent but the person themselves.

    Who covers an agent of the village that is away counts as one of the village.
    """
    if home.centre_id is None:
        return []
    places = await visit_places.agent_places(home.centre_id)
    held = await Membership.filter(role=RoleName.AGENT, centre_id__in=places)
    ids = {row.person_id for row in held} - {person_id}
    gone = await routing.away(places, deps.clock.now())
    near = {row.person_id for row in held if row.centre_id == home.centre_id}
    near |= await _covering(deps, near & gone)
    busy = await _open_knocks(ids)
    return [AgentFacts(one, one in gone, busy[one], one in near) for one in sorted(ids)]


async def options(deps: Deps, person_id: UUID, home: Home) -> list[KnockAgentView]:
    """The agents who may go to somebody, the best first."""
    found = await candidates(deps, person_id, home)
    best = rules.suggested(found)
    rows = {p.id: p for p in await Person.filter(id__in=[one.person_id for one in found])}
    return [
        KnockAgentView(
            id=one.person_id,
            name=people.name_of(deps, rows[one.person_id]),
            away=one.away,
            open_knocks=one.open_visits,
            of_village=one.of_village,
            suggested=one.person_id == best,
        )
        for one in rules.ranked(found)
    ]


async def check_agent(deps: Deps, person_id: UUID, home: Home, agent_id: UUID) -> None:
    """Nothing, or NoSuchAgent unless somebody goes there as an agent."""
    found = await candidates(deps, person_id, home)
    if agent_id not in {one.person_id for one in found}:
        raise NoSuchAgent(agent=str(agent_id), pointer="/agent")


async def _covering(deps: Deps, away: Collection[UUID]) -> set[UUID]:
    """Who is on duty at the posts of people who are away."""
    posts = await Post.filter(holder_id__in=list(away)) if away else []
    duties = await routing.duties(posts, deps.clock.now())
    return {duty.person_id for duty in duties.values() if duty.person_id is not None}


async def _open_knocks(ids: Collection[UUID]) -> Counter[UUID]:
    rows = KnockTask.filter(agent_id__in=list(ids), state="open")
    return Counter([row["agent_id"] for row in await rows.values("agent_id")] if ids else [])
