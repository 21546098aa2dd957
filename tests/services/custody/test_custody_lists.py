"""Originals in custody: who lists them, whose signature there is, and who decides."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from app.models.case import Case
from app.models.journal import Blob
from app.models.person import Person
from app.ports import Deps
from app.services.cases import case_views
from app.services.cases.case_ledger import NoSuchCase
from app.services.custody import (
    custody,
    custody_lists,
    custody_records,
    custody_signatures,
    custody_views,
    originals,
)
from app.services.custody.custody import Manner, NothingToConfirm, OwnHandOver, Proof
from app.services.custody.custody_lists import Sought
from app.services.custody.custody_parties import NoSuchOriginal
from app.services.custody.custody_views import OriginalView
from app.services.custody.originals import Registering
from app.services.house import access
from app.services.journal import blobs
from app.services.journal.blobs import NoSuchBlob
from tests.fakes import StillClock
from tests.make import CENTRE, ROOM, a_person
from tests.people import OUTSIDER, YANG, ZHAXI
from tests.services.doorsteps import (
    DIGEST,
    OFFICE,
    Door,
    a_door,
    standing,
    taken_at_the_counter,
    taken_at_the_door,
)
from tests.services.filed_cases import filed, promise_town


@pytest.fixture
async def door(deps: Deps) -> Door:
    return await a_door(deps)


async def test_lists_of_owner_agent_and_office(deps: Deps, door: Door, clock: StillClock) -> None:
    due_on = deps.clock.today() + timedelta(days=3)
    late = await taken_at_the_door(deps, door, due_on=due_on)
    counter = await taken_at_the_counter(deps, door.town.li)
    clock.pass_(days=5)

    mine = await custody_lists.mine(deps, door.yang, "zh")
    theirs = await custody_lists.mine(deps, door.agent, "zh")
    out = await custody_lists.of_office(deps, door.town.li, Sought(centre=CENTRE), "zh")
    overdue = await custody_lists.of_office(
        deps, door.town.li, Sought(centre=CENTRE, which="overdue"), "zh"
    )
    holders = await custody_lists.holders(deps, door.town.li, CENTRE)

    assert {row.id for row in mine.items} == {late.id, counter.id}
    assert mine.items[0].owner.name == "杨秀英"
    assert [row.id for row in theirs.held] == [late.id]
    assert {row.id for row in out.items} == {late.id, counter.id}
    assert [(row.id, row.overdue) for row in overdue.items] == [(late.id, True)]
    assert [(one.holder and one.holder.name, one.count, one.overdue) for one in holders] == [
        (None, 1, 0),
        ("王代办", 1, 1),
    ]
    with pytest.raises(access.NoSuchCentre):
        await custody_lists.of_office(deps, door.yang, Sought(centre=CENTRE), "zh")


async def test_a_director_settles_what_is_half(deps: Deps, door: Door) -> None:
    view = await taken_at_the_door(deps, door, proof={})
    key = view.chain[0].key

    with pytest.raises(access.DirectorsOnly):
        await custody.settle(deps, door.town.li, view.id, key, True, "zh")
    stands = await custody.settle(deps, door.town.zhao, view.id, key, True, "zh")

    assert (stands.half, stands.chain[0].how) == (False, "office")
    with pytest.raises(NothingToConfirm):
        await custody.settle(deps, door.town.zhao, view.id, key, True, "zh")


async def test_a_director_on_one_side_leaves_it_to_another(deps: Deps, door: Door) -> None:
    zhao = door.town.zhao
    wish = Registering(centre=CENTRE, name="户口簿", owner_name="杨秀英", owner_phone=YANG.phone)
    half = await originals.register(deps, zhao, wish, Manner("office"), "zh")
    key = half.chain[0].key
    other = await a_person(deps, OUTSIDER, director=CENTRE)

    with pytest.raises(OwnHandOver):
        await custody.settle(deps, zhao, half.id, key, True, "zh")
    seen = await custody_views.seen(deps, zhao, half.id, "zh")
    theirs = await custody_views.seen(deps, other, half.id, "zh")
    settled = await custody.settle(deps, other, half.id, key, True, "zh")

    assert ("settle" in seen.may, seen.needs_another) == (False, True)
    assert ("settle" in theirs.may, theirs.needs_another) == (True, False)
    assert (settled.half, settled.chain[0].how) == (False, "office")


async def test_nobody_decides_what_their_own_hand_over_hangs_on(deps: Deps, door: Door) -> None:
    zhao = door.town.zhao
    view = await taken_at_the_door(deps, door, proof={})

    mine = await custody.move(deps, zhao, view.id, str(zhao.person_id), Manner(), "zh")

    assert (len(mine.chain), "settle" in mine.may) == (2, False)
    for move in mine.chain:
        with pytest.raises(OwnHandOver):
            await custody.settle(deps, zhao, view.id, move.key, False, "zh")


async def test_a_signature_is_shown_once_its_picture_has_come(deps: Deps, door: Door) -> None:
    view = await taken_at_the_door(deps, door, proof={"signature": DIGEST})
    with pytest.raises(NoSuchBlob):
        await custody_signatures.signature(deps, door.yang, view.id, DIGEST)
    assert deps.files is not None
    now = deps.clock.now()
    known: dict[str, Any] = {"person_id": door.agent.person_id, "digest": DIGEST}
    kept: dict[str, Any] = {"store_key": "blob/whole", "media_type": "image/png", "size": 3}
    row = await Blob.create(id=deps.ids.new(), **known, **kept, made_at=now, whole_at=now)
    await deps.files.put(blobs.shown_key(row), b"PNG")

    shown = await custody_views.seen(deps, door.yang, view.id, "zh")
    picture = await custody_signatures.signature(deps, door.yang, view.id, DIGEST)

    assert (view.chain[0].signature, view.chain[0].signature_here) == (DIGEST, False)
    assert shown.chain[0].signature_here
    assert picture.content == b"PNG"
    stranger = await a_person(deps, OUTSIDER)
    with pytest.raises(NoSuchOriginal):
        await custody_signatures.signature(deps, stranger, view.id, DIGEST)


async def test_two_who_confirm_at_once_confirm_once(deps: Deps, door: Door) -> None:
    view = await taken_at_the_door(deps, door)
    given = await custody.move(deps, door.agent, view.id, "office", Manner(), "zh")
    move = given.chain[-1].move

    found = await asyncio.gather(
        custody.confirm(deps, door.town.li, view.id, move, OFFICE, "zh"),
        custody.confirm(deps, door.town.wang, view.id, move, OFFICE, "zh"),
        return_exceptions=True,
    )

    kinds = {type(one) for one in found}
    assert kinds == {OriginalView, NothingToConfirm}
    assert standing(await custody_views.seen(deps, door.yang, view.id, "zh"))[2:] == (False, 0)


async def test_people_who_turn_out_to_be_one_keep_their_papers(deps: Deps, door: Door) -> None:
    view = await taken_at_the_door(deps, door)
    kept = await a_person(deps, OUTSIDER, agent=ROOM)
    gone = door.agent.person_id
    await Person.filter(id=gone).update(merged_into_id=kept.person_id)

    await custody_records.renew(deps, [gone, kept.person_id])

    after = await custody_views.seen(deps, kept, view.id, "zh")
    assert (after.holder and after.holder.id, after.may) == (kept.person_id, ["give", "back"])


async def test_the_papers_of_a_case_are_listed_for_its_person_and_the_office(deps: Deps) -> None:
    town = await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)
    wish = Registering(centre=CENTRE, name="户口簿", case=case.id)
    view = await originals.register(deps, town.li, wish, Manner("office", Proof(paper=True)), "zh")

    for actor in (yang, town.li):
        rows = await custody_lists.originals_of_case(deps, case.id, actor, "zh")
        assert [(row.id, row.case and row.case.number) for row in rows] == [(view.id, case.number)]
    stranger = await a_person(deps, ZHAXI)
    with pytest.raises(NoSuchCase):
        await custody_lists.originals_of_case(deps, case.id, stranger, "zh")


async def test_the_page_of_a_case_shows_where_its_papers_are(deps: Deps) -> None:
    town = await promise_town(deps)
    yang = await a_person(deps, YANG)
    case = await filed(deps, yang)
    wish = Registering(centre=CENTRE, name="户口簿", case=case.id)
    await originals.register(deps, town.li, wish, Manner("office", Proof(paper=True)), "zh")

    for actor in (yang, town.li):
        row = await Case.get(id=case.id)
        [paper] = (await case_views.view(deps, row, actor, "zh")).originals
        assert (paper.name, paper.place) == ("户口簿", "office")
