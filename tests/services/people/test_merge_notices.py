"""Two entries are made one, and two again: both are told, and whoever acts for them."""

from uuid import UUID

import pytest

from app.models.mandate import PersonMerge
from app.models.notice import Notice
from app.models.person import Person
from app.ports import Deps
from app.services.people import people, person_merges
from app.services.people.merge_checks import TwoPeople
from tests.casework import an_office, filed
from tests.make import Staffed, a_mandate, a_person, one_number
from tests.people import LI, YANG, ZHAXI, Someone

AGAIN = Someone("yang-again", "杨秀英", "13900000091")


async def news() -> list[tuple[str, UUID, str]]:
    """What was said to whom, and by which way if only one will do."""
    rows = await Notice.filter(template__startswith="people_").order_by("id")
    return [(row.template, row.person_id, row.via) for row in rows]


async def merged(deps: Deps, town: Staffed, kept: UUID, gone: UUID) -> PersonMerge:
    return await person_merges.merge(deps, town.li, kept, gone, "同一人")


async def test_both_entries_are_told_each_on_their_own_number(deps: Deps) -> None:
    town = await an_office(deps)
    yang = (await a_person(deps, YANG)).person_id
    again = (await a_person(deps, AGAIN)).person_id
    await filed(deps, await a_person(deps, YANG))
    await one_number(deps, yang, again)

    row = await merged(deps, town, yang, again)
    await person_merges.undo(deps, town.li, row.id)

    assert await news() == [
        ("people_merged", yang, ""),
        ("people_merged", again, "sms"),
        ("people_parted", yang, ""),
        ("people_parted", again, ""),
    ]
    [first, *_] = await Notice.filter(template="people_merged").order_by("id")
    assert first.params == {
        "item": "登记信息合并",
        "number": row.id.hex[-8:],
        "centre": "刘家镇便民服务中心",
        "phone": "0831-0000101",
        "person": "杨*英",
    }
    assert first.centre_id == town.centre


async def test_an_entry_whose_number_came_along_is_told_once(deps: Deps) -> None:
    town = await an_office(deps)
    walked_in = await people.walk_in(deps, "杨秀英", "13900000091", "")
    await a_mandate(deps, walked_in.id, town.wang.person_id, state="ended")
    paper = Person(id=deps.ids.new(), made_at=deps.clock.now())
    people.set_name(deps, paper, "杨秀英")
    await paper.save(force_create=True)

    await merged(deps, town, paper.id, walked_in.id)

    assert await news() == [("people_merged", paper.id, "")]


async def test_who_acts_for_one_of_them_is_told_but_not_whoever_merges(deps: Deps) -> None:
    town = await an_office(deps)
    yang, zhaxi = await a_person(deps, YANG), await a_person(deps, ZHAXI)
    paper = Person(id=deps.ids.new(), made_at=deps.clock.now())
    people.set_name(deps, paper, "杨秀英")
    await paper.save(force_create=True)
    await a_mandate(deps, paper.id, zhaxi.person_id, as_agent=False)
    await a_mandate(deps, paper.id, (await a_person(deps, LI)).person_id)
    await a_mandate(deps, yang.person_id, town.wang.person_id, state="ended")

    await merged(deps, town, yang.person_id, paper.id)

    assert await news() == [
        ("people_merged", yang.person_id, ""),
        ("people_merged", zhaxi.person_id, ""),
    ]


async def test_a_merge_that_is_refused_tells_nobody(deps: Deps) -> None:
    town = await an_office(deps)
    yang, zhaxi = await a_person(deps, YANG), await a_person(deps, ZHAXI)
    await a_mandate(deps, yang.person_id, zhaxi.person_id, as_agent=False)

    with pytest.raises(TwoPeople):
        await merged(deps, town, yang.person_id, zhaxi.person_id)

    assert await news() == []
