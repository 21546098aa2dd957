"""Who lives in a household: moving in, moving out, and taking the others along."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.kit.errors import Invalid
from app.models.household import Household, HouseholdMember
from app.models.person import Person
from app.ports import Deps
from app.services.house import audit
from app.services.people import paper_people, people
from app.services.people.paper_people import Named
from app.services.people.people import NoSuchPerson
from app.services.visits import plan_sleep

RELATIONS = (
    "self",
    "spouse",
    "child",
    "child_in_law",
    "parent",
    "grandparent",
    "grandchild",
    "sibling",
    "other",
)
MOST_MEMBERS = 30


class BadMembers(Invalid):
    """A household has one head at most, each member once, and no more than thirty."""


@dataclass(frozen=True)
class Living:
    """Somebody who lives there: known by `person`, or new by name; `relation` is to the head."""

    relation: str
    person: UUID | None = None
    name: str = ""
    phone: str = ""
    id_number: str = ""
    head: bool = False


async def settle_in(
    deps: Deps, actor_id: UUID, household: Household, wanted: Sequence[Living]
) -> None:
    """Let exactly these people live in the household; who is not among them moved out today.

    Inside a transaction in which the household's row is held. Who moves in leaves the household
    they lived in before. BadMembers, NoSuchPerson, BadName, BadPhone,
    BadIdNumber, AnotherName.
    """
    if len(wanted) > MOST_MEMBERS or sum(one.head for one in wanted) > 1:
        raise BadMembers(pointer="/members")
    before = {row.person_id: row for row in await members(household.id)}
    ids = [await _person(deps, one, number, before) for number, one in enumerate(wanted)]
    if len(set(ids)) < len(ids):
        raise BadMembers(pointer="/members")
    for person_id in sorted(ids):
        await people.held(person_id)
    for person_id, one in zip(ids, wanted, strict=True):
        await _move_in(deps, actor_id, household, person_id, one)
    gone = set(before) - set(ids)
    leaving = HouseholdMember.filter(household_id=household.id, person_id__in=list(gone))
    await leaving.update(left_on=deps.clock.today(), head=False)
    if gone:
        subject = f"household:{household.id}"
        await audit.record(deps, actor_id, "member-left", subject, people=sorted(map(str, gone)))
    await plan_sleep.of_household(deps, actor_id, household.id)


async def members(household_id: UUID) -> list[HouseholdMember]:
    """Who lives there now, the head first."""
    living = HouseholdMember.filter(household_id=household_id, left_on=None)
    return await living.order_by("-head", "id")


async def _move_in(
    deps: Deps, actor_id: UUID, household: Household, person_id: UUID, one: Living
) -> None:
    elsewhere = HouseholdMember.filter(person_id=person_id, left_on=None)
    for other in await elsewhere.exclude(household_id=household.id):
        await HouseholdMember.filter(id=other.id).update(left_on=deps.clock.today(), head=False)
        subject = f"household:{other.household_id}"
        await audit.record(deps, actor_id, "member-left", subject, people=[str(person_id)])
        await plan_sleep.of_household(deps, actor_id, other.household_id)
    values: dict[str, Any] = {"relation": one.relation, "head": one.head, "left_on": None}
    known = HouseholdMember.filter(household_id=household.id, person_id=person_id)
    if not await known.update(**values):
        row = HouseholdMember(household_id=household.id, person_id=person_id, **values)
        row.id = deps.ids.new()
        await row.save(force_create=True)


async def _person(
    deps: Deps, one: Living, number: int, before: dict[UUID, HouseholdMember]
) -> UUID:
    """Whom a line means: the id that it names, somebody we know, or a new person."""
    if one.person is not None:
        named = await Person.get_or_none(id=one.person)
        if named is None:
            raise NoSuchPerson(pointer=f"/members/{number}/person")
        return (await people.leading(named)).id
    for known in await Person.filter(id__in=list(before)):
        if not one.phone and people.name_of(deps, known) == " ".join(one.name.split()):
            return known.id
    who = Named(name=one.name, phone=one.phone, id_number=one.id_number)
    return (await paper_people.found_or_made(deps, who, pointer=f"/members/{number}/name")).id
