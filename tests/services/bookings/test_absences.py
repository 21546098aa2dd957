"""Absences: the work goes to whoever covers, is told once, and comes home."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from app.domain.people.roles import Actor
from app.kit.errors import AppError
from app.models import sql
from app.models.case import Case, CaseTask
from app.models.centre import Post
from app.models.duty import Absence
from app.models.notice import Notice
from app.models.operation import AuditEntry
from app.models.person import Membership
from app.ports import Deps
from app.services.bookings import absences
from app.services.bookings.absence_views import AbsenceView
from app.services.bookings.absences import AbsenceWish, AlreadyAway, BadAbsence, NoSuchAbsence
from app.services.cases import case_ledger
from app.services.house.access import DirectorsOnly, NoSuchCentre
from app.services.people.people import NoSuchPerson
from app.words.letters import letter
from tests.fakes import StillClock
from tests.make import CENTRE, OTHER_CENTRE, a_person, a_staffed_town
from tests.people import OUTSIDER, YANG
from tests.services.held_cases import a_case, a_task, holder_of, told, traces

HOUR = timedelta(hours=1)


def a_wish(**values: Any) -> AbsenceWish:
    known: dict[str, Any] = {
        "centre": CENTRE,
        "person": None,
        "reason": "leave",
        "from_at": None,
        "until_at": None,
        "note": "",
    }
    return AbsenceWish(**{**known, **values})


async def leaves(deps: Deps, who: Actor, **values: Any) -> AbsenceView:
    return await absences.begin(deps, who, a_wish(**values), "zh")


async def returns(deps: Deps, who: Actor, absence: AbsenceView, note: str = "") -> AbsenceView:
    return await absences.end(deps, who, absence.id, note, "zh")


async def test_open_cases_go_to_the_cover_with_a_trace_and_come_home(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    case = await a_case(deps, town, town.li)
    li, wang = town.li.person_id, town.wang.person_id

    away = await leaves(deps, town.li, note="周四勘验")
    with_wang = await holder_of(case)
    back = await returns(deps, town.li, away)

    assert (with_wang, await holder_of(case)) == (wang, li)
    names = {"absence": str(away.id)}
    assert await traces(case) == [
        ("hand_over", {"from": str(li), "to": str(wang), "why": "absence", **names}),
        ("hand_over", {"from": str(wang), "to": str(li), "why": "return", **names}),
    ]
    assert (away.person.name, away.cover_name, away.moved_cases) == ("李窗口", "王顶岗", 1)
    assert (away.reason, away.reason_name, away.note) == ("leave", "请假", "周四勘验")
    assert (away.ended_at, back.ended_at) == (None, deps.clock.now())
    assert await told("absence_cover") == [(wang, "1")]
    assert await told("absence_over") == [(wang, "1")]


async def test_closed_cases_and_those_of_others_stay(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    closed = await a_case(deps, town, town.li)
    await Case.filter(id=closed).update(closed_at=deps.clock.now())
    of_sun = await a_case(deps, town, town.sun, "p2")

    await leaves(deps, town.li)

    assert await holder_of(closed) == town.li.person_id
    assert await holder_of(of_sun) == town.sun.person_id
    assert await told("absence_cover") == [(town.wang.person_id, "0")]
    [said] = await Notice.filter(template="absence_cover")
    assert letter(said.template, "zh", **said.params)[1] == (
        "同事不在岗，由您顶岗，交接说明在岗位页面。"
    )


async def test_a_task_of_a_department_goes_with_its_holder_and_comes_back(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    await Post.filter(code="p2").update(cover_id=town.chen.person_id)
    case = await a_case(deps, town, town.li)
    task = await a_task(deps, case, town.sun, town.posts["p2"])

    away = await leaves(deps, town.sun)
    meanwhile = (await CaseTask.get(id=task)).holder_id
    await returns(deps, town.sun, away)

    assert meanwhile == town.chen.person_id
    assert (await CaseTask.get(id=task)).holder_id == town.sun.person_id
    assert await holder_of(case) == town.li.person_id
    assert [facts["department"] for _, facts in await traces(case)] == ["land", "land"]


async def test_without_a_cover_the_director_has_the_work_and_is_alarmed_once(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    case = await a_case(deps, town, town.sun, "p2")
    await a_case(deps, town, town.sun, "p2")

    await leaves(deps, town.sun)
    await absences.keep_up(deps)

    zhao = town.zhao.person_id
    assert await holder_of(case) == zhao
    assert await told("post_empty") == [(zhao, "")]
    assert await told("absence_cover") == [(zhao, "2")]
    [said] = await Notice.filter(template="absence_cover")
    assert letter(said.template, "zh", **said.params)[1].endswith("2 件办件由您接着办。")
    [entry] = await AuditEntry.filter(act="post-empty")
    assert (entry.subject, entry.facts) == (f"post:{town.posts['p2']}", {"taker": str(zhao)})


async def test_an_empty_post_alarms_even_when_no_case_lies_there(deps: Deps) -> None:
    town = await a_staffed_town(deps)

    await leaves(deps, town.wang)
    quiet = await told("post_empty")
    await leaves(deps, town.li)

    assert quiet == []
    assert await told("post_empty") == [(town.zhao.person_id, "")]


async def test_when_the_cover_leaves_too_the_director_has_both_and_each_goes_home(
    deps: Deps,
) -> None:
    town = await a_staffed_town(deps)
    case = await a_case(deps, town, town.li)
    of_li = await leaves(deps, town.li)
    of_wang = await leaves(deps, town.wang)
    alone = await holder_of(case)

    await returns(deps, town.li, of_li)
    home = await holder_of(case)
    await returns(deps, town.wang, of_wang)

    assert (alone, home) == (town.zhao.person_id, town.li.person_id)
    assert await holder_of(case) == town.li.person_id


async def test_only_what_the_cover_still_holds_from_this_absence_comes_home(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    lent, passed_on = await a_case(deps, town, town.li), await a_case(deps, town, town.li)
    away = await leaves(deps, town.li)
    new = await a_case(deps, town, town.wang)
    await Case.filter(id=passed_on).update(holder_id=town.chen.person_id)

    await returns(deps, town.li, away)

    assert [await holder_of(case) for case in (lent, passed_on, new)] == [
        town.li.person_id,
        town.chen.person_id,
        town.wang.person_id,
    ]


async def test_nobody_covers_their_own_case(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    case = await a_case(deps, town, town.li, person=town.wang.person_id)

    await leaves(deps, town.li)

    assert await holder_of(case) == town.zhao.person_id
    assert await told("post_empty") == []


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


async def seen_by(deps: Deps, who: Actor, state: str = "open") -> list[AbsenceView]:
    return await absences.listed(deps, who, CENTRE, state, "zh")


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


async def test_somebody_who_is_alone_keeps_their_work_while_away(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    case = await a_case(deps, town, town.li)
    await Post.filter(code="p1").update(cover_id=None)
    await Membership.exclude(person_id=town.li.person_id).delete()

    away = await leaves(deps, town.li)

    assert (await holder_of(case), away.moved_cases) == (town.li.person_id, 0)
    assert await told("post_empty") == [(town.li.person_id, "")]


async def test_where_nobody_can_take_the_work_others_still_move(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    alone, case = await a_case(deps, town, town.li), await a_case(deps, town, town.sun, "p2")
    await Post.filter(code="p2").update(cover_id=town.chen.person_id)
    start = deps.clock.now() + HOUR
    for who in (town.li, town.sun):
        await leaves(deps, who, from_at=start)
    await Post.filter(code="p1").update(cover_id=None)
    await Membership.all().delete()
    later = replace(deps, clock=StillClock(start))

    moved = await absences.keep_up(later)

    assert moved == (1, 0)
    assert await holder_of(alone) == town.li.person_id
    assert await holder_of(case) == town.chen.person_id
