"""Booking a seat, and looking at one's bookings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from msgspec.json import decode
from tortoise.expressions import Q

from app.catalog.items import Item
from app.catalog.texts import said
from app.domain.bookings import bookings as rules
from app.domain.bookings import reminders, slots
from app.domain.bookings.bookings import By, State
from app.domain.bookings.openings import Timetable
from app.domain.people.roles import Actor
from app.kit.clock import office_day
from app.kit.errors import NotFound
from app.kit.paging import Page, page, page_size, read_cursor
from app.models import sql
from app.models.booking import Booking
from app.models.centre import Centre
from app.models.item import Item as ItemRow
from app.models.person import Person
from app.ports import Deps
from app.services.bookings import seats, timetables
from app.services.bookings.booking_views import (
    Around,
    BookingView,
    ReminderView,
    bring,
    said_of,
    show,
    view,
)
from app.services.bookings.timetables import NotOffered
from app.services.catalogue import items
from app.services.house import access, audit
from app.services.messages import notices
from app.services.people import people

OPEN_STATES = (State.BOOKED, State.CHECKED_IN)
DETAIL_PAGE = "pages/booking/detail/index?id={id}"


OFFERED = (
    "SELECT c.id AS centre_id, c.code AS centre, c.name, c.address, c.phone, i.id AS item_id,"
    " i.code AS item, i.current, v.body, o.windows FROM offer o"
    " JOIN centre c ON c.id = o.centre_id JOIN item i ON i.id = o.item_id"
    " JOIN item_version v ON v.item_id = i.id AND v.number = i.current"
    " WHERE c.code = $1 AND i.code = $2"
)
PLACES = "SELECT place FROM booking WHERE person_id = $1 AND item_id = $2 AND place IS NOT NULL"
WINDOWS = "SELECT code, name FROM service_window WHERE centre_id = $1"


class NoSuchBooking(NotFound):
    """There is no such booking, or it is not yours."""


@dataclass(frozen=True)
class Wish:
    """What somebody wants to book; `name` and `phone` fill what we do not know of them yet."""

    centre: str
    item: str
    starts_at: datetime
    name: str = ""
    phone: str = ""
    note: str = ""


@dataclass(frozen=True)
class Entry:
    """What a booking's row says beside its seat: who made it, its place, the person's note."""

    by: By
    place: int
    note: str = ""


@dataclass(frozen=True)
class Offered:
    """Everything that decides about a wish; of office and item only what a booking needs."""

    centre: Centre
    item: ItemRow
    body: Item
    found: Sequence[slots.Slot]
    windows: Sequence[str] = ()

    @property
    def rule(self) -> slots.BookingRule:
        """How the item may be booked."""
        return items.rule_of(self.body)


class Told(NamedTuple):
    """What was queued to be said, who made the booking, and the language to show it in."""

    planned: Sequence[reminders.Planned]
    by: By
    language: str


async def book(deps: Deps, actor: Actor, wish: Wish, language: str) -> BookingView:
    """Book one seat for the person who asks, and tell them; or refuse with the reason.

    SlotFull, SlotClosed, TooEarly, TooLate, BookingLimit, NotBookable, NoSuchItem, NotOffered,
    NameNeeded, PhoneNeeded, BadName, BadPhone. A seat is never sold twice: the database counts.
    """
    offered = await what_is_offered(deps, wish.centre, wish.item, wish.starts_at)
    async with sql.transaction():
        person = await people.held(actor.person_id)
        await people.complete(deps, person, wish.name, wish.phone)
        made, planned = await make(deps, offered, person, wish, By.PERSON)
        return await _fresh(deps, offered, made, person, Told(planned, By.PERSON, language))


async def book_for(
    deps: Deps, actor: Actor, wish: Wish, id_number: str, language: str
) -> BookingView:
    """Book one seat for somebody at the counter or on the phone; staff of the centre only.

    As `book`, and BadIdNumber. Staff book until the last minute; the limit holds for everybody.
    """
    centre = await access.centre_of_staff(actor, wish.centre)
    offered = await what_is_offered(deps, centre.code, wish.item, wish.starts_at)
    async with sql.transaction():
        found = await people.walk_in(deps, wish.name, wish.phone, id_number)
        person = await people.held(found.id)
        made, planned = await make(deps, offered, person, wish, By.STAFF)
        await audit.record(deps, actor.person_id, "booked-for", f"booking:{made.id}")
        return await _fresh(deps, offered, made, person, Told(planned, By.STAFF, language))


async def what_is_offered(deps: Deps, centre: str, item: str, starts_at: datetime) -> Offered:
    """The slots of the item at that centre and day, and the rules; NoSuchItem, NotOffered."""
    found = await sql.rows(OFFERED, centre, item)
    if not found:
        await items.published(item)
        raise NotOffered(centre=centre)
    [row] = found
    place = Centre(
        id=row["centre_id"],
        code=row["centre"],
        name=decode(row["name"]),
        address=decode(row["address"]),
        phone=row["phone"],
    )
    version = ItemRow(id=row["item_id"], code=row["item"], current=row["current"])
    body = decode(row["body"], type=Item)
    on = office_day(starts_at)
    table: Timetable = await timetables.timetable(place.id, on, on)
    taken = await timetables.taken(table, on, on)
    slots_of_day = slots.slots(on, item, body.booking.duration_minutes, table, taken)
    return Offered(place, version, body, slots_of_day, decode(row["windows"]))


async def make(
    deps: Deps, offered: Offered, person: Person, wish: Wish, by: By
) -> tuple[Booking, Sequence[reminders.Planned]]:
    """Write one booking with its seat, number and messages; inside the caller's transaction."""
    places = await open_places(person.id, offered.item.id)
    rules.admit(wish.starts_at, offered.rule, by, len(places), deps.clock.now())
    slots.choose(wish.starts_at, offered.found)
    slot = await seats.take_one_of(s for s in offered.found if s.starts_at == wish.starts_at)
    made = await write(deps, offered, person, slot, Entry(by, free_place(places), wish.note))
    return made, await announce(deps, offered, person, made)


async def write(
    deps: Deps, offered: Offered, person: Person, slot: slots.Slot, entry: Entry
) -> Booking:
    """Write the row of a booking whose seat is taken, with the next number of the day."""
    on, booking_id = office_day(slot.starts_at), deps.ids.new()
    return await Booking.create(
        id=booking_id,
        number=rules.number(slot.starts_at, await seats.next_number(offered.centre.id, on)),
        person_id=person.id,
        centre_id=offered.centre.id,
        item_id=offered.item.id,
        item_version=offered.item.current,
        on=on,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        pool=UUID(slot.pool),
        cells=[cell.isoformat() for cell in slot.cells],
        place=entry.place,
        state=State.BOOKED,
        note_sealed=deps.cipher.seal(entry.note, f"booking:note:{booking_id}"),
        made_by="self" if entry.by is By.PERSON else "staff",
        made_at=deps.clock.now(),
    )


def free_place(places: Sequence[int]) -> int:
    """The smallest place (from 1) that none of a person's open bookings of an item holds."""
    return min(set(range(1, len(places) + 2)) - set(places))


async def open_places(person_id: UUID, item_id: UUID) -> list[int]:
    """The places of a person's open bookings of an item."""
    return [row["place"] for row in await sql.rows(PLACES, person_id, item_id)]


async def announce(
    deps: Deps, offered: Offered, person: Person, made: Booking
) -> Sequence[reminders.Planned]:
    """Queue the messages of this version of a booking; inside the caller's transaction."""
    now = deps.clock.now()
    times = reminders.BookingTimes(str(made.id), made.starts_at, now, made.version)
    planned = reminders.plan(times, now)
    params = message_params(offered.centre, offered.body, made, person.language)
    await notices.queue(deps, addressee(person, made), planned, params)
    return planned


def addressee(person: Person, booking: Booking) -> notices.Addressee:
    """Whom to tell about a booking."""
    page_of = DETAIL_PAGE.format(id=booking.id)
    return notices.Addressee(person.id, person.language, booking.id, page_of)


def message_params(centre: Centre, body: Item, made: Booking, language: str) -> dict[str, str]:
    """What fills the gaps of a message about a booking; nothing that names the person."""
    return {
        "item": said(body.name, language).text,
        "centre": said_of(centre.name, language),
        "starts": made.starts_at.isoformat(),
        "number": made.number,
        "bring": "、".join(bring(body, language)),
    }


async def mine(
    deps: Deps, actor: Actor, which: str, cursor: str, limit: int | None, language: str
) -> Page[BookingView]:
    """One's own bookings: "open" by time, "past" and "all" the latest first; BadCursor."""
    size, found = page_size(limit), Booking.filter(person_id=actor.person_id)
    rising = which == "open"
    if rising:
        found = found.filter(place__isnull=False)
    elif which == "past":
        found = found.filter(place__isnull=True)
    if cursor:
        at, last = read_cursor(cursor, datetime, UUID)
        further = Q(starts_at__gt=at) if rising else Q(starts_at__lt=at)
        after_id = Q(starts_at=at, id__gt=last) if rising else Q(starts_at=at, id__lt=last)
        found = found.filter(further | after_id)
    order = ("starts_at", "id") if rising else ("-starts_at", "-id")
    rows = await found.order_by(*order).limit(size + 1)
    listed = page(rows, size, lambda row: (row.starts_at, row.id))
    return Page(await show(deps, listed.items, language), listed.next)


async def one(deps: Deps, actor: Actor, booking_id: UUID, language: str) -> BookingView:
    """One of one's own bookings; NoSuchBooking for any other."""
    row = await Booking.get_or_none(id=booking_id, person_id=actor.person_id)
    if row is None:
        raise NoSuchBooking(booking=str(booking_id))
    return (await show(deps, [row], language))[0]


async def _fresh(
    deps: Deps, offered: Offered, made: Booking, person: Person, told: Told
) -> BookingView:
    """A booking that was made just now, as `show` would show it."""
    found = await sql.rows(WINDOWS, offered.centre.id)
    names = {row["code"]: said_of(decode(row["name"]), told.language) for row in found}
    windows = [names[code] for code in offered.windows]
    said = [ReminderView(p.kind, p.due_at, notices.State.PLANNED, "") for p in told.planned]
    around = Around(sorted(said, key=lambda one: one.due_at), windows, told.by)
    what = (offered.centre, offered.item, offered.body)
    return view(deps, made, what, person, around, told.language)
