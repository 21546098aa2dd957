"""Ratings and the green lane over HTTP."""

from typing import Any

import pytest

from app.domain.bookings.bookings import Act
from app.models.person import Person
from app.models.rating import Rating, RatingAsk
from app.services.bookings import booking_changes, bookings
from app.services.bookings.bookings import Wish
from tests.fakes import StillClock
from tests.make import CENTRE, ITEM, a_person, a_staffed_town, at
from tests.people import LI, YANG, ZHAO
from tests.routes.client import Headers, Town, a_key, language, refused


async def a_visit(town: Town, clock: StillClock) -> tuple[Headers, RatingAsk]:
    """Yang's headers, and what she is asked after Li served her."""
    staffed = await a_staffed_town(town.deps)
    yang = await a_person(town.deps, YANG)
    made = await bookings.book(town.deps, yang, Wish(CENTRE, ITEM, at("09:30")), "zh")
    clock.at = at("09:30")
    await booking_changes.note_arrival(town.deps, staffed.li, made.id, Act.SERVE, "zh")
    return await town.sign_in(YANG), await RatingAsk.get()


async def test_the_scale_is_public_and_in_the_callers_language(town: Town) -> None:
    answer = await town.http.get("/v1/ratings/scale", headers=language("en"))

    assert answer.headers["cache-control"] == "public, max-age=3600"
    assert answer.json() == {
        "version": 1,
        "levels": [
            {"level": 5, "name": "Very satisfied"},
            {"level": 4, "name": "Satisfied"},
            {"level": 3, "name": "Fairly satisfied"},
            {"level": 2, "name": "Dissatisfied"},
            {"level": 1, "name": "Very dissatisfied"},
        ],
        "indicators": {
            "visit": [
                {"key": "efficiency", "name": "Quick work"},
                {"key": "skill", "name": "Knows the work"},
                {"key": "attitude", "name": "Friendly manner"},
            ],
            "case": [
                {"key": "efficiency", "name": "Quick work"},
                {"key": "guide", "name": "Guide was right"},
                {"key": "convenience", "name": "Convenient"},
                {"key": "platform", "name": "Easy to use online"},
            ],
        },
    }


async def test_a_visit_is_rated_and_added_to(town: Town, clock: StillClock) -> None:
    yang, ask = await a_visit(town, clock)
    path = f"/v1/ratings/asks/{ask.id}"

    [asked] = (await town.get("/v1/ratings/asks", yang))["items"]
    rated = await town.post(path, yang, {"level": 5, "indicators": ["attitude"], "words": "好"})
    added = await town.post(f"{path}/additions", yang, {"words": "真好"})
    again = await town.post(path, yang, {"level": 1})

    assert asked == {
        "id": str(ask.id),
        "kind": "visit",
        "item_name": "高龄津贴",
        "centre_name": "刘家镇便民服务中心",
        "window_name": "民政窗口",
        "on": "2026-03-03",
        "until_at": "2026-04-02T01:30:00Z",
        "indicators": [
            {"key": "efficiency", "name": "办事效率"},
            {"key": "skill", "name": "服务水平"},
            {"key": "attitude", "name": "服务态度"},
        ],
        "rating": None,
    }
    given = {
        "level": 5,
        "level_name": "非常满意",
        "indicators": [{"key": "attitude", "name": "服务态度"}],
        "words": "好",
        "given_at": "2026-03-03T01:30:00Z",
        "additions": [],
        "additions_until": "2026-04-02T01:30:00Z",
        "repair": None,
    }
    assert (rated.status_code, rated.json()) == (200, {**asked, "rating": given})
    assert added.json()["rating"] == {
        **given,
        "additions": [{"at": "2026-03-03T01:30:00Z", "words": "真好"}],
    }
    assert refused(again) == (409, "already-rated")
    assert again.json()["detail"] == "这次服务已经评价过，评价不能改，可以追加几句。"


async def test_a_rating_that_is_sent_again_is_answered_again(town: Town, clock: StillClock) -> None:
    yang, ask = await a_visit(town, clock)
    key, body = {**yang, **a_key()}, {"level": 2, "words": "等太久"}
    path = f"/v1/ratings/asks/{ask.id}"

    first = await town.http.post(path, headers=key, json=body)
    again = await town.http.post(path, headers=key, json=body)

    assert (first.status_code, again.status_code) == (200, 200)
    assert again.json() == first.json()
    assert await Rating.all().count() == 1


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"level": 6}, (422, "invalid")),
        ({"level": 0}, (422, "invalid")),
        ({"indicators": []}, (422, "invalid")),
        ({"level": 5, "indicators": ["platform"]}, (422, "bad-indicators")),
        ({"level": 5, "person": "x"}, (422, "invalid")),
    ],
)
async def test_what_is_no_rating(
    town: Town, clock: StillClock, body: dict[str, Any], expected: tuple[int, str]
) -> None:
    yang, ask = await a_visit(town, clock)

    answer = await town.post(f"/v1/ratings/asks/{ask.id}", yang, body)

    assert refused(answer) == expected


async def test_a_link_needs_no_sign_in_and_is_good_once(town: Town, clock: StillClock) -> None:
    _, ask = await a_visit(town, clock)
    path, key = f"/v1/ratings/by-token/{ask.token}", a_key()

    seen = await town.get(path)
    rated = await town.http.post(path, headers=key, json={"level": 4})
    resent = await town.http.post(path, headers=key, json={"level": 4})
    other = await town.post(path, {}, {"level": 4})
    later = await town.http.get(path)
    guessed = await town.http.get(path[:-3] + "abc")

    assert (seen["id"], seen["rating"]) == (str(ask.id), None)
    assert rated.json()["rating"]["level"] == 4
    assert (resent.status_code, resent.json()) == (200, rated.json())
    assert refused(other) == refused(later) == (409, "already-rated")
    assert refused(guessed) == (404, "no-such-ask")


async def test_the_code_at_a_window(town: Town) -> None:
    await a_staffed_town(town.deps)
    await a_person(town.deps, YANG)
    yang, li = await town.sign_in(YANG), await town.sign_in(LI)
    form = {"centre": CENTRE, "window": "w1"}

    first = await town.post("/v1/ratings/visits", yang, form)
    second = await town.post("/v1/ratings/visits", yang, form)
    own = await town.post("/v1/ratings/visits", li, form)
    nowhere = await town.post("/v1/ratings/visits", yang, {**form, "window": "w9"})

    assert (first.status_code, second.json()) == (201, first.json())
    assert refused(own) == (403, "own-work")
    assert refused(nowhere) == (404, "no-such-window")


async def test_an_unhappy_rating_is_followed_up_by_the_director(
    town: Town, clock: StillClock
) -> None:
    yang, ask = await a_visit(town, clock)
    await town.post(f"/v1/ratings/asks/{ask.id}", yang, {"level": 1, "words": "没人理"})
    zhao, li = await town.sign_in(ZHAO), await town.sign_in(LI)

    [todo] = (await town.get("/v1/staff/rating-todos", zhao, centre=CENTRE))["items"]
    hidden = await town.http.get("/v1/staff/rating-todos", headers=li, params={"centre": CENTRE})
    path = f"/v1/staff/rating-todos/{todo['id']}"
    contact = await town.get(f"{path}/contact", zhao)
    closed = await town.post(f"{path}/close", zhao, {"finding": "fixed", "words": "已道歉"})
    again = await town.post(f"{path}/close", zhao, {"finding": "fixed", "words": "已道歉"})
    [mine] = (await town.get("/v1/ratings/asks", yang))["items"]

    assert todo["rating"] == {
        "level": 1,
        "level_name": "非常不满意",
        "indicators": [],
        "words": "没人理",
        "given_on": "2026-03-03",
        "kind": "visit",
        "item_name": "高龄津贴",
        "window_name": "民政窗口",
        "additions": [],
    }
    assert (todo["due_on"], todo["left_workdays"], todo["state"]) == ("2026-03-10", 5, "open")
    assert refused(hidden) == (403, "directors-only")
    assert contact == {"name": YANG.name, "phone": YANG.phone}
    assert (closed.json()["state"], closed.json()["done_by_name"]) == ("done", "赵主任")
    assert refused(again) == (409, "todo-done")
    assert mine["rating"]["repair"]["words"] == "已道歉"


async def test_the_figures_are_public(town: Town, clock: StillClock) -> None:
    yang, ask = await a_visit(town, clock)
    await town.post(f"/v1/ratings/asks/{ask.id}", yang, {"level": 5})

    found = await town.get(f"/v1/centres/{CENTRE}/ratings")
    nowhere = await town.http.get("/v1/centres/nowhere/ratings")

    assert found == {
        "days": 90,
        "asked": 1,
        "rated": 1,
        "satisfied": None,
        "by_level": {},
        "rated_share": 1.0,
        "satisfied_share": None,
    }
    assert refused(nowhere) == (404, "no-such-centre")


async def test_the_green_lane_is_opened_and_closed_by_staff(town: Town) -> None:
    await a_staffed_town(town.deps)
    yang = await a_person(town.deps, YANG)
    li, herself = await town.sign_in(LI), await town.sign_in(YANG)
    path = f"/v1/staff/people/{yang.person_id}/priorities"
    own = f"/v1/staff/people/{(await Person.get(openid='li')).id}/priorities"

    made = await town.post(path, li, {"kind": "disabled", "until_on": "2026-12-31"})
    twice = await town.post(path, li, {"kind": "disabled"})
    mine = await town.post(own, li, {"kind": "veteran"})
    over = await town.post(path, li, {"kind": "veteran", "until_on": "2026-01-01"})
    listed = await town.get(path, li)
    ended = await town.post(f"/v1/staff/priorities/{made.json()['id']}/end", li)
    resident = await town.http.get(path, headers=herself)

    assert (made.status_code, made.json()["kind_name"], made.json()["holds"]) == (
        201,
        "残疾人",
        True,
    )
    assert refused(twice) == (409, "priority-known")
    assert refused(mine) == (403, "own-status")
    assert refused(over) == (422, "bad-until")
    assert listed == {"items": [made.json()]}
    assert (ended.json()["holds"], refused(resident)) == (False, (403, "forbidden"))
