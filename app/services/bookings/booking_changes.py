"""Moving and cancelling a booking, and what staff note of it on the day."""

from datetime import datetime
from uuid import UUID

from app.domain.bookings import bookings as rules
from app.domain.bookings import reminders, slots
from app.domain.bookings.bookings import Act, By, State
from app.domain.people.roles import Actor
from app.kit.clock import office_day
from app.models import sql
from app.models.booking import Booking
from app.models.centre import Centre
from app.models.item import Item as ItemRow
from app.models.person import Person
from app.ports import Deps
from app.services.bookings import seats
from app.services.bookings.booking_views import BookingView, facts, show
from app.services.bookings.bookings import (
    NoSuchBooking,
    Offered,
    addressee,
    announce,
    free_place,
    message_params,
    open_places,
    what_is_offered,
)
from app.services.catalogue import items
from app.services.house import audit
from app.services.messages import notices
from app.services.people import people
from app.services.people.people import ContactView
from app.services.ratings import rating_asks


async def reschedule(
    deps: Deps, actor: Actor, booking_id: UUID, starts_at: datetime, language: str
) -> BookingView:
    """Move a booking to another time in one step; the old seat is kept when the new one is gone.

    SlotFull, SlotClosed, TooEarly, TooLate, AlreadyCancelled, NotBookable, NoSuchBooking.
    Moving to the time it already has changes nothing.
    """
    seen = await _own(actor, booking_id)
    item, centre = await ItemRow.get(id=seen.item_id), await Centre.get(id=seen.centre_id)
    offered = await what_is_offered(deps, centre.code, item.code, starts_at)
    async with sql.transaction():
        booking, person = await _held(seen.id)
        by = By.PERSON if booking.person_id == actor.person_id else By.STAFF
        now, notice = deps.clock.now(), offered.rule.notice_minutes
        rules.after(facts(booking), Act.RESCHEDULE, by, now, notice)
        if booking.starts_at != starts_at:
            rules.check_window(starts_at, offered.rule, by, now)
            await _move(deps, offered, booking, starts_at)
            await notices.retract(booking.id)
            await announce(deps, offered, person, booking)
            await audit.record(deps, actor.person_id, "booking-moved", f"booking:{booking.id}")
    return (await show(deps, [booking], language, by))[0]


async def _move(deps: Deps, offered: Offered, booking: Booking, starts_at: datetime) -> None:
    """Give the old seat back and take the new one; any refusal undoes both."""
    old = [datetime.fromisoformat(cell) for cell in booking.cells]
    there = [slot for slot in offered.found if slot.starts_at == starts_at]
    if not there:
        raise slots.SlotClosed(starts_at=starts_at)
    slot = await seats.move(booking.pool, old, there)
    on = office_day(slot.starts_at)
    booking.number = rules.number(slot.starts_at, await seats.next_number(booking.centre_id, on))
    booking.on, booking.starts_at, booking.ends_at = on, slot.starts_at, slot.ends_at
    booking.pool, booking.cells = UUID(slot.pool), [cell.isoformat() for cell in slot.cells]
    booking.item_version, booking.version = offered.item.current, booking.version + 1
    await booking.save()


async def cancel(
    deps: Deps, actor: Actor, booking_id: UUID, reason: str, language: str
) -> BookingView:
    """Cancel a booking: the seat is free at once, reminders are taken back, the person is told.

    TooLate, AlreadyCancelled, NoSuchBooking.
    """
    seen = await _own(actor, booking_id)
    async with sql.transaction():
        booking, person = await _held(seen.id)
        by = By.PERSON if booking.person_id == actor.person_id else By.STAFF
        body = (await items.wordings({(booking.item_id, booking.item_version)})).popitem()[1]
        now = deps.clock.now()
        booking.state = rules.after(
            facts(booking), Act.CANCEL, by, now, body.booking.notice_minutes
        )
        booking.reason_sealed = deps.cipher.seal(reason, f"booking:reason:{booking.id}")
        booking.closed_at, booking.place = now, None
        await seats.give_back(booking.pool, map(datetime.fromisoformat, booking.cells))
        await booking.save()
        await notices.retract(booking.id)
        times = reminders.BookingTimes(str(booking.id), booking.starts_at, now, booking.version)
        centre = await Centre.get(id=booking.centre_id)
        params = message_params(centre, body, booking, person.language)
        told = [reminders.farewell(times, now)]
        await notices.queue(deps, addressee(person, booking), told, params)
        await audit.record(deps, actor.person_id, "booking-cancelled", f"booking:{booking.id}")
    return (await show(deps, [booking], language, by))[0]


async def note_arrival(
    deps: Deps, actor: Actor, booking_id: UUID, act: Act, language: str
) -> BookingView:
    """Check somebody in, note them as served or as missed; staff of the centre only.

    Doing it twice changes nothing. Who was served is asked how it was. NotYet, TooLate,
    AlreadyCancelled, NoSuchBooking.
    """
    seen = await _of_office(actor, booking_id)
    async with sql.transaction():
        booking, _ = await _held(seen.id)
        now = deps.clock.now()
        reached = rules.after(facts(booking), act, By.STAFF, now)
        if reached != booking.state:
            await _reach(booking, reached, now)
            if reached is State.SERVED:
                await rating_asks.after_visit(deps, booking, actor.person_id)
            await audit.record(deps, actor.person_id, f"booking-{act}", f"booking:{booking.id}")
    return (await show(deps, [booking], language, By.STAFF))[0]


async def _reach(booking: Booking, reached: State, now: datetime) -> None:
    booking.state = reached
    if reached is State.CHECKED_IN:
        booking.checked_in_at, booking.closed_at = now, None
        booking.place = booking.place or free_place(
            await open_places(booking.person_id, booking.item_id)
        )
    if reached in (State.SERVED, State.MISSED):
        booking.closed_at, booking.place = now, None
        await notices.retract(booking.id)
    await booking.save()


async def contact(deps: Deps, actor: Actor, booking_id: UUID) -> ContactView:
    """Name and phone of a booking's person, whole, for staff of the centre; each look is logged."""
    booking = await _of_office(actor, booking_id)
    person = await Person.get(id=booking.person_id)
    return await people.contact(deps, actor.person_id, person, f"booking:{booking.id}")


async def _own(actor: Actor, booking_id: UUID) -> Booking:
    """A booking of the actor, or of the office they work in."""
    booking = await Booking.get_or_none(id=booking_id)
    if booking is None:
        raise NoSuchBooking(booking=str(booking_id))
    if booking.person_id != actor.person_id and not actor.works_at(booking.centre_id):
        raise NoSuchBooking(booking=str(booking_id))
    return booking


async def _of_office(actor: Actor, booking_id: UUID) -> Booking:
    booking = await Booking.get_or_none(id=booking_id)
    if booking is None or not actor.works_at(booking.centre_id):
        raise NoSuchBooking(booking=str(booking_id))
    return booking


async def _held(booking_id: UUID) -> tuple[Booking, Person]:
    """The booking's and the person's rows, held in the order in which booking takes them."""
    seen = await Booking.get(id=booking_id)
    held = f"WHERE id = $1{sql.held_rows()}"
    [person] = await sql.find(Person, held, seen.person_id)
    [booking] = await sql.find(Booking, held, booking_id)
    return booking, person
