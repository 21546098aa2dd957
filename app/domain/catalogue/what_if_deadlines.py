"""The warnings and cards that one case would have brought, replayed under given limits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from app.domain.bookings.openings import moment
from app.domain.catalogue.what_if_events import Line, as_by
from app.domain.deadlines.clock_events import EventKind
from app.domain.deadlines.clock_ledger import Deadline, Running, deadline_of
from app.domain.deadlines.clock_limits import Limits
from app.domain.deadlines.clock_runs import History, Run, history
from app.domain.deadlines.warnings import Planned, office_moment, plan
from app.domain.deadlines.workdays import ONE_DAY, WorkCalendar
from app.domain.ratings.cards import SUPERVISED, CardDue, Colour, cards_due
from app.domain.ratings.policies import Policy
from app.kit.clock import office_day

LOOKED_AT_AFTER = timedelta(days=2)
"""A case is looked at for cards for so long after anything happened to it, even if closed."""
_CLOSES = frozenset({EventKind.DELIVERED, EventKind.WITHDRAWN, EventKind.REJECTED})


@dataclass(frozen=True, slots=True)
class Place:
    """By which rules and days cases are counted, and up to which moment (aware).

    What was counted once is remembered: many cases begin on one day.
    """

    rules: Policy
    calendar: WorkCalendar
    now: datetime
    counted: dict[object, Deadline] = field(default_factory=dict, compare=False)
    planned: dict[object, tuple[Planned, ...]] = field(default_factory=dict, compare=False)

    def deadline(self, run: Run, past: History, today: date) -> Deadline:
        """As `clock_ledger.deadline_of`."""
        key = (run, past.pauses, None if run.ended_on else today)
        if key not in self.counted:
            self.counted[key] = deadline_of(run, past, self.calendar, today)
        return self.counted[key]

    def warnings(self, one: Deadline) -> tuple[Planned, ...]:
        """The warnings of a deadline, none unless it runs."""
        if one.state is not Running.RUNNING:
            return ()
        key = (one.which, one.key, one.start_on, one.workdays, one.due_on)
        if key not in self.planned:
            self.planned[key] = plan((one,), self.rules, self.calendar)
        return self.planned[key]


@dataclass(frozen=True, slots=True)
class Marks:
    """What the deadlines of one case brought."""

    warnings: int
    yellow: int
    red: int
    deemed: int


@dataclass(slots=True)
class _Count:
    """What has been said and issued so far, each under its own key, as in the running office."""

    said: set[str] = field(default_factory=set)
    cards: dict[str, CardDue] = field(default_factory=dict)

    def has_red(self, one: Deadline) -> bool:
        """Whether nothing graver can come of this deadline."""
        return f"{Colour.RED}/{one.which}/{one.key}/{one.due_on.isoformat()}" in self.cards


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The time between two lines, in which nothing happens but that days go by."""

    past: History
    deadlines: Sequence[Deadline]
    begins_at: datetime
    ends_at: datetime
    closed: bool


def marks(
    lines: Sequence[Line], touched: Sequence[datetime], limits: Limits, place: Place
) -> Marks:
    """The warnings, cards and acceptances by silence of one case up to `place.now`.

    `touched` are the moments of everything that was written down about it. A warning counts when
    its moment in office hours comes while its deadline runs, whoever it would reach.
    """
    would = as_by(lines, limits.notice_workdays, place.calendar, place.now)
    count, moments = _Count(), sorted({*touched, *(one.at for one in would)})
    for stretch in _stretches(would, limits, place):
        _warn(stretch, place, count)
        _issue(stretch, moments, place, count)
    colours = [card.colour for card in count.cards.values()]
    return Marks(
        warnings=len(count.said),
        yellow=colours.count(Colour.YELLOW),
        red=colours.count(Colour.RED),
        deemed=sum(one.event.kind is EventKind.DEEMED_ACCEPTED for one in would),
    )


def _stretches(would: Sequence[Line], limits: Limits, place: Place) -> Iterator[_Stretch]:
    events = [one.event for one in would]
    ends = [*(one.at for one in would[1:]), place.now]
    for n, (one, ends_at) in enumerate(zip(would, ends, strict=True), 1):
        if one.at < ends_at:
            on, past = office_day(one.at), history(limits, events[:n])
            closed = any(event.kind in _CLOSES for event in events[:n])
            deadlines = [place.deadline(run, past, on) for run in past.runs]
            yield _Stretch(past, deadlines, one.at, ends_at, closed)


def _warn(stretch: _Stretch, place: Place, count: _Count) -> None:
    for one in (planned for each in stretch.deadlines for planned in place.warnings(each)):
        at = max(one.due_at, stretch.begins_at)
        if one.key not in count.said and at < stretch.ends_at:
            at = office_moment(at, place.rules, place.calendar)
            if at < stretch.ends_at:
                count.said.add(one.key)


def _issue(stretch: _Stretch, touched: Sequence[datetime], place: Place, count: _Count) -> None:
    first = _first_late(stretch)
    if first is None:
        return
    day = max(first, office_day(stretch.begins_at))
    while day <= office_day(stretch.ends_at):
        if _looked_at(day, stretch, touched, place):
            _of_day(day, stretch, place, count)
        day += ONE_DAY


def _first_late(stretch: _Stretch) -> date | None:
    """The first day on which a card can be due; None when none can in this stretch."""
    found = [
        office_day(stretch.begins_at) if one.state is Running.LATE else one.due_on + ONE_DAY
        for one in stretch.deadlines
        if one.which in SUPERVISED and one.state in (Running.LATE, Running.RUNNING)
    ]
    return min(found, default=None)


def _looked_at(day: date, stretch: _Stretch, touched: Sequence[datetime], place: Place) -> bool:
    """Whether the office works on `day` within the stretch and looks at the case then."""
    if not place.calendar.is_workday(day):
        return False
    begins = max(moment(day, place.rules.office_from), stretch.begins_at)
    ends = min(moment(day, place.rules.office_to), stretch.ends_at)
    if begins >= ends:
        return False
    running = (one for one in stretch.deadlines if one.state is Running.RUNNING)
    if not stretch.closed and any(one.due_on < day for one in running):
        return True
    return any(at < ends and begins < at + LOOKED_AT_AFTER for at in touched)


def _of_day(day: date, stretch: _Stretch, place: Place, count: _Count) -> None:
    """The cards of one day: it is looked at again until nothing more is due."""
    still = (Running.LATE, Running.RUNNING)
    late = [one for one in stretch.deadlines if one.state in still and one.due_on < day]
    if all(count.has_red(one) for one in late):
        return
    today = [place.deadline(run, stretch.past, day) for run in stretch.past.runs]
    while True:
        standing = [(one.which, one.clock_key, one.due_on) for one in count.cards.values()]
        due = cards_due(today, place.rules, place.calendar, day, standing)
        fresh = {card.key: card for card in due if card.key not in count.cards}
        if not fresh:
            return
        count.cards.update(fresh)
