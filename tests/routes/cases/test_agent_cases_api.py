"""Village agents over HTTP: filing for somebody, once, and following it."""

from typing import Any

from app.models.case import Case
from tests.casework import an_office
from tests.make import CENTRE, ITEM
from tests.people import YANG, ZHAXI
from tests.routes.client import Headers, Town, a_key, refused
from tests.services.village_rooms import AGENT, ROOM, a_room, let_by_yang

PATH = "/v1/agent/cases"


def an_application(**values: Any) -> dict[str, Any]:
    given = {
        "centre": ROOM,
        "item": ITEM,
        "person": {"name": YANG.name, "phone": YANG.phone},
        "answers": {"bank": "6217"},
        "materials": [0],
        "promised": [{"number": 2, "due_on": "2026-03-05"}],
        "note": "腿脚不便",
    }
    return {**given, **values}


async def in_the_village(town: Town) -> Headers:
    """The office, the room below it, and its agent, signed in."""
    await an_office(town.deps)
    room = await a_room(town.deps)
    await let_by_yang(town.deps, room.agent)
    return await town.sign_in(AGENT)


async def test_an_agent_files_once_and_follows_what_they_filed(town: Town) -> None:
    agent = await in_the_village(town)
    headers = {**agent, **a_key()}

    first = await town.http.post(PATH, headers=headers, json=an_application())
    again = await town.http.post(PATH, headers=headers, json=an_application())

    made = first.json()
    assert (first.status_code, again.content) == (201, first.content)
    assert await Case.all().count() == 1
    assert (made["centre"]["code"], made["intake"], made["note"]) == (CENTRE, "agent", "腿脚不便")
    assert (made["person"]["name"], made["made_by_name"]) == ("杨*英", "王代办")
    assert [(one["state"], one["due_on"]) for one in made["materials"]] == [
        ("given", None),
        ("missing", None),
        ("promised", "2026-03-05"),
    ]
    assert made["allowed"] is None
    listed = await town.get(PATH, agent)
    assert [one["id"] for one in listed["items"]] == [made["id"]]
    assert (await town.get(f"/v1/cases/{made['id']}", agent))["number"] == made["number"]
    assert (await town.get("/v1/cases", agent))["items"] == []


async def test_an_agent_supplements_writes_and_takes_back_over_http(town: Town) -> None:
    agent = await in_the_village(town)
    case = f"/v1/cases/{(await town.post(PATH, agent, an_application())).json()['id']}"

    wrote = await town.post(f"{case}/messages", agent, {"words": "下午送照片来"})
    added = await town.post(f"{case}/supplement", agent, {"words": "照片", "materials": [1]})
    file = {"file": ("证明.pdf", b"%PDF-1.4 paper", "application/pdf")}
    sent = await town.http.post(
        f"{case}/attachments", headers={**a_key(), **agent}, files=file, data={"material": "2"}
    )
    acted = await town.post(
        f"{case.replace('/cases', '/staff/cases')}/acts", agent, {"act": "accept"}
    )
    gone = await town.post(f"{case}/withdraw", agent, {"words": "不办了"})

    assert [one.status_code for one in (wrote, added, sent, gone)] == [201, 200, 201, 200]
    assert gone.json()["state"] == "withdrawn"
    assert refused(acted) == (403, "forbidden")


async def test_only_agents_of_a_place_file_there_and_nothing_strange_is_taken(town: Town) -> None:
    agent = await in_the_village(town)
    zhaxi = await town.sign_in(ZHAXI)

    elsewhere = await town.post(PATH, agent, an_application(centre=CENTRE))
    resident = await town.post(PATH, zhaxi, an_application())
    stranger = await town.post(PATH, {}, an_application())
    office = await town.post(PATH, agent, an_application(intake="counter"))
    answers = await town.post(PATH, agent, an_application(answers={"bank": ""}))

    assert refused(elsewhere) == (404, "no-such-centre")
    assert refused(resident) == (404, "no-such-centre")
    assert refused(stranger) == (401, "sign-in-needed")
    assert refused(office)[0] == 422
    assert (refused(answers), answers.json()["errors"][0]["pointer"]) == (
        (422, "bad-answers"),
        "/answers/bank",
    )
    assert await Case.all().count() == 0
    assert (await town.get(PATH, zhaxi))["items"] == []
