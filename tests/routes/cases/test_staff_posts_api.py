"""Posts, the roster and absences over HTTP."""

from typing import Any
from uuid import UUID

import httpx
import pytest

from app.models.duty import Absence
from tests.make import CENTRE, OTHER_CENTRE, Staffed, a_person, a_staffed_town
from tests.people import LI, OUTSIDER, WANG, YANG, ZHAO
from tests.routes.client import Headers, Town, a_key, refused
from tests.services.held_cases import a_case, holder_of

NOWHERE = UUID(int=1)


async def put(town: Town, path: str, headers: Headers, body: Any) -> httpx.Response:
    return await town.http.put(path, headers={**a_key(), **headers}, json=body)


async def a_post(town: Town, headers: Headers, code: str = "p1") -> Any:
    found = (await town.get("/v1/staff/posts", headers, centre=CENTRE))["posts"]
    return next(post for post in found if post["code"] == code)


async def absent(town: Town, headers: Headers, **values: Any) -> httpx.Response:
    body = {"centre": CENTRE, "reason": "leave", **values}
    return await town.post("/v1/staff/absences", headers, body)


async def test_the_posts_of_the_office(town: Town) -> None:
    staff = await a_staffed_town(town.deps)
    li = await town.sign_in(LI)

    view = await town.get("/v1/staff/posts", li, centre=CENTRE)

    named = {"id": str(staff.li.person_id), "name": "李窗口"}
    assert view["posts"][0] == {
        "id": str(staff.posts["p1"]),
        "code": "p1",
        "name": "1号岗",
        "window": {"code": "w1", "name": "民政窗口"},
        "holder": named,
        "cover": {"id": str(staff.wang.person_id), "name": "王顶岗"},
        "lead": {"id": str(staff.chen.person_id), "name": "陈组长"},
        "departments": [],
        "on_duty": {"person": named, "why": "holder"},
        "open_cases": 0,
    }
    assert view["people"][0] == {**named, "roles": ["clerk"], "away": None, "open_cases": 0}


async def test_the_director_gives_a_post_another_cover_and_the_rest_stays(town: Town) -> None:
    staff = await a_staffed_town(town.deps)
    zhao = await town.sign_in(ZHAO)
    path = f"/v1/staff/posts/{staff.posts['p1']}"

    given = await put(town, path, zhao, {"cover": str(staff.sun.person_id)})
    emptied = await put(town, path, zhao, {"cover": None})

    names = [[one[side] and one[side]["name"] for side in ("holder", "cover", "lead")]
             for one in (given.json(), emptied.json())]  # fmt: skip
    assert names == [["李窗口", "孙国土", "陈组长"], ["李窗口", None, "陈组长"]]


async def test_an_absence_from_the_first_day_to_the_return(town: Town) -> None:
    staff = await a_staffed_town(town.deps)
    case = await a_case(town.deps, staff, staff.li)
    li, wang = await town.sign_in(LI), await town.sign_in(WANG)

    begun = await absent(town, li, note="周四勘验", until_at="2026-03-06T01:00:00Z")
    [seen] = (await town.get("/v1/staff/absences", wang, centre=CENTRE))["items"]
    on_duty = (await a_post(town, wang))["on_duty"]
    ended = await town.post(f"/v1/staff/absences/{seen['id']}/end", li, {})

    assert (begun.status_code, ended.status_code) == (201, 200)
    assert begun.json() == {
        "id": seen["id"],
        "person": {"id": str(staff.li.person_id), "name": "李窗口"},
        "reason": "leave",
        "reason_name": "请假",
        "from_at": "2026-03-02T01:00:00Z",
        "until_at": "2026-03-06T01:00:00Z",
        "ended_at": None,
        "note": "周四勘验",
        "cover_name": "王顶岗",
        "moved_cases": 1,
    }
    assert (seen["note"], seen["reason"], seen["reason_name"]) == ("周四勘验", "", "不在岗")
    assert (on_duty["person"]["name"], on_duty["why"]) == ("王顶岗", "cover")
    assert ended.json()["ended_at"] == "2026-03-02T01:00:00Z"
    assert await holder_of(case) == staff.li.person_id
    assert (await town.get("/v1/staff/absences", wang, centre=CENTRE))["items"] == []
    kept = await town.get("/v1/staff/absences", wang, centre=CENTRE, state="all")
    assert len(kept["items"]) == 1


async def test_the_public_duty_board_shows_who_is_really_there(town: Town) -> None:
    await a_staffed_town(town.deps)
    await absent(town, await town.sign_in(LI))

    board = (await town.get(f"/v1/centres/{CENTRE}"))["duty"]

    assert [(one["name"], one["cover"]) for one in board] == [
        ("王顶岗", True),
        ("孙国土", False),
        ("周规划", False),
    ]


async def test_a_repeated_request_is_done_once(town: Town) -> None:
    await a_staffed_town(town.deps)
    headers = {**await town.sign_in(LI), **a_key()}
    body = {"centre": CENTRE, "reason": "visit"}

    answers = [
        await town.http.post("/v1/staff/absences", headers=headers, json=body) for _ in range(2)
    ]

    assert answers[0].content == answers[1].content
    assert await Absence.all().count() == 1


async def test_the_roster_is_written_by_the_director_and_read_by_all(town: Town) -> None:
    staff = await a_staffed_town(town.deps)
    zhao, li = await town.sign_in(ZHAO), await town.sign_in(LI)
    shift = {"post": str(staff.posts["p1"]), "on": "2026-03-03", "person": None}

    answer = await put(
        town, "/v1/staff/roster", zhao, {**shift, "person": str(staff.chen.person_id)}
    )
    query = {"centre": CENTRE, "from": "2026-03-02", "days": 2}
    days = (await town.get("/v1/staff/roster", li, **query))["days"]

    assert answer.json() == {
        "on": "2026-03-03",
        "is_workday": True,
        "posts": [
            {
                "post": str(staff.posts["p1"]),
                "name": "1号岗",
                "person": {"id": str(staff.chen.person_id), "name": "陈组长"},
                "why": "shift",
            }
        ],
    }
    assert [day["posts"][0]["why"] for day in days] == ["holder", "shift"]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", f"/v1/staff/posts?centre={CENTRE}"),
        ("PUT", f"/v1/staff/posts/{NOWHERE}"),
        ("GET", f"/v1/staff/roster?centre={CENTRE}"),
        ("PUT", "/v1/staff/roster"),
        ("GET", f"/v1/staff/absences?centre={CENTRE}"),
        ("POST", "/v1/staff/absences"),
        ("POST", f"/v1/staff/absences/{NOWHERE}/end"),
    ],
)
async def test_posts_are_for_staff(town: Town, method: str, path: str) -> None:
    await a_person(town.deps, YANG)
    yang = await town.sign_in(YANG)

    answer = await town.http.request(method, path, headers={**yang, **a_key()}, json={})

    assert refused(answer) == (403, "forbidden")


async def refusals(town: Town, staff: Staffed) -> list[tuple[int, str]]:
    """What Li is told who tries what a clerk may not, or cannot be."""
    li = await town.sign_in(LI)
    post, sun = f"/v1/staff/posts/{staff.posts['p1']}", str(staff.sun.person_id)
    shift = {"post": str(staff.posts["p1"]), "on": "2026-03-03", "person": sun}
    answers = [
        await put(town, post, li, {"cover": sun}),
        await put(town, "/v1/staff/roster", li, shift),
        await absent(town, li, person=sun),
        await absent(town, li, centre=OTHER_CENTRE),
        await absent(town, li, reason="bored"),
        await absent(town, li, until_at="2026-03-01T00:00:00Z"),
        await town.post(f"/v1/staff/absences/{NOWHERE}/end", li, {}),
    ]
    return [refused(answer) for answer in answers]


async def test_what_is_refused_is_refused_by_name(town: Town) -> None:
    staff = await a_staffed_town(town.deps)

    assert await refusals(town, staff) == [
        (403, "directors-only"),
        (403, "directors-only"),
        (403, "directors-only"),
        (404, "no-such-centre"),
        (422, "invalid"),
        (422, "bad-absence"),
        (404, "no-such-absence"),
    ]


async def test_a_post_of_another_office_is_not_there(town: Town) -> None:
    staff = await a_staffed_town(town.deps)
    await a_person(town.deps, OUTSIDER, director=OTHER_CENTRE)
    outsider = await town.sign_in(OUTSIDER)

    answer = await put(town, f"/v1/staff/posts/{staff.posts['p1']}", outsider, {"lead": None})

    assert refused(answer) == (404, "no-such-post")
