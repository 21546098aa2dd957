"""Who may write into which record from a phone, and what two who write at once are told."""

import asyncio
from uuid import UUID, uuid4

import pytest

from app.domain.people.roles import Actor
from app.models.journal import JournalEntry
from app.models.person import Membership
from app.models.visit import Visit
from app.ports import Deps
from app.services.journal import journal, sync
from app.services.journal.devices import NoSuchDevice
from app.services.journal.sync_messages import SyncForm
from app.services.visits import visit_records
from tests.make import CENTRE, OTHER_CENTRE, a_person
from tests.people import LI, WANG, ZHAXI
from tests.phones import a_household, a_phone, a_resident, a_visit, verdicts
from tests.services.journal.agent_journals import an_agent, states_of


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
