"""The office takes what the mini-program of an agent writes, to the letter."""

import msgspec
from msgspec import json

from app.domain.people.roles import Actor
from app.models.household import Household
from app.models.journal import JournalEntry
from app.models.original import Original
from app.models.visit import Visit
from app.ports import Deps
from app.services.custody import custody
from app.services.custody.custody import Manner
from app.services.journal import agent_days, sync, sync_waiting
from app.services.journal.sync_messages import SyncForm
from app.services.visits import visit_records
from tests.make import CENTRE, a_person, a_town
from tests.people import WANG, YANG
from tests.phones import Phone, a_household, a_phone, a_resident, a_visit, verdicts
from tests.services.door_days import noted
from tests.services.village_rooms import ROOM, a_room


async def an_agent(deps: Deps) -> tuple[Actor, Phone]:
    await a_town(deps)
    agent = await a_person(deps, YANG, agent=CENTRE)
    return agent, await a_phone(deps, agent)


async def test_a_visit_on_the_spot_runs_to_its_end(deps: Deps) -> None:
    agent, phone = await an_agent(deps)
    home, person = await a_household(deps), await a_resident(deps)
    await Household.filter(id=home).update(
        address_sealed=deps.cipher.seal("三组 12 号", f"household:address:{home}")
    )
    id_, body = deps.ids.new(), {"why": "下大雨", "items": [], "state": "assigned"}
    phone.write("visit", id_, "open", person=str(person), household=str(home), **body)
    phone.write("visit", id_, "move", to="arrived")
    phone.write("visit", id_, "answer", key="living", value="独居", filled="typed")
    phone.write("household", home, "answer", key="living", value="独居", filled="known")
    phone.write("visit", id_, "proof", how="none")
    phone.write("visit", id_, "move", to="done")

    view = await phone.send()

    assert verdicts(view) == ["applied"] * 6
    row = await Visit.get(id=id_)
    assert (row.state, row.person_id, row.household_id) == ("done", person, home)
    assert (row.agent_id, row.conflicts, row.source) == (agent.person_id, 0, "spot")
    assert [one.visit for one in view.receipts] == [id_]


async def test_a_visit_on_the_spot_to_somebody_new_who_has_no_phone(deps: Deps) -> None:
    _, phone = await an_agent(deps)
    id_, body = deps.ids.new(), {"why": "路过", "items": [], "state": "assigned"}
    phone.write("visit", id_, "open", person={"name": "罗桂芳"}, **body)
    phone.write("visit", id_, "move", to="arrived")

    view = await phone.send()

    assert verdicts(view) == ["applied", "applied"]
    assert (await Visit.get(id=id_)).state == "arrived"


async def test_a_time_is_proposed_on_the_way(deps: Deps) -> None:
    agent, phone = await an_agent(deps)
    visit = await a_visit(deps, agent)
    seen, at = await phone.seen(visit.id), "2026-03-05T02:00:00Z"
    phone.write("visit", visit.id, "propose", seen, starts_at=at, minutes=30)
    phone.write("visit", visit.id, "move", seen, to="proposed")

    view = await phone.send()

    assert verdicts(view) == ["applied", "applied"]
    row = await Visit.get(id=visit.id)
    assert (row.state, f"{row.starts_at:%Y-%m-%d %H:%M}", row.minutes) == (
        "proposed",
        "2026-03-05 02:00",
        30,
    )


async def test_a_new_phone_hands_in_the_journal_of_the_lost_one_and_nothing_doubles(
    deps: Deps,
) -> None:
    agent, old = await an_agent(deps)
    visit = await a_visit(deps, agent)
    for text in ("一", "二", "三"):
        old.write("visit", visit.id, "note", text=text)
    await old.send([old.written[0]])
    await old.send([old.written[2]])  # the answer did not come, and the second never left
    await sync_waiting.lose(deps, agent, old.id)
    new = await a_phone(deps, agent, "K8")
    new.write("visit", visit.id, "note", text="四")

    form = SyncForm(new.id, deps.clock.now(), [*old.written, *new.written])
    view = await sync.take_in(deps, agent, form, "zh")

    assert verdicts(view) == [
        "duplicate (applied)",
        "applied",
        "duplicate (applied)",
        "applied",
    ]
    record = visit_records.read(deps, await Visit.get(id=visit.id))
    assert sorted(line.body["text"] for line in record.of("note")) == ["一", "三", "二", "四"]
    assert await JournalEntry.filter(subject_id=visit.id, kind="note").count() == 4


async def test_the_day_tells_who_wrote_what_differs_and_when(deps: Deps) -> None:
    await a_town(deps)
    room = await a_room(deps)
    other = await a_person(deps, WANG, agent=ROOM)
    phone, second = await a_phone(deps, room.agent), await a_phone(deps, other, "B2")
    home = await a_household(deps)
    household = await Household.get(id=home)
    await Household.filter(id=home).update(centre_id=room.id)
    await noted(deps, household, other.person_id, "note", text="看过")
    seen = await phone.seen(home)
    phone.write("household", home, "answer", seen, key="water", value="井水")
    second.write("household", home, "answer", seen, key="water", value="自来水")
    assert [verdicts(await one.send()) for one in (phone, second)] == [["applied"], ["conflict"]]

    day = await agent_days.pull(deps, room.agent, phone.id, {}, 65536, "zh")

    [found] = [json.decode(one.data) for one in day.records if one.kind == "household"]
    values = {one["v"]: (one["by_name"], one["at"]) for one in found["fields"]["answer.water"]}
    now = msgspec.to_builtins(deps.clock.now())
    assert found["conflicts"] == ["answer.water"]
    assert {value: at for value, (_, at) in values.items()} == {"井水": now, "自来水": now}
    assert all(name for name, _ in values.values())


async def test_a_paper_waits_for_the_yes_of_its_owner_on_their_own_phone(deps: Deps) -> None:
    _, phone = await an_agent(deps)
    owner = await a_person(deps, WANG)
    id_, move = deps.ids.new(), deps.ids.new()
    said = {"name": "户口簿", "number": "K7-1", "owner": str(owner.person_id), "copies": 1}
    phone.write("original", id_, "open", move=str(move), nonce="0123456789abcdef", **said)

    view = await phone.send()
    half = await Original.get(id=id_)
    found = await custody.confirm(deps, owner, id_, str(move), Manner(), "zh")

    assert verdicts(view) == ["applied"]
    assert (half.half, half.place) == (True, "person")
    assert (found.half, [one.both for one in found.chain]) == (False, [True])
