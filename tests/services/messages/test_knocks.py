"""Somebody nothing reaches gets one task, with an agent who goes and a day by which it is done."""

import asyncio
from datetime import timedelta
from uuid import UUID

from app.models import sql
from app.models.duty import Absence
from app.models.notice import Notice
from app.models.person import Membership, Person
from app.models.reach import KnockTask, MessageWish
from app.ports import Deps
from app.services.messages import knocks
from tests.fakes import StillClock
from tests.knocking import a_village, luo, no_carriers, waiting
from tests.make import CENTRE, a_person, an_agent, at
from tests.people import HE, YANG, ZHAXI


async def told(kind: str) -> list[str]:
    """Who was told of one kind, by openid, in order."""
    rows = await Notice.filter(template=kind).order_by("made_at", "id")
    return [(await Person.get(id=row.person_id)).openid or "" for row in rows]


async def test_two_messages_to_one_person_make_one_task_and_tell_the_agent_once(
    deps: Deps,
) -> None:
    village = await a_village(deps)
    person = await luo(deps, village)

    first = await waiting(deps, person)
    second = await waiting(deps, person, "case_written")

    [task] = await KnockTask.all()
    assert (first.state, first.channel, first.knock_id) == ("sent", "knock", task.id)
    assert second.knock_id == task.id
    assert (task.person_id, task.centre_id) == (person, village.room)
    assert (task.agent_id, task.state) == (village.agent.person_id, "open")
    assert task.due_at == at("09:00") + timedelta(days=1)
    assert await told("knock_new") == ["agent"]


async def test_who_wishes_to_be_told_in_person_is_not_said_to_have_no_way(deps: Deps) -> None:
    village = await a_village(deps)
    person = await luo(deps, village)
    wish_id, now = deps.ids.new(), deps.clock.now()
    await MessageWish.create(id=wish_id, person_id=person, first_rung="knock", changed_at=now)

    await waiting(deps, person)

    [task] = await KnockTask.all()
    assert task.because == "wish"


async def test_what_the_agent_is_told_names_nobody_whole(deps: Deps) -> None:
    village = await a_village(deps)
    await waiting(deps, await luo(deps, village))

    [notice] = await Notice.filter(template="knock_new")

    assert notice.params == {
        "item": "罗*芳",
        "number": "",
        "centre": "刘家村便民服务室",
        "due": "2026-03-04",
        "why": "",
    }


async def test_a_message_that_is_due_earlier_brings_the_task_forward(
    deps: Deps, clock: StillClock
) -> None:
    village = await a_village(deps)
    person = await luo(deps, village)
    await waiting(deps, person)
    late = at("09:00") + timedelta(days=20)
    await KnockTask.all().update(due_at=late)

    await waiting(deps, person, "case_written")

    [task] = await KnockTask.all()
    assert (task.due_at, task.version) == (at("09:00") + timedelta(days=1), 2)


async def test_who_covers_for_the_agent_goes_while_the_agent_is_away(deps: Deps) -> None:
    village = await a_village(deps)
    person = await luo(deps, village)
    he = await an_agent(deps, HE, CENTRE)
    known = {"id": deps.ids.new(), "centre_id": village.room, "reason": "leave"}
    about = {"from_at": deps.clock.now(), "made_by_id": village.zhao.person_id}
    await Absence.create(
        **known, **about, person_id=village.agent.person_id, made_at=deps.clock.now()
    )

    await waiting(deps, person)

    assert (await KnockTask.get(person_id=person)).agent_id == he.person_id


async def test_where_nobody_can_go_the_director_is_told_at_once(deps: Deps) -> None:
    village = await a_village(deps)
    person = await luo(deps, village)
    await Membership.filter(role="agent").delete()

    await waiting(deps, person)

    [task] = await KnockTask.all()
    [notice] = await Notice.filter(template="knock_failed")
    assert task.agent_id is None
    assert await told("knock_failed") == ["zhao"]
    assert notice.params["why"] == "现在没有能去的代办员"


async def test_somebody_without_a_household_belongs_to_the_office_of_the_matter(
    deps: Deps,
) -> None:
    village = await a_village(deps)
    yang = await a_person(deps, YANG)

    await waiting(deps, yang.person_id, centre=village.room)
    nowhere = await a_person(deps, ZHAXI)
    await waiting(deps, nowhere.person_id)

    known = await KnockTask.get(person_id=yang.person_id)
    lost = await KnockTask.get(person_id=nowhere.person_id)
    assert (known.centre_id, known.agent_id) == (village.room, village.agent.person_id)
    assert (lost.centre_id, lost.agent_id) == (None, None)


async def test_an_agent_is_never_sent_to_themselves(deps: Deps) -> None:
    village = await a_village(deps)

    await waiting(deps, village.agent.person_id, centre=village.room)

    [task] = await KnockTask.all()
    assert task.agent_id is None


async def test_a_task_whose_lines_are_all_taken_back_closes_by_itself(deps: Deps) -> None:
    village = await a_village(deps)
    person = await luo(deps, village)
    first, second = await waiting(deps, person), await waiting(deps, person)
    await Notice.filter(id=first.id).update(state="retracted")

    one_left = await knocks.close_empty(deps)
    await Notice.filter(id=second.id).update(state="retracted")
    none_left = [await knocks.close_empty(deps), await knocks.close_empty(deps)]

    [task] = await KnockTask.all()
    assert (one_left, none_left) == (0, [1, 0])
    assert (task.state, task.closed_at) == ("dropped", deps.clock.now())


async def test_what_comes_after_the_end_of_a_task_makes_a_new_one(deps: Deps) -> None:
    village = await a_village(deps)
    person = await luo(deps, village)
    await waiting(deps, person)
    await KnockTask.all().update(state="told")

    await waiting(deps, person)

    assert await KnockTask.all().count() == 2
    assert await told("knock_new") == ["agent", "agent"]


async def test_of_two_who_attach_at_once_one_makes_the_task(deps: Deps) -> None:
    village = await a_village(deps)
    person = await luo(deps, village)
    rows = [await waiting(deps, person), await waiting(deps, person)]
    await Notice.all().update(knock_id=None)
    await KnockTask.all().delete()

    async def attached(notice: Notice) -> UUID:
        async with sql.transaction():
            return await knocks.attach(no_carriers(deps), notice, "unreachable")

    tasks = await asyncio.gather(*[attached(row) for row in rows])

    assert len(set(tasks)) == 1
    assert await Notice.filter(knock_id=tasks[0]).count() == 2
