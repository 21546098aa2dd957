"""Who looks like whom at an office, and what the office says about it."""

import pytest

from app.domain.people.roles import Actor
from app.models.person import Person
from app.ports import Deps
from app.services.house.access import NoSuchCentre
from app.services.people import person_matches
from app.services.people.merge_checks import SameRow
from app.services.people.people import NoSuchPerson
from app.services.people.person_matches import SaidApart
from tests.casework import an_office, filed
from tests.make import CENTRE, Staffed, a_person, one_number
from tests.people import OUTSIDER, YANG, ZHAXI, Someone

AGAIN = Someone("yang-again", "杨秀英", "13900000001")


async def two_of_yang(deps: Deps) -> tuple[Staffed, Actor, Actor]:
    """Yang filed twice, under two rows of one name and phone; Zhaxi is somebody else."""
    town = await an_office(deps)
    yang, again = await a_person(deps, YANG), await a_person(deps, AGAIN)
    for who in (yang, again, await a_person(deps, ZHAXI)):
        await filed(deps, who)
    return town, yang, again


async def test_two_rows_of_one_name_and_phone_are_shown_with_why(deps: Deps) -> None:
    town, yang, again = await two_of_yang(deps)

    [match] = (await person_matches.likely(deps, town.li, CENTRE, "zh")).items

    assert {match.one.id, match.other.id} == {yang.person_id, again.person_id}
    assert match.because == ["phone_and_name", "centre_and_name"]
    assert match.because_said == "姓名和手机号都相同、同一中心里姓名相同"
    assert (match.one.name, match.one.cases, match.one.bookings) == ("杨*英", 1, 0)


async def test_names_that_were_known_before_are_made_findable(deps: Deps) -> None:
    town, _, _ = await two_of_yang(deps)
    before = await Person.all().order_by("id").values_list("name_index", flat=True)
    await Person.all().update(name_index="")

    found = await person_matches.likely(deps, town.li, CENTRE, "zh")

    after = await Person.all().order_by("id").values_list("name_index", flat=True)
    assert (len(found.items), after) == (1, before)
    assert await person_matches.fill_name_indexes(deps) == 0


async def test_those_told_apart_are_shown_no_more(deps: Deps) -> None:
    town, yang, again = await two_of_yang(deps)

    await person_matches.keep_apart(deps, town.li, again.person_id, yang.person_id)

    assert (await person_matches.likely(deps, town.li, CENTRE, "zh")).items == []
    with pytest.raises(SaidApart):
        await person_matches.keep_apart(deps, town.li, yang.person_id, again.person_id)
    with pytest.raises(SameRow):
        await person_matches.keep_apart(deps, town.li, yang.person_id, yang.person_id)
    with pytest.raises(NoSuchPerson):
        await person_matches.keep_apart(deps, town.li, yang.person_id, deps.ids.new())


async def test_a_merge_is_listed_with_what_moved_and_no_longer_alike(deps: Deps) -> None:
    town, yang, again = await two_of_yang(deps)
    await one_number(deps, yang.person_id, again.person_id)

    made = await person_matches.merge(deps, town.li, yang.person_id, again.person_id, "同一人")

    assert (made.kept.cases, made.gone.cases, made.words) == (2, 0, "同一人")
    assert made.moved > 0
    assert (await person_matches.likely(deps, town.li, CENTRE, "zh")).items == []
    assert [one.id for one in (await person_matches.merges(deps, town.li)).items] == [made.id]
    undone = await person_matches.undo(deps, town.li, made.id)
    assert (undone.kept.cases, undone.gone.cases) == (1, 1)
    assert len((await person_matches.likely(deps, town.li, CENTRE, "zh")).items) == 1


async def test_whoever_works_elsewhere_sees_none_of_it(deps: Deps) -> None:
    await two_of_yang(deps)
    outsider = await a_person(deps, OUTSIDER)

    with pytest.raises(NoSuchCentre):
        await person_matches.likely(deps, outsider, CENTRE, "zh")
    assert (await person_matches.merges(deps, outsider)).items == []
