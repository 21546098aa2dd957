"""The agents of a place, and for how many people each of them acts."""

from collections.abc import Mapping
from uuid import UUID

from msgspec import Struct

from app.domain.people.mandates import MOST_PRINCIPALS, MandateState
from app.domain.people.roles import Actor, RoleName
from app.models.centre import Centre
from app.models.division import Division
from app.models.mandate import Mandate
from app.models.person import Membership, Person
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.cases import routing
from app.services.house import access
from app.services.house.access import NoSuchCentre
from app.services.people import people


class AgentView(Struct, frozen=True):
    """An agent of a village as its people see them; `away` while they are not there."""

    id: UUID
    name: str
    phone: str
    centre_name: str
    away: bool


class AgentsView(Struct, frozen=True):
    """The agents of a place."""

    items: list[AgentView]


class MandateCapView(Struct, frozen=True):
    """For how many people an agent acts now, and how many may be."""

    agent: UUID
    name: str
    principals: int
    most: int


class MandateCapsView(Struct, frozen=True):
    """The agents of an office and how much they carry, by name."""

    items: list[MandateCapView]


async def agents_of(deps: Deps, centre_code: str, language: str) -> AgentsView:
    """The agents of a place and of the rooms below it, by name; NoSuchCentre."""
    centre = await access.centre_called(centre_code)
    if centre is None:
        raise NoSuchCentre(centre=centre_code)
    places = {one.id: one for one in [centre, *await rooms_below(centre)]}
    held = await _agents(places)
    gone = await routing.away(list(places), deps.clock.now())
    rows = {one.id: one for one in await Person.filter(id__in=[one.person_id for one in held])}
    found = [
        AgentView(
            id=one.person_id,
            name=people.name_of(deps, rows[one.person_id]),
            phone=people.phone_of(deps, rows[one.person_id]),
            centre_name=said_of(places[one.centre_id].name, language) if one.centre_id else "",
            away=one.person_id in gone,
        )
        for one in held
    ]
    return AgentsView(sorted(found, key=lambda one: (one.name, one.id)))


async def caps(deps: Deps, actor: Actor, centre_code: str) -> MandateCapsView:
    """How many people each agent of an office acts for, by name; NoSuchCentre."""
    centre = await access.centre_of_staff(actor, centre_code)
    places = {one.id: one for one in [centre, *await rooms_below(centre)]}
    agents = {one.person_id for one in await _agents(places)}
    given = Mandate.filter(
        proxy_id__in=list(agents),
        as_agent=True,
        state=MandateState.GIVEN,
        until_on__gte=deps.clock.today(),
    )
    pairs = set(await given.values_list("proxy_id", "principal_id")) if agents else set()
    found = [
        MandateCapView(
            row.id,
            people.name_of(deps, row),
            sum(one[0] == row.id for one in pairs),
            MOST_PRINCIPALS,
        )
        for row in await Person.filter(id__in=list(agents))
    ]
    return MandateCapsView(sorted(found, key=lambda one: (one.name, one.agent)))


async def rooms_below(centre: Centre) -> list[Centre]:
    """The rooms of the divisions right below an office."""
    below = await Division.filter(parent_code=centre.division_id).values_list("code", flat=True)
    if not below:
        return []
    return await Centre.filter(division_id__in=list(below), kind="room").order_by("code")


async def _agents(places: Mapping[UUID, Centre]) -> list[Membership]:
    return await Membership.filter(centre_id__in=list(places), role=RoleName.AGENT.value)
