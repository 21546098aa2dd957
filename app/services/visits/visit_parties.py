"""For whom somebody acts on a home visit, and who may see it at all."""

from uuid import UUID

from app.domain.people.roles import Actor
from app.domain.visits.visit_flow import VisitParty
from app.kit.errors import Forbidden, NotFound
from app.models import sql
from app.models.visit import Visit
from app.ports import Deps
from app.services.people import acting_for
from app.services.villages import village_offices
from app.services.visits import visit_places

OF_THE_PERSON = ("self", "relative")
"""Who asked is the person concerned or acts for them; others asked as staff."""


class NoSuchVisit(NotFound):
    """There is no such visit, or it is not yours."""


class OwnVisit(Forbidden):
    """Nobody handles a visit to their own door; a colleague does."""


async def held(visit_id: UUID) -> Visit:
    """The visit, its row held until the transaction ends; NoSuchVisit."""
    found = await sql.find(Visit, f"WHERE id = $1{sql.held_rows()}", visit_id)
    if not found:
        raise NoSuchVisit(visit=str(visit_id))
    return found[0]


async def held_by_office(actor: Actor, visit_id: UUID) -> Visit:
    """The visit for its office, its row held; NoSuchVisit, OwnVisit."""
    visit = await held(visit_id)
    await check_visible(actor, visit, VisitParty.OFFICE)
    check_not_own(actor, visit)
    return visit


async def seen(actor: Actor, visit_id: UUID, party: VisitParty | None = None) -> Visit:
    """The visit when `actor` may see it (as `party`, if one is named); NoSuchVisit."""
    visit = await Visit.get_or_none(id=visit_id)
    if visit is None:
        raise NoSuchVisit(visit=str(visit_id))
    await check_visible(actor, visit, party)
    return visit


async def check_visible(actor: Actor, visit: Visit, party: VisitParty | None = None) -> None:
    """Nothing, or NoSuchVisit unless `actor` is a party of the visit (that one, if named)."""
    found = await parties(actor, visit)
    if not found or (party is not None and party not in found):
        raise NoSuchVisit(visit=str(visit.id))


async def parties(actor: Actor, visit: Visit) -> list[VisitParty]:
    """Everything that somebody is to a visit; empty for a stranger.

    Whose visit it is as an agent, but who works there no more, sends only what they did (the sync).
    """
    found = [VisitParty.RESIDENT] if is_asker(actor.person_id, visit) else []
    agent_at = {role.centre_id for role in actor.roles if role.name == "agent"}
    goes = bool(agent_at) and await _goes_there(actor, visit)
    if goes or (visit.agent_id == actor.person_id and await _works_there(actor, visit)):
        found.append(VisitParty.AGENT)
    if await village_offices.handles(actor, visit.centre_id):
        found.append(VisitParty.OFFICE)
    return found


async def reads_record(deps: Deps, actor: Actor, visit: Visit) -> bool:
    """Whether somebody who sees a visit may read what was found there.

    The person concerned, their guardian, whoever holds their mandate, its agents and its office; a
    relative who merely asked for it sees when who comes.
    """
    if visit.person_id == actor.person_id:
        return True
    if set(await parties(actor, visit)) - {VisitParty.RESIDENT}:
        return True
    people, today = (actor.person_id, visit.person_id), deps.clock.today()
    if await acting_for.is_guardian(deps, *people, today):
        return True
    return bool(await acting_for.in_force(*people, today))


def is_asker(person_id: UUID, visit: Visit) -> bool:
    """Whether somebody is the person concerned, or asked for them."""
    asked = visit.source in OF_THE_PERSON and visit.asked_by_id == person_id
    return asked or visit.person_id == person_id


def check_not_own(actor: Actor, visit: Visit) -> None:
    """Nothing, or OwnVisit when `actor` would handle a visit to themselves."""
    if is_asker(actor.person_id, visit):
        raise OwnVisit(visit=str(visit.id))


async def _works_there(actor: Actor, visit: Visit) -> bool:
    """Whether somebody works around there in whatever role: contacts of plans are no agents."""
    places = await visit_places.agent_places(visit.centre_id)
    return any(actor.helps_at(place) or actor.works_at(place) for place in places)


async def _goes_there(actor: Actor, visit: Visit) -> bool:
    """Whether somebody is an agent of the village, or of the centre; of no village all of them."""
    places = await visit_places.agent_places(await visit_places.home_of(visit))
    return any(actor.helps_at(place) for place in places)
