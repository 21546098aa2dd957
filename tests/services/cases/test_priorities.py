"""The green lane: verified by somebody else, until a day, lifting what is open."""

import asyncio
from datetime import date

import pytest

from app.domain.cases.priorities import BadUntil, OwnStatus, PriorityKind
from app.domain.people.roles import Actor
from app.kit.errors import AppError
from app.models.case import Case
from app.models.operation import AuditEntry
from app.models.priority import Priority
from app.ports import Deps
from app.services.cases import cases, priorities
from app.services.cases.cases import Desk, Filing
from app.services.cases.priorities import NoSuchPriority, PriorityKnown, PriorityView
from app.services.people.people import NoSuchPerson
from tests.fakes import StillClock
from tests.make import CENTRE, ITEM, a_person, a_staffed_town
from tests.people import YANG

OF_1949, OF_1991 = "511503194912230024", "511503199103070019"


async def filed(deps: Deps, person: Actor) -> Case:
    made = await cases.file(deps, person, Filing(centre=CENTRE, item=ITEM, materials=(0,)), "zh")
    return await Case.get(id=made.id)


async def taken_in(deps: Deps, clerk: Actor, id_number: str, intake: str = "counter") -> Case:
    filing = Filing(centre=CENTRE, item=ITEM, materials=(0,), name=YANG.name, phone=YANG.phone)
    made = await cases.take_in(deps, clerk, filing, Desk(intake, id_number), "zh")  # type: ignore[arg-type]
    return await Case.get(id=made.id)


async def test_a_verified_status_lifts_open_cases_and_those_to_come(
    deps: Deps, clock: StillClock
) -> None:
    town = await a_staffed_town(deps)
    yang = await a_person(deps, YANG)
    before = await filed(deps, yang)

    made = await priorities.verify(
        deps, town.li, yang.person_id, PriorityKind.DISABLED, date(2026, 3, 31), "zh"
    )
    after = await filed(deps, yang)

    assert before.priority is False
    assert {(await Case.get(id=case.id)).priority for case in (before, after)} == {True}
    assert made == PriorityView(
        id=made.id,
        kind="disabled",
        kind_name="残疾人",
        verified_by_name="李窗口",
        verified_at=clock.now(),
        until_on=date(2026, 3, 31),
        ended_at=None,
        holds=True,
    )
    assert (await priorities.listed(deps, yang.person_id, "zh")).items == [made]
    [entry] = await AuditEntry.filter(act="priority-verified")
    assert (entry.actor_id, entry.facts) == (town.li.person_id, {"kind": "disabled"})


async def test_a_status_is_over_after_its_last_day(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    yang = await a_person(deps, YANG)
    last = date(2026, 3, 31)
    await priorities.verify(deps, town.li, yang.person_id, PriorityKind.VETERAN, last, "zh")

    assert await priorities.priority_of(yang.person_id, last)
    assert not await priorities.priority_of(yang.person_id, date(2026, 4, 1))


async def test_ending_a_status_takes_back_what_it_lifted_unless_another_holds(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    yang = await a_person(deps, YANG)
    kinds = (PriorityKind.DISABLED, PriorityKind.LONE_ELDER)
    made = [
        await priorities.verify(deps, town.li, yang.person_id, kind, None, "zh") for kind in kinds
    ]
    case = await filed(deps, yang)

    ended = await priorities.end(deps, town.wang, made[0].id, "zh")
    still = (await Case.get(id=case.id)).priority
    await priorities.end(deps, town.wang, made[1].id, "zh")
    with pytest.raises(NoSuchPriority):
        await priorities.end(deps, town.wang, made[1].id, "zh")

    assert (ended.holds, still, (await Case.get(id=case.id)).priority) == (False, True, False)


async def test_what_cannot_be_verified(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    yang = await a_person(deps, YANG)
    elder, yesterday = PriorityKind.ELDER, date(2026, 3, 1)
    await priorities.verify(deps, town.li, yang.person_id, elder, None, "zh")

    for person_id, until_on, refusal in (
        (town.li.person_id, None, OwnStatus),
        (yang.person_id, yesterday, BadUntil),
        (yang.person_id, None, PriorityKnown),
        (deps.ids.new(), None, NoSuchPerson),
    ):
        with pytest.raises(refusal):
            await priorities.verify(deps, town.li, person_id, elder, until_on, "zh")
    with pytest.raises(NoSuchPerson):
        await priorities.listed(deps, deps.ids.new(), "zh")


async def test_of_two_who_verify_at_one_moment_one_does(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    yang = await a_person(deps, YANG)

    async def verify(clerk: Actor) -> str:
        try:
            await priorities.verify(deps, clerk, yang.person_id, PriorityKind.ELDER, None, "zh")
        except AppError as error:
            return error.code
        return "done"

    tally = await asyncio.gather(*(verify(one) for one in (town.li, town.wang, town.sun)))

    assert sorted(tally) == ["done", "priority-known", "priority-known"]


async def test_an_id_card_shown_at_the_counter_opens_the_lane_for_elders(deps: Deps) -> None:
    town = await a_staffed_town(deps)

    case = await taken_in(deps, town.li, OF_1949)
    again = await taken_in(deps, town.li, OF_1949)

    assert (case.priority, again.priority) == (True, True)
    row = await Priority.get()
    assert (row.kind, row.person_id, row.verified_by_id, row.until_on) == (
        "elder",
        case.person_id,
        town.li.person_id,
        None,
    )


@pytest.mark.parametrize(("id_number", "intake"), [(OF_1991, "counter"), (OF_1949, "hotline")])
async def test_a_young_card_and_a_number_on_the_phone_open_nothing(
    deps: Deps, id_number: str, intake: str
) -> None:
    town = await a_staffed_town(deps)

    case = await taken_in(deps, town.li, id_number, intake)

    assert case.priority is False
    assert await Priority.all().count() == 0
