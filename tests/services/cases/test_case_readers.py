"""Who filed a case for somebody else reads it as long as they may act for them."""

from dataclasses import replace
from uuid import UUID

import pytest

from app.domain.cases.case_flow import Act
from app.ports import Deps
from app.services.cases import case_lists, case_moves, case_parties, cases
from app.services.cases.case_ledger import NoSuchCase
from app.services.papers import attachments
from app.services.people import family_ties, mandates
from tests.casework import a_filing, act, an_office, filed
from tests.make import a_mandate, a_person
from tests.people import YANG
from tests.services.cases.test_cases_for_others import a_guardian
from tests.services.village_rooms import a_room, filed_for_yang, let_by_yang


async def test_an_agent_whose_mandate_ended_reads_and_does_nothing_more(deps: Deps) -> None:
    await an_office(deps)
    room, yang = await a_room(deps), await a_person(deps, YANG)
    mandate = await let_by_yang(deps, room.agent)
    case_id = await filed_for_yang(deps, room.agent)

    await mandates.end(deps, yang, mandate.id, "zh")

    with pytest.raises(NoSuchCase):
        await case_parties.seen(room.agent, case_id)
    for forbidden in (Act.WITHDRAW, Act.SUPPLEMENT):
        with pytest.raises(NoSuchCase):
            await act(deps, room.agent, case_id, forbidden)
    with pytest.raises(NoSuchCase):
        await attachments.remove(deps, room.agent, case_id, deps.ids.new())
    with pytest.raises(NoSuchCase):
        await case_moves.answer(deps, room.agent, case_id, True, "zh")
    listed = await case_lists.filed_as_agent(deps, room.agent, "all", "", None, "zh")
    assert listed.items == []
    assert (await act(deps, yang, case_id, Act.WITHDRAW)).state == "withdrawn"


async def test_whose_duty_as_an_agent_ended_reads_only_what_is_theirs(deps: Deps) -> None:
    await an_office(deps)
    room, yang = await a_room(deps), await a_person(deps, YANG)
    case_id, own = await filed_for_yang(deps, room.agent), await filed(deps, room.agent)
    former = replace(room.agent, roles=())

    with pytest.raises(NoSuchCase):
        await case_parties.seen(former, case_id)
    others = await case_lists.filed_as_agent(deps, former, "all", "", None, "zh")
    mine = await case_lists.mine(deps, former, "all", "", None, "zh")

    assert (others.items, [one.id for one in mine.items]) == ([], [own])
    assert (await case_parties.seen(room.agent, case_id)).id == case_id
    assert (await case_parties.seen(yang, case_id)).id == case_id
    assert (await case_parties.seen(former, own)).id == own


async def test_who_filed_for_their_family_reads_it_while_mandate_or_tie_hold(deps: Deps) -> None:
    town = await an_office(deps)
    yang = await a_person(deps, YANG)
    zhaxi, tie = await a_guardian(deps, town.li)
    mandate = await a_mandate(deps, yang.person_id, zhaxi.person_id, as_agent=False)
    for_yang_ = (await cases.file(deps, zhaxi, a_filing(for_person=yang.person_id), "zh")).id
    for_child = (await cases.file(deps, zhaxi, a_filing(for_person=tie.relative_id), "zh")).id

    async def readable() -> list[UUID]:
        listed = await case_lists.mine(deps, zhaxi, "all", "", None, "zh")
        return [one.id for one in listed.items]

    before = await readable()
    await mandates.end(deps, yang, mandate.id, "zh")
    without_mandate = await readable()
    await family_ties.end(deps, town.li, tie.id, "zh")

    assert (before, without_mandate, await readable()) == ([for_child, for_yang_], [for_child], [])
    for case_id in (for_yang_, for_child):
        with pytest.raises(NoSuchCase):
            await case_parties.seen(zhaxi, case_id)
