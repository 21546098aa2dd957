"""Who may come near what: the only place where a role opens something."""

from datetime import timedelta
from uuid import UUID

from app.domain.people.roles import Actor
from app.kit.errors import Forbidden, NotFound
from app.models import sql
from app.models.centre import Centre
from app.models.session import Session
from app.ports import Deps

CONFIRMED_FOR = timedelta(minutes=5)
"""How long somebody who proved again who they are may do what is sensitive."""


class NoSuchCentre(NotFound):
    """There is no such office, or it is not yours."""


class DirectorsOnly(Forbidden):
    """Only the director of the office may do this."""


class EditorsOnly(Forbidden):
    """Only an administrator of the office may change its services."""


class ConfirmationNeeded(Forbidden):
    """Confirm first that it is you: with your password, or with the code of your phone."""


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


async def centre_of_agent(actor: Actor, code: str) -> Centre:
    """The room or centre with this code when `actor` is agent there; else NoSuchCentre."""
    centre = await centre_called(code)
    if centre is None or not actor.helps_at(centre.id):
        raise NoSuchCentre(centre=code)
    return centre


def check_works_at(actor: Actor, centre_id: UUID) -> None:
    """Nothing, or NoSuchCentre when `actor` does not work in that office."""
    if not actor.works_at(centre_id):
        raise NoSuchCentre(centre=str(centre_id))


def check_directs(actor: Actor, centre_id: UUID) -> None:
    """Nothing, or DirectorsOnly when `actor` does not answer for that office."""
    if not actor.directs(centre_id):
        raise DirectorsOnly(centre=str(centre_id))


def check_edits(actor: Actor, centre_id: UUID) -> None:
    """Nothing, or EditorsOnly when `actor` does not look after that office's services."""
    if not actor.edits(centre_id):
        raise EditorsOnly(centre=str(centre_id))


async def centre_of_editor(actor: Actor, code: str) -> Centre:
    """The centre with this code when `actor` edits its services; NoSuchCentre, EditorsOnly."""
    centre = await centre_of_staff(actor, code)
    check_edits(actor, centre.id)
    return centre


async def check_confirmed(deps: Deps, actor: Actor) -> None:
    """Nothing, or ConfirmationNeeded unless this sign-in was confirmed within five minutes.

    For sensitive acts; see `sessions.confirm`. Ask before the act's own transaction or inside it.
    """
    since = deps.clock.now() - CONFIRMED_FOR
    if not await Session.filter(id=actor.session_id, confirmed_at__gt=since).exists():
        raise ConfirmationNeeded
