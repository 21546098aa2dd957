"""What is answered to a booking is what everybody sees of it afterwards."""

from uuid import uuid4

import pytest

from app.ports import Deps
from app.services.bookings import bookings, staff_day
from app.services.bookings.bookings import Wish
from tests.flows.crowd import a_crowd, signed_in, visiting
from tests.make import CENTRE, ITEM, LONG_ITEM, TUESDAY, a_person, a_town, at
from tests.people import LI, YANG


@pytest.mark.parametrize("language", ["zh-CN", "bo", "en"])
@pytest.mark.parametrize("item", [ITEM, LONG_ITEM])
async def test_the_answer_to_a_booking_is_the_booking(deps: Deps, item: str, language: str) -> None:
    await a_town(deps)
    [who] = await signed_in(deps, await a_crowd(deps, 1))
    form = {"centre": CENTRE, "item": item, "starts_at": at("14:00").isoformat(), "note": "轮椅"}
    headers = {**who, "Accept-Language": language, "Idempotency-Key": str(uuid4())}

    async with visiting(deps) as client:
        made = await client.post("/v1/bookings", json=form, headers=headers)
        shown = await client.get(f"/v1/bookings/{made.json()['id']}", headers=headers)

    assert (made.status_code, shown.status_code) == (201, 200)
    assert made.json() == shown.json()


async def test_what_staff_book_is_what_stands_in_the_day(deps: Deps) -> None:
    await a_town(deps)
    li = await a_person(deps, LI, clerk=CENTRE)
    wish = Wish(CENTRE, ITEM, at("09:30"), YANG.name, YANG.phone)

    made = await bookings.book_for(deps, li, wish, "", "zh")

    day = await staff_day.staff_day(deps, li, CENTRE, TUESDAY, "zh")
    assert day.bookings == [made]
