"""Who somebody is to an original, and whether they may see it at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from app.domain.custody.custody_moves import OFFICE, OWNER
from app.domain.people.roles import Actor, RoleName
from app.kit.errors import NotFound
from app.models import sql
from app.models.original import Original
from app.models.person import Membership
from app.ports import Deps
from app.services.custody import custody_records
from app.services.visits import visit_places


class NoSuchOriginal(NotFound):
    """There is no such original, or it is not yours to see; a phone may not have sent it yet."""


@dataclass(frozen=True)
class Standing:
    """What somebody is to an original: the parties for whom they act, and what else they may.

    `member`: works with papers there, as its office or as an agent. `directs`: may decide between
    hand-overs that contradict each other.
    """

    parties: frozenset[str]
    member: bool
    directs: bool


async def standing(actor: Actor, original: Original) -> Standing:
    """What `actor` is to an original, whether or not they may see it."""
    offices = await visit_places.offices_of(original.centre_id)
    works = actor.is_staff and any(actor.works_at(one) for one in offices)
    directs = works and any(actor.directs(one) for one in offices)
    own = OWNER if actor.person_id == original.owner_id else str(actor.person_id)
    parties = frozenset({own, OFFICE} if works else {own})
    return Standing(parties, works or await _helps(actor, original), directs)


async def held(original_id: UUID) -> Original:
    """The original, its row held until the transaction ends; NoSuchOriginal."""
    found = await sql.find(Original, f"WHERE id = $1{sql.held_rows()}", original_id)
    if not found:
        raise NoSuchOriginal(original=str(original_id))
    return found[0]


async def seen(deps: Deps, actor: Actor, original_id: UUID) -> Original:
    """The original when `actor` may see it; NoSuchOriginal."""
    original = await Original.get_or_none(id=original_id)
    if original is None:
        raise NoSuchOriginal(original=str(original_id))
    await check_visible(deps, actor, original)
    return original


async def check_visible(deps: Deps, actor: Actor, original: Original) -> None:
    """Nothing, or NoSuchOriginal: for its owner, its office, and everybody who had it or has it."""
    if OFFICE in (found := (await standing(actor, original)).parties) or OWNER in found:
        return
    kept = custody_records.kept_chain(deps, original)
    named = {party for one in (*kept.moves, *kept.contested) for party in (one.giver, one.taker)}
    if str(actor.person_id) not in named:
        raise NoSuchOriginal(original=str(original.id))


async def held_for(actor: Actor, ids: Iterable[UUID]) -> list[Original]:
    """Originals that somebody takes into their hands, held in the order of their ids.

    For the owner and those who work with papers there; NoSuchOriginal for anybody else's.
    """
    found = []
    for original_id in sorted(ids):
        original = await held(original_id)
        here = await standing(actor, original)
        if not here.member and OWNER not in here.parties:
            raise NoSuchOriginal(original=str(original_id))
        found.append(original)
    return found


async def handles_papers(person_id: UUID, places: Iterable[UUID]) -> bool:
    """Whether somebody is an agent or of the staff at one of these places."""
    known = {None, *places}
    held = await Membership.filter(person_id=person_id)
    return any(member.centre_id in known for member in held)


async def _helps(actor: Actor, original: Original) -> bool:
    if not any(role.name is RoleName.AGENT for role in actor.roles):
        return False
    places = await visit_places.agent_places(original.centre_id)
    return any(actor.helps_at(one) for one in places)
