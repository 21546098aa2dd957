"""The office over HTTP: its day, the people at the counter, and whose data was looked at."""

from typing import Any

import pytest

from app.models.operation import AuditEntry
from app.models.person import Person
from tests.fakes import StillClock
from tests.make import (
    CENTRE,
    ITEM,
    LONG_ITEM,
    OTHER_CENTRE,
    TUESDAY,
    a_person,
    a_town,
    an_opening,
    at,
)
from tests.people import LI, OUTSIDER, YANG, ZHAXI
from tests.routes.client import Headers, Town, language, refused

ID_NUMBER = "511503194912230024"
AT_THE_COUNTER = {"name": YANG.name, "phone": YANG.phone}


async def at_work(town: Town) -> Headers:
    """Li's headers, at work in the centre."""
    await a_town(town.deps, openings=(an_opening(windows=2),))
    await a_person(town.deps, LI, clerk=CENTRE)
    return await town.sign_in(LI)


def a_wish(time: str = "09:30", **values: Any) -> dict[str, Any]:
    return {
        "centre": CENTRE,
        "item": ITEM,
        "starts_at": at(time).isoformat(),
        "person": AT_THE_COUNTER,
        **values,
    }


async def booked(town: Town, li: Headers, time: str = "09:30", **values: Any) -> Any:
    answer = await town.post("/v1/staff/bookings", li, a_wish(time, **values))
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_the_day_of_the_office(town: Town) -> None:
    li = await at_work(town)
    made = await booked(town, li)

    day = await town.get("/v1/staff/day", li, centre=CENTRE, on=TUESDAY.isoformat())

    assert day["centre"] == {"code": CENTRE, "name": "刘家镇便民服务中心"}
    assert (day["on"], day["is_workday"], day["day_name"]) == ("2026-03-03", True, None)
    assert day["totals"] == {
        "booked": 1,
        "checked_in": 0,
        "served": 0,
        "missed": 0,
        "cancelled": 0,
        "free": 23,
    }
    assert day["hours"][:2] == [
        {"starts_at": "2026-03-03T01:00:00Z", "capacity": 2, "taken": 0},
        {"starts_at": "2026-03-03T01:30:00Z", "capacity": 2, "taken": 1},
    ]
    assert day["bookings"] == [made]
    person = made["person"]
    assert (person["name"], person["phone"]) == ("杨秀英", "139****0001")
    assert await Person.get(id=person["id"])


@pytest.mark.parametrize(
    ("path", "method"),
    [
        (f"/v1/staff/day?centre={CENTRE}", "GET"),
        ("/v1/staff/people?phone=13900000001", "GET"),
        ("/v1/staff/bookings", "POST"),
    ],
)
async def test_the_office_is_for_staff(town: Town, path: str, method: str) -> None:
    await a_town(town.deps)
    await a_person(town.deps, ZHAXI, agent=CENTRE)

    stranger = await town.http.request(method, path)
    resident = await town.http.request(method, path, headers=await town.sign_in(YANG))
    agent = await town.http.request(method, path, headers=await town.sign_in(ZHAXI))

    assert refused(stranger) == (401, "sign-in-needed")
    assert refused(resident) == refused(agent) == (403, "forbidden")


async def test_staff_of_another_office_find_nothing_here(town: Town) -> None:
    li = await at_work(town)
    made = await booked(town, li)
    await a_person(town.deps, OUTSIDER, director=OTHER_CENTRE)
    outsider = await town.sign_in(OUTSIDER)
    path = f"/v1/staff/bookings/{made['id']}"

    day = await town.http.get("/v1/staff/day", headers=outsider, params={"centre": CENTRE})
    acts = [await town.post(f"{path}/{act}", outsider) for act in ("check-in", "serve", "miss")]
    contact = await town.http.get(f"{path}/contact", headers=outsider)
    booking = await town.post("/v1/staff/bookings", outsider, a_wish("10:30"))

    assert refused(day) == refused(booking) == (404, "no-such-centre")
    assert [refused(answer) for answer in (*acts, contact)] == [(404, "no-such-booking")] * 4
    assert await AuditEntry.filter(act="contact-seen").count() == 0


async def test_somebody_is_checked_in_and_served_on_the_day(town: Town, clock: StillClock) -> None:
    li = await at_work(town)
    path = f"/v1/staff/bookings/{(await booked(town, li))['id']}"

    early = await town.post(f"{path}/check-in", li)
    clock.at = at("07:30")
    here = await town.post(f"{path}/check-in", li)
    again = await town.post(f"{path}/check-in", li)
    served = await town.post(f"{path}/serve", li)
    missed = await town.post(f"{path}/miss", li)

    assert refused(early) == (409, "not-yet")
    assert early.json()["detail"] == "现在太早了，开始前两小时才能办理到场。"
    assert here.json()["state"] == again.json()["state"] == "checked_in"
    assert served.json()["state"] == "served"
    assert refused(missed) == (409, "too-late")
    acts = await AuditEntry.filter(subject__startswith="booking:").order_by("id")
    assert [entry.act for entry in acts] == ["booked-for", "booking-check_in", "booking-serve"]


async def test_somebody_who_did_not_come_may_still_come_the_same_day(
    town: Town, clock: StillClock
) -> None:
    li = await at_work(town)
    path = f"/v1/staff/bookings/{(await booked(town, li))['id']}"
    clock.at = at("09:29")
    early = await town.post(f"{path}/miss", li)
    clock.at = at("09:30")

    missed = await town.post(f"{path}/miss", li)
    late = await town.post(f"{path}/check-in", li)
    clock.at = at("23:59")
    clock.pass_(minutes=1)
    next_day = await town.post(f"{path}/serve", li)

    assert refused(early) == (409, "not-yet")
    assert (missed.json()["state"], late.json()["state"]) == ("missed", "checked_in")
    assert refused(next_day) == (409, "too-late")


async def test_a_cancelled_booking_is_over(town: Town, clock: StillClock) -> None:
    li = await at_work(town)
    made = await booked(town, li)
    await town.post(f"/v1/bookings/{made['id']}/cancel", li, {})
    clock.at = at("09:30")

    answer = await town.post(f"/v1/staff/bookings/{made['id']}/check-in", li)

    assert refused(answer) == (409, "already-cancelled")


async def test_a_whole_phone_is_told_with_a_line_in_the_log(town: Town) -> None:
    li = await at_work(town)
    made = await booked(town, li)
    clerk = await Person.get(openid=LI.openid)

    contact = await town.get(f"/v1/staff/bookings/{made['id']}/contact", li)

    assert contact == {"name": YANG.name, "phone": YANG.phone}
    entry = await AuditEntry.get(act="contact-seen")
    assert (entry.actor_id, entry.subject) == (clerk.id, f"booking:{made['id']}")


async def test_a_person_is_found_by_the_whole_phone_and_shown_masked(town: Town) -> None:
    li = await at_work(town)
    await booked(town, li)
    person = await Person.get(openid=None)

    found = await town.get("/v1/staff/people", li, phone="+86 139 0000 0001")
    nobody = await town.get("/v1/staff/people", li, phone="13900000009")
    part = await town.http.get("/v1/staff/people", headers=li, params={"phone": "139000"})

    assert found == {"items": [{"id": str(person.id), "name": "杨*英", "phone": "139****0001"}]}
    assert nobody == {"items": []}
    assert refused(part) == (422, "bad-phone")


async def test_somebody_at_the_counter_is_recorded_once(town: Town) -> None:
    li = await at_work(town)

    await booked(town, li)
    await booked(
        town, li, "10:30", item=LONG_ITEM, person={**AT_THE_COUNTER, "id_number": ID_NUMBER}
    )
    again = await town.post("/v1/staff/bookings", li, a_wish("15:00"))

    assert await Person.filter(openid=None).count() == 1
    assert refused(again) == (409, "booking-limit"), "the limit holds at the counter too"


@pytest.mark.parametrize(
    ("person", "code"),
    [
        ({"name": " ", "phone": YANG.phone}, "bad-name"),
        ({"name": YANG.name, "phone": "12345"}, "bad-phone"),
        ({**AT_THE_COUNTER, "id_number": "511503194912230025"}, "bad-id-number"),
        ({"name": YANG.name}, "invalid"),
    ],
)
async def test_a_person_that_cannot_be_is_refused_and_not_kept(
    town: Town, person: dict[str, str], code: str
) -> None:
    li = {**await at_work(town), **language("en")}

    answer = await town.post("/v1/staff/bookings", li, a_wish(person=person))

    assert refused(answer) == (422, code)
    assert ID_NUMBER[:14] not in answer.text
    assert await Person.filter(openid=None).count() == 0
