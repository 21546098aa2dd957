"""Papers in custody over HTTP: taken in, handed over by scanning, printed, hidden from others."""

from typing import Any

import pytest

from app.models.original import Original
from tests.make import CENTRE, ROOM, a_person, a_staffed_town, a_visit, an_agent
from tests.people import AGENT, LI, YANG, ZHAO, ZHAXI
from tests.routes.client import Town, a_key, refused

COUNTER = {
    "centre": CENTRE,
    "name": "户口簿",
    "owner_name": YANG.name,
    "owner_phone": YANG.phone,
    "paper": True,
}


@pytest.fixture
async def visit(town: Town) -> str:
    """The small town with an agent, and the visit that Yang asked for."""
    await a_staffed_town(town.deps)
    await an_agent(town.deps)
    await a_person(town.deps, ZHAXI)
    return str(await a_visit(town.deps, await a_person(town.deps, YANG)))


async def at_the_door(town: Town, visit: str, **values: Any) -> dict[str, Any]:
    """What the agent took in."""
    agent = await town.sign_in(AGENT)
    form = {"centre": ROOM, "name": "户口簿", "visit": visit, "signature": "ab" * 32, **values}
    made = await town.post("/v1/agent/originals", agent, form)
    assert made.status_code == 201, made.text
    found: dict[str, Any] = made.json()
    return found


async def test_a_repeated_registration_is_one_paper(town: Town, visit: str) -> None:
    li = {**await town.sign_in(LI), **a_key()}

    made = [await town.http.post("/v1/staff/originals", headers=li, json=COUNTER) for _ in "ab"]

    assert [one.status_code for one in made] == [201, 201]
    assert made[0].json() == made[1].json()
    assert (made[0].json()["place"], await Original.all().count()) == ("office", 1)


async def test_scanned_papers_go_from_the_agent_to_the_office_and_home(
    town: Town, visit: str
) -> None:
    paper = (await at_the_door(town, visit))["id"]
    agent, li, yang = [await town.sign_in(who) for who in (AGENT, LI, YANG)]
    papers = {"originals": [paper]}

    shown = (await town.http.post("/v1/originals/offer", headers=agent, json=papers)).json()
    taken = await town.post("/v1/staff/originals/handshake", li, {"text": shown["text"]})
    given = await town.post(
        "/v1/originals/handshake", agent, {"text": taken.json()["text"], **papers}
    )
    back = await town.http.post("/v1/staff/originals/offer", headers=li, json=papers)
    home = await town.post("/v1/originals/handshake", yang, {"text": back.json()["text"]})
    signed = await town.post(
        "/v1/staff/originals/handshake", li, {"text": home.json()["text"], **papers}
    )

    assert given.json()["originals"][0]["place"] == "office"
    assert not given.json()["originals"][0]["half"]
    assert home.json()["originals"][0]["half"]
    row = signed.json()["originals"][0]
    assert (row["place"], row["half"], bool(row["returned_at"])) == ("owner", False, True)
    mine = (await town.http.get("/v1/originals", headers=yang)).json()
    assert [one["place_said"] for one in mine["items"]] == ["在本人手里"]
    page = (await town.http.get(f"/v1/originals/{paper}", headers=yang)).json()
    assert [one["how"] for one in page["chain"]] == ["signature", "scan", "scan"]


async def test_an_agent_lists_gives_and_the_office_confirms(town: Town, visit: str) -> None:
    paper = (await at_the_door(town, visit))["id"]
    agent, li = await town.sign_in(AGENT), await town.sign_in(LI)

    held = (await town.http.get("/v1/agent/originals", headers=agent)).json()
    given = await town.post(f"/v1/originals/{paper}/move", agent, {"to": "office"})
    move = given.json()["chain"][-1]["move"]
    confirmed = await town.post(f"/v1/staff/originals/{paper}/confirm", li, {"move": move})
    again = await town.post(f"/v1/staff/originals/{paper}/confirm", li, {"move": move})
    back = await town.post(f"/v1/staff/originals/{paper}/move", li, {"to": "owner", "paper": True})

    assert [one["id"] for one in held["items"]] == [paper]
    assert (confirmed.json()["place"], confirmed.json()["half"]) == ("office", False)
    assert refused(again) == (409, "nothing-to-confirm")
    assert (back.json()["place"], back.json()["chain"][-1]["how"]) == ("owner", "paper")


async def test_the_office_lists_counts_and_settles(town: Town, visit: str) -> None:
    half = await at_the_door(town, visit, signature="")
    li, zhao = await town.sign_in(LI), await town.sign_in(ZHAO)
    place, form = {"centre": CENTRE}, {"key": half["chain"][0]["key"], "stands": True}
    path = f"/v1/staff/originals/{half['id']}/settle"

    listed = await town.http.get(
        "/v1/staff/originals", headers=li, params={**place, "which": "half"}
    )
    holders = await town.http.get("/v1/staff/originals/holders", headers=li, params=place)
    clerk, settled = await town.post(path, li, form), await town.post(path, zhao, form)

    assert [one["id"] for one in listed.json()["items"]] == [half["id"]]
    assert [(one["count"], one["half"]) for one in holders.json()["items"]] == [(1, 1)]
    assert refused(clerk) == (403, "directors-only")
    assert (settled.json()["half"], settled.json()["chain"][0]["how"]) == (False, "office")


@pytest.mark.parametrize(
    ("tag", "title"),
    [
        ("zh-CN", "不能核定自己经手的交接"),
        ("bo", "རང་གིས་རྩིས་སྤྲོད་བྱས་པ་རང་གིས་ཐག་གཅོད་མི་ཆོག"),
        ("en", "Not your own hand-over to decide"),
    ],
)
async def test_nobody_settles_their_own_hand_over(
    town: Town, visit: str, tag: str, title: str
) -> None:
    assert visit
    zhao = await town.sign_in(ZHAO)
    form = {"centre": CENTRE, "name": "户口簿", "owner_name": "杨秀英", "owner_phone": YANG.phone}
    half = (await town.post("/v1/staff/originals", zhao, form)).json()
    decision = {"key": half["chain"][0]["key"], "stands": True}
    path = f"/v1/staff/originals/{half['id']}/settle"

    own = await town.post(path, {**zhao, "accept-language": tag}, decision)

    assert (half["half"], "settle" in half["may"]) == (True, False)
    assert refused(own) == (403, "own-hand-over")
    assert own.json()["title"] == title


@pytest.mark.parametrize("language", ["zh-CN", "bo", "en"])
async def test_receipt_and_chain_are_pdfs(town: Town, visit: str, language: str) -> None:
    paper = await at_the_door(town, visit)
    yang = {**await town.sign_in(YANG), "accept-language": language}

    sheets = [
        await town.http.get(f"/v1/originals/{paper['id']}/{name}.pdf", headers=yang)
        for name in ("receipt", "chain")
    ]

    assert [one.status_code for one in sheets] == [200, 200]
    assert {one.headers["content-type"] for one in sheets} == {"application/pdf"}
    assert all(paper["number"] in one.text for one in sheets)


async def test_strangers_find_nothing(town: Town, visit: str) -> None:
    paper = (await at_the_door(town, visit))["id"]
    zhaxi = await town.sign_in(ZHAXI)

    seen = [
        await town.http.get(f"/v1/originals/{paper}{name}", headers=zhaxi)
        for name in ("", "/receipt.pdf", "/chain.pdf")
    ]
    moved = await town.post(f"/v1/originals/{paper}/move", zhaxi, {"to": "owner"})
    made = await town.post("/v1/agent/originals", zhaxi, {"centre": ROOM, "name": "户口簿"})
    office = await town.http.get(
        "/v1/staff/originals", headers=await town.sign_in(AGENT), params={"centre": CENTRE}
    )

    assert {refused(one) for one in (*seen, moved)} == {(404, "no-such-original")}
    assert refused(made) == (404, "no-such-centre")
    assert refused(office) == (403, "forbidden")


@pytest.mark.parametrize(
    ("form", "pointer"),
    [
        ({"copies": 0}, "/copies"),
        ({"name": ""}, "/name"),
        ({"code": "12"}, "/code"),
        ({"due_on": "tomorrow"}, "/due_on"),
    ],
)
async def test_bad_forms_are_refused_where_they_are_bad(
    town: Town, visit: str, form: dict[str, Any], pointer: str
) -> None:
    li = await town.sign_in(LI)

    answer = await town.post("/v1/staff/originals", li, {**COUNTER, **form})

    assert answer.status_code == 422
    assert [one["pointer"] for one in answer.json()["errors"]] == [pointer]


async def test_a_wrong_code_is_refused_in_words(town: Town, visit: str) -> None:
    yang = await town.sign_in(YANG)

    answer = await town.post("/v1/originals/handshake", yang, {"text": "CK1.abc"})

    assert refused(answer) == (422, "bad-handshake")
    assert "交接码" in answer.json()["detail"]
