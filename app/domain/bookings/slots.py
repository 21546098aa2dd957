"""Which times can be booked: a pure sum of opening hours, an item's length and what is taken."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby

from app.domain.bookings.openings import OpenDay, OpenRange, Timetable, ranges
from app.kit.clock import office_day
from app.kit.errors import Conflict, Invalid

LONGEST_ITEM_MINUTES = 8 * 60
MOST_DAYS = 62

Taken = Mapping[tuple[str, datetime], int]
"""Seats taken, by pool and the UTC start of the cell."""


class SlotFull(Conflict):
    """Every seat at this time is taken."""


class SlotClosed(Conflict):
    """Nobody receives people for this at that time."""


class WrongDuration(Invalid):
    """An item takes between one minute and eight hours."""


class TooManyDays(Invalid):
    """That many days cannot be shown at once."""


@dataclass(frozen=True, slots=True)
class BookingRule:
    """How one item may be booked.

    From today until `days_ahead` calendar days later, at least `notice_minutes` before the start;
    at most `max_open` bookings of one person that are still to come. Unless `by_person`, only the
    office books it.
    """

    days_ahead: int
    notice_minutes: int
    max_open: int
    duration_minutes: int
    bookable: bool = True
    by_person: bool = True


@dataclass(frozen=True, slots=True)
class Slot:
    """One start in one pool: `cells` are the grid cells (UTC starts) a booking holds.

    `ends_at` is the end of the last cell, so two slots of a pool overlap exactly when they share a
    cell. `free` is the smallest number of free seats among the cells, never below 0.
    """

    pool: str
    starts_at: datetime
    ends_at: datetime
    capacity: int
    free: int
    off_hours: bool
    cells: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """One start as people see it, the seats of all pools together."""

    starts_at: datetime
    ends_at: datetime
    capacity: int
    free: int
    off_hours: bool


class DayState(StrEnum):
    """What a day is to somebody who wants to book."""

    OPEN = "open"
    FULL = "full"
    CLOSED = "closed"
    EARLY = "early"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class BookableDay:
    """One day of the booking calendar; `free` is how many bookings of this item still fit.

    `off_hours` says that a time outside usual hours can be chosen; `name` as in `OpenDay`.
    """

    on: date
    state: DayState
    free: int
    name: str | None
    provisional: bool
    off_hours: bool


def slots(
    on: date, item: str, duration_minutes: int, timetable: Timetable, taken: Taken
) -> tuple[Slot, ...]:
    """Every start of `item` on `on`, by time and pool; full ones are included with 0 free.

    The grid begins anew in each open range with the opening's step. An item needs
    ceil(duration / step) consecutive cells inside one range. Raises Invalid for a duration outside
    1 to LONGEST_ITEM_MINUTES.
    """
    return slots_of(ranges(on, timetable), item, duration_minutes, taken)


def offers(found: Iterable[Slot]) -> tuple[Offer, ...]:
    """The slots as people see them: one entry for each start, oldest first.

    The end is that of the slot `choose` would take; off-hours only when every pool says so.
    """
    by_start = groupby(sorted(found, key=_by_start), key=lambda slot: slot.starts_at)
    return tuple(_offer(tuple(group)) for _, group in by_start)


def choose(starts_at: datetime, found: Iterable[Slot]) -> Slot:
    """The slot at `starts_at` with the most free seats, the first pool by name when they tie.

    Raises SlotClosed when no slot starts then, SlotFull when none there has a seat left.
    """
    there = [slot for slot in found if slot.starts_at == starts_at]
    if not there:
        raise SlotClosed(starts_at=starts_at)
    best = _best(there)
    if best.free == 0:
        raise SlotFull(starts_at=starts_at)
    return best


def in_time(found: Iterable[Slot], rule: BookingRule, now: datetime) -> tuple[Slot, ...]:
    """The slots that a person may still book at `now` (aware): those outside the notice."""
    notice = timedelta(minutes=rule.notice_minutes)
    return tuple(slot for slot in found if slot.starts_at - now >= notice)


def span(first: date, count: int) -> tuple[date, ...]:
    """`count` days from `first` on, fewer at the end of time; Invalid above MOST_DAYS."""
    if not 0 <= count <= MOST_DAYS:
        raise TooManyDays(count=count, most=MOST_DAYS)
    begin = first.toordinal()
    end = min(begin + count, date.max.toordinal() + 1)
    return tuple(date.fromordinal(day) for day in range(begin, end))


def days(
    dates: Iterable[date],
    item: str,
    rule: BookingRule,
    timetable: Timetable,
    taken: Taken,
    now: datetime,
) -> tuple[BookableDay, ...]:
    """What each of `dates` is at the moment `now` (aware) to somebody who wants `item`.

    Past: the day is over or its last start is nearer than the notice. Closed: nobody serves the
    item. Early: further ahead than `days_ahead`. Full: every seat is taken. Raises Invalid for a
    duration that no item has.
    """
    return tuple(_day(on, item, rule, timetable, taken, now) for on in dates)


def _day(
    on: date, item: str, rule: BookingRule, timetable: Timetable, taken: Taken, now: datetime
) -> BookableDay:
    day = ranges(on, timetable)
    found = slots_of(day, item, rule.duration_minutes, taken) if rule.bookable else ()
    ahead = (on - office_day(now)).days
    left = in_time(found, rule, now)
    room, state = 0, DayState.PAST
    if ahead >= 0 and not found:
        state = DayState.CLOSED
    elif ahead > rule.days_ahead:
        state = DayState.EARLY
    elif ahead >= 0 and left:
        room = _room(left, taken)
        state = DayState.OPEN if room else DayState.FULL
    off_hours = any(slot.off_hours for slot in left)
    return BookableDay(on, state, room, day.name, day.provisional, off_hours)


def slots_of(day: OpenDay, item: str, duration_minutes: int, taken: Taken) -> tuple[Slot, ...]:
    """The slots of a day whose ranges are known; as `slots`."""
    if not 0 < duration_minutes <= LONGEST_ITEM_MINUTES:
        raise WrongDuration(minutes=duration_minutes)
    found: list[Slot] = []
    for one in day.ranges:
        if one.opening.windows and one.opening.serves(item):
            found.extend(_cut(one, duration_minutes, taken))
    return tuple(sorted(found, key=_by_start))


def _cut(one: OpenRange, duration_minutes: int, taken: Taken) -> Iterator[Slot]:
    opening = one.opening
    pool, capacity = opening.id, opening.windows
    step = timedelta(minutes=opening.step_minutes)
    needed = -(-duration_minutes // opening.step_minutes)
    first = one.starts_at
    cells = tuple(first + n * step for n in range((one.ends_at - first) // step))
    free = [min(capacity, max(0, capacity - taken.get((pool, cell), 0))) for cell in cells]
    for at in range(len(cells) - needed + 1):
        held = cells[at : at + needed]
        least = min(free[at : at + needed])
        yield Slot(pool, held[0], held[-1] + step, capacity, least, opening.off_hours, held)


def _room(left: Iterable[Slot], taken: Taken) -> int:
    """How many bookings fit into these slots: seat each as early as it goes, which is the most."""
    used: dict[tuple[str, datetime], int] = defaultdict(int)
    total = 0
    for slot in left:
        if len(slot.cells) == 1:
            total += slot.free
            continue
        keys = [(slot.pool, cell) for cell in slot.cells]
        fits = min(slot.capacity - taken.get(key, 0) - used[key] for key in keys)
        fits = max(0, min(fits, slot.free))
        for key in keys:
            used[key] += fits
        total += fits
    return total


def _by_start(slot: Slot) -> tuple[datetime, str]:
    return slot.starts_at, slot.pool


def _best(there: Iterable[Slot]) -> Slot:
    return min(there, key=lambda slot: (-slot.free, slot.pool))


def _offer(there: Sequence[Slot]) -> Offer:
    best = _best(there)
    return Offer(
        starts_at=best.starts_at,
        ends_at=best.ends_at,
        capacity=sum(slot.capacity for slot in there),
        free=sum(slot.free for slot in there),
        off_hours=all(slot.off_hours for slot in there),
    )
