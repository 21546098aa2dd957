"""What agents did that did not count over HTTP: for their office alone, settled once a key."""

from app.models.journal import JournalEntry
from tests.make import CENTRE, a_person, a_town
from tests.people import LI, YANG
from tests.phones import a_phone
from tests.routes.client import Town, a_key, language, refused


async def test_the_office_reads_it_and_settles_it_once(town: Town) -> None:
    await a_town(town.deps)
    agent = await a_person(town.deps, YANG, agent=CENTRE)
    await a_person(town.deps, LI, clerk=CENTRE)
    phone = await a_phone(town.deps, agent)
    phone.write("visit", town.deps.ids.new(), "note", text="leak")
    await phone.send()
    li, yang, words = await town.sign_in(LI), await town.sign_in(YANG), {"words": "Written down"}
    path, key = f"/v1/staff/journal/{phone.ops[0]}/settled", a_key()

    before = await town.get("/v1/staff/journal", {**li, **language("en")}, centre=CENTRE)
    stranger = await town.http.get("/v1/staff/journal", params={"centre": CENTRE}, headers=yang)
    done = [await town.http.post(path, json=words, headers={**li, **key}) for _ in range(2)]
    again = await town.post(path, li, words)
    empty = await town.post(path, li, {"words": "  "})
    after = await town.get("/v1/staff/journal", li, centre=CENTRE)
    settled = await town.get("/v1/staff/journal", li, centre=CENTRE, state="settled")

    assert [(one["said"], one["code"]) for one in before["items"]] == [
        ("Noted: leak", "no-such-record")
    ]
    assert stranger.status_code == 403
    assert (done[0].status_code, done[0].content) == (200, done[1].content)
    assert refused(again) == (409, "entry-settled")
    assert (empty.status_code, empty.json()["errors"][0]["pointer"]) == (422, "/words")
    assert (after["items"], [one["settled"]["words"] for one in settled["items"]]) == (
        [],
        ["Written down"],
    )
    assert await JournalEntry.filter(kind="settled").count() == 1
