"""Who reads what of an absence."""

from uuid import UUID

import pytest

from app.models.duty import Absence
from app.ports import Deps
from app.services.bookings import absences
from app.services.bookings.absences import NoSuchAbsence
from app.services.house.access import DirectorsOnly, NoSuchCentre
from tests.make import CENTRE, OTHER_CENTRE, a_person, a_staffed_town
from tests.people import OUTSIDER, YANG
from tests.services.absent_people import leaves, returns, seen_by
from tests.services.held_cases import a_case


async def test_the_note_is_for_who_covers_and_the_reason_for_the_director(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    await a_case(deps, town, town.li)
    await leaves(deps, town.li, reason="sick", note="周四勘验")
    readers = (town.li, town.zhao, town.wang, town.sun)

    views = [(await seen_by(deps, who))[0] for who in readers]

    assert [(one.note, one.reason, one.reason_name) for one in views] == [
        ("周四勘验", "sick", "病假"),
        ("周四勘验", "sick", "病假"),
        ("周四勘验", "", "不在岗"),
        ("", "", "不在岗"),
    ]
    assert "周四勘验" not in (await Absence.get()).note_sealed


async def test_the_note_closes_again_to_who_covered_when_the_holder_is_back(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    await a_case(deps, town, town.li)
    away = await leaves(deps, town.li, note="周四勘验")
    await returns(deps, town.li, away)

    [view] = await seen_by(deps, town.wang, "all")

    assert (view.note, view.cover_name, view.moved_cases) == ("", "", 1)
    assert await seen_by(deps, town.wang) == []


async def test_a_long_list_asks_no_more_than_a_short_one(deps: Deps, questions: list[str]) -> None:
    town = await a_staffed_town(deps)
    await leaves(deps, town.sun)
    questions.clear()
    await seen_by(deps, town.zhao)
    short = len(questions)
    for who in (town.li, town.wang, town.zhou):
        await leaves(deps, who)

    questions.clear()
    found = await seen_by(deps, town.zhao)

    assert (len(found), len(questions)) == (4, short)


async def test_somebody_elses_absence_is_not_there(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    away = await leaves(deps, town.li)
    outsider = await a_person(deps, OUTSIDER, clerk=OTHER_CENTRE)

    with pytest.raises(NoSuchAbsence):
        await returns(deps, outsider, away)
    with pytest.raises(DirectorsOnly):
        await returns(deps, town.wang, away)
    with pytest.raises(NoSuchAbsence):
        await absences.end(deps, town.li, UUID(int=1), "", "zh")
    with pytest.raises(NoSuchCentre):
        await absences.listed(deps, await a_person(deps, YANG), CENTRE, "open", "zh")
