"""The table of ways between hamlets, and what of it can be used at a time."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from msgspec import Struct
from tortoise.expressions import Q

from app.domain.people.roles import Actor
from app.domain.villages.travel import Closed, Pair, Travel, check_way, pair
from app.models import sql
from app.models.household import Hamlet, RoadClosure, TravelTime
from app.ports import Deps
from app.services.house import audit
from app.services.villages import hamlet_views, hamlets, village_offices
from app.services.villages.hamlet_views import HamletBrief
from app.services.visits import visit_places
from app.services.visits.visits import NoSuchHamlet

PUT = (
    "INSERT INTO travel_time (id, here_id, there_id, minutes) VALUES ($1, $2, $3, $4)"
    " ON CONFLICT (here_id, there_id) DO UPDATE SET minutes = excluded.minutes"
)
TAKE_AWAY = "DELETE FROM travel_time WHERE here_id = $1 AND there_id = $2"
Ways = Mapping[Pair, int | None]
"""Minutes by pair; None takes a way away."""


class WayView(Struct, frozen=True):
    """A way as somebody wrote it down; the same both ways."""

    here: UUID
    there: UUID
    minutes: int


class WayWish(Struct, frozen=True, forbid_unknown_fields=True):
    """How long a way takes, in minutes; null when nobody knows."""

    here: UUID
    there: UUID
    minutes: int | None


class TravelView(Struct, frozen=True):
    """The hamlets of an office and the ways between them that are written down."""

    hamlets: list[HamletBrief]
    minutes: list[WayView]


@dataclass(frozen=True)
class Roads:
    """The written ways of an area with the closures nobody ended, to ask for any time."""

    hamlets: frozenset[UUID]
    ways: Mapping[Pair, int]
    closures: tuple[RoadClosure, ...]

    def between(self, begin: datetime, end: datetime) -> Travel:
        """What can be used if whatever is closed at any moment from `begin` to `end` is closed."""
        shut = [one for one in self.closures if _meets(one, begin, end)]
        return Travel(self.ways, tuple(dict.fromkeys(facts(one) for one in shut)))


async def table(deps: Deps, actor: Actor, centre_code: str, language: str) -> TravelView:
    """The ways between the hamlets that an office looks after; NoSuchCentre."""
    centre = await village_offices.place_for(actor, centre_code)
    return await view(await hamlets.rows_of(centre.id), language)


async def put(
    deps: Deps, actor: Actor, centre_code: str, ways: Sequence[WayWish], language: str
) -> TravelView:
    """Write down some ways (None takes one away); those that are not named stay.

    Of a way named twice the last counts. By who directs or administers the office. NoSuchCentre,
    DirectorsOnly, NoSuchHamlet, BadWay.
    """
    centre = await village_offices.place_directed(actor, centre_code)
    rows = await hamlets.rows_of(centre.id)
    known = {row.id for row in rows}
    for way in ways:
        if not {way.here, way.there} <= known:
            raise NoSuchHamlet(pointer="/minutes")
        check_way(way.here, way.there, 1 if way.minutes is None else way.minutes)
    async with sql.transaction():
        changed = {pair(way.here, way.there): way.minutes for way in ways}
        await write(deps, actor, centre.id, changed)
        return await view(rows, language)


async def write(deps: Deps, actor: Actor, centre_id: UUID, changed: Ways) -> None:
    """Write down these ways; inside a transaction. Doing it twice changes nothing."""
    if not changed:
        return
    await village_offices.hold(centre_id)
    kept = [(deps.ids.new(), *ends, n) for ends, n in sorted(changed.items()) if n is not None]
    await sql.many(PUT, kept)
    await sql.many(TAKE_AWAY, [ends for ends, n in sorted(changed.items()) if n is None])
    facts = {"written": len(kept), "removed": len(changed) - len(kept)}
    await audit.record(deps, actor.person_id, "travel-changed", f"centre:{centre_id}", **facts)


async def view(rows: Collection[Hamlet], language: str) -> TravelView:
    """These hamlets and the ways between them."""
    ways = await written([row.id for row in rows])
    told = [WayView(here, there, minutes) for (here, there), minutes in sorted(ways.items())]
    return TravelView([hamlet_views.brief(row, language) for row in rows], told)


async def written(ids: Collection[UUID]) -> dict[Pair, int]:
    """The ways between some hamlets as they are written down."""
    rows = await TravelTime.filter(here_id__in=list(ids), there_id__in=list(ids))
    return {(row.here_id, row.there_id): row.minutes for row in rows}


async def roads(places: Collection[UUID], since: datetime) -> Roads:
    """The ways of the area of some places, with the closures that last at `since` or begin later.

    The area is everything to which the agents of these places may go.
    """
    rows = await hamlets.of_places(await visit_places.area_of(places))
    ids = [row.id for row in rows]
    lasting = Q(until_at__isnull=True) | Q(until_at__gt=since)
    found = RoadClosure.filter(lasting, hamlet_id__in=ids, opened_at=None)
    return Roads(frozenset(ids), await written(ids), tuple(await found.order_by("id")))


def facts(row: RoadClosure) -> Closed:
    """A closure as the rules see it."""
    return Closed(row.hamlet_id, row.there_id)


def _meets(row: RoadClosure, begin: datetime, end: datetime) -> bool:
    return row.from_at < end and (row.until_at is None or begin < row.until_at)
