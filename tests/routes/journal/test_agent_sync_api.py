"""The phones of agents over HTTP: known, pieces of files, the day, months and receipts."""

from base64 import b64encode
from typing import Any
from uuid import uuid4

import httpx
import pytest

from app.models.journal import Blob
from app.models.operation import AuditEntry
from app.models.visit import Visit
from app.services.journal.journal import digest
from app.services.visits import visit_receipts
from tests.make import CENTRE, a_person, a_town
from tests.people import LI, YANG
from tests.routes.client import Headers, Town, a_key, language, refused
from tests.services.door_days import a_household, a_visit, made, wrote
from tests.services.village_rooms import AGENT, Room, a_room

VOICE = b"#!AMR\n" + bytes(200_000)


async def a_village(town: Town) -> tuple[Room, Headers]:
    """The town with a room, and its agent signed in."""
    await a_town(town.deps)
    room = await a_room(town.deps)
    return room, await town.sign_in(AGENT)


def a_piece(offset: int, data: bytes) -> dict[str, Any]:
    return {"offset": offset, "data": b64encode(data).decode()}


async def known(town: Town, agent: Headers) -> str:
    """The id of the agent's phone."""
    phone = str(uuid4())
    answer = await town.post("/v1/agent/devices", agent, {"id": phone, "name": "手机"})
    assert answer.status_code == 201, answer.text
    return phone


async def announced(town: Town, agent: Headers) -> httpx.Response:
    file = {"digest": digest(VOICE), "size": len(VOICE), "media_type": "audio/amr"}
    return await town.post("/v1/sync/blobs", agent, {**file, "kind": "voice"})


async def test_a_phone_is_made_known_and_declared_lost(town: Town) -> None:
    _, agent = await a_village(town)
    phone = await known(town, agent)

    again = await town.post("/v1/agent/devices", agent, {"id": phone, "name": "手机"})
    listed = await town.get("/v1/agent/devices", agent)
    lost = await town.post(f"/v1/agent/devices/{phone}/lost", agent)
    late = await town.post("/v1/agent/devices", agent, {"id": phone})
    day = await town.post("/v1/sync/day", agent, {"device": phone})

    keys = (await town.get("/v1/receipts/keys"))["keys"]
    assert again.json()["keys"] == keys
    assert (again.json()["short"], listed["items"][0]["short"]) == ("A1", "A1")
    assert lost.status_code == 200
    assert lost.json()["lost_at"]
    assert refused(late) == (409, "device-lost")
    assert refused(day) == (409, "device-lost")


async def test_who_is_no_agent_has_no_phone_here(town: Town) -> None:
    _, agent = await a_village(town)
    phone = await known(town, agent)
    yang = await town.sign_in(YANG)

    made_known = await town.post("/v1/agent/devices", yang, {"id": str(uuid4())})
    lost = await town.post(f"/v1/agent/devices/{phone}/lost", yang)
    day = await town.post("/v1/sync/day", yang, {"device": phone})
    nobody = await town.post("/v1/sync/day", {}, {"device": phone})

    assert refused(made_known) == (403, "agents-only")
    assert refused(lost) == refused(day) == (404, "no-such-device")
    assert refused(nobody) == (401, "sign-in-needed")


async def test_a_file_comes_in_pieces_and_goes_on_where_it_was_cut(town: Town) -> None:
    room, agent = await a_village(town)
    visit = await a_visit(town.deps, room, await a_household(town.deps, room, "0001"), room.agent)
    address = f"/v1/sync/blobs/{digest(VOICE)}"
    begun = await announced(town, agent)
    key = {**agent, **a_key()}
    first = await town.http.post(f"{address}/pieces", headers=key, json=a_piece(0, VOICE[:131072]))
    same = await town.http.post(f"{address}/pieces", headers=key, json=a_piece(0, VOICE[:131072]))
    other = await town.http.post(f"{address}/pieces", headers=key, json=a_piece(0, VOICE[:5]))
    cut = await town.get(address, agent)
    last = await town.post(f"{address}/pieces", agent, a_piece(131072, VOICE[131072:]))
    body = {"digest": digest(VOICE)}
    await wrote(town.deps, visit, room.agent.person_id, "attach", kind="voice", **body)

    heard = await town.http.get(f"/v1/visits/{visit.id}/blobs/{digest(VOICE)}", headers=agent)
    yang = await town.sign_in(YANG)
    deaf = await town.http.get(f"/v1/visits/{visit.id}/blobs/{digest(VOICE)}", headers=yang)

    progress = {"digest": digest(VOICE), "received": 131072, "whole": False}
    assert begun.json() == {**progress, "received": 0}
    assert first.json() == same.json() == cut == progress
    assert refused(other) == (409, "key-reused")
    assert last.json() == {"digest": digest(VOICE), "received": len(VOICE), "whole": True}
    assert (heard.content, heard.headers["content-type"]) == (VOICE, "audio/amr")
    assert heard.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert refused(deaf) == (404, "no-such-visit")
    assert (await Blob.get()).person_id == room.agent.person_id


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ({"offset": 0, "data": "no base64!"}, (422, "bad-piece")),
        ({"offset": 0, "data": ""}, (422, "invalid")),
        ({"offset": -1, "data": "AAAA"}, (422, "invalid")),
        (a_piece(0, bytes(131_073)), (422, "piece-too-large")),
        (a_piece(0, bytes(131_076)), (422, "invalid")),
        (a_piece(200_000, bytes(100)), (422, "piece-too-large")),
    ],
    ids=range(6),
)
async def test_a_piece_that_cannot_be_is_refused(
    town: Town, piece: dict[str, Any], expected: tuple[int, str]
) -> None:
    _, agent = await a_village(town)
    await announced(town, agent)

    answer = await town.post(f"/v1/sync/blobs/{digest(VOICE)}/pieces", agent, piece)
    unknown = await town.post(f"/v1/sync/blobs/{'0' * 64}/pieces", agent, a_piece(0, b"x"))

    assert refused(answer) == expected
    assert answer.json()["errors"][0]["pointer"] in ("/data", "/offset")
    assert refused(unknown) == (404, "no-such-blob")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"digest": "A" * 64}, (422, "invalid")),
        ({"kind": "file"}, (422, "invalid")),
        ({"size": 0}, (422, "invalid")),
        ({"size": 13_000_000}, (422, "blob-too-large")),
        ({"media_type": "text/html"}, (422, "blob-type-refused")),
    ],
    ids=range(5),
)
async def test_a_file_that_cannot_be_is_refused_before_it_comes(
    town: Town, changes: dict[str, Any], expected: tuple[int, str]
) -> None:
    _, agent = await a_village(town)
    file = {"digest": "a" * 64, "size": 10, "media_type": "image/png", "kind": "photo"}

    answer = await town.post("/v1/sync/blobs", agent, {**file, **changes})

    assert refused(answer) == expected
    assert answer.json()["errors"][0]["pointer"] == f"/{next(iter(changes))}"


async def test_the_day_comes_in_the_language_asked_for(town: Town) -> None:
    room, agent = await a_village(town)
    phone = await known(town, agent)
    await a_visit(town.deps, room, await a_household(town.deps, room, "0001"), room.agent)

    answer = await town.post("/v1/sync/day", {**agent, **language("en")}, {"device": phone})
    have = {f"{one['kind']}:{one['id']}": one["version"] for one in answer.json()["records"]}
    rest = await town.post("/v1/sync/day", agent, {"device": phone, "known": have})

    assert answer.status_code == 200, answer.text
    kinds = sorted(one["kind"] for one in answer.json()["records"])
    assert (kinds, answer.json()["more"]) == (["household", "person", "visit"], False)
    assert rest.json()["records"] == []
    assert await AuditEntry.filter(act="day-pulled").count() == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"most_bytes": 100_000},
        {"most_bytes": 100},
        {"known": {"visit:x": "1"}},
        {"known": {"x" * 130: 1}},
        {"device": "K7"},
    ],
    ids=range(5),
)
async def test_a_day_that_cannot_be_asked_for_is_refused(
    town: Town, changes: dict[str, Any]
) -> None:
    _, agent = await a_village(town)

    answer = await town.post("/v1/sync/day", agent, {"device": str(uuid4()), **changes})

    assert refused(answer) == (422, "invalid")


async def test_a_month_and_its_receipts_go_around(town: Town) -> None:
    room, agent = await a_village(town)
    await a_person(town.deps, LI, clerk=CENTRE)
    li = await town.sign_in(LI)
    household = await a_household(town.deps, room, "0001")
    visit = await a_visit(town.deps, room, household, room.agent)
    await made(town.deps, visit, room.agent)
    await visit_receipts.issue_due(town.deps, await Visit.get(id=visit.id))

    month = await town.get("/v1/agent/month", agent, month="2026-03")
    [receipt] = month["receipts"]
    shown = {key: receipt[key] for key in ("payload", "signature", "key_id")}
    right = await town.http.post("/v1/receipts/verify", json=shown)
    wrong = await town.http.post("/v1/receipts/verify", json={**shown, "payload": "{}"})
    office = await town.get("/v1/staff/months", li, centre=CENTRE, month="2026-03")
    file = await town.http.get(
        "/v1/staff/months/file", headers=li, params={"centre": CENTRE, "month": "2026-03"}
    )
    bad = await town.http.get("/v1/agent/month", headers=agent, params={"month": "2026-3"})
    none = await town.http.get("/v1/staff/months", headers=agent, params={"centre": CENTRE})

    assert (month["counted"], receipt["visit"], receipt["counted"]) == (1, str(visit.id), True)
    assert right.json() == {"right": True, "key_id": "test1", "counted": True}
    assert wrong.json()["right"] is False
    assert [(one["agent"]["name"], one["counted"]) for one in office["agents"]] == [("王代办", 1)]
    assert file.content.startswith(b"PK")
    assert refused(bad) == (422, "bad-month")
    assert refused(none) == (403, "forbidden")
