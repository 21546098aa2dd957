"""The roster: who stands at which post on which day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from msgspec import Struct
from tortoise.expressions import Q

from app.domain.bookings.openings import moment
from app.domain.cases import routing as rules
from app.domain.cases.routing import Away
from app.domain.people.roles import Actor
from app.kit.errors import Conflict
from app.models import sql
from app.models.centre import Post
from app.models.duty import Absence, Shift
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.cases import posts, routing
from app.services.cases.post_views import ColleagueView, colleagues, member_of
from app.services.deadlines import calendars
from app.services.house import access, audit

NOON = time(12)
PUT = (
    "INSERT INTO shift (id, post_id, person_id, on_day, made_by_id) VALUES ($1, $2, $3, $4, $5)"
    " ON CONFLICT (post_id, on_day) DO UPDATE"
    " SET person_id = excluded.person_id, made_by_id = excluded.made_by_id RETURNING id"
)


class RosterPast(Conflict):
    """A day that is over keeps its roster: who was responsible is not rewritten."""


class RosterPostView(Struct, frozen=True):
    """Who is at a post on a day, by the roster and by whoever is known to be away."""

    post: UUID
    name: str
    person: ColleagueView | None
    why: str


class RosterDayView(Struct, frozen=True):
    """The posts of an office on one day."""

    on: date
    is_workday: bool
    posts: list[RosterPostView]


class RosterView(Struct, frozen=True):
    """Some days of an office's roster."""

    days: list[RosterDayView]


async def roster(
    deps: Deps, actor: Actor, centre_code: str, first: date | None, days: int, language: str
) -> RosterView:
    """The roster of an office from `first` (today when None) for so many days; NoSuchCentre.

    Of today it says who is there now, of other days who is there at noon. BeyondCalendar.
    """
    centre = await access.centre_of_staff(actor, centre_code)
    begin = first or deps.clock.today()
    known = await Post.filter(centre_id=centre.id).order_by("code")
    return RosterView(await days_of(deps, known, begin, days, language))


async def put(
    deps: Deps, actor: Actor, post_id: UUID, on: date, person_id: UUID | None, language: str
) -> RosterDayView:
    """Put somebody at a post for a day, or (None) leave it to A and B, by the director.

    Doing it twice changes nothing; of two at once the later stands. Somebody who is away by then
    is passed over. Cases that are with somebody stay there. NoSuchPost, DirectorsOnly,
    NoSuchPerson, RosterPast.
    """
    post = await posts.found(actor, post_id)
    access.check_directs(actor, post.centre_id)
    if on < deps.clock.today():
        raise RosterPast(on=on)
    if person_id is not None:
        await member_of(post.centre_id, person_id)
    async with sql.transaction():
        if person_id is None:
            await Shift.filter(post_id=post_id, on=on).delete()
        else:
            await sql.rows(PUT, deps.ids.new(), post_id, person_id, on, actor.person_id)
        put_there = str(person_id) if person_id else ""
        facts = {"on": on.isoformat(), "person": put_there}
        await audit.record(deps, actor.person_id, "roster-changed", f"post:{post_id}", **facts)
        return (await days_of(deps, [post], on, 1, language))[0]


async def days_of(
    deps: Deps, known: Sequence[Post], first: date, count: int, language: str
) -> list[RosterDayView]:
    """Days of some posts of one office; the questions asked do not grow with their number.

    BeyondCalendar.
    """
    days = [first + timedelta(days=n) for n in range(count)]
    calendar = await calendars.work_days(days[0], days[-1])
    shifts = await _shifts(known, days)
    gone = await _absences(known, moment(days[0], time(0)))
    plan = {
        (on, post.id): rules.on_duty(
            routing.staffing(post),
            shifts[on].get(post.id),
            rules.away_at(gone, _when(deps, on)),
        )
        for on in days
        for post in known
    }
    who = await colleagues(deps, [duty.person_id for duty in plan.values()])
    return [
        RosterDayView(
            on,
            calendar.is_workday(on),
            [
                RosterPostView(
                    post.id,
                    said_of(post.name, language),
                    who.get(person_id) if (person_id := plan[on, post.id].person_id) else None,
                    plan[on, post.id].why,
                )
                for post in known
            ],
        )
        for on in days
    ]


def _when(deps: Deps, on: date) -> datetime:
    return deps.clock.now() if on == deps.clock.today() else moment(on, NOON)


async def _shifts(known: Iterable[Post], days: Sequence[date]) -> dict[date, dict[UUID, UUID]]:
    found: dict[date, dict[UUID, UUID]] = defaultdict(dict)
    ids = [post.id for post in known]
    for row in await Shift.filter(post_id__in=ids, on__gte=days[0], on__lte=days[-1]):
        found[row.on][row.post_id] = row.person_id
    return found


async def _absences(known: Iterable[Post], since: datetime) -> list[Away]:
    """The absences of the posts' office that may touch a day from `since` on."""
    centres = list({post.centre_id for post in known})
    lasting = Q(ended_at__isnull=True) | Q(ended_at__gt=since)
    rows = await Absence.filter(lasting, centre_id__in=centres)
    return [routing.facts(row) for row in rows]
