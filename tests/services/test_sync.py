"""Taking in the journal of a phone: every operation is answered, kept and counted once."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from msgspec import json

from app.domain.roles import Actor
from app.jobs import force_waiting
from app.models.journal import Device, JournalEntry
from app.models.original import Original
from app.models.person import Membership, Person
from app.models.visit import Visit
from app.ports import Deps
from app.services import journal, people, sync, sync_arrivals, sync_waiting, visit_records
from app.services.devices import NoSuchDevice
from app.services.sync_arrivals import BatchTooLarge, OpDiffers
from app.services.sync_messages import SentOperation, SyncForm
from tests.fakes import StillClock
from tests.make import CENTRE, OTHER_CENTRE, a_person, a_town
from tests.people import LI, WANG, YANG, ZHAXI
from tests.phones import Phone, a_household, a_phone, a_resident, a_visit, verdicts


async def an_agent(deps: Deps) -> tuple[Actor, Phone]:
    await a_town(deps)
    agent = await a_person(deps, YANG, agent=CENTRE)
    return agent, await a_phone(deps, agent)


async def states_of(phone: Phone) -> list[str]:
    rows = JournalEntry.filter(device_id=phone.id).order_by("sequence")
    return [" ".join(filter(None, (row.state, row.code))) for row in await rows]


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


async def test_what_comes_before_its_time_waits_and_is_released(deps: Deps) -> None:
    agent, phone = await an_agent(deps)
    visit = await a_visit(deps, agent)
    for number in range(4):
        phone.write("visit", visit.id, "note", text=f"note {number}")
    one, two, three, four = phone.written

    early = await phone.send([one, three, four])
    again = await phone.send([three])
    late = await phone.send([two])

    assert verdicts(early) == ["applied", "waiting", "waiting"]
    assert (early.acknowledged, early.missing) == (1, [2])
    assert verdicts(again) == ["duplicate (waiting)"]
    assert verdicts(late) == ["applied", "applied", "applied"]
    assert (late.acknowledged, late.missing) == (4, [])


async def test_after_five_days_what_waits_counts_and_what_was_missing_still_may(
    deps: Deps, clock: StillClock
) -> None:
    agent, phone = await an_agent(deps)
    visit = await a_visit(deps, agent)
    for number in range(3):
        phone.write("visit", visit.id, "answer", key="well", value=number)
    await phone.send([phone.written[0], phone.written[2]])

    clock.pass_(days=4)
    too_early = await force_waiting.run(deps)
    clock.pass_(days=1)
    forced = await force_waiting.run(deps)
    late = await phone.send([phone.written[1]])

    assert (too_early, forced) == ("0 operations forced", "1 operations forced")
    assert verdicts(late) == ["applied"]
    row = await Visit.get(id=visit.id)
    kept = visit_records.read(deps, row)
    assert [one.value for one in kept.fields["answer.well"]] == [2]
    assert row.conflicts == 0
    assert await JournalEntry.filter(forced=True).values_list("sequence", flat=True) == [3]


async def test_what_a_lost_phone_left_waiting_counts_at_once(deps: Deps) -> None:
    agent, phone = await an_agent(deps)
    visit = await a_visit(deps, agent)
    for number in range(3):
        phone.write("visit", visit.id, "note", text=f"note {number}")
    await phone.send([phone.written[2]])

    await sync_waiting.lose(deps, agent, phone.id)
    states = await states_of(phone)
    found = await phone.send()

    assert states == ["applied"]
    assert verdicts(found) == ["applied", "applied", "duplicate (applied)"]


async def test_two_agents_who_write_different_things_are_told_and_both_are_kept(
    deps: Deps,
) -> None:
    agent, phone = await an_agent(deps)
    other = await a_phone(deps, await a_person(deps, WANG, agent=CENTRE), "B2")
    home = await a_household(deps)
    seen = await phone.seen(home)
    phone.write("household", home, "answer", seen, key="well", value="full")
    other.write("household", home, "answer", seen, key="well", value="dry")

    first = await phone.send()
    second = await other.send()
    again = await other.send()

    assert (verdicts(first), verdicts(second)) == (["applied"], ["conflict"])
    [clash] = second.answers[0].conflicts
    assert (clash.key, clash.hard) == ("answer.well", True)
    assert sorted(one.value for one in clash.values) == ["dry", "full"]
    assert {one.by for one in clash.values} == {agent.person_id, other.actor.person_id}
    assert again.answers[0].conflicts == second.answers[0].conflicts


async def test_a_move_from_a_state_that_was_over_is_refused(deps: Deps) -> None:
    agent, phone = await an_agent(deps)
    visit = await a_visit(deps, agent)
    await journal.write(deps, "visit", visit.id, "move", {"to": "withdrawn"}, None)
    phone.write("visit", visit.id, "move", await phone.seen(visit.id), to="done")

    view = await phone.send()

    assert verdicts(view) == ["refused move-not-now"]
    assert (await Visit.get(id=visit.id)).state == "withdrawn"
    assert await states_of(phone) == ["refused move-not-now"]


async def test_work_done_before_the_area_changed_is_never_refused(deps: Deps) -> None:
    agent, phone = await an_agent(deps)
    other = await a_person(deps, WANG, agent=CENTRE)
    visit, home = await a_visit(deps, other), await a_household(deps)
    for record, id_ in (("visit", visit.id), ("household", home)):
        phone.write(record, id_, "note", await phone.seen(id_), text="done")  # type: ignore[arg-type]
        phone.write(record, id_, "note", text="never saw it")  # type: ignore[arg-type]
    await Membership.filter(person_id=agent.person_id).delete()
    gone = Actor(agent.person_id, agent.session_id, ())

    form = SyncForm(phone.id, deps.clock.now(), phone.written)
    view = await sync.take_in(deps, gone, form, "zh")

    assert verdicts(view) == ["applied"] * 4


async def test_who_never_had_a_record_cannot_write_into_it(deps: Deps) -> None:
    agent, _ = await an_agent(deps)
    stranger = await a_person(deps, ZHAXI, agent=OTHER_CENTRE)
    phone = await a_phone(deps, stranger, "Z1")
    visit, home = await a_visit(deps, agent), await a_household(deps)
    phone.write("visit", visit.id, "note", text="?")
    phone.write("household", home, "answer", key="well", value=1)

    assert verdicts(await phone.send()) == ["refused no-such-record"] * 2


async def test_a_phone_of_somebody_else_is_not_there(deps: Deps) -> None:
    agent, phone = await an_agent(deps)
    thief = await a_person(deps, LI, agent=CENTRE)
    visit = await a_visit(deps, agent)
    theirs = await a_phone(deps, thief, "T1")
    phone.write("visit", visit.id, "note", text="mine")

    with pytest.raises(NoSuchDevice):
        await sync.take_in(deps, thief, SyncForm(phone.id, deps.clock.now(), phone.written), "zh")
    foreign = await theirs.send(phone.written)

    assert verdicts(foreign) == ["refused foreign-device"]
    assert await JournalEntry.filter(device_id=phone.id).count() == 0


async def test_the_new_phone_of_somebody_hands_in_what_the_old_one_wrote(deps: Deps) -> None:
    agent, old = await an_agent(deps)
    new = await a_phone(deps, agent, "N1")
    visit = await a_visit(deps, agent)
    old.write("visit", visit.id, "note", text="on the old phone")

    view = await new.send(old.written)

    assert verdicts(view) == ["applied"]
    assert (await Device.get(id=old.id)).sequence == 1


@pytest.mark.parametrize("count", [201, 20])
async def test_a_batch_has_its_bounds(deps: Deps, count: int) -> None:
    _, phone = await an_agent(deps)
    text = "x" * (30_000 if count == 20 else 2)

    with pytest.raises(BatchTooLarge):
        await phone.send([SentOperation(text, "0" * 64)] * count)


async def test_a_clock_that_was_set_meanwhile_is_not_trusted(deps: Deps, clock: StillClock) -> None:
    agent, phone = await an_agent(deps)
    visit = await a_visit(deps, agent)
    phone.off = timedelta(days=3)
    phone.write("visit", visit.id, "note", text="ahead")
    phone.off = timedelta(days=-3)
    phone.write("visit", visit.id, "note", text="behind the one before")
    phone.off = timedelta()
    clock.pass_(hours=1)

    view = await phone.send()

    assert view.clock == "ok"
    assert [(one.at, one.doubtful) for one in view.answers] == [(clock.now(), True)] * 2


async def test_a_record_that_cannot_be_merged_stops_no_other_and_is_tried_again(
    deps: Deps,
) -> None:
    agent, phone = await an_agent(deps)
    broken, whole = await a_visit(deps, agent), await a_visit(deps, agent)
    sealed = await JournalEntry.filter(subject_id=broken.id).order_by("sequence").first()
    assert sealed is not None
    await JournalEntry.filter(id=sealed.id).update(text_sealed="damaged")
    phone.write("visit", broken.id, "note", text="one")
    phone.write("visit", whole.id, "note", text="two")

    view = await phone.send()
    await JournalEntry.filter(id=sealed.id).update(text_sealed=sealed.text_sealed)
    forced = await force_waiting.run(deps)

    assert verdicts(view) == ["waiting try-again", "applied"]
    assert forced == "1 operations forced"
    assert await states_of(phone) == ["applied", "applied"]


async def test_phones_that_write_into_the_same_records_at_once_all_get_through(
    deps: Deps,
) -> None:
    agent, first = await an_agent(deps)
    phones = [first]
    for number in range(3):
        phones.append(await a_phone(deps, await a_person(deps, WANG), f"P{number}"))
    other = await a_person(deps, WANG, agent=CENTRE)
    for phone in phones[1:]:
        phone.actor = other
    visits = [await a_visit(deps, agent) for _ in range(4)]
    resident = await a_resident(deps)
    for number, phone in enumerate(phones):
        for visit in visits if number % 2 else reversed(visits):
            phone.write("visit", visit.id, "note", text=f"from {number}")
        phone.write("visit", deps.ids.new(), "open", person=str(resident), why="看望")

    forms = [
        (phone, SyncForm(phone.id, deps.clock.now(), phone.written))
        for phone in phones
        for _ in "ab"
    ]
    views = await asyncio.gather(
        *(sync.take_in_once(deps, phone.actor, uuid4(), "f", form, "zh") for phone, form in forms)
    )

    assert len(views) == 8
    assert await JournalEntry.filter(device__office=False, state="applied").count() == 20
    for visit in visits:
        row = await Visit.get(id=visit.id)
        assert len(visit_records.read(deps, row).of("note")) == 4


async def test_an_unknown_phone_is_told_so(deps: Deps) -> None:
    agent, _ = await an_agent(deps)

    with pytest.raises(NoSuchDevice):
        await sync.take_in(deps, agent, SyncForm(UUID(int=7), deps.clock.now(), []), "zh")


def test_a_head_is_the_least_that_can_be_read() -> None:
    [one] = sync_arrivals.read([SentOperation('{"op": 1}', "0" * 64)])

    assert (one.head, one.text) == (None, None)
