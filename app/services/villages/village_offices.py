"""Whether somebody's office looks after a place: itself, or a village room below it."""

from uuid import UUID

from app.domain.people.roles import Actor
from app.models import sql
from app.models.centre import Centre
from app.services.house import access
from app.services.visits import visit_places


async def handles(actor: Actor, centre_id: UUID) -> bool:
    """Whether `actor` works in that office, or in the one above that room."""
    if not actor.is_staff:
        return False
    return any(actor.works_at(place) for place in await visit_places.offices_of(centre_id))


async def place_for(actor: Actor, code: str) -> Centre:
    """The office or room with this code when `actor` looks after it; NoSuchCentre."""
    centre = await access.centre_called(code)
    if centre is None or not await handles(actor, centre.id):
        raise access.NoSuchCentre(centre=code)
    return centre


async def place_directed(actor: Actor, code: str) -> Centre:
    """As `place_for`, for who directs that office or administers it; DirectorsOnly for others."""
    centre = await place_for(actor, code)
    await check_directs(actor, centre.id)
    return centre


async def check_directs(actor: Actor, centre_id: UUID) -> None:
    """Nothing, or DirectorsOnly unless `actor` answers for that office or the one above a room."""
    offices = await visit_places.offices_of(centre_id)
    if not any(actor.directs(one) for one in offices):
        raise access.DirectorsOnly(centre=str(centre_id))


async def hold(centre_id: UUID) -> None:
    """Hold the row of a place: who gives numbers there waits for each other."""
    await sql.find(Centre, f"WHERE id = $1{sql.held_rows()}", centre_id)
