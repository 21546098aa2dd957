"""Booking: one seat, one limit, one answer, whatever the engine."""

import pytest

from app.domain.bookings.bookings import AlreadyCancelled, BookingLimit, TooLate
from app.domain.bookings.slots import SlotClosed, SlotFull
from app.models.booking import Booking, Seat
from app.models.notice import Notice
from app.ports import Deps
from app.services.bookings import booking_changes, bookings
from app.services.bookings.bookings import NoSuchBooking, Wish
from tests.fakes import StillClock
from tests.make import CENTRE, ITEM, LONG_ITEM, a_person, a_town, an_opening, at
from tests.people import LI, OUTSIDER, YANG, ZHAXI


def wish(time: str, item: str = ITEM) -> Wish:
    return Wish(CENTRE, item, at(time))


async def taken() -> dict[str, int]:
    return {f"{row.starts_at:%H:%M}": row.taken for row in await Seat.all().order_by("starts_at")}


async def test_a_booking_holds_a_seat_and_plans_its_messages(deps: Deps) -> None:
    await a_town(deps)
    yang = await a_person(deps, YANG)

    made = await bookings.book(deps, yang, wish("09:30"), "zh")

    assert (made.state, made.number, made.person.name) == ("booked", "A01", "杨*英")
    assert made.bring == ["身份证"]
    assert [(r.kind, r.due_at) for r in made.reminders] == [
        ("booked", deps.clock.now()),
        ("day_before", at("18:00", deps.clock.today())),
        ("two_hours", at("07:30")),
    ]
    assert await taken() == {"01:30": 1}


async def test_the_last_seat_is_given_once(deps: Deps) -> None:
    await a_town(deps)
    await bookings.book(deps, await a_person(deps, YANG), wish("09:30"), "zh")

    with pytest.raises(SlotFull):
        await bookings.book(deps, await a_person(deps, ZHAXI), wish("09:30"), "zh")

    assert await Booking.all().count() == 1


async def test_a_long_item_holds_every_cell_or_none(deps: Deps) -> None:
    await a_town(deps)
    await bookings.book(deps, await a_person(deps, YANG), wish("10:00"), "zh")
    zhaxi = await a_person(deps, ZHAXI)

    with pytest.raises(SlotFull):
        await bookings.book(deps, zhaxi, wish("09:30", LONG_ITEM), "zh")
    await bookings.book(deps, zhaxi, wish("09:00", LONG_ITEM), "zh")

    assert await taken() == {"01:00": 1, "01:30": 1, "02:00": 1}


async def test_nobody_is_received_in_the_break(deps: Deps) -> None:
    await a_town(deps)

    with pytest.raises(SlotClosed):
        await bookings.book(deps, await a_person(deps, YANG), wish("12:30"), "zh")


async def test_one_person_has_one_open_booking_of_an_item(deps: Deps) -> None:
    await a_town(deps)
    yang = await a_person(deps, YANG)
    await bookings.book(deps, yang, wish("09:30"), "zh")

    with pytest.raises(BookingLimit):
        await bookings.book(deps, yang, wish("10:30"), "zh")
    await bookings.book(deps, yang, wish("10:30", LONG_ITEM), "zh")

    assert await Booking.filter(person_id=yang.person_id).count() == 2


async def test_a_move_takes_the_new_seat_and_frees_the_old(deps: Deps) -> None:
    await a_town(deps)
    yang = await a_person(deps, YANG)
    made = await bookings.book(deps, yang, wish("09:30"), "zh")

    moved = await booking_changes.reschedule(deps, yang, made.id, at("15:00"), "zh")

    assert (moved.starts_at, moved.version, moved.number) == (at("15:00"), 2, "B02")
    assert await taken() == {"01:30": 0, "07:00": 1}
    states = {(n.template, n.state) for n in await Notice.filter(booking_id=made.id)}
    assert ("day_before", "retracted") in states
    assert ("moved", "planned") in states


async def test_the_old_seat_is_kept_when_the_new_one_is_gone(deps: Deps) -> None:
    await a_town(deps)
    yang = await a_person(deps, YANG)
    made = await bookings.book(deps, yang, wish("09:30"), "zh")
    await bookings.book(deps, await a_person(deps, ZHAXI), wish("15:00"), "zh")

    with pytest.raises(SlotFull):
        await booking_changes.reschedule(deps, yang, made.id, at("15:00"), "zh")

    kept = await bookings.one(deps, yang, made.id, "zh")
    assert (kept.starts_at, kept.version) == (at("09:30"), 1)
    assert await taken() == {"01:30": 1, "07:00": 1}
    assert {n.state for n in await Notice.filter(booking_id=made.id)} == {"planned"}


async def test_a_long_booking_may_move_by_one_cell_into_its_own_seats(deps: Deps) -> None:
    await a_town(deps)
    yang = await a_person(deps, YANG)
    made = await bookings.book(deps, yang, wish("09:30", LONG_ITEM), "zh")

    await booking_changes.reschedule(deps, yang, made.id, at("09:00"), "zh")

    assert await taken() == {"01:00": 1, "01:30": 1, "02:00": 0}


async def test_cancelling_frees_the_seat_and_says_so_once(deps: Deps) -> None:
    await a_town(deps)
    yang = await a_person(deps, YANG)
    made = await bookings.book(deps, yang, wish("09:30"), "zh")

    gone = await booking_changes.cancel(deps, yang, made.id, "临时有事", "zh")
    with pytest.raises(AlreadyCancelled):
        await booking_changes.cancel(deps, yang, made.id, "", "zh")

    assert (gone.state, gone.reason, gone.can_change) == ("cancelled", "临时有事", False)
    assert await taken() == {"01:30": 0}
    left = await Notice.filter(booking_id=made.id, state="planned")
    assert [n.template for n in left] == ["cancelled"]


async def test_shortly_before_the_start_it_is_too_late_to_change(
    deps: Deps, clock: StillClock
) -> None:
    await a_town(deps)
    yang = await a_person(deps, YANG)
    made = await bookings.book(deps, yang, wish("09:30"), "zh")
    clock.at = at("08:45")

    with pytest.raises(TooLate):
        await booking_changes.cancel(deps, yang, made.id, "", "zh")


async def test_somebody_elses_booking_is_not_there(deps: Deps) -> None:
    await a_town(deps)
    made = await bookings.book(deps, await a_person(deps, YANG), wish("09:30"), "zh")
    zhaxi = await a_person(deps, ZHAXI)

    with pytest.raises(NoSuchBooking):
        await bookings.one(deps, zhaxi, made.id, "zh")
    with pytest.raises(NoSuchBooking):
        await booking_changes.cancel(deps, zhaxi, made.id, "", "zh")


async def test_staff_book_for_a_person_they_know_without_a_second_record(deps: Deps) -> None:
    await a_town(deps, openings=(an_opening(windows=2),))
    yang = await a_person(deps, YANG)
    li = await a_person(deps, LI, clerk=CENTRE)
    asked = Wish(CENTRE, ITEM, at("09:30"), YANG.name, YANG.phone)

    made = await bookings.book_for(deps, li, asked, "", "zh")

    assert (made.made_by, made.person.name) == ("staff", "杨秀英")
    assert await Booking.filter(person_id=yang.person_id).count() == 1


async def test_staff_of_another_office_see_nothing(deps: Deps) -> None:
    await a_town(deps)
    made = await bookings.book(deps, await a_person(deps, YANG), wish("09:30"), "zh")
    outsider = await a_person(deps, OUTSIDER, clerk="511503103000")

    with pytest.raises(NoSuchBooking):
        await booking_changes.contact(deps, outsider, made.id)
