"""Which offices handle the visits of a room or centre, and whose agents go there."""

from collections.abc import Collection
from uuid import UUID

from app.models.centre import Centre
from app.models.division import Division
from app.models.household import Hamlet
from app.models.visit import Visit
from app.services.cases import routing
from app.services.cases.case_places import ROOM


async def offices_of(centre_id: UUID) -> list[UUID]:
    """The place itself, and for a village room the nearest centre above it."""
    centre = await Centre.get(id=centre_id)
    if centre.kind != ROOM:
        return [centre_id]
    above = (await routing.upwards(centre_id))[1:]
    rows = await Centre.filter(id__in=above, kind="centre")
    known = {row.id for row in rows}
    return [centre_id, *[one for one in above if one in known][:1]]


async def places_of(centre_id: UUID) -> list[UUID]:
    """The office and the village rooms below it, whose visits and households it handles."""
    centre = await Centre.get(id=centre_id)
    below = await Division.filter(parent_code=centre.division_id).values_list("code", flat=True)
    codes = [centre.division_id, *[str(code) for code in below]]
    rooms = await Centre.filter(kind=ROOM, division_id__in=codes).order_by("code")
    return [centre_id, *[room.id for room in rooms if room.id != centre_id]]


async def agent_places(centre_id: UUID) -> list[UUID]:
    """Where the agents are who may go: the place, rooms below a centre, the centre above a room."""
    return list(dict.fromkeys([*await offices_of(centre_id), *await places_of(centre_id)]))


async def home_of(visit: Visit) -> UUID:
    """The room or centre that looks after the houses where a visit goes."""
    hamlet = await Hamlet.get_or_none(id=visit.hamlet_id) if visit.hamlet_id else None
    return hamlet.centre_id if hamlet else visit.centre_id


async def area_of(places: Collection[UUID]) -> list[UUID]:
    """Every place to which the agents of these places may go."""
    found: dict[UUID, None] = {}
    for place in places:
        found |= dict.fromkeys(await agent_places(place))
    return list(found)
