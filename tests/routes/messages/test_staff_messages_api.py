"""The log of messages over HTTP: found, looked at, said again once, and in figures."""

from app.models.notice import Notice
from tests.make import CENTRE, OTHER_CENTRE, a_person, a_town
from tests.people import LI, SUN, YANG
from tests.routes.client import Headers, Town, a_key, language, refused
from tests.services.carriers import drained, due_messages

LOG = "/v1/staff/messages"


async def a_clerk(town: Town) -> tuple[Headers, Notice]:
    """Li's headers, and a message of the office to Yang that went out."""
    await a_town(town.deps)
    li = await a_person(town.deps, LI, clerk=CENTRE)
    await a_person(town.deps, YANG)
    await due_messages(town.deps, YANG, ["one"])
    await Notice.all().update(centre_id=li.roles[0].centre_id)
    await drained(town.deps)
    return {**await town.sign_in(LI), **language("en")}, await Notice.get(key="one")


async def test_the_log_shows_the_messages_of_my_office(town: Town) -> None:
    li, row = await a_clerk(town)

    told = await town.get(LOG, li, **{"centre": CENTRE, "from": "2026-03-02", "person": YANG.phone})

    [item] = told["items"]
    assert (item["id"], item["state"], item["rung_said"]) == (str(row.id), "sent", "text message")
    assert item["person"]["name"] == "杨*英"
    assert told["next"] is None


async def test_the_kinds_of_messages_are_named_for_all_who_read_the_log(town: Town) -> None:
    li, _ = await a_clerk(town)

    told = await town.get(f"{LOG}/kinds", li)

    assert {"kind": "booked", "name": "Booked"} in told
    assert len({one["kind"] for one in told}) == len(told)


async def test_what_the_log_is_not_asked_is_refused(town: Town) -> None:
    li, _ = await a_clerk(town)

    answers = [
        await town.http.get(LOG, headers=li, params=asked)
        for asked in (
            {"centre": CENTRE, "state": "lost"},
            {"centre": CENTRE, "from": "yesterday"},
            {"centre": CENTRE, "cursor": "x"},
            {},
            {"centre": OTHER_CENTRE},
        )
    ]

    assert [answer.status_code for answer in answers] == [422, 422, 422, 404, 404]


async def test_a_message_is_said_again_once_however_often_it_is_asked(town: Town) -> None:
    li, row = await a_clerk(town)
    again, form = f"{LOG}/{row.id}/again", {"because": "lost", "sure": True}

    unsure = await town.post(again, li, {"because": "lost"})
    key = a_key()
    answers = [await town.http.post(again, headers={**li, **key}, json=form) for _ in range(2)]
    later = await town.post(again, li, form)

    assert refused(unsure) == (422, "sure-needed")
    assert unsure.json()["errors"][0]["pointer"] == "/sure"
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()
    assert [step["state"] for step in answers[0].json()["steps"]] == ["sent", "planned"]
    assert answers[0].json()["steps"][1]["because_said"] == "They say that it did not come"
    assert refused(later) == (409, "message-under-way")


async def test_a_message_of_another_office_is_not_there(town: Town) -> None:
    _, row = await a_clerk(town)
    await a_person(town.deps, SUN, clerk=OTHER_CENTRE)
    sun = await town.sign_in(SUN)

    shown = await town.http.get(f"{LOG}/{row.id}", headers=sun)
    again = await town.post(f"{LOG}/{row.id}/again", sun, {"sure": True})
    yang = await town.http.get(f"{LOG}/{row.id}", headers=await town.sign_in(YANG))

    assert [refused(shown), refused(again)] == [(404, "no-such-message")] * 2
    assert yang.status_code == 403


async def test_a_month_is_told_in_figures(town: Town) -> None:
    li, _ = await a_clerk(town)

    told = await town.get(f"{LOG}/figures", li, centre=CENTRE, month="2026-03")
    bad = await town.http.get(f"{LOG}/figures", headers=li, params={"month": "x", "centre": CENTRE})

    assert (told["count"], told["days"][0]["on"]) == (1, "2026-03-02")
    assert [one["key"] for one in told["states"]] == ["sent"]
    assert refused(bad) == (422, "bad-month")
