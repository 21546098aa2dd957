"""Households, standings, plans and registers over HTTP."""

from typing import Any
from uuid import UUID

import httpx

from app.models.household import Household
from app.models.visit import Visit
from app.services.villages import household_records
from tests.make import CENTRE, OTHER_CENTRE, a_person
from tests.people import LI, OUTSIDER, YANG, ZHAO
from tests.routes.client import Headers, Town, a_key, language, refused
from tests.services.homes import Village, a_household, a_village
from tests.services.village_rooms import AGENT
from tests.services.villages.test_registers import a_visit_done, sheet_of
from tests.services.villages.two_phones import phone_says

NOWHERE = UUID(int=1)
LUO = {"relation": "self", "name": "罗桂芳", "head": True}


async def put(town: Town, path: str, headers: Headers, body: Any) -> httpx.Response:
    return await town.http.put(path, headers={**a_key(), **headers}, json=body)


def a_form(village: Village, **values: Any) -> dict[str, Any]:
    home = {"centre": CENTRE, "number": "3-012", "address": "三组12号"}
    return {**home, "hamlet": str(village.hamlet), "members": [LUO], **values}


async def test_a_household_from_the_first_line_to_the_last_change(town: Town) -> None:
    village = await a_village(town.deps)
    li = await town.sign_in(LI)

    made = await town.post("/v1/staff/households", li, a_form(village))
    home = made.json()
    path = f"/v1/staff/households/{home['id']}"
    change: dict[str, Any] = {
        "number": "3-013",
        "address": "",
        "hamlet": None,
        "members": [],
        "version": 1,
    }
    changed = await put(town, path, li, change)
    again = await put(town, path, li, change)
    listed = await town.get(
        "/v1/staff/households", {**li, **language("en")}, centre=CENTRE, q="013"
    )

    assert (made.status_code, changed.status_code) == (201, 200)
    assert (home["centre"], home["members"][0]["person"]["name"]) == ("511503102201", "罗桂芳")
    assert refused(again) == (409, "household-changed")
    assert listed == {
        "items": [
            {
                "id": home["id"],
                "number": "3-013",
                "hamlet": None,
                "head": "",
                "members": 0,
                "conflicts": 0,
                "soft_conflicts": 0,
                "plans": 0,
                "last_visit_on": None,
            }
        ],
        "next": None,
    }
    shown = await town.get(path, li)
    assert (shown["version"], shown["members"][0]["left_on"]) == (2, "2026-03-02")


async def test_a_repeated_request_makes_one_household(town: Town) -> None:
    village = await a_village(town.deps)
    headers = {**await town.sign_in(LI), **a_key()}

    answers = [
        await town.http.post("/v1/staff/households", headers=headers, json=a_form(village))
        for _ in range(2)
    ]

    assert answers[0].json() == answers[1].json()
    assert await Household.all().count() == 1


async def test_wrong_households_are_refused_with_a_pointer(town: Town) -> None:
    village = await a_village(town.deps)
    li = await town.sign_in(LI)
    wrong: dict[str, dict[str, Any]] = {
        "/number": {"number": "  "},
        "/hamlet": {"hamlet": str(NOWHERE)},
        "/members": {"members": [LUO, {**LUO, "name": "陈大山"}]},
        "/members/0/person": {"members": [{"relation": "self", "person": str(NOWHERE)}]},
    }

    for pointer, values in wrong.items():
        answer = await town.post("/v1/staff/households", li, a_form(village, **values))
        assert [one["pointer"] for one in answer.json()["errors"]] == [pointer]
    strange = a_form(village, members=[{**LUO, "relation": "boss"}])
    assert (await town.post("/v1/staff/households", li, strange)).status_code == 422


async def test_households_of_others_are_not_there(town: Town) -> None:
    village = await a_village(town.deps)
    home = await a_household(town.deps, village)
    await a_person(town.deps, OUTSIDER, clerk=OTHER_CENTRE)
    other, agent = await town.sign_in(OUTSIDER), await town.sign_in(AGENT)
    path = f"/v1/staff/households/{home.id}"

    assert refused(await town.http.get(path, headers=other)) == (404, "no-such-household")
    assert (await town.http.get(path, headers=agent)).status_code == 403
    answer = await town.http.get("/v1/staff/plans", headers=other, params={"centre": CENTRE})
    assert refused(answer) == (404, "no-such-centre")
    assert refused(await town.http.get(f"/v1/staff/plans/{NOWHERE}", headers=other))[0] == 404


async def test_the_clerk_settles_what_two_phones_said(town: Town) -> None:
    village = await a_village(town.deps)
    home = await a_household(town.deps, village)
    by = village.agent.person_id
    for value in ("井水", "自来水"):
        await phone_says(town.deps, home.id, by, {"key": "water", "value": value})
    await household_records.refresh(town.deps, await Household.get(id=home.id))
    li = await town.sign_in(LI)

    [conflict] = (await town.get("/v1/staff/conflicts", li, centre=CENTRE))["items"]
    body = {"key": conflict["key"], "op": conflict["values"][1]["op"], "version": 2}
    path = f"/v1/staff/households/{home.id}/settle"
    unheard = await town.post(path, li, {**body, "op": str(NOWHERE)})
    settled = (await town.post(path, li, body)).json()

    assert refused(unheard) == (404, "no-such-value")
    assert (conflict["subject"], conflict["id"], conflict["hard"]) == (
        "household",
        str(home.id),
        True,
    )
    assert settled["conflicts"] == []
    assert [one["shown"] for one in settled["answers"]] == [conflict["values"][1]["shown"]]
    assert (await town.get("/v1/staff/conflicts", li, centre=CENTRE))["items"] == []


async def test_a_plan_from_making_it_to_its_sleep_and_its_end(town: Town) -> None:
    village = await a_village(town.deps)
    yang = await a_person(town.deps, YANG)
    li, resident = await town.sign_in(LI), await town.sign_in(YANG)
    form = {
        "centre": CENTRE,
        "kind": "contact",
        "contact": str(village.agent.person_id),
        "person": str(yang.person_id),
        "why": "独居",
        "every_days": 30,
        "next_on": "2026-03-09",
    }

    made = await town.post("/v1/staff/plans", li, form)
    path = f"/v1/staff/plans/{made.json()['id']}"
    [contact] = (await town.get("/v1/contacts", resident))["items"]
    changed = await put(town, path, li, {"every_days": 7})
    standing = f"/v1/staff/people/{yang.person_id}/standing"
    moved = await town.post(standing, li, {"standing": "moved", "since_on": "2026-03-01"})
    [asleep] = (await town.get("/v1/staff/plans", li, centre=CENTRE))["items"]
    back = await town.post(standing, li, {"standing": ""})
    ended = await town.post(f"{path}/end", li, {"words": "随女儿生活"})
    late = await put(town, path, li, {"every_days": 9})

    assert (made.status_code, made.json()["kind_name"]) == (201, "挂钩联系")
    assert (contact["name"], contact["phone"], contact["next_visit_on"]) == (
        "王代办",
        "13900000018",
        "2026-03-09",
    )
    assert changed.json()["every_days"] == 7
    assert (moved.json()["plans_asleep"], moved.json()["visits_withdrawn"]) == (1, 1)
    assert asleep["asleep"]["because_said"] == "已搬走，计划暂停，不再提醒"
    assert (back.json()["standing"], back.json()["plans_woken"]) == ("", 1)
    assert ended.json()["ended_at"] == "2026-03-02T01:00:00Z"
    assert refused(late) == (409, "plan-over")
    assert (await town.get("/v1/contacts", resident))["items"] == []
    future = {"standing": "died", "since_on": "2026-03-03"}
    assert refused(await town.post(standing, li, future)) == (422, "bad-standing")


async def test_a_register_is_defined_once_and_comes_as_excel(town: Town) -> None:
    village = await a_village(town.deps)
    visit = await a_visit_done(town.deps, village)
    li, zhao = await town.sign_in(LI), await town.sign_in(ZHAO)
    form = {
        "centre": CENTRE,
        "code": "regular",
        "name": {"zh": "走访台账", "en": "Visits"},
        "columns": [
            {"title": "日期", "from": "visit.on"},
            {"title": "姓名", "from": "person.name"},
            {"title": "饮水", "from": "answer.water"},
        ],
    }

    defined = await put(town, "/v1/staff/registers", zhao, form)
    wrong = {**form, "columns": [{"title": "x", "from": "person.openid"}]}
    bad = await put(town, "/v1/staff/registers", zhao, wrong)
    unable = await put(town, "/v1/staff/registers", li, form)
    path, month = "/v1/staff/registers/regular.xlsx", {"centre": CENTRE, "month": "2026-03"}
    file = await town.http.get(path, headers=li, params=month)
    never = await town.http.get(path, headers=li, params={**month, "month": "2026-13"})
    fed = await town.get(f"/v1/staff/visits/{visit.id}/registers", {**li, **language("en")})

    assert defined.json()["columns"][0] == {"title": "日期", "from": "visit.on"}
    assert (await town.get("/v1/staff/registers", li, centre=CENTRE))["items"] == [defined.json()]
    assert refused(bad) == (422, "bad-column")
    assert [one["pointer"] for one in bad.json()["errors"]] == ["/columns/0/from"]
    assert refused(unable) == (403, "directors-only")
    assert file.headers["content-disposition"] == 'attachment; filename="regular-2026-03.xlsx"'
    assert [cell.value for cell in sheet_of(file.content)[2]] == ["2026-03-02", "罗桂芳", "井水"]
    assert never.status_code == 422
    assert fed == {
        "items": [
            {
                "register": "regular",
                "name": "Visits",
                "fields": ["日期", "姓名", "饮水"],
                "filled": 3,
                "columns": 3,
            }
        ],
        "saved_fields": 2,
    }
    assert (await Visit.get(id=visit.id)).state == "done"
