"""Originals in custody: taken in, given on, brought back, and everything that can go wrong."""

from datetime import timedelta

import pytest

from app.domain.custody.handshakes import BadHandshake
from app.models.notice import Notice
from app.models.operation import AuditEntry
from app.models.original import Original
from app.ports import Deps
from app.services.custody import custody, custody_views, handshakes, originals
from app.services.custody.custody import (
    BadProof,
    HandOverWaits,
    Manner,
    NoSuchHolder,
    NothingToConfirm,
    NotHolder,
    Proof,
)
from app.services.custody.custody_parties import NoSuchOriginal
from app.services.custody.originals import BadDueDay, OwnerNeeded, OwnPaper, Registering
from app.services.house import access
from app.services.people.people import AnotherName
from tests.fakes import StillClock
from tests.make import CENTRE, ROOM, a_person
from tests.people import LI, OUTSIDER, ZHAXI
from tests.services.doorsteps import (
    DIGEST,
    OFFICE,
    Door,
    a_door,
    standing,
    taken_at_the_counter,
    taken_at_the_door,
    told,
)


@pytest.fixture
async def door(deps: Deps) -> Door:
    return await a_door(deps)


async def test_a_paper_taken_at_the_door_with_the_code_has_a_receipt(
    deps: Deps, door: Door
) -> None:
    view = await taken_at_the_door(deps, door, copies=2)

    assert view.number == f"O-{ROOM}-2026-0001"
    assert standing(view) == ("person", "王代办", False, 0)
    assert view.place_said == "在王代办手里"
    assert [one.said for one in view.chain] == ["杨*英交给王代办（本人报上门四位码）"]
    assert (view.copies, view.owner.name, view.may) == (2, "杨*英", ["give", "back"])
    assert await told(deps, view) == ["original_taken"]
    assert await AuditEntry.filter(act="original-opened", actor_id=door.agent.person_id).exists()


async def test_what_it_is_called_stays_sealed(deps: Deps, door: Door) -> None:
    view = await taken_at_the_door(deps, door)

    row = await Original.get(id=view.id)
    notices = await Notice.filter(key__contains=view.id.hex)
    assert "户口簿" not in row.name_sealed + row.record_sealed
    assert all("户口簿" not in str(one.params) for one in notices)


async def test_a_wrong_code_leaves_it_half_until_the_owner_confirms(deps: Deps, door: Door) -> None:
    wrong = "0000" if door.code != "0000" else "0001"
    view = await taken_at_the_door(deps, door, proof={"code": wrong})
    mine = await custody_views.seen(deps, door.yang, view.id, "zh")

    confirmed = await custody.confirm(deps, door.yang, view.id, mine.chain[0].move, Manner(), "zh")

    assert standing(view) == ("person", "王代办", True, 0)
    assert (mine.chain[0].waits_for, mine.chain[0].mine, mine.may) == ("giver", True, ["confirm"])
    assert standing(confirmed) == ("person", "王代办", False, 0)
    assert confirmed.chain[0].how == "app"
    with pytest.raises(NothingToConfirm):
        await custody.confirm(deps, door.yang, view.id, mine.chain[0].move, Manner(), "zh")


async def test_the_agent_may_add_the_right_code_later(deps: Deps, door: Door) -> None:
    view = await taken_at_the_door(deps, door, proof={})
    proven = Manner(proof=Proof(door.code))

    with pytest.raises(NothingToConfirm):
        await custody.confirm(deps, door.agent, view.id, view.chain[0].move, Manner(), "zh")
    after = await custody.confirm(deps, door.agent, view.id, view.chain[0].move, proven, "zh")

    assert (after.half, after.chain[0].how, len(after.chain)) == (False, "code", 1)


async def test_a_paper_taken_at_the_counter_is_with_the_office(deps: Deps, door: Door) -> None:
    view = await taken_at_the_counter(deps, door.town.li)

    assert view.number == f"O-{CENTRE}-2026-0001"
    assert standing(view) == ("office", "", False, 0)
    assert view.place_said == "在刘家镇便民服务中心"
    assert view.chain[0].how == "paper"


async def test_agent_and_office_hand_over_online_by_two_clicks(deps: Deps, door: Door) -> None:
    view = await taken_at_the_door(deps, door)

    given = await custody.move(deps, door.agent, view.id, "office", Manner(), "zh")
    taken = await custody.confirm(deps, door.town.li, view.id, given.chain[-1].move, OFFICE, "zh")

    assert standing(given) == ("person", "王代办", True, 0)
    assert standing(taken) == ("office", "", False, 0)
    assert await told(deps, view) == ["original_moved", "original_taken"]


async def test_the_office_takes_over_what_an_agent_brings_and_the_agent_confirms(
    deps: Deps, door: Door
) -> None:
    view = await taken_at_the_door(deps, door)

    taken = await custody.move(deps, door.town.li, view.id, "office", OFFICE, "zh")
    after = await custody.confirm(deps, door.agent, view.id, taken.chain[-1].move, Manner(), "zh")

    assert standing(taken) == ("office", "", True, 0)
    assert standing(after) == ("office", "", False, 0)


async def test_the_return_is_signed(deps: Deps, door: Door, clock: StillClock) -> None:
    view = await taken_at_the_door(deps, door)
    clock.pass_(hours=2)

    unsigned = await custody.move(deps, door.agent, view.id, "owner", Manner(), "zh")
    signed = await custody.confirm(
        deps,
        door.agent,
        view.id,
        unsigned.chain[-1].move,
        Manner(proof=Proof(signature=DIGEST)),
        "zh",
    )

    assert (standing(unsigned), unsigned.returned_at) == (("person", "王代办", True, 0), None)
    assert (standing(signed), signed.returned_at) == (("owner", "", False, 0), clock.now())
    assert "original_back" in await told(deps, view)


@pytest.mark.parametrize("first", ["taker", "giver"])
async def test_a_scanned_handshake_in_either_order(deps: Deps, door: Door, first: str) -> None:
    view = await taken_at_the_door(deps, door)
    offer = await handshakes.offer(deps, door.agent, [view.id], "")
    taken = await handshakes.handshake(deps, door.town.li, offer.text, [], "office", "zh")
    assert taken.originals[0].half

    given = await handshakes.handshake(deps, door.agent, taken.text, [view.id], "", "zh")

    after = given.originals[0]
    assert (after.place, after.half, after.conflicts) == ("office", False, 0)
    if first == "giver":
        again = await handshakes.handshake(deps, door.agent, taken.text, [view.id], "", "zh")
        assert again.originals[0].place == "office"
    shown = await custody_views.seen(deps, door.yang, view.id, "zh")
    assert [one.how for one in shown.chain] == ["code", "scan"]


async def test_a_scanned_code_of_somebody_else_is_refused(deps: Deps, door: Door) -> None:
    view = await taken_at_the_door(deps, door)
    other = await taken_at_the_door(deps, door)
    offer = await handshakes.offer(deps, door.agent, [view.id], "")
    taken = await handshakes.handshake(deps, door.town.li, offer.text, [], "office", "zh")

    with pytest.raises(BadHandshake):
        await handshakes.handshake(deps, door.agent, taken.text, [other.id], "", "zh")
    with pytest.raises(BadHandshake):
        await handshakes.handshake(deps, door.agent, offer.text, [], "", "zh")
    with pytest.raises(BadHandshake):
        await handshakes.handshake(deps, door.agent, "https://example.com", [], "", "zh")
    with pytest.raises(NotHolder):
        await handshakes.offer(deps, door.yang, [view.id], "")


async def test_strangers_see_and_take_nothing(deps: Deps, door: Door) -> None:
    view = await taken_at_the_door(deps, door)
    offer = await handshakes.offer(deps, door.agent, [view.id], "")
    for stranger in (await a_person(deps, ZHAXI), await a_person(deps, OUTSIDER)):
        with pytest.raises(NoSuchOriginal):
            await custody_views.seen(deps, stranger, view.id, "zh")
        with pytest.raises(NoSuchOriginal):
            await custody.move(deps, stranger, view.id, "owner", Manner(), "zh")
        with pytest.raises(NoSuchOriginal):
            await handshakes.handshake(deps, stranger, offer.text, [], "", "zh")


async def test_what_cannot_be_given_is_refused(deps: Deps, door: Door) -> None:
    view = await taken_at_the_door(deps, door)
    zhaxi = await a_person(deps, ZHAXI)

    with pytest.raises(NoSuchHolder):
        await custody.move(deps, door.agent, view.id, str(zhaxi.person_id), Manner(), "zh")
    with pytest.raises(NoSuchHolder):
        await custody.move(deps, door.agent, view.id, "nobody", Manner(), "zh")
    with pytest.raises(NotHolder):
        await custody.move(deps, door.yang, view.id, "office", Manner(), "zh")
    with pytest.raises(NotHolder):
        await custody.move(deps, door.town.li, view.id, "owner", OFFICE, "zh")
    with pytest.raises(NoSuchOriginal):
        await custody.move(deps, door.agent, view.id, "owner", OFFICE, "zh")
    with pytest.raises(BadProof):
        await custody.move(
            deps, door.agent, view.id, "office", Manner(proof=Proof(signature=DIGEST)), "zh"
        )


async def test_what_cannot_be_taken_in_is_refused(deps: Deps, door: Door) -> None:
    today = deps.clock.today()

    with pytest.raises(BadDueDay):
        await taken_at_the_door(deps, door, due_on=today - timedelta(days=1))
    with pytest.raises(BadDueDay):
        await taken_at_the_door(deps, door, due_on=today + timedelta(days=367))
    with pytest.raises(BadProof):
        await taken_at_the_door(deps, door, proof={"signature": "short"})
    nameless = Registering(centre=ROOM, name="户口簿", owner_name="杨秀英")
    with pytest.raises(OwnerNeeded):
        await originals.register(deps, door.agent, nameless, Manner(), "zh")
    elsewhere = Registering(centre=CENTRE, name="户口簿", visit=door.visit)
    with pytest.raises(access.NoSuchCentre):
        await originals.register(deps, door.yang, elsewhere, OFFICE, "zh")
    own = {"owner_name": LI.name, "owner_phone": LI.phone}
    with pytest.raises(OwnPaper):
        await taken_at_the_counter(deps, door.town.li, **own)
    assert await Original.all().count() == 0


async def test_what_the_office_gave_away_is_not_given_to_another_while_it_is_half(
    deps: Deps, door: Door
) -> None:
    li, wang = door.town.li, door.town.wang
    view = await taken_at_the_counter(deps, li)
    agent = str(door.agent.person_id)

    half = await custody.move(deps, li, view.id, agent, OFFICE, "zh")
    with pytest.raises(HandOverWaits):
        await custody.move(deps, wang, view.id, "owner", OFFICE, "zh")
    again = await custody.move(deps, wang, view.id, agent, OFFICE, "zh")
    taken = await custody.confirm(deps, door.agent, view.id, again.chain[-1].move, Manner(), "zh")

    assert (standing(half), half.may) == (("office", "", True, 0), ["give"])
    assert standing(taken) == ("person", "王代办", False, 0)


async def test_what_waits_for_one_is_not_scanned_by_another(deps: Deps, door: Door) -> None:
    view = await taken_at_the_counter(deps, door.town.li)
    await custody.move(deps, door.town.li, view.id, str(door.agent.person_id), OFFICE, "zh")
    offer = await handshakes.offer(deps, door.town.li, [view.id], "office")

    with pytest.raises(HandOverWaits):
        await handshakes.handshake(deps, door.yang, offer.text, [], "", "zh")


async def test_nobody_is_both_sides_of_a_hand_over(deps: Deps, door: Door) -> None:
    li, wang = door.town.li, door.town.wang
    view = await taken_at_the_counter(deps, li)
    given = await custody.move(deps, wang, view.id, str(li.person_id), OFFICE, "zh")
    await custody.confirm(deps, li, view.id, given.chain[-1].move, Manner(), "zh")

    back = await custody.move(deps, li, view.id, "office", Manner(), "zh")
    with pytest.raises(NothingToConfirm):
        await custody.confirm(deps, li, view.id, back.chain[-1].move, OFFICE, "zh")
    taken = await custody.confirm(deps, wang, view.id, back.chain[-1].move, OFFICE, "zh")

    assert (standing(back), standing(taken)) == (
        ("person", LI.name, True, 0),
        ("office", "", False, 0),
    )


async def test_an_owner_without_a_phone_hands_a_paper_in(deps: Deps, door: Door) -> None:
    number = "511503194912230024"
    shown = {"owner_name": "罗桂芳", "owner_phone": ""}

    first = await taken_at_the_counter(deps, door.town.li, **shown, owner_id_number=number)
    second = await taken_at_the_counter(deps, door.town.li, **shown, owner_id_number=number)
    unknown = await taken_at_the_counter(deps, door.town.li, **shown)

    assert first.owner == second.owner
    assert unknown.owner.id != first.owner.id
    assert standing(unknown) == ("office", "", False, 0)
    with pytest.raises(AnotherName):
        await taken_at_the_counter(deps, door.town.li, owner_id_number=number)
