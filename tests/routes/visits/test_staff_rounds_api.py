"""Rounds, hamlets, ways and closed roads over HTTP."""

from typing import Any
from uuid import UUID, uuid4

import httpx

from app.formats import travel_sheets
from app.formats.travel_sheets import Place
from tests.make import CENTRE, OTHER_CENTRE, ROOM, TUESDAY, a_person, at
from tests.people import AGENT, LI, OUTSIDER, YANG, ZHAO
from tests.routes.client import Headers, Town, a_key, language, refused
from tests.services.planned_rounds import NAMES, a_door, the_hills

ON = TUESDAY.isoformat()
ROUNDS = "/v1/staff/rounds"


async def put(town: Town, path: str, headers: Headers, body: Any) -> httpx.Response:
    return await town.http.put(path, headers={**a_key(), **headers}, json=body)


async def upload(town: Town, headers: Headers, content: bytes, **fields: str) -> httpx.Response:
    return await town.http.post(
        "/v1/staff/travel/file",
        headers={**a_key(), **headers},
        data={"centre": CENTRE, **fields},
        files={"file": ("ways.xlsx", content)},
    )


async def test_a_day_from_the_plan_to_the_agents_phone(town: Town) -> None:
    hills = await the_hills(town.deps)
    near, far = await a_door(town.deps, hills, "a"), await a_door(town.deps, hills, "c")
    li, agent = await town.sign_in(LI), await town.sign_in(AGENT)

    before = await town.get(ROUNDS, li, centre=CENTRE, on=ON)
    planned = await town.post(f"{ROUNDS}/plan", li, {"centre": CENTRE, "on": ON})
    told = await town.post(f"{ROUNDS}/tell", li, {"centre": CENTRE, "on": ON})
    mine = await town.get("/v1/agent/round", agent, on=ON)

    assert {one["id"] for one in before["unplanned"]} == {str(near), str(far)}
    [_, shown] = planned.json()["agents"]
    assert [one["visit"]["id"] for one in shown["round"]["stops"]] == [str(near), str(far)]
    assert {one["id"] for one in told.json()["told"]} == {str(near), str(far)}
    assert (mine["version"], mine["travel_minutes"], mine["left_out"]) == (1, 50, [])
    assert mine["agent"] == {
        "id": str(hills.people.agent.person_id),
        "name": "王代办",
        "away": False,
    }
    assert mine["stops"][0]["starts_at"] == at("08:00").isoformat().replace("+00:00", "Z")


async def test_an_order_by_hand_over_a_stale_version_is_a_conflict(town: Town) -> None:
    hills = await the_hills(town.deps)
    near, far = await a_door(town.deps, hills, "a"), await a_door(town.deps, hills, "c")
    li, agent = await town.sign_in(LI), str(hills.people.agent.person_id)
    body = {"agent": agent, "on": ON, "order": [str(far), str(near)], "version": 0}

    done = await put(town, ROUNDS, li, body)
    stale = await put(town, ROUNDS, li, body)
    strange = await put(town, ROUNDS, li, {**body, "order": [str(uuid4())], "version": 1})

    assert (done.status_code, done.json()["by_hand"]) == (200, True)
    assert refused(stale) == (409, "round-changed")
    assert refused(strange) == (422, "not-of-this-round")
    assert strange.json()["errors"][0]["pointer"] == "/order"


async def test_where_a_round_begins_is_set_once_over_the_version_seen(town: Town) -> None:
    hills = await the_hills(town.deps)
    await a_door(town.deps, hills, "b")
    li, agent = await town.sign_in(LI), str(hills.people.agent.person_id)
    await town.post(f"{ROUNDS}/plan", li, {"centre": CENTRE, "on": ON})
    body = {"agent": agent, "on": ON, "hamlet": str(hills.hamlet["a"]), "version": 1}

    done = await put(town, f"{ROUNDS}/base", li, body)
    stale = await put(town, f"{ROUNDS}/base", li, body)
    strange = await put(town, f"{ROUNDS}/base", li, {**body, "hamlet": str(uuid4()), "version": 2})
    many = {"agent": agent, "on": ON, "order": [str(uuid4())] * 41, "version": 2}

    shown = done.json()
    assert (shown["base"]["code"], shown["home_minutes"], shown["travel_minutes"]) == ("a", 20, 40)
    assert refused(stale) == (409, "round-changed")
    assert refused(strange) == (404, "no-such-hamlet")
    assert refused(await put(town, ROUNDS, li, many)) == (422, "not-of-this-round")


async def test_the_same_request_twice_is_done_once(town: Town) -> None:
    hills = await the_hills(town.deps)
    li, key = await town.sign_in(LI), a_key()
    body = {"centre": CENTRE, "storm": True, "hamlets": [str(hills.hamlet["c"])], "words": "塌方"}

    first, second = [
        await town.http.post("/v1/staff/closures", headers={**li, **key}, json=body)
        for _ in range(2)
    ]

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    [shown] = (await town.get("/v1/staff/closures", li, centre=CENTRE))["items"]
    opened = await town.post(f"/v1/staff/closures/{shown['id']}/open", li)
    assert shown["hamlet"]["name"] == NAMES["c"]
    assert opened.json()["in_force"] is False


async def test_hamlets_and_ways(town: Town) -> None:
    hills = await the_hills(town.deps)
    li, zhao = await town.sign_in(LI), await town.sign_in(ZHAO)
    a, c = str(hills.hamlet["a"]), str(hills.hamlet["c"])

    new = {"centre": ROOM, "code": "d", "names": {"zh": "大田组"}, "latitude": 28.9}
    half = await town.post("/v1/staff/hamlets", zhao, new)
    added = await town.post("/v1/staff/hamlets", zhao, {**new, "longitude": 104.9})
    path = f"/v1/staff/hamlets/{added.json()['id']}"
    renamed = await put(town, path, zhao, {"names": {"zh": "大田村组", "en": "Big field"}})
    way = {"here": c, "there": a, "minutes": 45}
    told = await put(town, "/v1/staff/travel", zhao, {"centre": CENTRE, "minutes": [way]})
    clerks = [
        await town.post("/v1/staff/hamlets", li, {**new, "longitude": 104.9}),
        await put(town, path, li, {"names": {"zh": "大田"}}),
        await put(town, "/v1/staff/travel", li, {"centre": CENTRE, "minutes": [way]}),
    ]
    bad = await put(
        town, "/v1/staff/travel", zhao, {"centre": CENTRE, "minutes": [way | {"there": c}]}
    )

    assert refused(half) == (422, "bad-hamlet")
    assert half.json()["errors"][0]["pointer"] == "/longitude"
    assert (added.status_code, renamed.json()["name"]) == (201, "大田村组")
    assert {"here": a, "there": c, "minutes": 45} in told.json()["minutes"]
    assert [refused(one) for one in clerks] == [(403, "directors-only")] * 3
    assert refused(bad) == (422, "bad-way")
    listed = await town.get("/v1/staff/hamlets", {**li, **language("en")}, centre=CENTRE)
    assert [one["name"] for one in listed["items"]] == [*NAMES.values(), "Big field"]


async def test_the_matrix_goes_out_and_comes_in(town: Town) -> None:
    hills = await the_hills(town.deps)
    li, zhao = await town.sign_in(LI), await town.sign_in(ZHAO)

    file = await town.http.get("/v1/staff/travel/file", headers=li, params={"centre": CENTRE})
    same = await upload(town, zhao, file.content, dry_run="true")
    places = [Place(one, code, NAMES[code]) for code, one in hills.hamlet.items()]
    emptied = await upload(town, zhao, travel_sheets.written(places, {}))
    by_clerk = await upload(town, li, file.content)
    broken = await upload(town, zhao, b"nothing")

    assert 'filename="travel-511503102000.xlsx"' in file.headers["content-disposition"]
    nothing = {"problems": [], "changed": 0, "added": 0, "removed": 0, "taken": False}
    assert same.json() == nothing
    assert emptied.json() == {**nothing, "removed": 2, "taken": True}
    assert refused(by_clerk) == (403, "directors-only")
    assert broken.json()["problems"][0]["message"] == "文件打不开"
    assert (await town.get("/v1/staff/travel", li, centre=CENTRE))["minutes"] == []


async def test_free_times_for_the_office_and_the_agent(town: Town) -> None:
    hills = await the_hills(town.deps)
    visit, agent = await a_door(town.deps, hills, "a"), str(hills.people.agent.person_id)
    li, phone, yang = [await town.sign_in(who) for who in (LI, AGENT, YANG)]

    told = await town.get(f"{ROUNDS}/times", li, visit=visit, agent=agent, on=ON)
    mine = await town.get("/v1/agent/round/times", phone, visit=visit, on=ON)
    params = {"visit": str(visit), "on": ON}
    of_yang = await town.http.get("/v1/agent/round/times", headers=yang, params=params)

    assert told == mine
    assert (len(told["times"]), told["minutes"], told["on"]) == (39, 30, ON)
    assert refused(of_yang) == (404, "no-such-visit")


async def test_strangers_find_nothing(town: Town) -> None:
    hills = await the_hills(town.deps)
    await a_person(town.deps, OUTSIDER, clerk=OTHER_CENTRE)
    there, yang = await town.sign_in(OUTSIDER), await town.sign_in(YANG)
    of_centre = {"centre": CENTRE}
    names = {"names": {"zh": "甲"}}
    agent = str(hills.people.agent.person_id)
    order = {"agent": agent, "on": ON, "order": [], "version": 0}

    answers = [
        await town.http.get("/v1/staff/hamlets", headers=there, params=of_centre),
        await town.http.get("/v1/staff/travel", headers=there, params=of_centre),
        await town.http.get("/v1/staff/closures", headers=there, params=of_centre),
        await town.http.get(ROUNDS, headers=there, params={**of_centre, "on": ON}),
        await put(town, f"/v1/staff/hamlets/{hills.hamlet['a']}", there, names),
        await town.post(f"/v1/staff/closures/{UUID(int=1)}/open", there),
        await put(town, ROUNDS, there, order),
    ]
    of_yang = await town.http.get(ROUNDS, headers=yang, params={**of_centre, "on": ON})
    no_agent = await town.http.get("/v1/agent/round", headers=yang, params={"on": ON})

    assert [refused(one) for one in answers] == [
        *[(404, "no-such-centre")] * 4,
        (404, "no-such-hamlet"),
        (404, "no-such-closure"),
        (404, "no-such-agent"),
    ]
    assert of_yang.status_code == 403
    assert refused(no_agent) == (404, "no-such-agent")


async def test_refusals_are_said_in_every_language(town: Town) -> None:
    await the_hills(town.deps)
    li, body = await town.sign_in(LI), {"centre": CENTRE, "on": "2020-01-01"}

    said = [
        (await town.post(f"{ROUNDS}/plan", {**li, **language(tag)}, body)).json()["title"]
        for tag in ("zh", "bo", "en")
    ]

    assert said == ["这一天不能排", "ཉིན་འདི་བསྒྲིག་མི་ཐུབ།", "This day cannot be planned"]
