"""Taking in the journal of a phone: every operation is answered, kept and counted once."""

from typing import Any
from uuid import uuid4

import pytest
from msgspec import json

from app.models.journal import Device, JournalEntry
from app.models.original import Original
from app.models.person import Person
from app.models.visit import Visit
from app.ports import Deps
from app.services.journal import sync_arrivals
from app.services.journal.sync_arrivals import BatchTooLarge, OpDiffers
from app.services.journal.sync_messages import SentOperation
from app.services.people import people
from tests.make import CENTRE
from tests.phones import Phone, a_visit, verdicts
from tests.services.journal.agent_journals import an_agent, states_of


async def test_a_day_is_applied_and_a_resend_is_answered_the_same(deps: Deps) -> None:
    agent, phone = await an_agent(deps)
    visit = await a_visit(deps, agent)
    seen = await phone.seen(visit.id)
    for to in ("on_way", "arrived"):
        phone.write("visit", visit.id, "move", seen, to=to)
    phone.write("visit", visit.id, "answer", seen, key="well", value=True)
    phone.write("visit", visit.id, "note", seen, text="屋顶漏雨")
    phone.write("visit", visit.id, "move", seen, to="done")

    first = await phone.send()
    again = await phone.send()

    assert verdicts(first) == ["applied"] * 5
    assert verdicts(again) == ["duplicate (applied)"] * 5
    assert (first.acknowledged, first.missing, first.clock) == (5, [], "ok")
    assert [one.visit for one in first.receipts] == [visit.id]
    assert again.receipts == first.receipts
    row = await Visit.get(id=visit.id)
    assert (row.state, row.conflicts, row.agent_id) == ("done", 0, agent.person_id)
    assert await JournalEntry.filter(device_id=phone.id).count() == 5
    assert (await Device.get(id=phone.id)).chain == phone.chain


async def test_an_operation_that_is_twice_in_a_batch_is_answered_twice(deps: Deps) -> None:
    agent, phone = await an_agent(deps)
    visit = await a_visit(deps, agent)
    one = phone.write("visit", visit.id, "note", text="one")

    assert verdicts(await phone.send([one, one])) == ["applied", "duplicate (applied)"]


async def test_each_record_of_a_batch_is_merged_once(deps: Deps) -> None:
    agent, phone = await an_agent(deps)
    visit = await a_visit(deps, agent)
    before = (await Visit.get(id=visit.id)).version
    for number in range(20):
        phone.write("visit", visit.id, "note", text=f"note {number}")

    await phone.send()

    assert (await Visit.get(id=visit.id)).version == before + 1


async def test_a_visit_on_the_spot_makes_a_person_and_a_number(deps: Deps) -> None:
    _, phone = await an_agent(deps)
    id_ = deps.ids.new()
    who = {"name": "罗桂芳", "phone": "13900000077"}
    phone.write("visit", id_, "open", person=who, why="路过看望")
    phone.write("visit", id_, "move", to="done")

    view = await phone.send()

    assert verdicts(view) == ["applied", "applied"]
    row = await Visit.get(id=id_)
    assert (row.state, row.source, row.number) == ("done", "spot", f"V-{CENTRE}-2026-0001")
    person = await Person.get(id=row.person_id)
    assert people.name_of(deps, person) == "罗桂芳"


async def test_a_paper_taken_over_offline_is_an_original_in_the_agents_hands(deps: Deps) -> None:
    agent, phone = await an_agent(deps)
    visit = await a_visit(deps, agent)
    id_, digest = deps.ids.new(), "ab" * 32
    body: dict[str, Any] = {"name": "户口簿", "copies": 1, "visit": str(visit.id)}
    phone.write("original", id_, "open", number="K7-1", signature=digest, **body)

    view = await phone.send()

    assert verdicts(view) == ["applied"]
    row = await Original.get(id=id_)
    assert (row.number, row.place, row.holder_id, row.half) == (
        "K7-1",
        "person",
        agent.person_id,
        False,
    )


async def test_a_number_of_another_phone_is_refused(deps: Deps) -> None:
    agent, phone = await an_agent(deps)
    visit = await a_visit(deps, agent)
    phone.write(
        "original", deps.ids.new(), "open", number="B2-1", name="户口簿", visit=str(visit.id)
    )

    assert verdicts(await phone.send()) == ["refused receipt-number-foreign"]


async def test_bad_operations_are_refused_one_by_one_and_kept(deps: Deps) -> None:
    agent, phone = await an_agent(deps)
    visit, mine = await a_visit(deps, agent), await a_visit(deps, agent, agent.person_id)
    phone.write("visit", visit.id, "dance")
    phone.write("visit", visit.id, "note", text="")
    phone.write("visit", visit.id, "move", to="withdrawn")
    phone.write("visit", deps.ids.new(), "note", text="whose?")
    phone.write("visit", mine.id, "note", text="at my own door")
    phone.write("visit", uuid4(), "open", person=str(visit.person_id), why="no UUIDv7")
    phone.write("visit", visit.id, "open", person=str(visit.person_id), why="taken")
    phone.write("visit", visit.id, "note", text="nul \0")
    head = {"op": str(deps.ids.new()), "device": str(phone.id), "seq": 9}
    phone.chained(json.encode(head).decode())
    phone.write("visit", visit.id, "note", text="good")

    view = await phone.send()

    assert verdicts(view) == [
        "refused unknown-kind",
        "refused bad-body",
        "refused bad-body",
        "refused no-such-record",
        "refused own-visit",
        "refused bad-id",
        "refused record-id-taken",
        "refused bad-body",
        "refused unreadable",
        "applied",
    ]
    assert all(one.said for one in view.answers)
    assert (view.acknowledged, len(await states_of(phone))) == (10, 10)
    assert verdicts(await phone.send())[0] == "duplicate unknown-kind (refused)"


async def test_what_cannot_be_read_at_all_is_answered_and_stops_nothing(deps: Deps) -> None:
    agent, phone = await an_agent(deps)
    visit = await a_visit(deps, agent)
    good = phone.write("visit", visit.id, "note", text="good")

    view = await phone.send([SentOperation("{]", "0" * 64), good])

    assert verdicts(view) == ["refused unreadable", "applied"]
    assert view.answers[0].op is None


async def test_a_text_that_was_changed_breaks_its_chain_and_no_other(deps: Deps) -> None:
    agent, phone = await an_agent(deps)
    visit = await a_visit(deps, agent)
    for number in range(3):
        phone.write("visit", visit.id, "note", text=f"note {number}")
    changed = phone.written[1].text.replace("note 1", "note 7")

    view = await phone.send(
        [phone.written[0], SentOperation(changed, phone.written[1].chain), phone.written[2]]
    )

    assert verdicts(view) == ["applied", "refused chain-broken", "applied"]


async def test_a_chain_that_begins_anew_is_refused_where_it_does(deps: Deps) -> None:
    agent, phone = await an_agent(deps)
    visit = await a_visit(deps, agent)
    phone.write("visit", visit.id, "note", text="one")
    phone.chain = "f" * 64
    phone.write("visit", visit.id, "note", text="two")
    phone.write("visit", visit.id, "note", text="three")

    assert verdicts(await phone.send()) == ["applied", "refused chain-broken", "applied"]


async def test_other_bytes_under_a_known_id_refuse_the_whole_batch(deps: Deps) -> None:
    agent, phone = await an_agent(deps)
    visit = await a_visit(deps, agent)
    first = phone.write("visit", visit.id, "note", text="one")
    await phone.send()
    other = SentOperation(first.text.replace("one", "two"), first.chain)
    third = phone.write("visit", visit.id, "note", text="three")

    with pytest.raises(OpDiffers) as refused:
        await phone.send([third, other])

    assert refused.value.facts == {"ops": [str(phone.ops[0])], "places": [1]}
    assert len(await states_of(phone)) == 1


async def test_another_operation_under_a_known_number_refuses_the_whole_batch(deps: Deps) -> None:
    agent, phone = await an_agent(deps)
    visit = await a_visit(deps, agent)
    phone.write("visit", visit.id, "note", text="one")
    await phone.send()
    twin = Phone(deps, agent, phone.id)
    twin.write("visit", visit.id, "note", text="another first")

    with pytest.raises(OpDiffers):
        await twin.send()


@pytest.mark.parametrize("count", [201, 20])
async def test_a_batch_has_its_bounds(deps: Deps, count: int) -> None:
    _, phone = await an_agent(deps)
    text = "x" * (30_000 if count == 20 else 2)

    with pytest.raises(BatchTooLarge):
        await phone.send([SentOperation(text, "0" * 64)] * count)


def test_a_head_is_the_least_that_can_be_read() -> None:
    [one] = sync_arrivals.read([SentOperation('{"op": 1}', "0" * 64)])

    assert (one.head, one.text) == (None, None)
