"""A round as the office and its agent see it, with what has no place in it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from msgspec import Struct

from app.domain.visits.rounds import Why, reason
from app.domain.visits.visit_flow import VisitState
from app.kit.clock import office_day
from app.models.person import Person
from app.models.visit import Round, Visit
from app.ports import Deps
from app.services.people import people
from app.services.villages import hamlet_views
from app.services.villages.hamlet_views import HamletBrief
from app.services.visits import round_bases, visit_lists
from app.services.visits.round_stops import PROMISED, Workday
from app.services.visits.visit_lists import VisitRow
from app.words import say

GONE = (VisitState.WITHDRAWN, VisitState.REFUSED)


class RoundAgentView(Struct, frozen=True):
    """An agent, and whether they are away."""

    id: UUID
    name: str
    away: bool


class RoundStopView(Struct, frozen=True):
    """A visit in a round: when it begins, how long it takes, and the minutes on the way there.

    `travel_minutes` is null on a road that is closed. `late` says that a time is not kept.
    """

    visit: VisitRow
    starts_at: datetime
    minutes: int
    travel_minutes: int | None
    late: bool


class RoundLeftOutView(Struct, frozen=True):
    """A visit of the day without a place in the round, and why."""

    visit: VisitRow
    why: str
    why_said: str


class RoundView(Struct, frozen=True):
    """An agent's round of a day; version 0 while there is none.

    `exact` says that no other order is better: beyond ten stops a good one is found, not the best.
    It begins and ends at `base`, null: at its first and last stop. `travel_minutes` counts the way
    there and, after the last visit, `home_minutes`.
    """

    agent: RoundAgentView
    on: date
    version: int
    by_hand: bool
    exact: bool
    starts_at: datetime | None
    ends_at: datetime | None
    travel_minutes: int
    base: HamletBrief | None
    home_minutes: int
    stops: list[RoundStopView]
    left_out: list[RoundLeftOutView]


class AgentRoundView(Struct, frozen=True):
    """An agent of the office, and their round of the day if there is one."""

    agent: RoundAgentView
    round: RoundView | None


class RoundsView(Struct, frozen=True):
    """A day of an office: the rounds of its agents, and the visits that are in none."""

    on: date
    agents: list[AgentRoundView]
    unplanned: list[VisitRow]


@dataclass(frozen=True)
class Kept:
    """A stop as the round keeps it."""

    visit: UUID
    starts_at: datetime
    minutes: int
    travel_minutes: int | None
    late: bool
    exact: bool
    home_minutes: int


def kept(row: Round) -> list[Kept]:
    """The stops of a round in their order."""
    return [_kept(one) for one in row.stops]


async def view(
    deps: Deps, agent: RoundAgentView, on: date, row: Round | None, day: Workday, language: str
) -> RoundView:
    """The round of an agent; without one only what waits for it.

    What is withdrawn, on another day or with another agent since is no longer shown.
    """
    ids = [one.visit for one in kept(row)] if row else []
    found = {v.id: v for v in await Visit.filter(id__in=[*ids, *day.visits])}
    stops = [one for one in kept(row) if _holds(deps, found[one.visit], row)] if row else []
    inside = {one.visit for one in stops}
    left = [one for one in day.stops if one.id not in inside]
    shown = {one.id: one for one in await visit_lists.rows(deps, found.values(), language)}
    order = day.of(one.visit for one in stops)
    trip = await round_bases.of_round(deps, row, (agent.id, on), day)
    whys = {one.id: _why(day, one.id, reason(one, order, day.minutes, trip.base)) for one in left}
    home = stops[-1].home_minutes if stops else 0
    return RoundView(
        agent=agent,
        on=on,
        version=row.version if row else 0,
        by_hand=bool(row and row.by_hand),
        exact=all(one.exact for one in stops),
        starts_at=stops[0].starts_at if stops else None,
        ends_at=max((_ends(one) for one in stops), default=None),
        travel_minutes=sum(one.travel_minutes or 0 for one in stops) + home,
        base=await hamlet_views.named(trip.hamlet, language),
        home_minutes=home,
        stops=[_stop(shown[one.visit], one) for one in stops],
        left_out=[
            RoundLeftOutView(shown[one.id], whys[one.id], say(f"round.{whys[one.id]}", language))
            for one in left
        ],
    )


async def agents(
    deps: Deps, ids: Collection[UUID], away: Collection[UUID]
) -> dict[UUID, RoundAgentView]:
    """These agents by name."""
    rows = await Person.filter(id__in=list(ids))
    found = [RoundAgentView(row.id, people.name_of(deps, row), row.id in away) for row in rows]
    return {one.id: one for one in sorted(found, key=lambda one: (one.name, one.id))}


def _why(day: Workday, visit_id: UUID, why: Why) -> Why:
    return Why.UNREACHABLE if visit_id in day.cut_off else why


def _holds(deps: Deps, visit: Visit, row: Round) -> bool:
    """Whether a visit still belongs to this round."""
    if visit.agent_id != row.agent_id or visit.state in GONE:
        return False
    if visit.state == VisitState.POSTPONED and row.on <= deps.clock.today():
        return False
    return visit.starts_at is None or office_day(visit.starts_at) == row.on


def _stop(visit: VisitRow, one: Kept) -> RoundStopView:
    """A promised time that is another one by now counts as not kept: the round is to be planned."""
    moved = visit.state in PROMISED and visit.starts_at not in (None, one.starts_at)
    late = one.late or moved
    return RoundStopView(visit, one.starts_at, one.minutes, one.travel_minutes, late)


def _ends(one: Kept) -> datetime:
    return one.starts_at + timedelta(minutes=one.minutes)


def _kept(stop: Mapping[str, Any]) -> Kept:
    return Kept(
        visit=UUID(stop["visit"]),
        starts_at=datetime.fromisoformat(stop["starts_at"]),
        minutes=stop["minutes"],
        travel_minutes=stop["travel_minutes"],
        late=stop.get("late", False),
        exact=stop.get("exact", True),
        home_minutes=stop.get("home_minutes", 0),
    )
