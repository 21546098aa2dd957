"""Absences: the work goes to whoever covers, is told once, and comes home."""

from dataclasses import replace

from app.models.case import Case, CaseTask
from app.models.centre import Post
from app.models.notice import Notice
from app.models.operation import AuditEntry
from app.models.person import Membership
from app.ports import Deps
from app.services.bookings import absences
from app.words.letters import letter
from tests.fakes import StillClock
from tests.make import a_staffed_town
from tests.services.absent_people import HOUR, leaves, returns
from tests.services.held_cases import a_case, a_task, holder_of, told, traces


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
