"""Which days and times of a centre can be booked for an item."""

from datetime import date, datetime

from msgspec import Struct

from app.domain.bookings import slots
from app.domain.bookings.openings import ranges
from app.kit.clock import office_day
from app.ports import Deps
from app.services.bookings import timetables
from app.services.catalogue import items
from app.services.deadlines.calendars import day_name


class DayView(Struct, frozen=True):
    """One day of the booking calendar."""

    on: date
    state: str
    free: int
    name: str | None
    provisional: bool
    off_hours: bool


class DaysView(Struct, frozen=True):
    """Some days in a row."""

    days: list[DayView]


class SlotView(Struct, frozen=True):
    """One time that can be booked, the seats of all windows together."""

    starts_at: datetime
    ends_at: datetime
    free: int
    capacity: int
    off_hours: bool


class SlotsView(Struct, frozen=True):
    """The times of one day."""

    on: date
    name: str | None
    provisional: bool
    slots: list[SlotView]


async def days(
    deps: Deps, centre: str, item: str, first: date | None, count: int, language: str
) -> DaysView:
    """`count` days from `first` (today when None); NoSuchItem, NotOffered, TooManyDays."""
    row, body = await items.published(item)
    place, _ = await timetables.centre_offering(centre, row.id)
    wanted = slots.span(first or deps.clock.today(), count)
    if not wanted:
        return DaysView([])
    table = await timetables.timetable(place.id, wanted[0], wanted[-1], language)
    taken = await timetables.taken(table, wanted[0], wanted[-1])
    found = slots.days(wanted, item, items.rule_of(body), table, taken, deps.clock.now())
    return DaysView(
        [
            DayView(
                day.on,
                day.state,
                day.free,
                day_name(day.name, language),
                day.provisional,
                day.off_hours,
            )
            for day in found
        ]
    )


async def times(deps: Deps, centre: str, item: str, on: date, language: str) -> SlotsView:
    """The times of a day that a person may still book; full ones have 0 free."""
    row, body = await items.published(item)
    place, _ = await timetables.centre_offering(centre, row.id)
    table = await timetables.timetable(place.id, on, on, language)
    taken = await timetables.taken(table, on, on)
    rule, now, day = items.rule_of(body), deps.clock.now(), ranges(on, table)
    found: tuple[slots.Slot, ...] = ()
    if rule.bookable and 0 <= (on - office_day(now)).days <= rule.days_ahead:
        every = slots.slots_of(day, item, rule.duration_minutes, taken)
        found = slots.in_time(every, rule, now)
    shown = [
        SlotView(one.starts_at, one.ends_at, one.free, one.capacity, one.off_hours)
        for one in slots.offers(found)
    ]
    return SlotsView(on, day_name(day.name, language), day.provisional, shown)
