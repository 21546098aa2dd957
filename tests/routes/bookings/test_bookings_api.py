"""One's own bookings over HTTP, from the first tap to the last."""

from typing import Any
from uuid import uuid4

import pytest

from app.catalog.catalog import Catalog
from app.models.booking import Booking
from app.models.person import Person
from app.services.catalogue import catalog_import
from tests.fakes import StillClock
from tests.make import CENTRE, ITEM, LONG_ITEM, a_person, a_town, an_item, an_opening, at
from tests.people import YANG, ZHAXI, Someone
from tests.routes.client import Headers, Town, a_key, language, refused


def a_wish(time: str = "09:30", **values: Any) -> dict[str, Any]:
    return {"centre": CENTRE, "item": ITEM, "starts_at": at(time).isoformat(), **values}


async def known(town: Town, who: Someone = YANG) -> Headers:
    """Somebody whose name and phone we have, signed in; the town is there."""
    await a_town(town.deps, openings=(an_opening(windows=2),))
    await a_person(town.deps, who)
    return await town.sign_in(who)


async def booked(town: Town, yang: Headers, time: str = "09:30", item: str = ITEM) -> Any:
    answer = await town.post("/v1/bookings", yang, a_wish(time, item=item))
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_whom_wechat_reaches_may_keep_their_phone_to_themselves(town: Town) -> None:
    await a_town(town.deps)
    yang = await town.sign_in(YANG)

    made = await town.post("/v1/bookings", yang, a_wish(name="杨秀英"))

    assert (made.status_code, made.json()["person"]) == (201, {"name": "杨*英", "phone": ""})


async def test_whom_nobody_could_reach_gives_a_phone(town: Town) -> None:
    await a_town(town.deps)
    yang = await town.sign_in(YANG)
    await Person.filter(openid=YANG.openid).update(openid=None)

    refusal = await town.post("/v1/bookings", yang, a_wish(name="杨秀英"))

    assert refused(refusal) == (422, "phone-needed")


async def test_a_first_booking_brings_name_and_phone(town: Town) -> None:
    await a_town(town.deps)
    yang = await town.sign_in(YANG)

    nameless = await town.post("/v1/bookings", yang, a_wish())
    made = await town.post("/v1/bookings", yang, a_wish(name="杨秀英", phone="13900000001"))

    assert refused(nameless) == (422, "name-needed")
    assert made.status_code == 201
    told = made.json()
    assert told["person"] == {"name": "杨*英", "phone": "139****0001"}
    assert (told["number"], told["state"], told["made_by"]) == ("A01", "booked", "self")
    assert (told["starts_at"], told["change_until"]) == (
        "2026-03-03T01:30:00Z",
        "2026-03-03T00:30:00Z",
    )


async def test_the_same_key_is_answered_the_same_and_done_once(town: Town) -> None:
    yang = await known(town)
    headers = {**yang, **a_key()}

    first = await town.http.post("/v1/bookings", headers=headers, json=a_wish())
    again = await town.http.post("/v1/bookings", headers=headers, json=a_wish())
    other = await town.http.post("/v1/bookings", headers=headers, json=a_wish("10:30"))

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    assert refused(other) == (409, "key-reused")
    assert await Booking.all().count() == 1


async def test_a_write_without_a_key_is_not_done(town: Town) -> None:
    yang = await known(town)

    answer = await town.http.post("/v1/bookings", headers=yang, json=a_wish())

    assert refused(answer) == (422, "key-missing")
    assert await Booking.all().count() == 0


async def test_a_booking_is_moved_and_cancelled(town: Town) -> None:
    yang = await known(town)
    made = await booked(town, yang)
    path = f"/v1/bookings/{made['id']}"

    moved = await town.post(f"{path}/reschedule", yang, {"starts_at": at("15:00").isoformat()})
    gone = await town.post(f"{path}/cancel", yang, {"reason": "临时有事"})
    twice = await town.post(f"{path}/cancel", yang, {})

    assert (moved.json()["starts_at"], moved.json()["version"]) == ("2026-03-03T07:00:00Z", 2)
    assert (gone.json()["state"], gone.json()["reason"]) == ("cancelled", "临时有事")
    assert refused(twice) == (409, "already-cancelled")
    assert (await town.get(path, yang))["state"] == "cancelled"


async def test_open_past_and_all_bookings_are_listed_apart(town: Town, clock: StillClock) -> None:
    yang = await known(town)
    first = await booked(town, yang)
    second = await booked(town, yang, "10:30", LONG_ITEM)
    await town.post(f"/v1/bookings/{first['id']}/cancel", yang, {})

    listed = {
        state: [one["id"] for one in (await town.get("/v1/bookings", yang, state=state))["items"]]
        for state in ("open", "past", "all")
    }

    assert listed == {
        "open": [second["id"]],
        "past": [first["id"]],
        "all": [second["id"], first["id"]],
    }


@pytest.mark.parametrize("state", ["open", "all"])
async def test_bookings_come_in_pages_without_gap_or_repetition(town: Town, state: str) -> None:
    yang = await known(town)
    made = {(await booked(town, yang))["id"]}
    made |= {(await booked(town, yang, time, LONG_ITEM))["id"] for time in ("10:00", "15:00")}

    read: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        told = await town.get("/v1/bookings", yang, state=state, limit=1, cursor=cursor)
        read += [one["id"] for one in told["items"]]
        cursor = told["next"]

    assert (len(read), set(read)) == (3, made)


@pytest.mark.parametrize(
    ("wish", "status", "code"),
    [
        (a_wish("12:30"), 409, "slot-closed"),
        (a_wish(starts_at="2026-03-02T01:00:00Z"), 409, "too-late"),
        (a_wish(starts_at="2026-04-30T01:00:00Z"), 409, "too-early"),
        (a_wish(item="nothing"), 404, "no-such-item"),
        (a_wish(centre="999999999999"), 404, "not-offered"),
        (a_wish(starts_at="9999-12-31T23:59:59Z"), 422, "beyond-calendar"),
        (a_wish(starts_at="0001-01-01T00:00:00Z"), 422, "beyond-calendar"),
        (a_wish(starts_at="0001-01-01T00:00:00+14:00"), 422, "beyond-calendar"),
        (a_wish(starts_at="2026-03-03T09:30:00"), 422, "invalid"),
        (a_wish(note="a\0b"), 422, "invalid"),
        (a_wish(note="长" * 201), 422, "invalid"),
        (a_wish(phone="12"), 422, "bad-phone"),
        (a_wish(name=" "), 422, "bad-name"),
    ],
)
async def test_a_wish_that_cannot_be_is_refused_with_its_reason(
    town: Town, wish: dict[str, Any], status: int, code: str
) -> None:
    yang = await known(town)

    answer = await town.post("/v1/bookings", yang, wish)

    assert refused(answer) == (status, code)
    assert await Booking.all().count() == 0


async def test_the_limit_is_told_in_the_callers_language(town: Town) -> None:
    yang = {**await known(town), **language("en")}
    await booked(town, yang)

    answer = await town.post("/v1/bookings", yang, a_wish("10:30"))

    assert refused(answer) == (409, "booking-limit")
    assert answer.json()["detail"].startswith("You may hold at most 1 bookings")


async def test_a_full_time_is_told(town: Town) -> None:
    await known(town)
    for who, code in ((YANG, 201), (ZHAXI, 201), (Someone("wang", "王", "13900000003"), 409)):
        await a_person(town.deps, who)
        answer = await town.post("/v1/bookings", await town.sign_in(who), a_wish())
        assert answer.status_code == code

    assert refused(answer) == (409, "slot-full")


async def test_a_service_that_ended_can_be_cancelled_and_not_moved(town: Town) -> None:
    yang = await known(town)
    made = await booked(town, yang)
    gone = Catalog(items=(an_item(state="cancelled"),))
    await catalog_import.take_in(town.deps, gone)

    moved = await town.post(
        f"/v1/bookings/{made['id']}/reschedule", yang, {"starts_at": at("15:00").isoformat()}
    )
    cancelled = await town.post(f"/v1/bookings/{made['id']}/cancel", yang, {})

    assert refused(moved) == (404, "no-such-item")
    assert cancelled.json()["state"] == "cancelled"


async def test_somebody_elses_booking_looks_like_one_that_never_was(town: Town) -> None:
    yang = await known(town)
    made = await booked(town, yang)
    zhaxi = await town.sign_in(ZHAXI)

    answers = [
        await town.http.get(f"/v1/bookings/{made['id']}", headers=zhaxi),
        await town.post(f"/v1/bookings/{made['id']}/cancel", zhaxi, {}),
        await town.http.get(f"/v1/bookings/{uuid4()}", headers=zhaxi),
    ]

    assert [refused(answer) for answer in answers] == [(404, "no-such-booking")] * 3
    assert {answer.json()["detail"] for answer in answers} == {answers[0].json()["detail"]}
    assert (await town.get("/v1/bookings", zhaxi))["items"] == []


async def test_nobody_books_without_signing_in(town: Town) -> None:
    answer = await town.post("/v1/bookings", {}, a_wish())

    assert refused(answer) == (401, "sign-in-needed")
