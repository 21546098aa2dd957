"""When an agent can be at somebody's door: between the other visits of a day, ways counted in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from msgspec import Struct

from app.domain.people.roles import Actor
from app.domain.villages.travel import Travel
from app.domain.visits.rounds import Window
from app.domain.visits.visit_flow import VisitParty
from app.models.visit import Round
from app.ports import Deps
from app.services.visits import round_stops, round_views, visit_parties, visit_places, visit_triage
from app.services.visits.round_stops import (
    CLOSES,
    EVENING,
    OPENS,
    Spell,
    check_day,
    mark,
    moment_of,
)
from app.services.visits.visit_parties import NoSuchVisit
from app.services.visits.visit_views import wish_of

STEP_MINUTES = 15


@dataclass(frozen=True)
class _Busy:
    """A visit that stands on the day."""

    hamlet_id: UUID | None
    starts: int
    ends: int


class VisitTimesView(Struct, frozen=True):
    """The moments at which a visit can begin on a day."""

    on: date
    minutes: int
    times: list[datetime]


@dataclass(frozen=True)
class Door:
    """Where somebody is visited and for how long, perhaps in the evening.

    `visit_id` is the visit itself, whose present time stands in nobody's way.
    """

    centre_id: UUID
    hamlet_id: UUID | None
    minutes: int
    evening: bool = False
    visit_id: UUID | None = None


async def of_visit(
    deps: Deps, actor: Actor, visit_id: UUID, agent_id: UUID, on: date
) -> VisitTimesView:
    """When an agent can make this visit on a day; the evening counts for who wished one.

    For its office and its agents. NoSuchVisit, NoSuchAgent, BadRoundDay.
    """
    visit = await visit_parties.seen(actor, visit_id)
    if await visit_parties.parties(actor, visit) == [VisitParty.RESIDENT]:
        raise NoSuchVisit(visit=str(visit_id))
    check_day(deps, on)
    await visit_triage.check_agent(visit, agent_id)
    evening = any(wish_of(one).ends > CLOSES for one in visit.wishes)
    door = Door(visit.centre_id, visit.hamlet_id, visit.minutes, evening, visit.id)
    return VisitTimesView(on, visit.minutes, list(await times(deps, agent_id, on, door)))


async def free_times(
    deps: Deps, centre_id: UUID, agent_id: UUID, hamlet_id: UUID | None, on: date, minutes: int
) -> tuple[datetime, ...]:
    """`times` from eight to six for a visit of so many minutes in a hamlet."""
    return await times(deps, agent_id, on, Door(centre_id, hamlet_id, minutes))


async def times(deps: Deps, agent_id: UUID, on: date, door: Door) -> tuple[datetime, ...]:
    """The moments at which an agent can be at a door for the whole visit, each quarter of an hour.

    From eight to six (eight in the evening where that is wished: it counts like any other visit),
    not before now, with the way from and to each of the agent's other visits of the day. Empty
    when the agent is away or no road leads there.
    """
    parts = await round_stops.spells(deps, await visit_places.agent_places(door.centre_id), on)
    free = await round_stops.free_spans(deps, agent_id, on)
    busy = await _busy(deps, agent_id, on, door.visit_id)
    found = []
    for starts in _starts(CLOSES if not door.evening else EVENING, door.minutes):
        span = (starts, starts + door.minutes)
        travel = _travel(parts, door.hamlet_id, span, on)
        there = any(one <= span[0] and span[1] <= other for one, other in free)
        if there and travel and all(_fits(travel, door.hamlet_id, span, one) for one in busy):
            found.append(moment_of(starts, on))
    return tuple(found)


def _starts(closes: time, minutes: int) -> range:
    last = closes.hour * 60 + closes.minute - minutes
    return range(OPENS.hour * 60 + OPENS.minute, last + 1, STEP_MINUTES)


def _travel(
    parts: Iterable[Spell], hamlet_id: UUID | None, visit: Window, on: date
) -> Travel | None:
    """The roads at the beginning of a visit; None when it cannot be reached all that time."""
    met = [
        part.travel
        for part in parts
        if mark(part.begins_at, on) < visit[1] and visit[0] < mark(part.ends_at, on)
    ]
    return met[0] if met and not any(one.cut_off(hamlet_id) for one in met) else None


def _fits(travel: Travel, hamlet_id: UUID | None, visit: Window, other: _Busy) -> bool:
    way = travel.minutes(hamlet_id, other.hamlet_id)
    if way is None:
        return False
    return visit[1] + way <= other.starts or other.ends + way <= visit[0]


async def _busy(deps: Deps, agent_id: UUID, on: date, but: UUID | None) -> list[_Busy]:
    """What stands on the day: times that people know, and what the round holds besides."""
    due = {one.id: one for one in await round_stops.due(deps, on, agent_id=agent_id)}
    row = await Round.get_or_none(agent_id=agent_id, on=on)
    times = {one.visit: one.starts_at for one in (round_views.kept(row) if row else ())}
    times |= {one.id: one.starts_at for one in due.values() if one.starts_at is not None}
    return [
        _Busy(due[one].hamlet_id, mark(at, on), mark(at, on) + due[one].minutes)
        for one, at in times.items()
        if one in due and one != but
    ]
