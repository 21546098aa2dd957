"""Offices, and the days and times that can be booked there, over HTTP."""

import pytest

from tests.fakes import StillClock
from tests.make import CENTRE, ITEM, OTHER_CENTRE, a_town, at
from tests.routes.client import Town, language, refused

PLACE = f"/v1/centres/{CENTRE}/items/{ITEM}"


async def test_offices_near_me_tell_how_far_they_are(town: Town) -> None:
    await a_town(town.deps)

    told = await town.get("/v1/centres", near="28.93,104.93", q="刘家")

    assert told["next"] is None
    assert told["items"] == [
        {
            "code": CENTRE,
            "name": "刘家镇便民服务中心",
            "kind": "centre",
            "level": "township",
            "division": CENTRE,
            "address": "刘家镇正街1号",
            "phone": "0831-0000101",
            "complaint_phone": "0831-0000102",
            "latitude": 28.93,
            "longitude": 104.92,
            "distance_m": 973,
            "hours_text": "工作日 09:00-12:00、14:00-17:00",
            "today": {
                "on": "2026-03-02",
                "open_now": True,
                "ranges": [
                    {"from": "09:00", "to": "12:00", "off_hours": False},
                    {"from": "14:00", "to": "17:00", "off_hours": False},
                ],
                "name": None,
            },
            "demo": False,
        },
        {**told["items"][1], "code": OTHER_CENTRE},
    ]


@pytest.mark.parametrize("near", ["here", "91,0", "1,2,3", "nan,nan"])
async def test_a_place_that_is_none_is_refused_in_plain_words(town: Town, near: str) -> None:
    answer = await town.http.get("/v1/centres", params={"near": near}, headers=language("en"))

    assert refused(answer) == (422, "bad-position")
    assert answer.json()["detail"] == "A position is written as latitude,longitude."


async def test_one_office_shows_its_windows_and_hours_in_the_readers_language(
    town: Town,
) -> None:
    await a_town(town.deps)

    told = await town.get(f"/v1/centres/{CENTRE}", language("en"))

    assert told["name"] == "Liujia Centre"
    assert told["hours_text"] == "Working days 09:00-12:00, 14:00-17:00"
    assert told["areas"] == [{"name": "便民服务中心"}]
    assert told["windows"] == [
        {"code": "w1", "name": "民政窗口", "area": "便民服务中心", "holder": "民政办"}
    ]
    assert told["duty"] == []


@pytest.mark.parametrize("code", ["999999999999", "%00", "..%2F", "x" * 300])
async def test_an_office_that_is_not_there_is_not_found(town: Town, code: str) -> None:
    answer = await town.http.get(f"/v1/centres/{code}")

    assert refused(answer) == (404, "no-such-centre")


async def test_days_tell_their_state_and_their_name(town: Town, clock: StillClock) -> None:
    await a_town(town.deps)
    clock.pass_(days=58)

    told = await town.get(f"{PLACE}/days", language("en"), **{"from": "2026-04-30", "count": 2})

    assert told["days"] == [
        {
            "on": "2026-04-30",
            "state": "open",
            "free": 12,
            "name": None,
            "provisional": False,
            "off_hours": False,
        },
        {
            "on": "2026-05-01",
            "state": "closed",
            "free": 0,
            "name": "Labour Day",
            "provisional": False,
            "off_hours": False,
        },
    ]


async def test_two_weeks_are_shown_unless_told_otherwise(town: Town) -> None:
    await a_town(town.deps)

    told = await town.get(f"{PLACE}/days")

    assert [day["on"] for day in told["days"]][:1] == ["2026-03-02"]
    assert len(told["days"]) == 14


async def test_times_are_told_in_utc(town: Town) -> None:
    await a_town(town.deps)

    told = await town.get(f"{PLACE}/slots", on="2026-03-03")

    assert (told["on"], told["name"], told["provisional"]) == ("2026-03-03", None, False)
    assert told["slots"][0] == {
        "starts_at": "2026-03-03T01:00:00Z",
        "ends_at": "2026-03-03T01:30:00Z",
        "free": 1,
        "capacity": 1,
        "off_hours": False,
    }
    assert at("09:00").isoformat() == "2026-03-03T01:00:00+00:00"


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        (f"{PLACE}/days?count=63", 422, "invalid"),
        (f"{PLACE}/days?count=0", 422, "invalid"),
        (f"{PLACE}/days?from=tomorrow", 422, "invalid"),
        (f"{PLACE}/days?from=9999-12-31", 422, "beyond-calendar"),
        (f"{PLACE}/days?from=0001-01-01", 422, "beyond-calendar"),
        (f"{PLACE}/slots?on=9999-12-31", 422, "beyond-calendar"),
        (f"{PLACE}/slots", 422, "invalid"),
        (f"/v1/centres/{CENTRE}/items/nothing/days", 404, "no-such-item"),
        (f"/v1/centres/999999999999/items/{ITEM}/days", 404, "not-offered"),
        (f"/v1/centres/999999999999/items/{ITEM}/slots?on=2026-03-03", 404, "not-offered"),
    ],
)
async def test_what_cannot_be_shown_is_refused(
    town: Town, path: str, status: int, code: str
) -> None:
    await a_town(town.deps)

    answer = await town.http.get(path)

    assert refused(answer) == (status, code)
