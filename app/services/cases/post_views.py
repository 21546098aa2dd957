"""Posts and the people of an office, as its staff sees them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.domain.cases.routing import Duty
from app.domain.people.roles import OFFICE, Actor
from app.models.case import Case, CaseTask
from app.models.centre import Centre, Post, Window
from app.models.duty import Absence
from app.models.person import Membership, Person
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.cases import routing
from app.services.house import access
from app.services.people import people
from app.services.people.people import NoSuchPerson
from app.words import say


class ColleagueView(Struct, frozen=True):
    """A member of the staff, as colleagues see them."""

    id: UUID
    name: str


class WindowName(Struct, frozen=True):
    """The window of a post."""

    code: str
    name: str


class OnDutyView(Struct, frozen=True):
    """Who is on duty at a post now, and why."""

    person: ColleagueView | None
    why: str


class PostView(Struct, frozen=True):
    """A post: who holds, covers and leads it, who is there now, and how much lies there."""

    id: UUID
    code: str
    name: str
    window: WindowName | None
    holder: ColleagueView | None
    cover: ColleagueView | None
    lead: ColleagueView | None
    departments: list[str]
    on_duty: OnDutyView
    open_cases: int


class AwayView(Struct, frozen=True):
    """That somebody is away; colleagues are not told the reason (it may be an illness)."""

    id: UUID
    reason: str
    reason_name: str
    from_at: datetime
    until_at: datetime | None


class MemberView(Struct, frozen=True):
    """A member of an office's staff: what they are, whether they are away, what they hold."""

    id: UUID
    name: str
    roles: list[str]
    away: AwayView | None
    open_cases: int


class PostsView(Struct, frozen=True):
    """The posts of an office and its people."""

    posts: list[PostView]
    people: list[MemberView]


async def of_centre(deps: Deps, actor: Actor, centre_code: str, language: str) -> PostsView:
    """Posts and people of an office the actor works in; NoSuchCentre."""
    centre = await access.centre_of_staff(actor, centre_code)
    posts = await Post.filter(centre_id=centre.id).order_by("code")
    return PostsView(
        await show(deps, centre, posts, language), await _people(deps, actor, centre, language)
    )


async def show(deps: Deps, centre: Centre, posts: Iterable[Post], language: str) -> list[PostView]:
    """These posts of an office; the questions asked do not grow with their number."""
    known = list(posts)
    duties = await routing.duties(known, deps.clock.now())
    named = [p.holder_id for p in known] + [p.cover_id for p in known] + [p.lead_id for p in known]
    who = await colleagues(deps, [*named, *[duty.person_id for duty in duties.values()]])
    windows = {row.code: row for row in await Window.filter(centre_id=centre.id)}
    cases = await Case.filter(centre_id=centre.id, closed_at=None).values("post_id")
    waiting = Counter(row["post_id"] for row in cases)
    return [
        PostView(
            id=post.id,
            code=post.code,
            name=said_of(post.name, language),
            window=_window(windows.get(post.window_code), language),
            holder=_one(who, post.holder_id),
            cover=_one(who, post.cover_id),
            lead=_one(who, post.lead_id),
            departments=post.departments,
            on_duty=_on_duty(who, duties[post.id]),
            open_cases=waiting[post.id],
        )
        for post in known
    ]


async def colleagues(deps: Deps, ids: Iterable[UUID | None]) -> dict[UUID, ColleagueView]:
    """The names of these members of the staff, whole: colleagues know each other."""
    rows = await Person.filter(id__in=list({one for one in ids if one is not None}))
    return {row.id: ColleagueView(row.id, people.name_of(deps, row)) for row in rows}


async def member_of(centre_id: UUID, person_id: UUID) -> None:
    """Nothing, or NoSuchPerson when somebody does not work at that office."""
    if person_id not in await _members(centre_id):
        raise NoSuchPerson(person=str(person_id))


async def _members(centre_id: UUID) -> dict[UUID, list[str]]:
    """The staff of an office, administrators of all offices among them, with their roles."""
    found: dict[UUID, list[str]] = {}
    for row in await Membership.filter(role__in=[role.value for role in OFFICE]).order_by("role"):
        if row.centre_id in (None, centre_id):
            known = found.setdefault(row.person_id, [])
            known += [] if row.role in known else [row.role]
    return found


async def _people(deps: Deps, actor: Actor, centre: Centre, language: str) -> list[MemberView]:
    members, now = await _members(centre.id), deps.clock.now()
    rows = await Absence.filter(centre_id=centre.id, ended_at=None).order_by("from_at")
    gone = {row.person_id: row for row in rows if routing.facts(row).at(now)}
    busy = await _held(centre.id)
    who = await colleagues(deps, members)
    return [
        MemberView(
            id=person_id,
            name=who[person_id].name,
            roles=roles,
            away=away_view(actor, gone[person_id], language) if person_id in gone else None,
            open_cases=busy[person_id],
        )
        for person_id, roles in sorted(members.items())
    ]


async def _held(centre_id: UUID) -> Counter[UUID]:
    """How many open cases and tasks of an office each person holds."""
    cases = await Case.filter(centre_id=centre_id, closed_at=None).values("holder_id")
    tasks = await CaseTask.filter(post__centre_id=centre_id, answered_at=None).values("holder_id")
    return Counter(row["holder_id"] for row in [*cases, *tasks])


def away_view(actor: Actor, row: Absence, language: str) -> AwayView:
    """An absence as `actor` may see it."""
    reason = row.reason if may_know_why(actor, row) else ""
    return AwayView(row.id, reason, reason_name(reason, language), row.from_at, row.until_at)


def may_know_why(actor: Actor, row: Absence) -> bool:
    """Whether somebody may know the reason of an absence: oneself, and who answers for both."""
    return actor.person_id in (row.person_id, row.made_by_id) or actor.directs(row.centre_id)


def reason_name(reason: str, language: str) -> str:
    """The name of a reason; without one, only that somebody is away."""
    return say(f"absence.{reason}" if reason else "absence.away", language)


def _window(row: Window | None, language: str) -> WindowName | None:
    return WindowName(row.code, said_of(row.name, language)) if row else None


def _one(who: Mapping[UUID, ColleagueView], person_id: UUID | None) -> ColleagueView | None:
    return who.get(person_id) if person_id else None


def _on_duty(who: Mapping[UUID, ColleagueView], duty: Duty) -> OnDutyView:
    return OnDutyView(_one(who, duty.person_id), duty.why)
