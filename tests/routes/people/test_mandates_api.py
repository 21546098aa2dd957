"""Mandates, family and people without a phone over HTTP: once, and only for those they concern."""

from typing import Any
from uuid import uuid4

from app.models.mandate import FamilyTie, Mandate
from app.models.notice import Notice
from app.models.person import Person
from tests.casework import an_office, filed
from tests.make import CENTRE, ITEM, OTHER_CENTRE, a_person
from tests.people import LI, OUTSIDER, YANG, ZHAXI
from tests.routes.client import Headers, Town, a_key, language, refused
from tests.services.cases.test_cases_for_others import the_child
from tests.services.village_rooms import AGENT, ROOM, a_room

CHILD = {"name": "扎西小", "id_number": the_child()}


def a_form(**values: Any) -> dict[str, Any]:
    given = {
        "principal": {"name": YANG.name, "phone": YANG.phone},
        "items": [ITEM],
        "until_on": "2026-12-31",
        "way": "paper",
        "proof": "0" * 64,
        "witness": {"name": "陈见证"},
        "words": "替她申请高龄津贴",
    }
    return {**given, **values}


async def in_the_village(town: Town) -> tuple[Headers, Headers]:
    """The agent and Yang, signed in."""
    await an_office(town.deps)
    await a_room(town.deps)
    return await town.sign_in(AGENT), await town.sign_in(YANG)


async def test_an_agent_writes_a_mandate_down_once_and_its_person_ends_it(town: Town) -> None:
    await an_office(town.deps)
    await a_room(town.deps)
    await a_person(town.deps, YANG)
    agent, yang = await town.sign_in(AGENT), await town.sign_in(YANG)
    headers = {**agent, **a_key()}

    first = await town.http.post("/v1/agent/mandates", headers=headers, json=a_form())
    again = await town.http.post("/v1/agent/mandates", headers=headers, json=a_form())
    made = first.json()
    seen = await town.get(f"/v1/mandates/{made['id']}", {**yang, **language("en")})
    ended = await town.post(f"/v1/mandates/{made['id']}/end", yang)

    assert (first.status_code, again.content) == (201, first.content)
    assert await Mandate.all().count() == 1
    assert (made["state"], made["centre"], made["items"][0]["code"]) == ("given", ROOM, ITEM)
    assert (seen["state_name"], seen["proxy"]["phone"], seen["may"]) == (
        "In force",
        AGENT.phone,
        ["end"],
    )
    assert ended.json()["state"] == "ended"
    assert (await town.get("/v1/mandates", yang))["items"][0]["id"] == made["id"]
    assert (await town.get("/v1/agent/mandates", agent))["items"][0]["state"] == "ended"


async def test_a_mandate_is_for_those_it_concerns(town: Town) -> None:
    agent, _ = await in_the_village(town)
    zhaxi = await town.sign_in(ZHAXI)
    made = (await town.post("/v1/agent/mandates", agent, a_form())).json()["id"]

    shown = await town.http.get(f"/v1/mandates/{made}", headers=zhaxi)
    ended = await town.post(f"/v1/mandates/{made}/end", zhaxi)
    given = await town.post(f"/v1/mandates/{made}/give", agent)
    written = await town.post("/v1/agent/mandates", zhaxi, a_form())
    listed = await town.http.get("/v1/staff/mandates", headers=zhaxi, params={"centre": CENTRE})

    assert refused(shown) == refused(ended) == refused(given) == (404, "no-such-mandate")
    assert refused(written) == (404, "no-such-centre")
    assert refused(listed) == (403, "forbidden")


async def test_what_is_wrong_with_a_mandate_is_told_at_its_place(town: Town) -> None:
    agent, yang = await in_the_village(town)
    wrong: dict[str, dict[str, Any]] = {
        "/until_on": {"until_on": "2027-12-31"},
        "/witness": {"witness": {"name": AGENT.name}},
        "/proof": {"proof": ""},
        "/proxy": {"principal": {"name": AGENT.name, "phone": AGENT.phone}},
    }

    found = {}
    for pointer, values in wrong.items():
        answer = await town.post("/v1/agent/mandates", agent, a_form(**values))
        found[pointer] = (refused(answer)[0], answer.json()["errors"][0]["pointer"])
    strange = await town.post("/v1/agent/mandates", agent, a_form(items=["nothing"]))
    nobody = await town.post(
        "/v1/mandates", yang, {"proxy": {"phone": "13955556666"}, "until_on": "2026-12-31"}
    )

    assert found == {pointer: (422, pointer) for pointer in wrong}
    assert refused(strange) == (404, "no-such-item")
    assert refused(nobody) == (422, "mandate-centre-needed")
    assert await Mandate.all().count() == 0


async def test_a_resident_chooses_an_agent_of_their_village(town: Town) -> None:
    _, yang = await in_the_village(town)

    agents = (await town.get("/v1/agents", yang, centre=CENTRE))["items"]
    made = await town.post(
        "/v1/mandates", yang, {"proxy": {"agent": agents[0]["id"]}, "until_on": "2026-12-31"}
    )

    assert [(one["name"], one["phone"], one["away"]) for one in agents] == [
        (AGENT.name, AGENT.phone, False)
    ]
    assert (made.status_code, made.json()["items"], made.json()["way"]) == (201, [], "consent")


async def test_without_a_mandate_the_filing_says_what_to_do(town: Town) -> None:
    agent, _ = await in_the_village(town)
    filing = {
        "centre": ROOM,
        "item": ITEM,
        "person": {"name": YANG.name, "phone": YANG.phone},
        "answers": {"bank": "6217"},
    }

    answer = await town.post("/v1/agent/cases", agent, filing)
    told = await town.post("/v1/agent/cases", {**agent, **language("bo")}, filing)
    await town.post("/v1/agent/mandates", agent, a_form())
    filed = await town.post("/v1/agent/cases", agent, filing)

    assert refused(answer) == (403, "no-mandate")
    assert "请先办一份委托" in answer.json()["detail"]
    assert told.json()["title"] == "བཅོལ་འཛིན་མེད།"
    assert (filed.status_code, filed.json()["mandate"]["state"]) == (201, "given")


async def test_the_office_writes_down_lists_prints_and_ends_mandates(town: Town) -> None:
    await in_the_village(town)
    li = await town.sign_in(LI)
    agent = (await town.get("/v1/agents", li, centre=CENTRE))["items"][0]["id"]
    form = {
        "centre": CENTRE,
        "principal": {"name": "罗桂芳"},
        "proxy": {"agent": agent},
        "until_on": "2026-12-31",
        "witness": {"name": "陈见证"},
    }

    made = (await town.post("/v1/staff/mandates", li, form)).json()
    listed = await town.get("/v1/staff/mandates", li, centre=CENTRE, to_print="true")
    caps = await town.get("/v1/staff/mandates/caps", li, centre=CENTRE)
    ended = await town.post(f"/v1/staff/mandates/{made['id']}/end", li)
    again = await town.post(f"/v1/staff/mandates/{made['id']}/end", li)

    assert [(one["id"], one["paper"], one["to_print"]) for one in listed["items"]] == [
        (made["id"], True, True)
    ]
    assert caps["items"] == [{"agent": agent, "name": AGENT.name, "principals": 1, "most": 50}]
    assert ended.json()["state"] == "ended"
    assert refused(again) == (409, "mandate-stands")
    assert await Notice.filter(template="mandate_paper").exists()


async def test_a_guardian_is_named_verified_and_files_over_http(town: Town) -> None:
    await an_office(town.deps)
    await a_person(town.deps, ZHAXI)
    zhaxi, li = await town.sign_in(ZHAXI), await town.sign_in(LI)
    form = {"relative": CHILD, "relation": "child", "guardian": True}

    tie = (await town.post("/v1/family", zhaxi, form)).json()
    known = await town.post("/v1/family", zhaxi, form)
    person = (await FamilyTie.get(id=tie["id"])).person_id
    listed = await town.get("/v1/staff/family", li, person=str(person))
    verified = await town.post(f"/v1/staff/family/{tie['id']}/verify", li)
    filing = {"centre": CENTRE, "item": ITEM, "answers": {"bank": "6217"}}
    filed = await town.post("/v1/cases", zhaxi, {**filing, "for_person": tie["relative"]["id"]})
    strange = await town.post("/v1/cases", zhaxi, {**filing, "for_person": str(uuid4())})
    ended = await town.post(f"/v1/family/{tie['id']}/end", zhaxi)

    assert (tie["acts"], tie["relative"]["name"], refused(known)) == (
        False,
        "扎*小",
        (409, "tie-known"),
    )
    assert [one["id"] for one in listed["items"]] == [tie["id"]]
    assert verified.json()["acts"] is True
    assert (filed.status_code, filed.json()["intake"]) == (201, "family")
    assert refused(strange)[0] in (403, 404)
    assert ended.json()["ended_at"] is not None


async def test_another_office_finds_neither_tie_nor_person(town: Town) -> None:
    await an_office(town.deps)
    yang = await a_person(town.deps, YANG)
    await filed(town.deps, yang)
    await a_person(town.deps, OUTSIDER, clerk=OTHER_CENTRE)
    mine, there = await town.sign_in(YANG), await town.sign_in(OUTSIDER)
    form = {"relative": CHILD, "relation": "child", "guardian": False}
    tie = (await town.post("/v1/family", mine, form)).json()
    params = {"person": str(yang.person_id)}
    moved = {"standing": "moved", "since_on": "2026-03-01"}

    answers = [
        await town.post(f"/v1/staff/family/{tie['id']}/verify", there),
        await town.post(f"/v1/staff/family/{tie['id']}/end", there),
        await town.http.get("/v1/staff/family", headers=there, params=params),
        await town.post(f"/v1/staff/people/{yang.person_id}/standing", there, moved),
    ]

    assert [refused(one) for one in answers] == [
        *[(404, "no-such-tie")] * 2,
        *[(404, "no-such-person")] * 2,
    ]


async def test_people_without_a_phone_are_looked_for_and_written_down(town: Town) -> None:
    agent, yang = await in_the_village(town)
    form = {"name": "罗桂芳", "birthday": "1949-12-23", "paper_file": "A-1"}

    made = await town.post("/v1/agent/people", agent, form)
    alike = await town.get("/v1/agent/people", agent, name="罗桂芳")
    stranger = await town.post("/v1/agent/people", yang, form)
    nowhere = await town.post("/v1/agent/people", agent, {**form, "household": made.json()["id"]})

    assert (made.status_code, made.json()["new"]) == (201, True)
    assert [one["name"] for one in alike["items"]] == ["罗*芳"]
    assert refused(stranger) == (404, "no-such-centre")
    assert refused(nowhere) == (404, "no-such-household")
    assert (await Person.get(id=made.json()["id"])).elder is True
