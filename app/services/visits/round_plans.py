"""Keeping rounds: the best one of a day, an order over the version seen, times told to people."""

import asyncio
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import json

from app.domain.visits import round_search
from app.domain.visits.rounds import MOST_STOPS, Placed, Stop, Way, by_hand
from app.domain.visits.visit_flow import VisitAct, VisitParty, VisitState, acts
from app.models import sql
from app.models.visit import Round, Visit
from app.ports import Deps
from app.services.visits import (
    round_agents,
    round_bases,
    round_stops,
    round_views,
    visit_acts,
    visit_parties,
    visit_places,
)
from app.services.visits.round_bases import Trip
from app.services.visits.round_stops import Workday, moment_of
from app.services.visits.round_views import Kept
from app.services.visits.visit_acts import VisitOrder

Whose = tuple[UUID, date]
"""The agent and the day of a round: there is one."""
UNTOLD = (VisitState.ASSIGNED, VisitState.PROPOSED, VisitState.NOT_HOME, VisitState.POSTPONED)
"""Visits whose people can still be told another time."""
PUT = (
    "INSERT INTO visit_round (id, agent_id, on_day, stops, by_hand, version, made_by_id, made_at)"
    " VALUES ($1, $2, $3, $4, $5, 1, $6, $7) ON CONFLICT (agent_id, on_day) DO UPDATE"
    " SET stops = excluded.stops, by_hand = excluded.by_hand, made_by_id = excluded.made_by_id,"
    " made_at = excluded.made_at, version = visit_round.version + 1"
    " WHERE visit_round.version = $8 RETURNING id"
)


async def held(whose: Whose) -> Round | None:
    """The round of an agent and a day, its row held until the transaction ends."""
    wanted = f"WHERE agent_id = $1 AND on_day = $2{sql.held_rows()}"
    found = await sql.find(Round, wanted, *whose)
    return found[0] if found else None


async def best(
    deps: Deps,
    by: UUID | None,
    row: Round | None,
    whose: Whose,
    day: Workday,
    trip: Trip | None = None,
) -> Round | None:
    """Write the best round of a day over `row`; None when it is there already.

    None too when somebody else made a first round meanwhile: theirs stays. The search runs beside
    the loop, of a day with more visits over the worthiest; the others are left out. The round goes
    where it went before unless `trip` says otherwise.
    """
    if row is None and not day.stops:
        return None
    trip = trip or await round_bases.of_round(deps, row, whose, day)
    some = day.stops[:MOST_STOPS]
    plan = await asyncio.to_thread(round_search.plan, some, day.minutes, trip.base)
    stops = stops_of(plan.stops, whose[1], plan.way is not Way.NEAR, trip, day)
    if row is not None and not row.by_hand and row.stops == stops:
        return None
    return await write(deps, by, whose, row, stops, hand=False)


async def refresh(deps: Deps, by: UUID | None, centre_id: UUID, on: date) -> bool:
    """Plan the rounds of a day that exist anew, as roads were closed; whether any changed.

    Inside anybody's transaction. By-hand rounds keep their order without what cannot be reached.
    Who was proposed another time before is proposed the new one.
    """
    places, changed = await visit_places.agent_places(centre_id), False
    ids = await round_agents.of_office(deps, centre_id, on)
    for known in await Round.filter(on=on, agent_id__in=ids).order_by("agent_id"):
        whose = (known.agent_id, on)
        row = await held(whose)
        day = await round_stops.workday(deps, places, known.agent_id, on)
        if row is not None and (fresh := await _again(deps, by, row, whose, day)):
            changed = True
            await propose(deps, by, fresh, (VisitState.PROPOSED,))
    return changed


async def _again(
    deps: Deps, by: UUID | None, row: Round, whose: Whose, day: Workday
) -> Round | None:
    if not row.by_hand:
        return await best(deps, by, row, whose, day)
    order = day.of(one.visit for one in round_views.kept(row))
    left = [one for one in order if one.id not in day.cut_off]
    stops = await walked(deps, row, whose, day, left)
    return None if row.stops == stops else await write(deps, by, whose, row, stops)


async def walked(
    deps: Deps,
    row: Round | None,
    whose: Whose,
    day: Workday,
    order: Sequence[Stop],
    trip: Trip | None = None,
) -> list[dict[str, Any]]:
    """What a round keeps of an order that somebody wants, from where it went before or `trip`."""
    trip = trip or await round_bases.of_round(deps, row, whose, day)
    return stops_of(by_hand(order, day.minutes, trip.base), whose[1], False, trip, day)


async def propose(
    deps: Deps, by: UUID | None, row: Round, states: Collection[VisitState] = UNTOLD
) -> list[Visit]:
    """Propose the times of a round to the people of visits in these states; those who were told.

    Inside anybody's transaction. A time that was wished for is agreed at once.
    """
    told = []
    for stop in sorted(round_views.kept(row), key=lambda one: one.visit):
        visit = await visit_parties.held(stop.visit)
        if visit.state in states and _is_news(deps, stop, visit, row.agent_id):
            order = VisitOrder(
                act=VisitAct.PROPOSE,
                party=VisitParty.OFFICE,
                starts_at=stop.starts_at,
                minutes=stop.minutes,
            )
            told.append(await visit_acts.perform(deps, visit, order, by))
    return told


def stops_of(
    placed: Sequence[Placed], on: date, exact: bool, trip: Trip, day: Workday
) -> list[dict[str, Any]]:
    """A walked order as a round keeps it, each stop with where the round begins and ends."""
    home = trip.home_minutes(placed, day)
    return [
        {
            "visit": str(one.stop.id),
            "starts_at": moment_of(one.starts, on).isoformat(),
            "minutes": one.stop.minutes,
            "travel_minutes": one.travel_minutes,
            "late": one.late,
            "exact": exact,
            "base": str(trip.hamlet or ""),
            "home_minutes": home,
        }
        for one in placed
    ]


async def write(
    deps: Deps,
    by: UUID | None,
    whose: Whose,
    row: Round | None,
    stops: list[dict[str, Any]],
    hand: bool = True,
) -> Round | None:
    """The round with these stops instead of those of `row`; None when `row` is no longer it."""
    said = json.encode(stops).decode()
    who = (by, deps.clock.now())
    known = row.version if row else 0
    made = await sql.rows(PUT, deps.ids.new(), *whose, said, hand, *who, known)
    return await Round.get(agent_id=whose[0], on=whose[1]) if made else None


def _is_news(deps: Deps, stop: Kept, visit: Visit, agent_id: UUID) -> bool:
    if visit.agent_id != agent_id or stop.starts_at < deps.clock.now():
        return False
    if VisitAct.PROPOSE not in acts(visit.state, VisitParty.OFFICE):
        return False
    same = (visit.starts_at, visit.minutes) == (stop.starts_at, stop.minutes)
    return not same or visit.state != VisitState.PROPOSED
