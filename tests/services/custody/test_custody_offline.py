"""Originals that change hands where there is no network: both phones send later, or one never."""

from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest

from app.domain.people.roles import Actor
from app.models.notice import Notice
from app.models.original import Original
from app.models.visit import Visit
from app.ports import Deps
from app.services.custody import custody, custody_records, custody_views, handshakes
from app.services.custody.custody import Manner, OwnHandOver
from tests.make import CENTRE, ROOM, a_person, a_staffed_town, a_village_room, a_visit
from tests.people import AGENT, OUTSIDER, YANG, ZHAXI
from tests.phones import Phone, a_phone, verdicts

NONCE, ANSWER = "0123456789abcdef", "fedcba9876543210"


@dataclass
class Day:
    """Two agents with their phones, and the paper that the first took from Yang at her door."""

    director: Actor
    yang: Actor
    one: Actor
    two: Actor
    first: Phone
    second: Phone
    paper: UUID


@pytest.fixture
async def day(deps: Deps) -> Day:
    town = await a_staffed_town(deps)
    await a_village_room(deps)
    one = await a_person(deps, AGENT, agent=ROOM)
    two = await a_person(deps, ZHAXI, agent=CENTRE)
    yang = await a_person(deps, YANG)
    visit = await Visit.get(id=await a_visit(deps, yang))
    await Visit.filter(id=visit.id).update(agent_id=one.person_id)
    phones = await a_phone(deps, one), await a_phone(deps, two, "K8")
    paper, code = deps.ids.new(), deps.cipher.open(visit.code_sealed, f"home_visit:code:{visit.id}")
    known = {"number": "K7-1", "name": "户口簿", "visit": str(visit.id)}
    phones[0].write("original", paper, "open", **known, code=code)
    return Day(town.zhao, yang, one, two, *phones, paper)


def hand_over(day: Day, nonce: str = NONCE) -> None:
    """The second agent scans what the first shows, the first scans the answer."""
    move = str(uuid4())
    taken = {"from": str(day.one.person_id), "move": move, "nonce": nonce, "answer": ANSWER}
    day.second.write("original", day.paper, "take", None, **taken)
    given = {"to": str(day.two.person_id), "move": move, "nonce": NONCE, "answer": ANSWER}
    day.first.write("original", day.paper, "give", None, **given)


async def standing(day: Day) -> tuple[str, UUID | None, bool, int]:
    """Where the row says that it is."""
    row = await Original.get(id=day.paper)
    return row.place, row.holder_id, row.half, row.conflicts


async def test_what_a_phone_took_in_has_its_receipt_number(deps: Deps, day: Day) -> None:
    sent = await day.first.send()

    assert verdicts(sent) == ["applied"]
    view = await custody_views.seen(deps, day.yang, day.paper, "zh")
    assert (view.number, view.chain[0].how, view.half) == ("K7-1", "code", False)
    assert await standing(day) == ("person", day.one.person_id, False, 0)
    told = await Notice.filter(person_id=day.yang.person_id, template="original_taken")
    assert len(told) == 1


@pytest.mark.parametrize("giver_first", [True, False])
async def test_both_offline_in_either_order(deps: Deps, day: Day, giver_first: bool) -> None:
    hand_over(day)
    await day.first.send(day.first.written[:1])
    phones = [day.first, day.second] if giver_first else [day.second, day.first]

    await phones[0].send()
    between = await standing(day)
    await phones[1].send()

    holder = day.one.person_id if giver_first else day.two.person_id
    assert between == ("person", holder, True, 0)
    assert await standing(day) == ("person", day.two.person_id, False, 0)


async def test_the_same_move_sent_twice_is_one(deps: Deps, day: Day) -> None:
    hand_over(day)
    for phone in (day.first, day.second, day.first, day.second):
        await phone.send()

    view = await custody_views.seen(deps, day.yang, day.paper, "zh")
    assert [one.how for one in view.chain] == ["code", "scan"]
    assert len(await Notice.filter(template="original_moved")) == 1


async def test_a_wrong_number_leaves_it_half_and_both_are_asked(deps: Deps, day: Day) -> None:
    hand_over(day, nonce="f" * 16)
    await day.first.send()
    await day.second.send()

    assert await standing(day) == ("person", day.two.person_id, True, 0)


async def test_a_side_that_is_lost_can_be_confirmed_online(deps: Deps, day: Day) -> None:
    hand_over(day)
    await day.first.send(day.first.written[:1])
    await day.second.send()
    waiting = await custody_views.seen(deps, day.one, day.paper, "zh")

    await custody.confirm(deps, day.one, day.paper, waiting.chain[-1].move, Manner(), "zh")

    assert (waiting.half, waiting.may) == (True, ["confirm"])
    assert await standing(day) == ("person", day.two.person_id, False, 0)


async def test_the_lost_side_that_comes_after_all_changes_nothing(deps: Deps, day: Day) -> None:
    hand_over(day)
    await day.first.send(day.first.written[:1])
    await day.second.send()
    waiting = await custody_views.seen(deps, day.one, day.paper, "zh")
    await custody.confirm(deps, day.one, day.paper, waiting.chain[-1].move, Manner(), "zh")

    sent = await day.first.send()

    assert verdicts(sent) == ["duplicate (applied)", "applied"]
    assert await standing(day) == ("person", day.two.person_id, False, 0)


async def test_two_who_took_it_at_once_are_a_conflict_that_a_director_settles(
    deps: Deps, day: Day
) -> None:
    await day.first.send()
    offered = await handshakes.offer(deps, day.one, [day.paper], "")
    hand_over(day)
    await handshakes.handshake(deps, day.director, offered.text, [], "office", "zh")
    await day.second.send()
    other = await a_person(deps, OUTSIDER, director=ROOM)
    own = await custody_views.seen(deps, day.director, day.paper, "zh")
    before = await custody_views.seen(deps, other, day.paper, "zh")
    keys = {one.taker: one.key for one in (*before.chain[1:], *before.contested)}

    with pytest.raises(OwnHandOver):
        await custody.settle(deps, day.director, day.paper, keys["刘家村便民服务室"], False, "zh")
    after = await custody.settle(deps, other, day.paper, keys["刘家村便民服务室"], False, "zh")

    assert (before.conflicts, before.may[-1], "settle" in own.may) == (1, "settle", False)
    assert after.conflicts == 0
    assert await standing(day) == ("person", day.two.person_id, True, 0)
    assert await Notice.filter(template="original_conflict").count() == 1


async def test_every_order_of_arrival_leads_to_the_same_chain(deps: Deps, day: Day) -> None:
    await day.first.send()
    hand_over(day)
    signature = {"signature": "ab" * 32}
    day.second.write("original", day.paper, "back", None, **signature)
    await day.second.send()
    await day.first.send()
    row = await Original.get(id=day.paper)
    before = custody_records.kept_chain(deps, row)

    fresh = await custody_records.refresh(deps, row)

    assert custody_records.kept_chain(deps, fresh) == before
    assert await standing(day) == ("owner", None, False, 0)
    assert fresh.returned_at == deps.clock.now()
