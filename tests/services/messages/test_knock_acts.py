"""What the agent and the office do with a task to tell somebody in person."""

import asyncio
from typing import Any
from uuid import UUID

import pytest

from app.domain.messages.knock_flow import KnockAct, KnockNotNow, KnockNotYours, KnockParty
from app.domain.people.roles import Actor
from app.models.notice import Notice
from app.models.operation import AuditEntry
from app.models.person import Person
from app.models.reach import KnockTask
from app.ports import Deps
from app.services.messages import knock_acts, knock_tellers, knock_views, notices
from app.services.messages.knock_acts import (
    KnockAgentNeeded,
    KnockChanged,
    KnockOrder,
    OwnKnock,
)
from app.services.messages.knock_views import AskedKnocks, KnockView, NoSuchKnock
from app.services.visits.visit_triage import NoSuchAgent
from tests.knocking import Village, a_village, luo, waiting
from tests.make import CENTRE, OTHER_CENTRE, a_person, an_agent
from tests.people import HE, OUTSIDER, YANG

AGENT, OFFICE = KnockParty.AGENT, KnockParty.OFFICE


async def a_task(deps: Deps) -> tuple[Village, UUID]:
    """The village and the task to tell Luo two things."""
    village = await a_village(deps)
    person = await luo(deps, village)
    await waiting(deps, person)
    await waiting(deps, person, "case_written")
    return village, (await KnockTask.get(person_id=person)).id


async def done(
    deps: Deps, actor: Actor, knock: UUID, act: str, party: KnockParty, **values: Any
) -> KnockView:
    version = values.pop("version", (await KnockTask.get(id=knock)).version)
    order = KnockOrder(act=KnockAct(act), party=party, version=version, **values)
    return await knock_acts.act(deps, actor, knock, order, "zh")


async def lines(knock: UUID) -> list[tuple[str, str]]:
    rows = await Notice.filter(knock_id=knock).order_by("id")
    return [(row.state, row.error) for row in rows]


async def test_the_agent_reads_the_whole_task_and_the_look_is_written_down(deps: Deps) -> None:
    village, knock = await a_task(deps)

    [task] = await knock_views.of_agent(deps, village.agent, "zh")

    seen = await AuditEntry.get(act="knocks-seen")
    assert (task.person.name, task.person.phone) == ("罗桂芳", "13900000031")
    assert (task.address, task.hamlet) == ("三组12号", "三组")
    assert task.because_said == "没有任何方式能通知到"
    assert [line.kind for line in task.lines] == ["case_decided", "case_written"]
    assert all("高龄津贴" in line.text for line in task.lines)
    assert task.may == ["told", "not_found", "hand_back"]
    assert seen.facts == {"knocks": [str(knock)]}


async def test_the_office_reads_it_masked(deps: Deps) -> None:
    village, knock = await a_task(deps)

    page = await knock_views.of_staff(deps, village.zhao, AskedKnocks(CENTRE), "zh")

    [task] = page.items
    assert (task.id, task.person.name, task.person.phone) == (knock, "罗*芳", "139****0031")
    assert task.address != "三组12号"
    assert task.agent is not None
    assert task.agent.name == "王代办"
    assert (task.state_said, task.late) == ("等待上门告知", False)


async def test_telling_delivers_everything_that_waited(deps: Deps) -> None:
    village, knock = await a_task(deps)

    shown = await done(deps, village.agent, knock, "told", AGENT)

    rows = await Notice.filter(knock_id=knock)
    assert (shown.state, shown.may, shown.closed_by and shown.closed_by.name) == (
        "told",
        [],
        "王代办",
    )
    assert {(row.state, row.delivered_at) for row in rows} == {("delivered", deps.clock.now())}
    assert await knock_tellers.tellers(deps, [knock]) == {knock: "王代办"}
    assert await knock_views.of_agent(deps, village.agent, "zh") == []


async def test_not_found_goes_to_the_director_and_again_to_an_agent(deps: Deps) -> None:
    village, knock = await a_task(deps)

    gone = await done(deps, village.agent, knock, "not_found", AGENT, words="去县城打工了")
    office = await knock_views.of_staff(deps, village.zhao, AskedKnocks("", "not_found"), "zh")
    again = await done(deps, village.zhao, knock, "again", OFFICE)

    told = await Notice.get(template="knock_failed")
    assert (gone.state, gone.words) == ("not_found", "去县城打工了")
    assert [one.id for one in office.items] == [knock]
    assert told.params["why"] == "代办员没找到人"
    assert (again.state, again.agent and again.agent.name) == ("open", "王代办")
    assert await Notice.filter(template="knock_new").count() == 2
    assert await lines(knock) == [("sent", "")] * 2


async def test_what_is_handed_back_is_given_to_another_agent(deps: Deps) -> None:
    village, knock = await a_task(deps)
    he = await an_agent(deps, HE, CENTRE)

    await done(deps, village.agent, knock, "hand_back", AGENT, words="家里有事")
    options = await knock_views.agents(deps, village.zhao, knock)
    given = await done(deps, village.zhao, knock, "assign", OFFICE, agent=he.person_id)

    assert [(one.name, one.of_village, one.suggested) for one in options] == [
        ("王代办", True, True),
        ("何代办", False, False),
    ]
    assert given.agent is not None
    assert given.agent.id == he.person_id
    assert [one.id for one in await knock_views.of_agent(deps, he, "zh")] == [knock]
    with pytest.raises(NoSuchKnock):
        await done(deps, village.agent, knock, "told", AGENT)


async def test_who_is_no_agent_there_is_not_sent(deps: Deps) -> None:
    village, knock = await a_task(deps)

    with pytest.raises(KnockAgentNeeded):
        await done(deps, village.zhao, knock, "assign", OFFICE)
    with pytest.raises(NoSuchAgent):
        await done(deps, village.zhao, knock, "assign", OFFICE, agent=village.li.person_id)


async def test_dropping_gives_the_messages_up_with_the_reason_kept(deps: Deps) -> None:
    village, knock = await a_task(deps)

    shown = await done(deps, village.li, knock, "drop", OFFICE, words="人已去世")

    assert (shown.state, shown.words) == ("dropped", "人已去世")
    assert await lines(knock) == [("given_up", "knock-dropped")] * 2
    with pytest.raises(KnockNotNow):
        await done(deps, village.li, knock, "told", OFFICE)


async def test_strangers_find_nothing(deps: Deps) -> None:
    village, knock = await a_task(deps)
    he = await an_agent(deps, HE, CENTRE)
    outsider = await a_person(deps, OUTSIDER, director=OTHER_CENTRE)

    for actor, party in ((he, AGENT), (village.li, AGENT), (village.agent, OFFICE)):
        with pytest.raises(NoSuchKnock):
            await done(deps, actor, knock, "told", party)
    with pytest.raises(NoSuchKnock):
        await done(deps, outsider, knock, "told", OFFICE)
    everywhere = await knock_views.of_staff(deps, outsider, AskedKnocks("", "all"), "zh")
    assert everywhere.items == []
    assert await knock_views.of_agent(deps, village.li, "zh") == []


async def test_an_agent_does_not_do_what_is_the_office_s(deps: Deps) -> None:
    village, knock = await a_task(deps)

    with pytest.raises(KnockNotYours):
        await done(deps, village.agent, knock, "drop", AGENT, words="不用了")


async def test_nobody_settles_what_is_for_themselves(deps: Deps) -> None:
    village = await a_village(deps)
    await waiting(deps, village.li.person_id, centre=village.room)
    task = await KnockTask.get(person_id=village.li.person_id)

    with pytest.raises(OwnKnock):
        await done(deps, village.li, task.id, "told", OFFICE)


async def test_of_two_who_act_at_once_one_is_refused(deps: Deps) -> None:
    village, knock = await a_task(deps)

    answers = await asyncio.gather(
        done(deps, village.agent, knock, "told", AGENT, version=1),
        done(deps, village.zhao, knock, "drop", OFFICE, version=1, words="人已去世"),
        return_exceptions=True,
    )

    refused = [type(one) for one in answers if isinstance(one, Exception)]
    assert refused == [KnockChanged]


async def test_going_again_joins_a_newer_task_of_the_same_person(deps: Deps) -> None:
    village, knock = await a_task(deps)
    await done(deps, village.agent, knock, "not_found", AGENT, words="不在家")
    person = (await KnockTask.get(id=knock)).person_id
    await waiting(deps, person, "visit_refused")

    shown = await done(deps, village.zhao, knock, "again", OFFICE)

    assert shown.id != knock
    assert [one.kind for one in shown.lines] == ["case_decided", "case_written", "visit_refused"]
    assert (await KnockTask.get(id=knock)).state == "dropped"


async def test_the_office_sees_the_whole_contact_only_with_a_trace(deps: Deps) -> None:
    village, knock = await a_task(deps)

    found = await knock_views.contact(deps, village.li, knock)

    assert (found.name, found.phone) == ("罗桂芳", "13900000031")
    assert await AuditEntry.filter(act="contact-seen", subject=f"knock:{knock}").count() == 1


async def test_pages_of_an_office_follow_each_other(deps: Deps) -> None:
    village, _ = await a_task(deps)
    yang = await a_person(deps, YANG)
    await waiting(deps, yang.person_id, centre=village.room)

    first = await knock_views.of_staff(deps, village.zhao, AskedKnocks(CENTRE, limit=1), "en")
    asked = AskedKnocks(CENTRE, cursor=first.next or "", limit=1)
    second = await knock_views.of_staff(deps, village.zhao, asked, "en")

    assert (len(first.items), len(second.items), second.next) == (1, 1, None)
    assert {first.items[0].id, second.items[0].id} == {row.id for row in await KnockTask.all()}


async def test_a_task_for_somebody_without_a_name_is_shown_without_one(deps: Deps) -> None:
    village, knock = await a_task(deps)
    await Person.filter(id=(await KnockTask.get(id=knock)).person_id).update(name_sealed="")

    [task] = await knock_views.of_agent(deps, village.agent, "zh")

    assert task.person.name == ""


async def test_the_person_reads_who_told_them(deps: Deps) -> None:
    village, knock = await a_task(deps)
    person = (await KnockTask.get(id=knock)).person_id
    before = await notices.listed(deps, person, "", None, "zh")

    await done(deps, village.agent, knock, "told", AGENT)

    after = await notices.listed(deps, person, "", None, "zh")
    assert {one.told_by for one in before.items} == {""}
    assert {(one.state, one.told_by) for one in after.items} == {("delivered", "王代办")}
