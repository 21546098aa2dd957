"""Rounds: planning a day, an order by hand, telling people when somebody comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from msgspec import Struct

from app.domain.people.roles import Actor
from app.domain.visits import rounds as rules
from app.domain.visits.visit_flow import UNDER_WAY
from app.kit.errors import Conflict, Invalid
from app.models import sql
from app.models.visit import Round, Visit
from app.ports import Deps
from app.services.house import audit
from app.services.villages import hamlets, village_offices
from app.services.visits import (
    round_agents,
    round_bases,
    round_plans,
    round_stops,
    round_views,
    visit_lists,
    visit_places,
)
from app.services.visits.round_stops import check_day, check_shown
from app.services.visits.round_views import AgentRoundView, RoundsView, RoundView
from app.services.visits.visit_lists import VisitRow
from app.services.visits.visits import NoSuchHamlet

MOST_UNPLANNED = 200


class RoundChanged(Conflict):
    """Somebody changed this round since you looked; look again."""


class NotOfThisRound(Invalid):
    """Each visit of a round belongs to its agent, is open, can be made that day, and comes once."""


class ToldView(Struct, frozen=True):
    """The visits whose people were told a time."""

    told: list[VisitRow]


@dataclass(frozen=True)
class HandOrder:
    """The order that somebody wants, over the version that they looked at (0: none yet)."""

    agent: UUID
    on: date
    order: Sequence[UUID]
    version: int


@dataclass(frozen=True)
class BaseWish:
    """At which hamlet a round is to begin and end (None: its stops), over the version looked at."""

    agent: UUID
    on: date
    hamlet: UUID | None
    version: int


async def of_day(deps: Deps, actor: Actor, centre_code: str, on: date, language: str) -> RoundsView:
    """The rounds of an office's agents on a day, and what is in none; NoSuchCentre, BadRoundDay."""
    check_shown(deps, on)
    centre = await village_offices.place_for(actor, centre_code)
    return await _shown(deps, centre.id, on, language)


async def of_agent(deps: Deps, actor: Actor, on: date, language: str) -> RoundView:
    """One's own round of a day; NoSuchAgent for who is no agent, BadRoundDay."""
    check_shown(deps, on)
    places = round_agents.own_places(actor)
    [agent] = (await round_agents.named(deps, places, [actor.person_id], on)).values()
    row = await Round.get_or_none(agent_id=actor.person_id, on=on)
    day = await round_stops.workday(deps, places, actor.person_id, on)
    return await round_views.view(deps, agent, on, row, day, language)


async def plan(
    deps: Deps, actor: Actor, centre_code: str, on: date, agent: UUID | None, language: str
) -> RoundsView:
    """Plan a day anew for one agent, or (None) for all: rounds made by hand stay then.

    Nobody is told: see `tell`. NoSuchCentre, NoSuchAgent, BadRoundDay.
    """
    centre = await village_offices.place_for(actor, centre_code)
    check_day(deps, on)
    places = await visit_places.agent_places(centre.id)
    async with sql.transaction():
        await village_offices.hold(centre.id)
        ids = [agent] if agent else await round_agents.of_office(deps, centre.id, on)
        if agent:
            await round_agents.check(places, agent)
        for agent_id in sorted(ids):
            row = await round_plans.held((agent_id, on))
            if agent or row is None or not row.by_hand:
                day = await round_stops.workday(deps, places, agent_id, on)
                await round_plans.best(deps, actor.person_id, row, (agent_id, on), day)
        facts = {"on": on.isoformat(), "agents": len(ids)}
        await audit.record(deps, actor.person_id, "rounds-planned", f"centre:{centre.id}", **facts)
    return await _shown(deps, centre.id, on, language)


async def put(deps: Deps, actor: Actor, wish: HandOrder, language: str) -> RoundView:
    """Keep an order by hand, and say what it costs: times follow, those not kept are late.

    NoSuchAgent, BadRoundDay, RoundChanged for a stale version, NotOfThisRound, TooManyStops.
    """
    places = await round_agents.places_for(actor, wish.agent)
    check_day(deps, wish.on)
    async with sql.transaction():
        row = await round_plans.held((wish.agent, wish.on))
        if (row.version if row else 0) != wish.version:
            raise RoundChanged(agent=str(wish.agent))
        day = await round_stops.workday(deps, places, wish.agent, wish.on)
        order = day.of(wish.order)
        if len(order) != len(wish.order) or len({*wish.order}) != len(order):
            raise NotOfThisRound(pointer="/order")
        rules.check(order)
        whose = (wish.agent, wish.on)
        stops = await round_plans.walked(deps, row, whose, day, order)
        row = await round_plans.write(deps, actor.person_id, whose, row, stops)
        if row is None:
            raise RoundChanged(agent=str(wish.agent))
        await audit.record(deps, actor.person_id, "round-ordered", f"round:{row.id}")
    [agent] = (await round_agents.named(deps, places, [wish.agent], wish.on)).values()
    return await round_views.view(deps, agent, wish.on, row, day, language)


async def set_base(deps: Deps, actor: Actor, wish: BaseWish, language: str) -> RoundView:
    """Let a round begin and end at a hamlet, or (None) at its first and last stop.

    An order by hand stays, any other is planned anew; nobody is told. NoSuchAgent, BadRoundDay,
    RoundChanged for a stale version or where there is no round yet, NoSuchHamlet.
    """
    places = await round_agents.places_for(actor, wish.agent)
    check_day(deps, wish.on)
    known = await hamlets.of_places(await visit_places.area_of(places))
    if wish.hamlet is not None and wish.hamlet not in {one.id for one in known}:
        raise NoSuchHamlet(pointer="/hamlet")
    whose = (wish.agent, wish.on)
    async with sql.transaction():
        row = await round_plans.held(whose)
        if row is None or row.version != wish.version:
            raise RoundChanged(agent=str(wish.agent))
        day = await round_stops.workday(deps, places, *whose)
        trip = round_bases.trip(deps, wish.hamlet, wish.on, day)
        if row.by_hand:
            order = day.of(one.visit for one in round_views.kept(row))
            stops = await round_plans.walked(deps, row, whose, day, order, trip)
            fresh = await round_plans.write(deps, actor.person_id, whose, row, stops)
        else:
            fresh = await round_plans.best(deps, actor.person_id, row, whose, day, trip)
        await audit.record(deps, actor.person_id, "round-based", f"round:{row.id}")
    [agent] = (await round_agents.named(deps, places, [wish.agent], wish.on)).values()
    return await round_views.view(deps, agent, wish.on, fresh or row, day, language)


async def tell(deps: Deps, actor: Actor, centre_code: str, on: date, language: str) -> ToldView:
    """Propose the times of a day's rounds to the people; doing it twice tells nobody again.

    Times that were agreed stay, as do those of stops that have begun. NoSuchCentre, BadRoundDay.
    """
    centre = await village_offices.place_for(actor, centre_code)
    check_day(deps, on)
    async with sql.transaction():
        await village_offices.hold(centre.id)
        ids = await round_agents.of_office(deps, centre.id, on)
        told: list[Visit] = []
        for row in await Round.filter(on=on, agent_id__in=ids).order_by("agent_id"):
            told += await round_plans.propose(deps, actor.person_id, row)
    return ToldView(await visit_lists.rows(deps, told, language))


async def _shown(deps: Deps, centre_id: UUID, on: date, language: str) -> RoundsView:
    places = await visit_places.agent_places(centre_id)
    ids = await round_agents.of_office(deps, centre_id, on)
    known = await round_agents.named(deps, places, ids, on)
    rows = {row.agent_id: row for row in await Round.filter(on=on, agent_id__in=ids)}
    shown = []
    for agent in known.values():
        row = rows.get(agent.id)
        day = await round_stops.workday(deps, places, agent.id, on) if row else None
        whole = await round_views.view(deps, agent, on, row, day, language) if day else None
        shown.append(AgentRoundView(agent, whole))
    of_office = await visit_places.places_of(centre_id)
    due = await round_stops.due(deps, on, centre_id__in=of_office)
    rest = [one for one in due if one.agent_id not in rows and one.state not in UNDER_WAY]
    rest.sort(key=lambda one: (not one.priority, one.asked_at, one.id))
    unplanned = await visit_lists.rows(deps, rest[:MOST_UNPLANNED], language)
    return RoundsView(on, shown, unplanned)
