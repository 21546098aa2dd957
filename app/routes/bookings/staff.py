"""HTTP for the office: the day, and bookings for people at the counter."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.bookings import bookings as rules
from app.domain.bookings.bookings import Act
from app.domain.deadlines.workdays import BeyondCalendar
from app.domain.people.identity import BadIdNumber, BadPhone
from app.routes.bookings.bookings import OF_A_PERSON, OF_A_SERVICE, OF_A_TIME
from app.routes.http.once import once
from app.routes.http.wire import Call, Moment, operation
from app.services.bookings import booking_changes, bookings, staff_day
from app.services.bookings.booking_views import BookingView
from app.services.bookings.bookings import NoSuchBooking, Wish
from app.services.bookings.staff_day import StaffDayView
from app.services.house.access import NoSuchCentre
from app.services.people import people
from app.services.people.people import ContactView, PersonView

bp = Blueprint("staff", url_prefix="/staff")


class DayQuery(Struct, forbid_unknown_fields=True):
    """The office, and the day (today when it is left out)."""

    centre: Annotated[str, Meta(min_length=1, max_length=16)]
    on: date | None = None


class PhoneQuery(Struct, forbid_unknown_fields=True):
    """A whole phone number."""

    phone: Annotated[str, Meta(min_length=5, max_length=24)]


class WalkIn(Struct, forbid_unknown_fields=True):
    """The person at the counter."""

    name: Annotated[str, Meta(min_length=1, max_length=40)]
    phone: Annotated[str, Meta(min_length=5, max_length=24)]
    id_number: Annotated[str, Meta(max_length=20)] = ""


class WalkInForm(Struct, forbid_unknown_fields=True):
    """A booking for somebody at the counter or on the phone."""

    centre: Annotated[str, Meta(min_length=1, max_length=16)]
    item: Annotated[str, Meta(min_length=1, max_length=60)]
    starts_at: Moment
    person: WalkIn
    note: Annotated[str, Meta(max_length=200)] = ""


class PeopleView(Struct, frozen=True):
    """People found."""

    items: list[PersonView]


@operation(
    bp, "GET", "/day", summary="The office's day", query=DayQuery, answer=StaffDayView,
    who="staff", problems=(NoSuchCentre, BeyondCalendar),
)  # fmt: skip
async def day(call: Call[None, DayQuery]) -> StaffDayView:
    """Hours, seats, bookings and who is on duty."""
    asked = call.query
    return await staff_day.staff_day(call.deps, call.actor, asked.centre, asked.on, call.language)


@operation(
    bp,
    "POST",
    "/bookings",
    summary="Book for a person",
    body=WalkInForm,
    answer=BookingView,
    status=201,
    who="staff",
    idempotent=True,
    problems=(*OF_A_TIME, *OF_A_PERSON, *OF_A_SERVICE, BadIdNumber, NoSuchCentre),
)
async def book_for(call: Call[WalkInForm]) -> msgspec.Raw:
    """Somebody we know (by ID number, or by phone and name) gets no second record."""
    form = call.form
    wish = Wish(
        form.centre, form.item, form.starts_at, form.person.name, form.person.phone, form.note
    )
    return await once(
        call,
        lambda: bookings.book_for(
            call.deps, call.actor, wish, form.person.id_number, call.language
        ),
    )


def _arrival(path: str, act: Act, summary: str) -> None:
    """One of the three things staff note on the day."""

    async def note(call: Call, booking: UUID) -> msgspec.Raw:
        return await once(
            call,
            lambda: booking_changes.note_arrival(
                call.deps, call.actor, booking, act, call.language
            ),
        )

    note.__name__ = act.value
    note.__doc__ = "Doing it twice changes nothing."
    operation(
        bp,
        "POST",
        f"/bookings/<booking:uuid>/{path}",
        summary=summary,
        answer=BookingView,
        who="staff",
        idempotent=True,
        problems=(NoSuchBooking, rules.NotYet, rules.TooLate, rules.AlreadyCancelled),
    )(note)


_arrival("check-in", Act.CHECK_IN, "Check somebody in")
_arrival("serve", Act.SERVE, "Note somebody as served")
_arrival("miss", Act.MISS, "Note somebody as missed")


@operation(
    bp, "GET", "/bookings/<booking:uuid>/contact", summary="Whole name and phone of a booking",
    answer=ContactView, who="staff", problems=(NoSuchBooking,),
)  # fmt: skip
async def contact(call: Call, booking: UUID) -> ContactView:
    """Each look is written down."""
    return await booking_changes.contact(call.deps, call.actor, booking)


@operation(
    bp, "GET", "/people", summary="Find a person by phone", query=PhoneQuery, answer=PeopleView,
    who="staff", problems=(BadPhone,),
)  # fmt: skip
async def find(call: Call[None, PhoneQuery]) -> PeopleView:
    """Only by the whole number; the answer is masked."""
    return PeopleView(await people.by_phone(call.deps, call.query.phone))
