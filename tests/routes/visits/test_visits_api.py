"""Home visits over HTTP: asked once, arranged by the office, carried out, closed to strangers."""

from typing import Any

from app.models.operation import AuditEntry
from app.models.visit import Visit
from tests.make import CENTRE, ITEM, OTHER_CENTRE, ROOM, a_person
from tests.people import AGENT, LI, OUTSIDER, YANG, ZHAXI
from tests.routes.client import Town, a_key, language, refused
from tests.visiting import a_village

ASKED: dict[str, Any] = {
    "centre": ROOM,
    "why": "腿脚不便",
    "address": "三组12号",
    "wishes": [{"on": "2026-03-05", "from": "08:00", "to": "12:00"}],
    "items": [ITEM],
}
NINE = "2026-03-05T09:00:00+08:00"


async def test_a_visit_is_asked_for_once_and_given_to_the_agent_once(town: Town) -> None:
    village = await a_village(town.deps)
    yang, li = await town.sign_in(YANG), await town.sign_in(LI)
    once, twice = {**yang, **a_key()}, {**li, **a_key()}

    asked = [await town.http.post("/v1/visits", headers=once, json=ASKED) for _ in range(2)]
    visit = asked[0].json()
    office, mine = f"/v1/staff/visits/{visit['id']}", f"/v1/visits/{visit['id']}"
    who = await town.get(f"{office}/agents", li)
    given = {"act": "assign", "agent": str(village.agent.person_id), "version": 1}
    assigned = [await town.http.post(f"{office}/act", headers=twice, json=given) for _ in range(2)]
    stale = await town.post(f"{office}/act", li, given)
    shown = await town.get(mine, yang)

    assert [one.status_code for one in asked] == [201, 201]
    assert asked[0].json() == asked[1].json()
    assert await Visit.all().count() == 1
    assert visit["wishes"] == ASKED["wishes"]
    assert [one["suggested"] for one in who] == [True, False]
    assert [one.json()["state"] for one in assigned] == ["assigned", "assigned"]
    assert refused(stale) == (409, "visit-changed")
    assert (shown["free"], shown["version"], len(shown["code"])) == (True, 2, 4)
    assert shown["agent"]["name"] == AGENT.name


async def test_the_agent_carries_it_out_and_the_resident_withdraws_no_more(town: Town) -> None:
    village = await a_village(town.deps)
    yang, li, agent = await town.sign_in(YANG), await town.sign_in(LI), await town.sign_in(AGENT)
    visit = (await town.post("/v1/visits", yang, ASKED)).json()
    go = f"/v1/agent/visits/{visit['id']}/act"
    who = str(village.agent.person_id)
    office = f"/v1/staff/visits/{visit['id']}/act"
    await town.post(office, li, {"act": "assign", "agent": who, "version": 1})

    rows = await town.get("/v1/agent/visits", agent)
    agreed = await town.post(go, agent, {"act": "propose", "starts_at": NINE, "version": 2})
    way = await town.post(go, agent, {"act": "on_way", "version": 3})
    late = await town.post(f"/v1/visits/{visit['id']}/act", yang, {"act": "withdraw", "version": 4})
    done = await town.post(go, agent, {"act": "done", "version": 4, "words": "填好了"})

    assert [(one["number"], one["person"]["name"]) for one in rows] == [(visit["number"], "杨*英")]
    assert (agreed.json()["state"], way.json()["state"]) == ("confirmed", "on_way")
    assert refused(late) == (409, "visit-not-now")
    assert (done.json()["state"], done.json()["turn"]) == ("done", "none")
    listed = await town.get("/v1/visits", yang, state="closed")
    assert [one["state_name"] for one in listed["items"]] == ["已完成"]


async def test_strangers_and_other_offices_see_nothing(town: Town) -> None:
    await a_village(town.deps)
    await a_person(town.deps, OUTSIDER, clerk=OTHER_CENTRE)
    await a_person(town.deps, ZHAXI)
    yang, zhaxi = await town.sign_in(YANG), await town.sign_in(ZHAXI)
    elsewhere = await town.sign_in(OUTSIDER)
    visit = (await town.post("/v1/visits", yang, ASKED)).json()
    mine, office = f"/v1/visits/{visit['id']}", f"/v1/staff/visits/{visit['id']}"
    choice = {"key": "state", "op": visit["id"], "version": 1}

    found = [
        refused(await town.http.get(mine, headers=zhaxi)),
        refused(await town.http.get(office, headers=elsewhere)),
        refused(await town.http.get(f"{office}/agents", headers=elsewhere)),
        refused(await town.post(f"{mine}/act", zhaxi, {"act": "withdraw", "version": 1})),
        refused(await town.post(f"{office}/act", elsewhere, {"act": "assign", "version": 1})),
        refused(await town.post(f"{office}/settle", elsewhere, choice)),
    ]

    assert found == [(404, "no-such-visit")] * 6
    assert refused(
        await town.http.get("/v1/staff/visits", headers=elsewhere, params={"centre": CENTRE})
    ) == (404, "no-such-centre")
    assert refused(
        await town.http.get("/v1/staff/conflicts", headers=elsewhere, params={"centre": CENTRE})
    ) == (404, "no-such-centre")
    assert (await town.http.get(office, headers=yang)).status_code == 403
    assert (await town.http.get("/v1/visits")).status_code == 401


async def test_the_office_takes_a_call_down_and_each_look_is_written_down(town: Town) -> None:
    await a_village(town.deps)
    li = await town.sign_in(LI)
    person = {"name": "罗桂芳", "phone": "13900000007"}
    call = {"centre": CENTRE, "source": "hotline", "person": person, "why": "出不了门"}

    made = await town.post("/v1/staff/visits", li, {**call, "address": "三组12号"})
    seen = await town.get(f"/v1/staff/visits/{made.json()['id']}", li)
    listed = await town.get("/v1/staff/visits", li, centre=CENTRE, state="asked")
    conflicts = await town.get("/v1/staff/conflicts", li, centre=CENTRE)

    assert (made.status_code, made.json()["source"]) == (201, "hotline")
    assert (seen["person"]["name"], seen["place"], seen["code"]) == ("罗*芳", "三组12号", "")
    assert [one["why"] for one in listed["items"]] == ["出不了门"]
    assert conflicts == {"items": []}
    assert await AuditEntry.filter(act="visit-seen").count() == 1


async def test_what_is_wrong_is_told_where_and_in_ones_own_language(town: Town) -> None:
    await a_village(town.deps)
    yang = await town.sign_in(YANG)
    backwards = [{"on": "2026-03-05", "from": "12:00", "to": "08:00"}]

    wish = await town.post("/v1/visits", yang, {**ASKED, "wishes": backwards})
    item = await town.post("/v1/visits", {**yang, **language("bo")}, {**ASKED, "items": ["x"]})
    clock = await town.post(
        "/v1/visits",
        {**yang, **language("en")},
        {**ASKED, "wishes": [{**backwards[0], "from": "25:00"}]},
    )
    words = await town.post("/v1/visits", yang, {**ASKED, "why": "x" * 501})

    assert refused(wish) == (422, "bad-wish")
    assert wish.json()["errors"][0]["pointer"] == "/wishes/0"
    assert refused(item) == (404, "no-such-item")
    assert {clock.status_code, words.status_code} == {422}
    assert clock.json()["errors"][0]["pointer"] == "/wishes/0/from"
    assert words.json()["errors"][0]["pointer"] == "/why"
    assert await Visit.all().count() == 0


async def test_anybody_sees_what_one_may_ask_for(town: Town) -> None:
    await a_village(town.deps)

    offer = await town.get("/v1/visits/offer", language("en"), centre=ROOM)
    nowhere = await town.http.get("/v1/visits/offer", params={"centre": "nowhere"})

    assert offer["open"]
    assert offer["free_note"] == "A home visit is free: by the rules it costs nothing."
    assert refused(nowhere) == (404, "no-such-centre")
