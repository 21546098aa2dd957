"""Filing for others: only where one is agent, told to the person, decided by the office."""

import pytest

from app.domain.cases.case_flow import Act, NotYours
from app.domain.people.identity import BadIdNumber
from app.models.case import Case
from app.models.centre import Offer
from app.models.operation import AuditEntry
from app.models.person import Person
from app.models.priority import Priority
from app.ports import Deps
from app.services.bookings.timetables import NotOffered
from app.services.cases import case_lists, case_threads, case_views, cases
from app.services.cases.case_parties import OwnCase
from app.services.cases.case_threads import Said
from app.services.house.access import NoSuchCentre
from app.services.papers import attachment_uploads, attachments
from app.services.papers.attachment_uploads import Given
from app.services.people import people
from tests.casework import act, an_office, filed, messages_to
from tests.make import CENTRE, OTHER_CENTRE, a_person
from tests.people import LI, YANG, ZHAXI
from tests.services.village_rooms import AGENT, ROOM, a_room, filed_for_yang, for_yang, let_by_yang

ID_NUMBER = "511503194912230024"


async def test_an_agent_files_at_their_room_and_the_centre_above_handles_it(deps: Deps) -> None:
    town, room = await an_office(deps), await a_room(deps)
    yang = await a_person(deps, YANG)

    case = await Case.get(id=await filed_for_yang(deps, room.agent))

    assert (case.centre_id, case.holder_id) == (town.centre, town.li.person_id)
    assert (case.person_id, case.made_by_id) == (yang.person_id, room.agent.person_id)
    assert (case.intake, case.number) == ("agent", f"{CENTRE}-2026-00001")
    assert await messages_to(yang) == ["case_received"]
    assert await messages_to(town.li) == ["case_new"]
    assert await messages_to(room.agent) == []
    taken_in = await AuditEntry.filter(subject=f"case:{case.id}", act="case-taken-in")
    assert [entry.actor_id for entry in taken_in] == [room.agent.person_id]


async def test_an_agent_of_a_centre_files_there(deps: Deps) -> None:
    town = await an_office(deps)
    agent = await a_person(deps, AGENT, agent=CENTRE)

    case = await Case.get(id=await filed_for_yang(deps, agent, centre=CENTRE))

    assert (case.centre_id, case.holder_id) == (town.centre, town.li.person_id)


@pytest.mark.parametrize("centre", [CENTRE, OTHER_CENTRE, "999999999999", ""])
async def test_elsewhere_an_agent_files_nothing(deps: Deps, centre: str) -> None:
    await an_office(deps)
    room = await a_room(deps)

    with pytest.raises(NoSuchCentre):
        await filed_for_yang(deps, room.agent, centre=centre)

    assert await Case.all().count() == 0


async def test_who_is_no_agent_there_files_nothing_for_others(deps: Deps) -> None:
    town = await an_office(deps)
    await a_room(deps)

    for actor in (town.li, town.zhao, await a_person(deps, ZHAXI)):
        for centre in (ROOM, CENTRE):
            with pytest.raises(NoSuchCentre):
                await filed_for_yang(deps, actor, centre=centre)

    assert await Case.all().count() == 0


async def test_an_agent_finds_nobody_by_a_number_and_another_name(deps: Deps) -> None:
    await an_office(deps)
    room = await a_room(deps)
    await people.walk_in(deps, "李桂兰", "13900000009", ID_NUMBER)

    with pytest.raises(people.AnotherName):
        await cases.take_in_as_agent(deps, room.agent, for_yang(), ID_NUMBER, "zh")

    assert await Case.all().count() == 0


async def test_an_agent_is_no_office(deps: Deps) -> None:
    await an_office(deps)
    room = await a_room(deps)

    with pytest.raises(NoSuchCentre):
        await cases.take_in(deps, room.agent, for_yang(), cases.Desk("agent"), "zh")

    assert not room.agent.works_at(room.id)


async def test_what_no_office_above_a_room_handles_is_not_filed(deps: Deps) -> None:
    town, room = await an_office(deps), await a_room(deps)
    await Offer.filter(centre_id=town.centre).delete()

    with pytest.raises(NotOffered):
        await filed_for_yang(deps, room.agent)


async def test_an_id_number_is_kept_but_opens_no_green_lane_unseen(deps: Deps) -> None:
    await an_office(deps)
    room = await a_room(deps)
    await let_by_yang(deps, room.agent)

    made = await cases.take_in_as_agent(deps, room.agent, for_yang(), ID_NUMBER, "zh")

    person = await Person.get(id=(await Case.get(id=made.id)).person_id)
    assert person.id_number_index == deps.cipher.blind("id-number", ID_NUMBER)
    assert await Priority.all().count() == 0


async def test_a_wrong_id_number_files_nothing(deps: Deps) -> None:
    await an_office(deps)
    room = await a_room(deps)

    with pytest.raises(BadIdNumber):
        await cases.take_in_as_agent(deps, room.agent, for_yang(), "511503194912230025", "zh")

    assert await Case.all().count() == 0


async def test_an_agent_answers_for_the_person_and_decides_nothing(deps: Deps) -> None:
    town, room = await an_office(deps), await a_room(deps)
    case_id = await filed_for_yang(deps, room.agent, materials=(0,))
    for forbidden in (Act.ACCEPT, Act.REJECT, Act.CLAIM):
        with pytest.raises(NotYours):
            await act(deps, room.agent, case_id, forbidden, words="办")
    await act(deps, town.li, case_id, Act.ASK_CORRECTION, materials=(2,), words="缺收入证明")

    shown = await case_views.view(deps, await Case.get(id=case_id), room.agent, "zh")
    corrected = await act(deps, room.agent, case_id, Act.CORRECT, materials=(2,), words="补上")
    await act(deps, room.agent, case_id, Act.SUPPLEMENT, materials=(1,))

    assert [one.act for one in shown.acts] == ["correct", "withdraw", "supplement", "write"]
    assert (shown.allowed, shown.rating, shown.cards) == (None, None, [])
    assert corrected.state == "received"


async def test_an_agent_hands_files_in_and_writes_for_the_person(deps: Deps) -> None:
    town, room = await an_office(deps), await a_room(deps)
    case_id = await filed_for_yang(deps, room.agent)

    paper = Given("证明.pdf", "application/pdf", b"%PDF-1.4 paper", 2)
    kept = await attachment_uploads.keep(deps, room.agent, case_id, paper)
    made = await attachment_uploads.attach(deps, room.agent, case_id, kept)
    await case_threads.write(deps, room.agent, case_id, Said("她听不清，请打给我"), "zh")

    found = await attachments.download(deps, town.li, case_id, made.id)
    thread = (await case_threads.thread(deps, town.li, case_id, "zh")).items
    assert found.content == b"%PDF-1.4 paper"
    assert [(one.side, one.who, one.words) for one in thread] == [
        ("person", "王代办", "她听不清，请打给我")
    ]


async def test_nobody_handles_what_they_filed_as_an_agent(deps: Deps) -> None:
    town = await an_office(deps)
    await a_room(deps)
    li = await a_person(deps, LI, agent=ROOM)

    case = await Case.get(id=await filed_for_yang(deps, li))

    assert case.holder_id == town.wang.person_id
    with pytest.raises(OwnCase):
        await act(deps, town.wang, case.id, Act.HAND_OVER, person=li.person_id, words="请接")


async def test_an_agents_own_cases_and_those_filed_for_others_are_two_lists(deps: Deps) -> None:
    town, room = await an_office(deps), await a_room(deps)
    yang = await a_person(deps, YANG)
    first, own = await filed_for_yang(deps, room.agent), await filed(deps, room.agent)
    second = await filed_for_yang(deps, room.agent)
    await act(deps, room.agent, first, Act.WITHDRAW)

    async def listed(whose: str, state: case_lists.Which = "all") -> list[object]:
        ask = {"mine": case_lists.mine, "others": case_lists.filed_as_agent}[whose]
        actor = yang if whose == "yang" else room.agent
        return [one.id for one in (await ask(deps, actor, state, "", None, "zh")).items]

    assert await listed("mine") == [own]
    assert await listed("others") == [second, first]
    assert await listed("others", "open") == [second]
    assert [one.id for one in (await case_lists.mine(deps, yang, "all", "", None, "zh")).items] == [
        second,
        first,
    ]
    [row, _] = (await case_lists.filed_as_agent(deps, room.agent, "all", "", None, "zh")).items
    assert (row.person.name, row.person.phone) == ("杨*英", "139****0001")
    assert (await case_lists.filed_as_agent(deps, town.li, "all", "", None, "zh")).items == []
