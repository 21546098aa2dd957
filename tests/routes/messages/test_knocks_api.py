"""Telling people in person over HTTP: whole for the agent, masked for the office, once."""

from uuid import uuid4

from app.models.notice import Notice
from app.models.operation import AuditEntry
from tests.knocking import a_village, luo, waiting
from tests.make import CENTRE, OTHER_CENTRE, a_person
from tests.people import AGENT, OUTSIDER, YANG, ZHAO
from tests.routes.client import Town, a_key, refused

MINE, OFFICE = "/v1/agent/knocks", "/v1/staff/knocks"


async def test_the_agent_tells_somebody_once_however_often_the_phone_says_so(town: Town) -> None:
    village = await a_village(town.deps)
    await waiting(town.deps, await luo(town.deps, village))
    agent, key = await town.sign_in(AGENT), a_key()

    [task] = await town.get(MINE, agent)
    path, told = f"{MINE}/{task['id']}/act", {"act": "told", "version": task["version"]}
    answers = [await town.http.post(path, headers={**agent, **key}, json=told) for _ in range(2)]
    late = await town.post(path, agent, {**told, "version": 2})

    assert (task["person"]["name"], task["address"]) == ("罗桂芳", "三组12号")
    assert [one.status_code for one in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()
    assert answers[0].json()["state"] == "told"
    assert refused(late) == (409, "knock-not-now")
    assert await Notice.filter(channel="knock", state="delivered").count() == 1


async def test_the_day_of_an_agent_shows_how_many_wait(town: Town) -> None:
    village = await a_village(town.deps)
    await waiting(town.deps, await luo(town.deps, village))
    await a_person(town.deps, YANG)
    agent, yang = await town.sign_in(AGENT), await town.sign_in(YANG)

    counts = [await town.get(f"{MINE}/count", who) for who in (agent, yang)]

    assert counts == [{"open": 1, "late": 0}, {"open": 0, "late": 0}]
    assert (await town.http.get(f"{MINE}/count")).status_code == 401
    assert not await AuditEntry.filter(act="knocks-seen").exists()


async def test_the_office_assigns_and_drops_what_its_agents_cannot_do(town: Town) -> None:
    village = await a_village(town.deps)
    await waiting(town.deps, await luo(town.deps, village))
    agent, zhao = await town.sign_in(AGENT), await town.sign_in(ZHAO)

    [task] = await town.get(MINE, agent)
    back = await town.post(
        f"{MINE}/{task['id']}/act", agent, {"act": "hand_back", "version": 1, "words": "生病"}
    )
    page = await town.get(OFFICE, zhao, centre=CENTRE)
    act, [known] = f"{OFFICE}/{task['id']}/act", page["items"]
    who = await town.get(f"{OFFICE}/{task['id']}/agents", zhao)
    whole = await town.get(f"{OFFICE}/{task['id']}/contact", zhao)
    nobody = await town.post(act, zhao, {"act": "assign", "version": 2})
    given = await town.post(act, zhao, {"act": "assign", "version": 2, "agent": who[0]["id"]})
    silent = await town.post(act, zhao, {"act": "drop", "version": 3})
    dropped = await town.post(act, zhao, {"act": "drop", "version": 3, "words": "人已去世"})

    assert back.json()["words"] == "生病"
    assert (known["person"]["name"], known["agent"], known["may"]) == (
        "罗*芳",
        None,
        ["assign", "told", "drop"],
    )
    assert whole == {"name": "罗桂芳", "phone": "13900000031"}
    assert refused(nobody) == (422, "knock-agent-needed")
    assert given.json()["agent"]["name"] == "王代办"
    assert refused(silent) == (422, "knock-words-needed")
    assert dropped.json()["state"] == "dropped"


async def test_strangers_see_no_task(town: Town) -> None:
    village = await a_village(town.deps)
    await waiting(town.deps, await luo(town.deps, village))
    await a_person(town.deps, OUTSIDER, director=OTHER_CENTRE)
    await a_person(town.deps, YANG)
    agent, yang = await town.sign_in(AGENT), await town.sign_in(YANG)
    outsider = await town.sign_in(OUTSIDER)
    [task] = await town.get(MINE, agent)
    told = {"act": "told", "version": 1}

    assert await town.get(MINE, yang) == []
    assert refused(await town.post(f"{MINE}/{task['id']}/act", yang, told)) == (
        404,
        "no-such-knock",
    )
    assert refused(await town.post(f"{OFFICE}/{task['id']}/act", outsider, told)) == (
        404,
        "no-such-knock",
    )
    assert refused(await town.http.get(OFFICE, headers=outsider, params={"centre": CENTRE})) == (
        404,
        "no-such-centre",
    )
    assert (await town.http.get(OFFICE, headers=yang)).status_code == 403
    assert refused(await town.post(f"{MINE}/{uuid4()}/act", agent, told)) == (404, "no-such-knock")
