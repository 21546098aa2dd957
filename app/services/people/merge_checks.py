"""Whether two people may be made one: who may do it, and what says that they are two."""

from tortoise.expressions import Q

from app.domain.people.roles import Actor, RoleName
from app.kit.errors import Conflict, Forbidden, Invalid
from app.models.case import Case
from app.models.mandate import FamilyTie, Mandate, NotTheSame
from app.models.person import Membership, Person
from app.ports import Deps
from app.services.people import paper_people, people, person_places
from app.services.people.people import NoSuchPerson


class SameRow(Invalid):
    """These are one already; choose two."""


class MergedBefore(Conflict):
    """One of both was merged into somebody before."""


class OwnMerge(Forbidden):
    """Nobody merges themselves; a colleague does."""


class RolesMerge(Forbidden):
    """One of both works here: only who directs that office may merge them."""


class TwoPeople(Conflict):
    """These are two: their ID numbers differ, one acts for the other, or somebody said so."""


class NumbersNeeded(Conflict):
    """Both sign in by themselves: merge them once the ID card of both was seen and is the same."""


async def check(deps: Deps, actor: Actor, kept: Person, gone: Person) -> None:
    """Nothing for two that may be made one, their rows held.

    Name and phone are what people say of themselves: whoever signs in is not merged on their word
    with somebody else who signs in. SameRow, NoSuchPerson, OwnMerge, RolesMerge, MergedBefore,
    TwoPeople, NumbersNeeded.
    """
    if kept.id == gone.id:
        raise SameRow(pointer="/gone")
    await check_rights(actor, kept, gone)
    if kept.merged_into_id or gone.merged_into_id:
        raise MergedBefore(kept=str(kept.id), gone=str(gone.id))
    numbers = {one for one in (kept.id_number_index, gone.id_number_index) if one}
    if len(numbers) > 1 or await _are_two(kept, gone):
        raise TwoPeople(kept=str(kept.id), gone=str(gone.id))
    alike = kept.id_number_index and kept.id_number_index == gone.id_number_index
    if kept.openid and gone.openid and not alike:
        raise NumbersNeeded(kept=str(kept.id), gone=str(gone.id))


async def check_rights(actor: Actor, kept: Person, gone: Person) -> None:
    """Nothing when `actor` may merge these and take them apart; NoSuchPerson, OwnMerge, RolesMerge.

    The office, or the one above a room, has to do with one of both at least.
    """
    if actor.person_id in (kept.id, gone.id):
        raise OwnMerge
    rows = [await people.leading(one) for one in (kept, gone)]
    known = [await paper_people.in_sight(actor, one.id) for one in rows]
    ours = (await person_places.handled(actor, [one.id for one in rows])).ours
    if not any(known) and not ours:
        raise NoSuchPerson(person=str(kept.id))
    for held in await Membership.filter(person_id__in=[kept.id, gone.id]):
        if not _directs(actor, held):
            raise RolesMerge(person=str(held.person_id))


async def _are_two(one: Person, other: Person) -> bool:
    """Whether something between both says that they are two."""
    apart = Q(one_id=one.id, other_id=other.id) | Q(one_id=other.id, other_id=one.id)
    acts = Q(principal_id=one.id, proxy_id=other.id) | Q(principal_id=other.id, proxy_id=one.id)
    saw = Q(principal_id__in=[one.id, other.id], witness_id__in=[one.id, other.id])
    tied = Q(person_id=one.id, relative_id=other.id) | Q(person_id=other.id, relative_id=one.id)
    handles = Q(person_id=one.id, holder_id=other.id) | Q(person_id=other.id, holder_id=one.id)
    return (
        await NotTheSame.filter(apart).exists()
        or await Mandate.filter(acts | saw).exists()
        or await FamilyTie.filter(tied).exists()
        or await Case.filter(handles, closed_at__isnull=True).exists()
    )


def _directs(actor: Actor, held: Membership) -> bool:
    if held.centre_id is not None:
        return actor.directs(held.centre_id)
    return any(role.name is RoleName.ADMIN and role.centre_id is None for role in actor.roles)
