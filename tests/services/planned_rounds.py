"""Three hamlets of the village in a row, twenty and thirty minutes apart, and visits to them."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from app.domain.people.roles import Actor
from app.domain.visits.visit_wishes import Wish
from app.models import sql
from app.models.centre import Centre
from app.models.visit import Visit
from app.ports import Deps
from app.services.villages import hamlets, travel_times
from app.services.villages.hamlets import HamletNames, HamletWish
from app.services.villages.travel_times import WayWish
from app.services.visits import rounds, visits
from app.services.visits.round_views import RoundsView, RoundView
from app.services.visits.rounds import HandOrder
from app.services.visits.visits import NewVisit
from tests.make import CENTRE, ROOM, TUESDAY, at
from tests.visiting import Village, a_village, act

CODES = ("a", "b", "c")
NAMES = {"a": "坳口组", "b": "坝上组", "c": "岔河组"}


@dataclass(frozen=True)
class Hills:
    """The village with its hamlets by code; the ways are a-b 20 and b-c 30 minutes."""

    people: Village
    hamlet: dict[str, UUID]


async def the_hills(deps: Deps) -> Hills:
    """The village, its hamlets, and the ways between them."""
    people, found = await a_village(deps), {}
    for code in CODES:
        wish = HamletWish(HamletNames(NAMES[code]), None, None)
        made = await hamlets.add(deps, people.zhao, ROOM, code, wish, "zh")
        found[code] = made.id
    ways = [WayWish(found["b"], found["a"], 20), WayWish(found["b"], found["c"], 30)]
    await travel_times.put(deps, people.zhao, CENTRE, ways, "zh")
    return Hills(people, found)


async def a_door(deps: Deps, hills: Hills, hamlet: str, **values: Any) -> UUID:
    """A visit of the agent to Yang in a hamlet, without a time; `values` change the row after."""
    wishes, agent = values.pop("wishes", ()), values.pop("agent", hills.people.agent)
    async with sql.transaction():
        new = NewVisit(
            centre=await Centre.get(code=ROOM),
            person_id=hills.people.yang.person_id,
            source="plan",
            asked_by_id=hills.people.li.person_id,
            why="走访",
            hamlet_id=hills.hamlet[hamlet],
            agent_id=agent.person_id if agent else None,
            wishes=wishes,
        )
        visit = await visits.begin(deps, new, tell=False)
        if values:
            await Visit.filter(id=visit.id).update(**values)
    return visit.id


def wished(starts: str, ends: str, on: date = TUESDAY) -> Wish:
    """A part of Tuesday."""
    return Wish(on, time.fromisoformat(starts), time.fromisoformat(ends))


async def planned(deps: Deps, hills: Hills, on: date = TUESDAY) -> RoundView:
    """The agent's round after the office planned that day for everybody."""
    return round_of(await rounds.plan(deps, hills.people.li, CENTRE, on, None, "zh"), hills)


def round_of(view: RoundsView, hills: Hills) -> RoundView:
    """The round of the agent."""
    mine = hills.people.agent.person_id
    [found] = [one.round for one in view.agents if one.agent.id == mine and one.round]
    return found


def order(view: RoundView) -> list[UUID]:
    """The visits of a round in their order."""
    return [one.visit.id for one in view.stops]


async def agree(deps: Deps, hills: Hills, visit_id: UUID, starts: str) -> None:
    """The agent proposes a time, and the resident agrees."""
    await act(deps, hills.people.agent, visit_id, "agent", "propose", starts_at=at(starts))
    await act(deps, hills.people.yang, visit_id, "resident", "confirm")


async def by_hand(
    deps: Deps, hills: Hills, ids: list[UUID], version: int, who: Actor | None = None
) -> RoundView:
    """An order that somebody of the office gave the day."""
    wish = HandOrder(hills.people.agent.person_id, TUESDAY, ids, version)
    return await rounds.put(deps, who or hills.people.li, wish, "zh")
