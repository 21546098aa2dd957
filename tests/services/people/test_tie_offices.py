"""Ties of a family: the office sees the proof to which those belong of whom they open something."""

from uuid import UUID

import pytest

from app.domain.people.family_ties import Relation
from app.domain.people.roles import Actor
from app.models.centre import Centre
from app.models.mandate import FamilyTie
from app.models.person import Person
from app.ports import Deps
from app.services.people import family_ties, people
from app.services.people.family_ties import NoSuchTie
from app.services.people.paper_people import Named
from app.services.people.people import NoSuchPerson
from app.services.villages.household_members import Living
from tests.make import OTHER_CENTRE, a_mandate, a_person
from tests.people import OUTSIDER, ZHAXI
from tests.services.cases.test_cases_for_others import the_child
from tests.services.homes import Village, a_household, a_village

GROWN_UP = "511503194912230024"


async def a_child_of_the_village(deps: Deps, guardian: bool) -> tuple[Village, Actor, FamilyTie]:
    """Zhaxi names somebody who lives in the village as theirs."""
    village = await a_village(deps)
    number = the_child() if guardian else GROWN_UP
    await a_household(deps, village, Living("self", name="扎西小", id_number=number, head=True))
    zhaxi = await a_person(deps, ZHAXI)
    named = Named(name="扎西小", id_number=number)
    relation = Relation.CHILD if guardian else Relation.PARENT
    made = await family_ties.name(deps, zhaxi, named, relation, guardian, "zh")
    return village, zhaxi, await FamilyTie.get(id=made.id)


@pytest.mark.parametrize("guardian", [True, False])
async def test_another_office_finds_no_tie(deps: Deps, guardian: bool) -> None:
    village, zhaxi, tie = await a_child_of_the_village(deps, guardian)
    other = await a_person(deps, OUTSIDER, clerk=OTHER_CENTRE)

    for act in (family_ties.verify, family_ties.end):
        with pytest.raises(NoSuchTie):
            await act(deps, other, tie.id, "zh")
    with pytest.raises(NoSuchPerson):
        await family_ties.listed(deps, other, tie.relative_id, True, "zh")
    theirs = await family_ties.listed(deps, other, None, True, "zh")
    ours = await family_ties.listed(deps, village.li, None, True, "zh")
    verified = await family_ties.verify(deps, village.li, tie.id, "zh")

    assert (theirs.items, [one.id for one in ours.items]) == ([], [tie.id])
    assert verified.verified_by_name == "李窗口"
    assert zhaxi.person_id == verified.person.id


async def test_the_office_of_a_child_decides_about_its_guardian(deps: Deps) -> None:
    village, _, tie = await a_child_of_the_village(deps, guardian=True)
    there = await a_person(deps, OUTSIDER, clerk=OTHER_CENTRE)
    await _known_at(deps, OTHER_CENTRE, tie)

    with pytest.raises(NoSuchTie):
        await family_ties.verify(deps, there, tie.id, "zh")
    verified = await family_ties.verify(deps, village.li, tie.id, "zh")

    assert verified.acts is True


async def test_of_other_ties_the_office_of_either_side_sees_the_paper(deps: Deps) -> None:
    _, _, tie = await a_child_of_the_village(deps, guardian=False)
    there = await a_person(deps, OUTSIDER, clerk=OTHER_CENTRE)
    await _known_at(deps, OTHER_CENTRE, tie)

    verified = await family_ties.verify(deps, there, tie.id, "zh")

    assert verified.verified_at is not None


async def test_a_list_is_full_whatever_other_offices_wait_for(deps: Deps) -> None:
    village, zhaxi, tie = await a_child_of_the_village(deps, guardian=False)
    other = await a_person(deps, OUTSIDER, clerk=OTHER_CENTRE)
    row = await FamilyTie.get(id=tie.id)
    later = deps.clock.now().replace(year=2027)
    await _known_at(deps, OTHER_CENTRE, tie)
    for _ in range(3):
        stranger = await _person(deps)
        values = {"relation": "other", "guardian": True, "made_by_id": stranger, "made_at": later}
        ends = {"person_id": zhaxi.person_id, "relative_id": stranger}
        await FamilyTie.create(id=deps.ids.new(), **ends, **values)

    ours = await family_ties.listed(deps, village.li, None, True, "zh")
    theirs = await family_ties.listed(deps, other, None, True, "zh")

    assert [one.id for one in ours.items] == [row.id]
    assert len(theirs.items) == 4


async def _known_at(deps: Deps, code: str, tie: FamilyTie) -> None:
    """Whoever named the tie has a mandate at another office."""
    centre = await Centre.get(code=code)
    proxy = await _person(deps)
    await a_mandate(deps, tie.person_id, proxy, centre_id=centre.id)


async def _person(deps: Deps) -> UUID:
    row = Person(id=deps.ids.new(), made_at=deps.clock.now())
    people.set_name(deps, row, "某某")
    await row.save(force_create=True)
    return row.id
