"""HTTP for posts, the roster, and who is away."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType
from sanic import Blueprint

from app.domain.bookings.absences import Reason
from app.domain.deadlines.workdays import BeyondCalendar
from app.kit.idempotency import KeyReused
from app.routes.http.once import once
from app.routes.http.wire import Call, Moment, operation
from app.services.bookings import absences, rosters
from app.services.bookings.absence_views import AbsenceView
from app.services.bookings.absences import AbsenceWish, AlreadyAway, BadAbsence, NoSuchAbsence
from app.services.bookings.rosters import RosterDayView, RosterPast, RosterView
from app.services.cases import post_views, posts
from app.services.cases.post_views import PostsView, PostView
from app.services.cases.posts import HolderIsCover, NoSuchPost, PostChange
from app.services.cases.routing import NobodyOnDuty
from app.services.house.access import DirectorsOnly, NoSuchCentre
from app.services.people.people import NoSuchPerson

bp = Blueprint("staff_posts", url_prefix="/staff")
Code = Annotated[str, Meta(min_length=1, max_length=16)]
Note = Annotated[str, Meta(max_length=2000)]


class CentreQuery(Struct, forbid_unknown_fields=True):
    """The office."""

    centre: Code


class PostForm(Struct, forbid_unknown_fields=True):
    """Who is to hold, cover and lead; what is left out stays, null empties."""

    holder: UUID | UnsetType | None = UNSET
    cover: UUID | UnsetType | None = UNSET
    lead: UUID | UnsetType | None = UNSET


class RosterQuery(Struct, forbid_unknown_fields=True, rename={"first": "from"}):
    """The office, the first day (today when it is left out), and how many days."""

    centre: Code
    first: date | None = None
    days: Annotated[int, Meta(ge=1, le=62)] = 14


class ShiftForm(Struct, forbid_unknown_fields=True):
    """Who stands at a post on a day; null leaves it to A and B."""

    post: UUID
    on: date
    person: UUID | None


class AbsencesQuery(Struct, forbid_unknown_fields=True):
    """The office, and which absences: open ones (also those planned) or all."""

    centre: Code
    state: Literal["open", "all"] = "open"


class AbsenceForm(Struct, forbid_unknown_fields=True):
    """Who is away (oneself when left out), why, from when (now) until when, and a note for B."""

    centre: Code
    reason: Reason
    person: UUID | None = None
    from_at: Moment | None = None
    until_at: Moment | None = None
    note: Note = ""


class ReturnForm(Struct, forbid_unknown_fields=True):
    """What to know about the return, if anything."""

    note: Note = ""


class AbsencesView(Struct, frozen=True):
    """Absences, the latest first; at most a hundred."""

    items: list[AbsenceView]


@operation(
    bp, "GET", "/posts", summary="Posts and people of the office", query=CentreQuery,
    answer=PostsView, who="staff", problems=(NoSuchCentre,),
)  # fmt: skip
async def posts_of(call: Call[None, CentreQuery]) -> PostsView:
    """Who holds, covers and leads each post, who is there now, and who is away."""
    return await post_views.of_centre(call.deps, call.actor, call.query.centre, call.language)


@operation(
    bp,
    "PUT",
    "/posts/<post:uuid>",
    summary="Give a post other people",
    body=PostForm,
    answer=PostView,
    who="staff",
    idempotent=True,
    problems=(NoSuchPost, DirectorsOnly, NoSuchPerson, HolderIsCover, NobodyOnDuty, KeyReused),
)
async def change(call: Call[PostForm], post: UUID) -> msgspec.Raw:
    """By the director; the open cases of the post follow, each with a trace."""
    form = call.form
    wish = PostChange(form.holder, form.cover, form.lead)
    return await once(call, lambda: posts.change(call.deps, call.actor, post, wish, call.language))


@operation(
    bp, "GET", "/roster", summary="The roster", query=RosterQuery, answer=RosterView,
    who="staff", problems=(NoSuchCentre, BeyondCalendar),
)  # fmt: skip
async def roster(call: Call[None, RosterQuery]) -> RosterView:
    """Who is at which post on each day, by the roster and by whoever is known to be away."""
    asked = call.query
    return await rosters.roster(
        call.deps, call.actor, asked.centre, asked.first, asked.days, call.language
    )


@operation(
    bp,
    "PUT",
    "/roster",
    summary="Put somebody at a post for a day",
    body=ShiftForm,
    answer=RosterDayView,
    who="staff",
    idempotent=True,
    problems=(NoSuchPost, DirectorsOnly, NoSuchPerson, RosterPast, BeyondCalendar, KeyReused),
)
async def put(call: Call[ShiftForm]) -> msgspec.Raw:
    """By the director; answers the post's day as it is now."""
    form = call.form
    return await once(
        call,
        lambda: rosters.put(call.deps, call.actor, form.post, form.on, form.person, call.language),
    )


@operation(
    bp, "GET", "/absences", summary="Who is away", query=AbsencesQuery, answer=AbsencesView,
    who="staff", problems=(NoSuchCentre,),
)  # fmt: skip
async def away(call: Call[None, AbsencesQuery]) -> AbsencesView:
    """The note is for whoever covers; the reason for the one who is away and the director."""
    asked = call.query
    found = await absences.listed(call.deps, call.actor, asked.centre, asked.state, call.language)
    return AbsencesView(found)


@operation(
    bp,
    "POST",
    "/absences",
    summary="Be away, with a hand-over",
    body=AbsenceForm,
    answer=AbsenceView,
    status=201,
    who="staff",
    idempotent=True,
    problems=(
        *(NoSuchCentre, NoSuchPerson, DirectorsOnly, BadAbsence, AlreadyAway),
        *(NobodyOnDuty, KeyReused),
    ),
    example={
        "centre": "511503001000",
        "reason": "training",
        "until_at": "2026-11-27T00:00:00Z",
        "note": "two cases wait for the survey on Thursday",
    },
)
async def begin(call: Call[AbsenceForm]) -> msgspec.Raw:
    """For oneself, or by the director for others; the open cases go to whoever covers."""
    wish = AbsenceWish(**msgspec.structs.asdict(call.form))
    return await once(call, lambda: absences.begin(call.deps, call.actor, wish, call.language))


@operation(
    bp,
    "POST",
    "/absences/<absence:uuid>/end",
    summary="Be back",
    body=ReturnForm,
    answer=AbsenceView,
    who="staff",
    idempotent=True,
    problems=(NoSuchAbsence, DirectorsOnly, KeyReused),
)
async def end(call: Call[ReturnForm], absence: UUID) -> msgspec.Raw:
    """The cases that were handed over come home, unless somebody else was given them since."""
    note = call.form.note
    return await once(
        call, lambda: absences.end(call.deps, call.actor, absence, note, call.language)
    )
