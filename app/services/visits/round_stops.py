"""What an agent has to do on a day, as the rules of rounds see it: visits, windows, ways."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final
from uuid import UUID

from tortoise.expressions import Q

from app.domain.bookings.openings import moment
from app.domain.villages.travel import Travel
from app.domain.visits.rounds import LONGEST_STOP, Minutes, Stop, Window
from app.domain.visits.visit_flow import VisitState
from app.domain.visits.visit_wishes import DAYS_AHEAD
from app.kit.clock import SHANGHAI
from app.kit.errors import Invalid
from app.models.duty import Absence
from app.models.visit import Round, Visit
from app.ports import Deps
from app.services.villages import travel_times
from app.services.visits.visit_views import wish_of

OPENS: Final = time(8)
CLOSES: Final = time(18)
EVENING: Final = time(20)
"""Visits are made from eight to six, until eight in the evening for people who wish it."""
LAST_MINUTE: Final = timedelta(minutes=1)
MOST_DAYS_SHOWN: Final = 3 * 366
PROMISED = (VisitState.CONFIRMED, VisitState.ON_WAY, VisitState.ARRIVED)
AGAIN = (VisitState.NOT_HOME, VisitState.POSTPONED)
"""Somebody goes there again, but not on the day on which it came to nothing."""
DUE = (VisitState.ASKED, VisitState.ASSIGNED, VisitState.PROPOSED, *PROMISED, *AGAIN)


class BadRoundDay(Invalid):
    """A round is planned for today or one of the next 90 days."""


@dataclass(frozen=True)
class Spell:
    """A part of a day in which the same roads are closed; moments are aware."""

    begins_at: datetime
    ends_at: datetime
    travel: Travel


@dataclass(frozen=True)
class Workday:
    """An agent's day: the visits that belong to it as stops, and the ways that can be used.

    The worthiest stops first. `cut_off` are the visits to which closed roads leave no time.
    """

    visits: Mapping[UUID, Visit]
    stops: tuple[Stop, ...]
    cut_off: frozenset[UUID]
    minutes: Minutes

    def of(self, ids: Iterable[UUID]) -> list[Stop]:
        """These stops in this order; those that do not belong to the day are passed over."""
        known = {one.id: one for one in self.stops}
        return [known[one] for one in ids if one in known]


def check_day(deps: Deps, on: date) -> None:
    """Nothing, or BadRoundDay."""
    today = deps.clock.today()
    if not today <= on <= today + timedelta(days=DAYS_AHEAD):
        raise BadRoundDay(pointer="/on")


def check_shown(deps: Deps, on: date) -> None:
    """Nothing, or BadRoundDay for a day of which nobody knows anything."""
    if abs((on - deps.clock.today()).days) > MOST_DAYS_SHOWN:
        raise BadRoundDay(pointer="/on")


async def workday(deps: Deps, places: Collection[UUID], agent_id: UUID, on: date) -> Workday:
    """What an agent has to do on a day, in whatever places the visits are.

    `places` are those of the office that plans. Visits without a time that the round of another day
    holds are left to that day.
    """
    visits = await due(deps, on, agent_id=agent_id)
    elsewhere = await _of_other_days(deps, agent_id, on)
    visits = [one for one in visits if _is_timed(one, on) or one.id not in elsewhere]
    parts = await spells(deps, {*places, *[one.centre_id for one in visits]}, on)
    free = await free_spans(deps, agent_id, on)
    begin, stops, cut_off = mark(parts[0].begins_at, on), [], set()
    for visit in visits:
        open_spans = [_marks(one, on) for one in parts if not one.travel.cut_off(visit.hamlet_id)]
        stop = _stop(visit, on, free)
        if not _met(stop, open_spans, begin):
            cut_off.add(visit.id)
        stops.append(_within(stop, open_spans, begin))
    known = {one.id: one for one in visits}
    stops.sort(key=lambda one: (one.rank, known[one.id].asked_at, one.id))
    return Workday(known, tuple(stops), frozenset(cut_off), minutes_of(parts))


async def due(deps: Deps, on: date, **of_whom: object) -> list[Visit]:
    """The visits that can be made on a day: agreed for it, wished for it, or for any day.

    `of_whom` chooses among them, as in a query. A visit that is wished for other days that are
    still to come waits for these.
    """
    begins, ends = moment(on, time(0)), moment(on + timedelta(days=1), time(0))
    then = Q(starts_at__isnull=True) | Q(starts_at__gte=begins, starts_at__lt=ends)
    wanted = (then & Q(state__in=DUE)) | Q(state__in=AGAIN)
    rows = await Visit.filter(wanted, closed_at__isnull=True, **of_whom).order_by("id")
    return [one for one in rows if _is_timed(one, on) or _suits(deps, one, on)]


async def free_spans(deps: Deps, agent_id: UUID, on: date) -> list[Window]:
    """When an agent is there on a day, minutes after midnight, not before the present moment."""
    begins = max(moment(on, OPENS), deps.clock.now())
    spans = _clipped([(mark(begins, on), _minute(EVENING))], 0, _minute(EVENING))
    lasting = Q(until_at__isnull=True) | Q(until_at__gt=begins)
    gone = Absence.filter(lasting, person_id=agent_id, ended_at__isnull=True)
    for row in await gone.filter(from_at__lt=moment(on, EVENING)):
        from_mark = mark(row.from_at, on)
        until_mark = mark(row.until_at, on) if row.until_at else LONGEST_STOP * 3
        spans = [*_clipped(spans, 0, from_mark), *_clipped(spans, until_mark, LONGEST_STOP * 3)]
    return spans


async def spells(deps: Deps, places: Collection[UUID], on: date) -> list[Spell]:
    """The rest of a day, cut wherever a road closes or opens; of a day that is over its end."""
    end = moment(on, EVENING)
    begin = min(max(moment(on, OPENS), deps.clock.now()), end - LAST_MINUTE)
    roads = await travel_times.roads(places, begin)
    cuts = {at for one in roads.closures for at in (one.from_at, one.until_at) if at}
    edges = [begin, *sorted(at for at in cuts if begin < at < end), end]
    return [Spell(one, other, roads.between(one, other)) for one, other in pairwise(edges)]


def minutes_of(parts: Sequence[Spell]) -> Minutes:
    """The longest way of a day's parts: on a road that closes at noon nobody counts at all.

    None only where nobody gets through all day.
    """

    def minutes(here: UUID | None, there: UUID | None) -> int | None:
        found = [part.travel.minutes(here, there) for part in parts]
        return max((one for one in found if one is not None), default=None)

    return minutes


def mark(at: datetime, on: date) -> int:
    """Minutes from the beginning of a day to a moment, begun ones included."""
    return -(-int((at - moment(on, time(0))).total_seconds()) // 60)


def moment_of(minute: int, on: date) -> datetime:
    """The moment so many minutes after the beginning of a day."""
    return moment(on, time(0)) + timedelta(minutes=minute)


async def _of_other_days(deps: Deps, agent_id: UUID, on: date) -> set[UUID]:
    """What rounds of other days that are still to come hold already."""
    rows = await Round.filter(agent_id=agent_id, on__gte=deps.clock.today()).exclude(on=on)
    return {UUID(str(stop["visit"])) for row in rows for stop in row.stops}


def _is_timed(visit: Visit, on: date) -> bool:
    """Whether the visit has a time on that day which still holds."""
    if visit.starts_at is None or visit.state in AGAIN:
        return False
    return visit.starts_at.astimezone(SHANGHAI).date() == on


def _suits(deps: Deps, visit: Visit, on: date) -> bool:
    today = deps.clock.today()
    if on < today or (visit.state in AGAIN and on == today):
        return False
    ahead = [one for one in map(wish_of, visit.wishes) if one.on >= today]
    return not ahead or any(one.on == on for one in ahead)


def _stop(visit: Visit, on: date, free: Sequence[Window]) -> Stop:
    """The visit as a stop: what was promised is kept even while the agent is away."""
    timed = mark(visit.starts_at, on) if visit.starts_at and _is_timed(visit, on) else None
    wished = [one for one in map(wish_of, visit.wishes) if one.on == on]
    spans = [(_minute(one.starts), _minute(one.ends)) for one in wished]
    late = timed is not None and timed + visit.minutes > _minute(CLOSES)
    usual = (_minute(OPENS), _minute(EVENING if late else CLOSES))
    windows = [
        window for begins, ends in spans or [usual] for window in _clipped(free, begins, ends)
    ]
    return Stop(
        id=visit.id,
        hamlet=visit.hamlet_id,
        minutes=min(max(visit.minutes, 1), LONGEST_STOP),
        windows=tuple(windows),
        fixed=timed if visit.state in PROMISED else None,
        urgent=visit.priority,
    )


def _within(stop: Stop, spans: Sequence[Window], begin: int) -> Stop:
    """The stop with the times at which the roads to it are open; none leaves it no time at all."""
    if stop.fixed is not None:
        return stop if _met(stop, spans, begin) else replace(stop, fixed=None, windows=())
    cut = (one for window in stop.windows for one in _clipped(spans, *window))
    return replace(stop, windows=tuple(cut))


def _met(stop: Stop, spans: Sequence[Window], begin: int) -> bool:
    """Whether a stop can be reached at its time; what lies before `begin` was reached or not."""
    if stop.fixed is not None:
        over = stop.fixed < begin
        return over or any(one <= stop.fixed < other for one, other in spans)
    return not stop.windows or any(_clipped(spans, *window) for window in stop.windows)


def _clipped(spans: Sequence[Window], begins: int, ends: int) -> list[Window]:
    cut = ((max(begins, one), min(ends, other)) for one, other in spans)
    return [(one, other) for one, other in cut if one < other]


def _marks(part: Spell, on: date) -> Window:
    return mark(part.begins_at, on), mark(part.ends_at, on)


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute
