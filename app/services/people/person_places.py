"""To which rooms and centres somebody belongs, and whose offices handle what concerns them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from app.domain.people.roles import Actor
from app.models.booking import Booking
from app.models.case import Case
from app.models.household import HouseholdMember
from app.models.mandate import Mandate
from app.models.original import Original
from app.models.visit import Visit, VisitPlan
from app.services.people.people import NoSuchPerson
from app.services.villages import village_offices

MATTERS = (
    (Case, "person_id"),
    (Visit, "person_id"),
    (Booking, "person_id"),
    (VisitPlan, "person_id"),
    (Mandate, "principal_id"),
    (Original, "owner_id"),
)
"""What brings somebody to an office, and the column that names them."""


@dataclass(frozen=True)
class Handled:
    """Of some people those who belong to any office, and those of whom `actor` handles matters."""

    known: frozenset[UUID]
    ours: frozenset[UUID]


async def check_handles(actor: Actor, person_id: UUID) -> None:
    """Nothing, or NoSuchPerson unless `actor` works where somebody belongs, or above that room.

    Where they live decides; of whom no household is known, the offices that have a matter of
    theirs. Who belongs nowhere yet is handled by any office: that to which they come first.
    """
    found = await handled(actor, [person_id])
    if not actor.is_staff or person_id in found.known - found.ours:
        raise NoSuchPerson(person=str(person_id))


async def handled(actor: Actor, people: Collection[UUID]) -> Handled:
    """Which of these people belong anywhere, and which of them to an office of `actor`."""
    places = await places_of(people)
    known = {place for found in places.values() for place in found}
    here = {place for place in sorted(known) if await village_offices.handles(actor, place)}
    ours = frozenset(one for one, found in places.items() if not here.isdisjoint(found))
    return Handled(frozenset(places), ours)


async def places_of(people: Collection[UUID]) -> Mapping[UUID, frozenset[UUID]]:
    """The rooms and centres of people: of their household, else of their matters.

    Who moved out of a household belongs there no more; who belongs nowhere is left out.
    """
    wanted = list(set(people))
    if not wanted:
        return {}
    found: dict[UUID, set[UUID]] = defaultdict(set)
    lives = HouseholdMember.filter(person_id__in=wanted, left_on=None)
    for person, centre in await lives.values_list("person_id", "household__centre_id"):
        found[person].add(centre)
    homeless = [one for one in wanted if one not in found]
    for model, column in MATTERS if homeless else ():
        rows = model.filter(**{f"{column}__in": homeless}).distinct()
        for person, centre in await rows.values_list(column, "centre_id"):
            found[person].add(centre)
    return {person: frozenset(centres) for person, centres in found.items()}
