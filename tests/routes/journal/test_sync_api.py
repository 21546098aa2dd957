"""The journals of phones over HTTP: once for each key, and a pointer to what differs."""

import asyncio
import contextlib
import json
from typing import Any

from app.models.journal import JournalEntry
from app.models.person import Person
from app.models.session import Session
from app.models.visit import Visit
from tests.make import CENTRE, a_person, a_town
from tests.people import LI, YANG
from tests.phones import Phone, a_phone, a_visit
from tests.routes.client import Headers, Town, a_key, language


async def an_agent(town: Town) -> tuple[Headers, Phone, Visit]:
    await a_town(town.deps)
    agent = await a_person(town.deps, YANG, agent=CENTRE)
    phone = await a_phone(town.deps, agent)
    return await town.sign_in(YANG), phone, await a_visit(town.deps, agent)


def batch(phone: Phone, *changed: dict[str, str]) -> dict[str, Any]:
    sent = [{"text": one.text, "chain": one.chain} for one in phone.written]
    now = phone.deps.clock.now().isoformat()
    return {"device": str(phone.id), "sent_at": now, "operations": [*sent, *changed]}


async def test_a_batch_is_answered_again_word_for_word_under_its_key(town: Town) -> None:
    who, phone, visit = await an_agent(town)
    phone.write("visit", visit.id, "note", text="one")
    key = a_key()

    first = await town.http.post("/v1/sync", json=batch(phone), headers={**who, **key})
    again = await town.http.post("/v1/sync", json=batch(phone), headers={**who, **key})
    later = await town.http.post("/v1/sync", json=batch(phone), headers={**who, **a_key()})

    assert (first.status_code, first.content) == (200, again.content)
    [answer] = first.json()["answers"]
    assert (answer["verdict"], answer["first"], answer["op"]) == (
        "applied",
        None,
        str(phone.ops[0]),
    )
    assert [one["first"] for one in later.json()["answers"]] == ["applied"]


async def test_what_differs_is_pointed_to_and_nothing_is_done(town: Town) -> None:
    who, phone, visit = await an_agent(town)
    phone.write("visit", visit.id, "note", text="one")
    await town.http.post("/v1/sync", json=batch(phone), headers={**who, **a_key()})
    phone.write("visit", visit.id, "note", text="two")
    first = phone.written[0]
    changed = {"text": first.text.replace("one", "1"), "chain": first.chain}

    refused = await town.http.post(
        "/v1/sync", json=batch(phone, changed), headers={**who, **a_key(), **language("en")}
    )

    said = refused.json()
    assert (refused.status_code, said["code"]) == (409, "op-differs")
    assert [one["pointer"] for one in said["errors"]] == ["/operations/2"]
    assert await JournalEntry.filter(device_id=phone.id).count() == 1


async def test_a_stranger_and_a_bad_form_are_turned_away(town: Town) -> None:
    who, phone, _ = await an_agent(town)
    stranger = await town.sign_in(LI)
    bad = {**batch(phone), "sent_at": "yesterday"}

    unknown = await town.http.post("/v1/sync", json=batch(phone), headers={**stranger, **a_key()})
    wrong = await town.http.post("/v1/sync", json=bad, headers={**who, **a_key()})
    nobody = await town.http.post("/v1/sync", json=batch(phone), headers=a_key())

    assert [one.status_code for one in (unknown, wrong, nobody)] == [404, 422, 401]
    assert wrong.json()["errors"][0]["pointer"] == "/sent_at"


async def test_each_language_tells_why(town: Town) -> None:
    who, phone, visit = await an_agent(town)
    phone.write("visit", visit.id, "dance")

    said = set()
    for tongue in ("zh", "bo", "en"):
        headers = {**who, **a_key(), **language(tongue)}
        answer = await town.http.post("/v1/sync", json=batch(phone), headers=headers)
        said.add(answer.json()["answers"][0]["said"])

    assert len(said) == 3


async def test_a_batch_cut_off_in_the_middle_is_taken_whole_or_not_at_all(town: Town) -> None:
    who, phone, visit = await an_agent(town)
    for number in range(50):
        phone.write("visit", visit.id, "note", text=f"note {number}")
    body = json.dumps(batch(phone)).encode()
    headers = {**who, "Content-Type": "application/json"}

    for patience in (0.001, 0.005, 0.01, 0.02, 0.04):
        asked = town.http.post("/v1/sync", content=body, headers={**headers, **a_key()})
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asked, patience)
        assert await JournalEntry.filter(device_id=phone.id).count() in (0, 50)
    last = await town.http.post("/v1/sync", content=body, headers={**headers, **a_key()})

    assert last.json()["acknowledged"] == 50
    assert await JournalEntry.filter(device_id=phone.id, state="applied").count() == 50
    assert (await Person.all().count(), await Session.all().count()) == (2, 1)
