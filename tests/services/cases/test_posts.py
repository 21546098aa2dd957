"""Posts: their people, who is there, and that open cases follow a change."""

import asyncio
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from app.domain.people.roles import Actor
from app.kit.errors import AppError
from app.models.case import CaseTask
from app.models.duty import Shift
from app.models.operation import AuditEntry
from app.ports import Deps
from app.services.bookings import absences, rosters
from app.services.bookings.absences import AbsenceWish
from app.services.bookings.rosters import RosterDayView, RosterPast
from app.services.cases import post_views, posts
from app.services.cases.post_views import ColleagueView, OnDutyView, PostView, WindowName
from app.services.cases.posts import HolderIsCover, NoSuchPost, PostChange
from app.services.house.access import DirectorsOnly, NoSuchCentre
from app.services.people.people import NoSuchPerson
from tests.fakes import StillClock
from tests.make import CENTRE, OTHER_CENTRE, TUESDAY, Staffed, a_person, a_staffed_town
from tests.people import OUTSIDER, YANG
from tests.services.held_cases import a_case, a_task, holder_of, told, traces

MONDAY = TUESDAY - timedelta(days=1)


async def changed(deps: Deps, town: Staffed, **people: UUID | None) -> PostView:
    wish = PostChange(**people)
    return await posts.change(deps, town.zhao, town.posts["p1"], wish, "zh")


async def gone(deps: Deps, who: Actor) -> UUID:
    wish = AbsenceWish(CENTRE, None, "leave", None, None, "")
    return (await absences.begin(deps, who, wish, "zh")).id


async def test_an_office_shows_its_posts_and_who_is_there(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    await a_case(deps, town, town.li)
    await gone(deps, town.li)

    view = await post_views.of_centre(deps, town.sun, CENTRE, "zh")

    wang = ColleagueView(town.wang.person_id, "王顶岗")
    assert view.posts[0] == PostView(
        id=town.posts["p1"],
        code="p1",
        name="1号岗",
        window=WindowName("w1", "民政窗口"),
        holder=ColleagueView(town.li.person_id, "李窗口"),
        cover=wang,
        lead=ColleagueView(town.chen.person_id, "陈组长"),
        departments=[],
        on_duty=OnDutyView(wang, "cover"),
        open_cases=1,
    )
    assert [(post.code, post.departments) for post in view.posts[1:]] == [
        ("p2", ["land"]),
        ("p3", ["town-planning"]),
    ]


async def test_an_office_shows_its_people_and_that_one_is_away(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    await a_case(deps, town, town.li)
    await gone(deps, town.li)

    members = (await post_views.of_centre(deps, town.sun, CENTRE, "zh")).people

    assert [(one.name, one.roles, one.open_cases) for one in members] == [
        ("李窗口", ["clerk"], 0),
        ("王顶岗", ["clerk"], 1),
        ("陈组长", ["clerk"], 0),
        ("孙国土", ["clerk"], 0),
        ("周规划", ["clerk"], 0),
        ("赵主任", ["director"], 0),
    ]
    away = [one.away for one in members]
    assert away[1:] == [None] * 5
    assert away[0] is not None
    assert (away[0].reason, away[0].reason_name) == ("", "不在岗")


async def test_open_cases_follow_a_new_holder_with_a_trace(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    case, of_chen = await a_case(deps, town, town.li), await a_case(deps, town, town.chen)
    task = await a_task(deps, case, town.li, town.posts["p1"])

    view = await changed(deps, town, holder=town.sun.person_id)

    li, sun = town.li.person_id, town.sun.person_id
    assert (view.holder, view.on_duty.why) == (ColleagueView(sun, "孙国土"), "holder")
    assert (await holder_of(case), await holder_of(of_chen)) == (sun, town.chen.person_id)
    assert (await CaseTask.get(id=task)).holder_id == sun
    move = {"from": str(li), "to": str(sun), "why": "post"}
    assert await traces(case) == [
        ("hand_over", move),
        ("hand_over", {**move, "task": str(task), "department": "land"}),
    ]
    assert await told("case_handed") == [(sun, "2")]
    [entry] = await AuditEntry.filter(act="post-changed")
    assert (entry.subject, entry.facts) == (f"post:{town.posts['p1']}", {"holder_id": str(sun)})


async def test_the_cases_of_a_holder_who_is_away_follow_the_new_one_for_good(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    case = await a_case(deps, town, town.li)
    away = await gone(deps, town.li)

    await changed(deps, town, holder=town.sun.person_id)
    await absences.end(deps, town.li, away, "", "zh")

    assert await holder_of(case) == town.sun.person_id


async def test_the_cases_of_a_cover_follow_the_new_cover_until_the_return(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    case, own = await a_case(deps, town, town.li), await a_case(deps, town, town.wang)
    away = await gone(deps, town.li)

    await changed(deps, town, cover=town.sun.person_id)
    meanwhile = [await holder_of(one) for one in (case, own)]
    await absences.end(deps, town.li, away, "", "zh")

    assert meanwhile == [town.sun.person_id, town.wang.person_id]
    assert await holder_of(case) == town.li.person_id


async def test_a_post_that_is_left_empty_sends_its_cases_to_the_director(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    case = await a_case(deps, town, town.li)

    view = await changed(deps, town, holder=None, cover=None, lead=None)

    assert (view.holder, view.cover, view.lead, view.on_duty.why) == (None, None, None, "nobody")
    assert await holder_of(case) == town.zhao.person_id
    assert await told("post_empty") == [(town.zhao.person_id, "")]


async def test_the_same_people_again_change_nothing(deps: Deps) -> None:
    town = await a_staffed_town(deps)

    await changed(deps, town, holder=town.li.person_id, lead=town.chen.person_id)

    assert not await AuditEntry.filter(act="post-changed").exists()


@pytest.mark.parametrize(
    ("who", "people", "refusal"),
    [
        ("li", {"lead": "li"}, DirectorsOnly),
        ("outsider", {"lead": "li"}, NoSuchPost),
        ("zhao", {"lead": "outsider"}, NoSuchPerson),
        ("zhao", {"holder": "wang"}, HolderIsCover),
        ("zhao", {"cover": "li"}, HolderIsCover),
    ],
)
async def test_a_change_that_cannot_be_is_refused(
    deps: Deps, who: str, people: dict[str, str], refusal: type[AppError]
) -> None:
    town = await a_staffed_town(deps)
    outsider = await a_person(deps, OUTSIDER, director=OTHER_CENTRE)
    actors = {"li": town.li, "wang": town.wang, "zhao": town.zhao, "outsider": outsider}
    wish = PostChange(**{name: actors[one].person_id for name, one in people.items()})

    with pytest.raises(refusal):
        await posts.change(deps, actors[who], town.posts["p1"], wish, "zh")
    assert not await AuditEntry.filter(act="post-changed").exists()


async def test_of_two_changes_at_once_the_cases_are_with_the_holder_that_stands(
    deps: Deps,
) -> None:
    town = await a_staffed_town(deps)
    case = await a_case(deps, town, town.li)
    new = [town.sun.person_id, town.zhou.person_id]

    await asyncio.gather(*[changed(deps, town, holder=one) for one in new])

    view = await post_views.of_centre(deps, town.zhao, CENTRE, "zh")
    assert view.posts[0].holder is not None
    assert await holder_of(case) == view.posts[0].holder.id


async def the_roster(deps: Deps, town: Staffed, first: date | None, days: int) -> Any:
    return (await rosters.roster(deps, town.sun, CENTRE, first, days, "zh")).days


async def put(deps: Deps, who: Actor, post: UUID, on: date, person: UUID | None) -> RosterDayView:
    return await rosters.put(deps, who, post, on, person, "zh")


async def test_the_roster_says_who_stands_where_day_by_day(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    post, chen = town.posts["p1"], town.chen.person_id
    await put(deps, town.zhao, post, TUESDAY, chen)
    await gone(deps, town.sun)

    days = await the_roster(deps, town, MONDAY - timedelta(days=1), 3)

    assert [(day.on.isoformat(), day.is_workday) for day in days] == [
        ("2026-03-01", False),
        ("2026-03-02", True),
        ("2026-03-03", True),
    ]
    assert [
        [(one.person.name if one.person else "", one.why) for one in d.posts] for d in days
    ] == [
        [("李窗口", "holder"), ("孙国土", "holder"), ("周规划", "holder")],
        [("李窗口", "holder"), ("", "nobody"), ("周规划", "holder")],
        [("陈组长", "shift"), ("", "nobody"), ("周规划", "holder")],
    ]


async def test_a_shift_can_be_changed_and_taken_back(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    post = town.posts["p1"]
    people = [town.chen.person_id, town.sun.person_id, town.sun.person_id, None, None]

    days = [await put(deps, town.zhao, post, MONDAY, person) for person in people]

    assert [day.posts[0].why for day in days] == ["shift", "shift", "shift", "holder", "holder"]
    assert not await Shift.exists()


async def test_two_shifts_at_once_leave_one(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    people = [town.chen.person_id, town.sun.person_id, town.zhou.person_id]

    await asyncio.gather(
        *[put(deps, town.zhao, town.posts["p1"], TUESDAY, person) for person in people]
    )

    assert (await Shift.get()).person_id in people


async def test_whoever_is_away_is_passed_over_on_the_roster(deps: Deps) -> None:
    town = await a_staffed_town(deps)
    await gone(deps, town.chen)

    day = await put(deps, town.zhao, town.posts["p1"], TUESDAY, town.chen.person_id)

    assert (day.posts[0].person, day.posts[0].why) == (
        ColleagueView(town.li.person_id, "李窗口"),
        "holder",
    )


async def test_only_the_director_writes_the_roster_and_never_of_the_past(
    deps: Deps, clock: StillClock
) -> None:
    town = await a_staffed_town(deps)
    post, chen = town.posts["p1"], town.chen.person_id
    clock.pass_(days=1)

    with pytest.raises(DirectorsOnly):
        await put(deps, town.li, post, TUESDAY, chen)
    with pytest.raises(RosterPast):
        await put(deps, town.zhao, post, MONDAY, chen)
    with pytest.raises(NoSuchPost):
        await put(deps, town.zhao, UUID(int=1), TUESDAY, chen)
    with pytest.raises(NoSuchPerson):
        await put(deps, town.zhao, post, TUESDAY, (await a_person(deps, YANG)).person_id)
    with pytest.raises(NoSuchCentre):
        await rosters.roster(deps, await a_person(deps, OUTSIDER), CENTRE, None, 1, "zh")


async def test_a_long_roster_asks_no_more_than_a_short_one(
    deps: Deps, questions: list[str]
) -> None:
    town = await a_staffed_town(deps)
    questions.clear()
    await the_roster(deps, town, None, 1)
    short = len(questions)

    questions.clear()
    await the_roster(deps, town, None, 31)

    assert len(questions) == short
