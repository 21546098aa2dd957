"""Roads that are closed: who cannot be reached is told, and the rounds of the day change."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from msgspec import Struct
from tortoise.expressions import Q

from app.domain.bookings.openings import moment
from app.domain.people.roles import Actor
from app.domain.villages.travel import pair
from app.domain.visits.rounds import LONGEST_STOP
from app.domain.visits.visit_flow import VisitAct, VisitParty, VisitState
from app.kit.clock import office_day
from app.kit.errors import Invalid, NotFound
from app.models import sql
from app.models.household import Hamlet, RoadClosure
from app.models.visit import Visit
from app.ports import Deps
from app.services.house import audit
from app.services.villages import hamlet_views, hamlets, travel_times, village_offices
from app.services.villages.hamlet_views import HamletBrief
from app.services.visits import round_plans, visit_acts, visit_lists, visit_parties, visit_places
from app.services.visits.visit_acts import VisitOrder
from app.services.visits.visit_lists import VisitRow
from app.services.visits.visits import NoSuchHamlet
from app.words import DEFAULT, say

MOST_DAYS = 7
"""A closure postpones what was agreed for so many days from its first; later days are planned."""
LONGEST = timedelta(days=366)
TIMED = (VisitState.PROPOSED, VisitState.CONFIRMED)
OPEN = "UPDATE road_closure SET opened_at = $1 WHERE id = $2 AND opened_at IS NULL RETURNING id"


class NoSuchClosure(NotFound):
    """There is no such closure, or it is not yours."""


class BadClosure(Invalid):
    """A closure names hamlets, begins within a year, ends after that and lasts a year at most."""


class ClosureView(Struct, frozen=True):
    """A hamlet nobody gets to, or (`there`) a way nobody gets through; until it is opened."""

    id: UUID
    hamlet: HamletBrief
    there: HamletBrief | None
    from_at: datetime
    until_at: datetime | None
    opened_at: datetime | None
    words: str
    in_force: bool
    made_at: datetime


class ClosuresView(Struct, frozen=True):
    """Closures, the latest first."""

    items: list[ClosureView]


class ClosedView(Struct, frozen=True):
    """What was closed, the visits postponed for it, and the days whose rounds changed."""

    closures: list[ClosureView]
    postponed: list[VisitRow]
    days: list[date]


@dataclass(frozen=True)
class ClosureWish:
    """What is closed and why: a way from `hamlet` to `there`, one hamlet, or all of `hamlets`.

    It begins now without `from_at`, and lasts until somebody opens it without `until_at`.
    """

    centre: str
    words: str
    hamlets: Sequence[UUID]
    there: UUID | None = None
    from_at: datetime | None = None
    until_at: datetime | None = None


async def listed(deps: Deps, actor: Actor, centre_code: str, language: str) -> ClosuresView:
    """What is closed in the area of an office, or will be; NoSuchCentre."""
    centre = await village_offices.place_for(actor, centre_code)
    now = deps.clock.now()
    ids = [row.id for row in await hamlets.rows_of(centre.id)]
    lasting = Q(until_at__isnull=True) | Q(until_at__gt=now)
    found = RoadClosure.filter(lasting, hamlet_id__in=ids, opened_at=None)
    rows = await found.order_by("-made_at", "-id")
    return ClosuresView(await _views(deps, rows, language))


async def close(deps: Deps, actor: Actor, wish: ClosureWish, language: str) -> ClosedView:
    """Close it, postpone the agreed visits that cannot be reached, plan those rounds anew.

    Everybody concerned is told of their visit. Visits whose agent is on the way are left to the
    agent. Of a closure without an end only its first day is postponed. What is closed the same way
    already stays one closure. NoSuchCentre, NoSuchHamlet, BadClosure.
    """
    centre = await village_offices.place_for(actor, wish.centre)
    from_at = await _checked(deps, centre.id, wish)
    async with sql.transaction():
        await village_offices.hold(centre.id)
        made = [
            await _write(deps, actor, one, wish, from_at) for one in dict.fromkeys(wish.hamlets)
        ]
        span = (from_at, _until(from_at, wish.until_at))
        visits = await _postpone(deps, actor, centre.id, span, wish.words)
        days = [office_day(span[0]) + timedelta(days=n) for n in range(MOST_DAYS)]
        days = [on for on in days if moment(on, time(0)) < span[1]]
        changed = [
            on for on in days if await round_plans.refresh(deps, actor.person_id, centre.id, on)
        ]
    shown = await visit_lists.rows(deps, visits, language)
    return ClosedView(await _views(deps, made, language), shown, changed)


async def open_again(deps: Deps, actor: Actor, closure_id: UUID, language: str) -> ClosureView:
    """The road is open; doing it twice changes nothing. What was postponed is planned by people.

    NoSuchClosure.
    """
    row = await RoadClosure.get_or_none(id=closure_id)
    place = await Hamlet.get(id=row.hamlet_id) if row else None
    if place is None or not await village_offices.handles(actor, place.centre_id):
        raise NoSuchClosure(closure=str(closure_id))
    async with sql.transaction():
        if await sql.rows(OPEN, deps.clock.now(), closure_id):
            await audit.record(deps, actor.person_id, "road-opened", f"road_closure:{closure_id}")
        row = await RoadClosure.get(id=closure_id)
    return (await _views(deps, [row], language))[0]


async def _checked(deps: Deps, centre_id: UUID, wish: ClosureWish) -> datetime:
    """From when it is closed; NoSuchHamlet, BadClosure."""
    known = {row.id for row in await hamlets.rows_of(centre_id)}
    if not {*wish.hamlets, *([wish.there] if wish.there else [])} <= known:
        raise NoSuchHamlet(pointer="/hamlets")
    if not wish.hamlets or wish.there in wish.hamlets:
        raise BadClosure(pointer="/hamlets")
    now = deps.clock.now()
    from_at = max(wish.from_at or now, now)
    if from_at > now + LONGEST:
        raise BadClosure(pointer="/from_at")
    if wish.until_at is not None and not from_at < wish.until_at <= from_at + LONGEST:
        raise BadClosure(pointer="/until_at")
    return from_at


def _until(from_at: datetime, until_at: datetime | None) -> datetime:
    """Until when agreed visits are postponed."""
    first = office_day(from_at)
    if until_at is None:
        return moment(first + timedelta(days=1), time(0))
    return min(until_at, moment(first + timedelta(days=MOST_DAYS), time(0)))


async def _write(
    deps: Deps, actor: Actor, hamlet_id: UUID, wish: ClosureWish, from_at: datetime
) -> RoadClosure:
    ends = pair(hamlet_id, wish.there) if wish.there else (hamlet_id, None)
    same = RoadClosure.filter(hamlet_id=ends[0], there_id=ends[1], opened_at=None)
    for known in await same.filter(from_at__lte=from_at, until_at=wish.until_at):
        return known
    closure_id = deps.ids.new()
    row = await RoadClosure.create(
        id=closure_id,
        hamlet_id=ends[0],
        there_id=ends[1],
        from_at=from_at,
        until_at=wish.until_at,
        words_sealed=deps.cipher.seal(wish.words.strip(), sealed_place(closure_id)),
        made_by_id=actor.person_id,
        made_at=deps.clock.now(),
    )
    await audit.record(deps, actor.person_id, "road-closed", f"road_closure:{closure_id}")
    return row


async def _postpone(
    deps: Deps, actor: Actor, centre_id: UUID, span: tuple[datetime, datetime], words: str
) -> list[Visit]:
    """Postpone what was agreed in this time and cannot be reached; what was postponed."""
    places = await visit_places.agent_places(centre_id)
    roads = await travel_times.roads(places, span[0])
    begins = span[0] - timedelta(minutes=LONGEST_STOP)
    asked = Visit.filter(state__in=TIMED, starts_at__gte=begins, starts_at__lt=span[1])
    moved = []
    for found in await asked.filter(hamlet_id__in=list(roads.hamlets)).order_by("id"):
        if found.starts_at is None:
            continue
        ends = found.starts_at + timedelta(minutes=found.minutes)
        if ends <= span[0] or not roads.between(found.starts_at, ends).cut_off(found.hamlet_id):
            continue
        visit = await visit_parties.held(found.id)
        if visit.state in TIMED and visit.starts_at == found.starts_at:
            why = words.strip() or say("closure.because", DEFAULT)
            order = VisitOrder(act=VisitAct.POSTPONE, party=VisitParty.OFFICE, words=why)
            moved.append(await visit_acts.perform(deps, visit, order, actor.person_id))
    return moved


async def _views(deps: Deps, rows: Collection[RoadClosure], language: str) -> list[ClosureView]:
    ids = {one for row in rows for one in (row.hamlet_id, row.there_id) if one}
    places = await Hamlet.filter(id__in=list(ids))
    names = {row.id: hamlet_views.brief(row, language) for row in places}
    now = deps.clock.now()
    return [
        ClosureView(
            id=row.id,
            hamlet=names[row.hamlet_id],
            there=names.get(row.there_id) if row.there_id else None,
            from_at=row.from_at,
            until_at=row.until_at,
            opened_at=row.opened_at,
            words=deps.cipher.open(row.words_sealed, sealed_place(row.id)),
            in_force=row.opened_at is None
            and row.from_at <= now
            and (row.until_at is None or now < row.until_at),
            made_at=row.made_at,
        )
        for row in rows
    ]


def sealed_place(closure_id: UUID) -> str:
    """Where the words of a closure are bound to."""
    return f"road_closure:words:{closure_id}"
