"""When an absence begins and ends, what is refused, and what happens at the same moment."""

import asyncio
from datetime import datetime
from typing import Any

import pytest

from app.kit.errors import AppError
from app.models import sql
from app.models.case import Case
from app.models.duty import Absence
from app.models.operation import AuditEntry
from app.ports import Deps
from app.services.bookings import absences
from app.services.bookings.absences import AlreadyAway, BadAbsence
from app.services.cases import case_ledger
from app.services.house.access import DirectorsOnly, NoSuchCentre
from app.services.people.people import NoSuchPerson
from tests.fakes import StillClock
from tests.make import OTHER_CENTRE, a_person, a_staffed_town
from tests.people import OUTSIDER
from tests.services.absent_people import HOUR, leaves, returns
from tests.services.held_cases import a_case, holder_of, told, traces


async def test_an_absence_to_come_begins_and_ends_by_itself(deps: Deps, clock: StillClock) -> None:
    town = await a_staffed_town(deps)
    case = await a_case(deps, town, town.li)
    start, stop = clock.at + HOUR, clock.at + 3 * HOUR
    planned = await leaves(deps, town.li, from_at=start, until_at=stop)
    holders, said = [], []
    for at in (clock.at, start, start + HOUR, stop):
        clock.at = at
        said.append(await absences.keep_up(deps))
        holders.append(await holder_of(case))

    row = await Absence.get(id=planned.id)
    li, wang = town.li.person_id, town.wang.person_id
    assert holders == [li, wang, wang, li]
    assert said == [(0, 0), (1, 0), (0, 0), (0, 1)]
    assert (row.from_at, row.ended_at) == (start, stop)
    assert await told("absence_cover") == [(wang, "1")]
    assert await told("absence_over") == [(wang, "1")]


async def test_what_somebody_takes_on_while_away_leaves_them_within_the_minute(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    await leaves(deps, town.li)
    late = await a_case(deps, town, town.li)

    await absences.keep_up(deps)

    assert await holder_of(late) == town.wang.person_id


async def test_an_absence_that_did_not_begin_can_be_called_off(
    deps: Deps, clock: StillClock
) -> None:
    town = await a_staffed_town(deps)
    case = await a_case(deps, town, town.li)
    planned = await leaves(deps, town.li, from_at=clock.at + HOUR)
    await returns(deps, town.li, planned)
    clock.pass_(hours=2)

    await absences.keep_up(deps)

    assert await holder_of(case) == town.li.person_id
    assert await told("absence_over") == []


async def test_ending_twice_changes_nothing(deps: Deps, clock: StillClock) -> None:
    town = await a_staffed_town(deps)
    case = await a_case(deps, town, town.li)
    away = await leaves(deps, town.li)
    first = await returns(deps, town.li, away)
    clock.pass_(hours=1)

    again = await returns(deps, town.li, away)

    assert again == first
    assert len(await traces(case)) == 2


async def test_an_absence_never_begins_before_it_is_noted(deps: Deps, clock: StillClock) -> None:
    town = await a_staffed_town(deps)

    away = await leaves(deps, town.li, from_at=clock.at - HOUR)

    assert away.from_at == clock.at


async def test_a_director_notes_the_absence_of_others(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    case = await a_case(deps, town, town.li)

    away = await leaves(deps, town.zhao, person=town.li.person_id, reason="sick")
    back = await returns(deps, town.zhao, away, note="已返岗")

    assert (away.person.id, away.moved_cases) == (town.li.person_id, 1)
    assert (back.note, await holder_of(case)) == ("已返岗", town.li.person_id)
    acts = [entry.act for entry in await AuditEntry.filter(actor_id=town.zhao.person_id)]
    assert sorted(acts) == ["absence-ended", "absence-moved", "absence-noted"]


@pytest.mark.parametrize(
    ("who", "values", "refusal"),
    [
        ("wang", {"person": "li"}, DirectorsOnly),
        ("zhao", {"person": "outsider"}, NoSuchPerson),
        ("li", {"centre": OTHER_CENTRE}, NoSuchCentre),
        ("outsider", {}, NoSuchCentre),
        ("li", {"until_at": 0}, BadAbsence),
        ("li", {"from_at": 3, "until_at": 2}, BadAbsence),
        ("li", {"from_at": 24 * 367}, BadAbsence),
    ],
)
async def test_what_cannot_be_noted_is_refused(
    deps: Deps, who: str, values: dict[str, Any], refusal: type[AppError]
) -> None:
    town = await a_staffed_town(deps)
    people = {"li": town.li, "wang": town.wang, "zhao": town.zhao}
    people["outsider"] = await a_person(deps, OUTSIDER)
    if "person" in values:
        values = {**values, "person": people[values["person"]].person_id}
    times = {k: deps.clock.now() + v * HOUR for k, v in values.items() if k.endswith("_at")}

    with pytest.raises(refusal):
        await leaves(deps, people[who], **{**values, **times})
    assert not await Absence.exists()


@pytest.mark.parametrize(
    ("first", "second", "meets"),
    [
        ((0, None), (0, None), True),
        ((0, 2), (1, 3), True),
        ((0, None), (5, 6), True),
        ((5, 6), (0, None), True),
        ((0, 2), (2, 3), False),
        ((4, 5), (0, 4), False),
    ],
)
async def test_absences_of_one_person_never_overlap(
    deps: Deps, first: tuple[int, int | None], second: tuple[int, int | None], meets: bool
) -> None:
    town = await a_staffed_town(deps)
    now = deps.clock.now()

    def span(hours: tuple[int, int | None]) -> dict[str, datetime | None]:
        until = None if hours[1] is None else now + hours[1] * HOUR
        return {"from_at": now + hours[0] * HOUR, "until_at": until}

    await leaves(deps, town.li, **span(first))

    if meets:
        with pytest.raises(AlreadyAway):
            await leaves(deps, town.li, **span(second))
    else:
        await leaves(deps, town.li, **span(second))
    assert await Absence.all().count() == (1 if meets else 2)


async def test_of_two_beginnings_at_once_one_stands(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    case = await a_case(deps, town, town.li)

    outcomes = await asyncio.gather(
        *[leaves(deps, town.li, until_at=deps.clock.now() + HOUR) for _ in range(4)],
        return_exceptions=True,
    )

    assert sorted(type(one).__name__ for one in outcomes) == ["AbsenceView", *["AlreadyAway"] * 3]
    assert len(await traces(case)) == 1


async def test_runs_of_the_job_at_once_move_a_case_once(deps: Deps, clock: StillClock) -> None:
    town = await a_staffed_town(deps)
    case = await a_case(deps, town, town.li)
    await leaves(deps, town.li, from_at=clock.at + HOUR)
    clock.pass_(hours=1)

    await asyncio.gather(*[absences.keep_up(deps) for _ in range(3)])

    assert len(await traces(case)) == 1
    assert await told("absence_cover") == [(town.wang.person_id, "1")]


async def test_a_claim_and_a_beginning_at_once_leave_one_holder_who_is_there(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    case = await a_case(deps, town, town.li)

    async def claim() -> None:
        async with sql.transaction():
            row = await case_ledger.held(case)
            moved = {"from": str(row.holder_id), "to": str(town.chen.person_id)}
            await Case.filter(id=case).update(holder_id=town.chen.person_id)
            await case_ledger.write(deps, row, "claim", town.chen.person_id, facts=moved)

    await asyncio.gather(claim(), leaves(deps, town.li))

    moves = [(facts["from"], facts["to"]) for _, facts in await traces(case)]
    ids = {"li": str(town.li.person_id), "wang": str(town.wang.person_id)}
    chen = str(town.chen.person_id)
    by_way_of_wang = [(ids["li"], ids["wang"]), (ids["wang"], chen)]
    assert moves in ([(ids["li"], chen)], by_way_of_wang)
    assert await holder_of(case) == town.chen.person_id
