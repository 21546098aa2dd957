"""The office's day on one page: hours, seats, bookings and who is on duty."""

from collections import Counter
from datetime import date, datetime, timedelta

from msgspec import Struct

from app.domain.bookings.bookings import By, State
from app.domain.bookings.openings import OpenDay, ranges
from app.domain.bookings.slots import Taken
from app.domain.people.roles import Actor
from app.models.booking import Booking
from app.models.centre import Centre
from app.ports import Deps
from app.services.bookings import timetables
from app.services.bookings.booking_views import BookingView, said_of, show
from app.services.catalogue import centres
from app.services.catalogue.centres import DutyView, RangeView
from app.services.catalogue.items import CentreName
from app.services.deadlines import calendars
from app.services.house import access


class HourView(Struct, frozen=True):
    """The seats of all windows in one stretch of half an hour or less."""

    starts_at: datetime
    capacity: int
    taken: int


class TotalsView(Struct, frozen=True):
    """The day in figures; `free` are seats that can still be given."""

    booked: int
    checked_in: int
    served: int
    missed: int
    cancelled: int
    free: int


class StaffDayView(Struct, frozen=True):
    """Everything the office needs for a day."""

    centre: CentreName
    on: date
    is_workday: bool
    day_name: str | None
    provisional: bool
    ranges: list[RangeView]
    totals: TotalsView
    hours: list[HourView]
    bookings: list[BookingView]
    duty: list[DutyView]


async def staff_day(
    deps: Deps, actor: Actor, centre_code: str, on: date | None, language: str
) -> StaffDayView:
    """The day `on` (today when None) of an office the actor works in; NoSuchCentre."""
    centre = await access.centre_of_staff(actor, centre_code)
    return await day_of(deps, centre, on or deps.clock.today(), language)


async def day_of(deps: Deps, centre: Centre, on: date, language: str) -> StaffDayView:
    """The day of an office; whoever calls has asked for access."""
    table = await timetables.timetable(centre.id, on, on, language)
    day, taken = ranges(on, table), await timetables.taken(table, on, on)
    cells = _cells(day, taken)
    rows = await Booking.filter(centre_id=centre.id, on=on).order_by("starts_at", "number")
    tally = Counter(row.state for row in rows)
    now = deps.clock.now()
    free = sum(max(0, cell.capacity - cell.taken) for cell in cells if cell.starts_at > now)
    return StaffDayView(
        centre=CentreName(centre.code, said_of(centre.name, language)),
        on=on,
        is_workday=day.is_workday,
        day_name=calendars.day_name(day.name, language),
        provisional=day.provisional,
        ranges=centres.hours(day),
        totals=TotalsView(**{state: tally[state] for state in State}, free=free),
        hours=cells,
        bookings=await show(deps, rows, language, By.STAFF),
        duty=await centres.duty(deps, centre, on, language),
    )


def _cells(day: OpenDay, taken: Taken) -> list[HourView]:
    """Seats by start, the windows of all openings added up."""
    seats: dict[datetime, list[int]] = {}
    for one in day.ranges:
        step = timedelta(minutes=one.opening.step_minutes)
        at = one.starts_at
        while one.opening.windows and at + step <= one.ends_at:
            total = seats.setdefault(at, [0, 0])
            total[0] += one.opening.windows
            total[1] += taken.get((one.opening.id, at), 0)
            at += step
    return [HourView(at, capacity, used) for at, (capacity, used) in sorted(seats.items())]
