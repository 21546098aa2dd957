"""Many people, few seats, one moment: exactly as many bookings as there are seats."""

import asyncio
from collections import Counter
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from app.models.booking import Booking, Seat
from app.models.notice import Notice
from app.models.operation import Answer
from app.ports import Deps
from app.services.bookings import bookings
from app.services.bookings.bookings import Wish
from tests.flows.crowd import (
    a_busy_town,
    a_crowd,
    all_at_once,
    seats_that_do_not_add_up,
    signed_in,
    visiting,
)
from tests.make import CENTRE, ITEM, TUESDAY, at

BOOKERS = 200
ROUNDS = 20
TIMES = [at(time, TUESDAY + timedelta(day)) for day in (0, 1) for time in (
    "09:00", "09:30", "10:00", "10:30", "11:00", "11:30", "14:00", "14:30", "15:00", "15:30",
)]  # fmt: skip


def form(starts_at: datetime) -> dict[str, str]:
    return {"centre": CENTRE, "item": ITEM, "starts_at": starts_at.isoformat()}


@pytest.mark.slow
@pytest.mark.parametrize("seats", [1, 5])
async def test_two_hundred_people_get_as_many_bookings_as_there_are_seats(
    deps: Deps, seats: int
) -> None:
    await a_busy_town(deps, seats)
    crowd = await a_crowd(deps, BOOKERS)

    for starts_at in TIMES[:ROUNDS]:
        wish = Wish(CENTRE, ITEM, starts_at)
        tally = await all_at_once(bookings.book(deps, actor, wish, "zh") for actor in crowd)

        assert tally == {"done": seats, "slot-full": BOOKERS - seats}
        assert (await Seat.get(starts_at=starts_at)).taken == seats

    assert await Booking.all().count() == seats * ROUNDS
    numbers = await Booking.filter(on=TUESDAY).values_list("number", flat=True)
    assert len(set(numbers)) == seats * ROUNDS // 2
    assert await seats_that_do_not_add_up() == []


@pytest.mark.slow
@pytest.mark.parametrize("seats", [1, 5])
async def test_over_http_nobody_sees_an_error(deps: Deps, seats: int) -> None:
    await a_busy_town(deps, seats)
    crowd = await signed_in(deps, await a_crowd(deps, BOOKERS))

    async with visiting(deps) as client:
        for starts_at in TIMES[:ROUNDS]:
            asked = (
                client.post(
                    "/v1/bookings",
                    json=form(starts_at),
                    headers={**who, "Idempotency-Key": str(uuid4())},
                )
                for who in crowd
            )
            answers = await asyncio.gather(*asked)

            codes = Counter(answer.json().get("code", answer.status_code) for answer in answers)
            assert codes == {201: seats, "slot-full": BOOKERS - seats}

    assert await Booking.all().count() == seats * ROUNDS
    assert await Answer.all().count() == seats * ROUNDS
    assert await seats_that_do_not_add_up() == []


async def test_one_person_asking_fifty_times_at_once_gets_one_booking(deps: Deps) -> None:
    await a_busy_town(deps, seats=60, max_open=1)
    [actor] = await a_crowd(deps, 1)

    tally = await all_at_once(
        bookings.book(deps, actor, Wish(CENTRE, ITEM, TIMES[number % 10]), "zh")
        for number in range(50)
    )

    assert tally == {"done": 1, "booking-limit": 49}
    assert await seats_that_do_not_add_up() == []


async def test_one_key_thirty_times_at_once_is_one_booking_and_one_answer(deps: Deps) -> None:
    await a_busy_town(deps, seats=5)
    [who] = await signed_in(deps, await a_crowd(deps, 1))
    headers = {**who, "Idempotency-Key": str(uuid4())}

    async with visiting(deps) as client:
        asked = (
            client.post("/v1/bookings", json=form(TIMES[0]), headers=headers) for _ in range(30)
        )
        answers = await asyncio.gather(*asked)
        other = await client.post("/v1/bookings", json=form(TIMES[1]), headers=headers)

    assert {(answer.status_code, answer.content) for answer in answers} == {
        (201, answers[0].content)
    }
    assert (other.status_code, other.json()["code"]) == (409, "key-reused")
    assert (await Booking.all().count(), await Answer.all().count()) == (1, 1)
    assert await Notice.filter(template="booked").count() == 1
    assert await seats_that_do_not_add_up() == []


async def test_a_refused_request_may_be_tried_again_under_its_key(deps: Deps) -> None:
    await a_busy_town(deps, seats=1)
    first, second = await signed_in(deps, await a_crowd(deps, 2))
    asked = form(TIMES[0])

    async with visiting(deps) as client:
        key = {"Idempotency-Key": str(uuid4())}
        taken = await client.post("/v1/bookings", json=asked, headers={**first, **key})
        refused = await client.post("/v1/bookings", json=asked, headers={**second, **key})
        await client.post(
            f"/v1/bookings/{taken.json()['id']}/cancel",
            json={},
            headers={**first, "Idempotency-Key": str(uuid4())},
        )
        again = await client.post("/v1/bookings", json=asked, headers={**second, **key})

    assert (taken.status_code, refused.status_code, again.status_code) == (201, 409, 201)
    assert await seats_that_do_not_add_up() == []
