"""What a changed item would have meant for the cases and seats of the last months."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from app.catalog.items import Item
from app.domain.bookings.openings import Timetable, moment
from app.domain.bookings.slots import LONGEST_ITEM_MINUTES, MOST_DAYS, BookingRule, days, span
from app.domain.catalogue.what_if_answers import Filed, Judgement, judged
from app.domain.catalogue.what_if_deadlines import Marks, Place, marks
from app.domain.catalogue.what_if_events import Line
from app.domain.deadlines.clock_limits import limits_of

LOOK_BACK: Final = timedelta(days=90)
MOST_CASES: Final = 2_000
WARNINGS, YELLOW, RED, DEEMED = "warnings", "yellow_cards", "red_cards", "deemed_accepted"
NOT_ELIGIBLE, UNSURE = "not_eligible", "eligibility_unknown"
UNANSWERED, LACKS_PAPERS, FEES = "unanswered", "missing_papers", "fees_fen"
SEATS = "seats"
KEYS: Final = (
    WARNINGS,
    YELLOW,
    RED,
    DEEMED,
    NOT_ELIGIBLE,
    UNSURE,
    UNANSWERED,
    LACKS_PAPERS,
    FEES,
)
"""What is counted of cases, in the order in which it is told."""


@dataclass(frozen=True, slots=True)
class Past:
    """One case as it happened: what its clock reads, when it was touched, and what was filed."""

    id: UUID
    lines: Sequence[Line]
    touched: Sequence[datetime]
    filed: Filed


@dataclass(frozen=True, slots=True)
class Compared:
    """What the two wordings make of one case, by key."""

    id: UUID
    before: Mapping[str, int]
    after: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Tally:
    """One thing counted under both wordings, and the cases for which it differs, in their order."""

    key: str
    before: int
    after: int
    cases: tuple[UUID, ...] = ()

    @property
    def difference(self) -> int:
        """How much more it would have been."""
        return self.after - self.before


def compared(before: Item, after: Item, past: Past, place: Place) -> Compared:
    """What each wording makes of one case, all its days by today's rules of its office.

    People are taken to have done the same on the same day; see `what_if_events.as_by` for what the
    law itself would have done.
    """
    old, new = limits_of(before), limits_of(after)
    was = marks(past.lines, past.touched, old, place)
    would = was if new == old else marks(past.lines, past.touched, new, place)
    said, says = judged(before, past.filed), judged(after, past.filed)
    return Compared(past.id, _counts(was, said), _counts(would, says))


def tallies(found: Iterable[Compared]) -> tuple[Tally, ...]:
    """The sums over all cases, one for each of KEYS."""
    every = list(found)
    return tuple(
        Tally(
            key,
            sum(one.before[key] for one in every),
            sum(one.after[key] for one in every),
            tuple(one.id for one in every if one.before[key] != one.after[key]),
        )
        for key in KEYS
    )


def seats(item: Item, table: Timetable, first: date, last: date) -> int:
    """How many bookings of the item fit into the opening hours from `first` to `last`, all free.

    By the length of a seat and whether the item can be booked at all; 0 for a length no item has.
    """
    booking = item.booking
    if not booking.bookable or not 0 < booking.duration_minutes <= LONGEST_ITEM_MINUTES:
        return 0
    rule = BookingRule(
        days_ahead=(last - first).days,
        notice_minutes=0,
        max_open=booking.max_open,
        duration_minutes=booking.duration_minutes,
    )
    total, count = 0, (last - first).days + 1
    for begin in range(0, count, MOST_DAYS):
        wanted = span(first + timedelta(days=begin), min(MOST_DAYS, count - begin))
        early = moment(wanted[0], time.min)
        total += sum(day.free for day in days(wanted, item.code, rule, table, {}, early))
    return total


def seats_compared(before: Item, after: Item, table: Timetable, first: date, last: date) -> Tally:
    """The seats of an office that offers the item, under both wordings."""
    was = seats(before, table, first, last)
    if after.booking == before.booking:
        return Tally(SEATS, was, was)
    return Tally(SEATS, was, seats(after, table, first, last))


def _counts(found: Marks, says: Judgement) -> dict[str, int]:
    return {
        WARNINGS: found.warnings,
        YELLOW: found.yellow,
        RED: found.red,
        DEEMED: found.deemed,
        NOT_ELIGIBLE: int(says.not_eligible),
        UNSURE: int(says.unsure),
        UNANSWERED: int(says.unanswered),
        LACKS_PAPERS: int(says.lacks_papers),
        FEES: says.fee_fen,
    }
