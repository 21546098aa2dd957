"""Who may come near what: the only place where a role opens something."""

from uuid import UUID

from app.domain.roles import Actor
from app.kit.errors import NotFound
from app.models import sql
from app.models.centre import Centre


class NoSuchCentre(NotFound):
    """There is no such office, or it is not yours."""


async def centre_called(code: str) -> Centre | None:
    """The centre with this code, whatever somebody wrote there; None when there is none."""
    found = await sql.find(Centre, "WHERE code = $1", code)
    return found[0] if found else None


async def centre_of_staff(actor: Actor, code: str) -> Centre:
    """The centre with this code when `actor` works there; not there and not yours look alike."""
    centre = await centre_called(code)
    if centre is None or not actor.works_at(centre.id):
        raise NoSuchCentre(centre=code)
    return centre


def check_works_at(actor: Actor, centre_id: UUID) -> None:
    """Nothing, or NoSuchCentre when `actor` does not work in that office."""
    if not actor.works_at(centre_id):
        raise NoSuchCentre(centre=str(centre_id))
