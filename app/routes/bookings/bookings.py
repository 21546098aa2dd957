"""HTTP for one's own bookings."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.bookings import bookings as rules
from app.domain.bookings.slots import SlotClosed, SlotFull
from app.domain.deadlines.workdays import BeyondCalendar
from app.domain.people.identity import BadPhone
from app.kit.idempotency import KeyReused
from app.kit.paging import BadCursor, Page
from app.routes.http.once import once
from app.routes.http.wire import Call, Moment, operation
from app.services.bookings import booking_changes, bookings
from app.services.bookings.booking_views import BookingView
from app.services.bookings.bookings import NoSuchBooking, Wish
from app.services.bookings.timetables import NotOffered
from app.services.catalogue.items import NoSuchItem
from app.services.people.people import BadName

bp = Blueprint("bookings", url_prefix="/bookings")

OF_A_TIME = (SlotFull, SlotClosed, rules.TooEarly, rules.TooLate, BeyondCalendar, KeyReused)
OF_A_SERVICE = (rules.NotBookable, NoSuchItem, NotOffered)
OF_A_PERSON = (rules.BookingLimit, rules.NameNeeded, rules.PhoneNeeded, BadName, BadPhone)


class BookingForm(Struct, forbid_unknown_fields=True):
    """What somebody wants to book; name and phone only while we do not know them."""

    centre: Annotated[str, Meta(min_length=1, max_length=16)]
    item: Annotated[str, Meta(min_length=1, max_length=60)]
    starts_at: Moment
    name: Annotated[str, Meta(max_length=40)] = ""
    phone: Annotated[str, Meta(max_length=24)] = ""
    note: Annotated[str, Meta(max_length=200)] = ""


class MoveForm(Struct, forbid_unknown_fields=True):
    """The new time."""

    starts_at: Moment


class CancelForm(Struct, forbid_unknown_fields=True):
    """Why, if somebody cares to say."""

    reason: Annotated[str, Meta(max_length=200)] = ""


class MineQuery(Struct, forbid_unknown_fields=True):
    """Which bookings: still open, past, or all."""

    state: Literal["open", "past", "all"] = "open"
    cursor: Annotated[str, Meta(max_length=600)] = ""
    limit: Annotated[int, Meta(ge=1, le=100)] | None = None


@operation(
    bp,
    "POST",
    "",
    summary="Book a seat",
    body=BookingForm,
    answer=BookingView,
    status=201,
    who="person",
    idempotent=True,
    problems=(*OF_A_TIME, *OF_A_PERSON, *OF_A_SERVICE),
    example={
        "centre": "511503001000",
        "item": "old-age-allowance",
        "starts_at": "2026-11-24T01:00:00Z",
    },
)
async def create(call: Call[BookingForm]) -> msgspec.Raw:
    """A confirmed answer means that the seat is yours: it was written before we said so."""
    wish = Wish(**msgspec.structs.asdict(call.form))
    return await once(
        call,
        lambda: bookings.book(call.deps, call.actor, wish, call.language),
    )


@operation(
    bp, "GET", "", summary="My bookings", query=MineQuery, answer=Page[BookingView],
    who="person", problems=(BadCursor,),
)  # fmt: skip
async def mine(call: Call[None, MineQuery]) -> Page[BookingView]:
    """Open ones by time; past ones the latest first."""
    asked = call.query
    return await bookings.mine(
        call.deps, call.actor, asked.state, asked.cursor, asked.limit, call.language
    )


@operation(
    bp, "GET", "/<booking:uuid>", summary="One of my bookings", answer=BookingView,
    who="person", problems=(NoSuchBooking,),
)  # fmt: skip
async def show(call: Call, booking: UUID) -> BookingView:
    """With its messages and what to bring."""
    return await bookings.one(call.deps, call.actor, booking, call.language)


@operation(
    bp,
    "POST",
    "/<booking:uuid>/reschedule",
    summary="Move a booking",
    body=MoveForm,
    answer=BookingView,
    who="person",
    idempotent=True,
    problems=(*OF_A_TIME, *OF_A_SERVICE, NoSuchBooking, rules.AlreadyCancelled),
    example={"starts_at": "2026-11-25T01:00:00Z"},
)
async def reschedule(call: Call[MoveForm], booking: UUID) -> msgspec.Raw:
    """In one step: the old seat is kept when the new one is gone."""
    return await once(
        call,
        lambda: booking_changes.reschedule(
            call.deps, call.actor, booking, call.form.starts_at, call.language
        ),
    )


@operation(
    bp,
    "POST",
    "/<booking:uuid>/cancel",
    summary="Cancel a booking",
    body=CancelForm,
    answer=BookingView,
    who="person",
    idempotent=True,
    problems=(NoSuchBooking, rules.AlreadyCancelled, rules.TooLate, KeyReused),
    example={"reason": "another day suits me better"},
)
async def cancel(call: Call[CancelForm], booking: UUID) -> msgspec.Raw:
    """The seat is free at once, and reminders are taken back."""
    return await once(
        call,
        lambda: booking_changes.cancel(
            call.deps, call.actor, booking, call.form.reason, call.language
        ),
    )
