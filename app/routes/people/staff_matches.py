"""HTTP for the office: people who look alike, merging them, and taking them apart again."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.routes.papers.case_forms import Centre
from app.services.house.access import ConfirmationNeeded, NoSuchCentre
from app.services.people import person_matches
from app.services.people.merge_checks import (
    MergedBefore,
    NumbersNeeded,
    OwnMerge,
    RolesMerge,
    SameRow,
    TwoPeople,
)
from app.services.people.people import NoSuchPerson
from app.services.people.person_matches import MatchesView, MergesView, MergeView, SaidApart
from app.services.people.person_merges import MergedFurther, MergeRaced, MergeUndone, NoSuchMerge

bp = Blueprint("staff_matches", url_prefix="/staff/matches")


class MatchesQuery(Struct, forbid_unknown_fields=True):
    """The office."""

    centre: Centre


class MergeForm(Struct, forbid_unknown_fields=True):
    """Who stays, whose row goes into theirs, and why."""

    kept: UUID
    gone: UUID
    words: Annotated[str, Meta(max_length=1000)] = ""


class ApartForm(Struct, forbid_unknown_fields=True):
    """Two who look alike and are two."""

    one: UUID
    other: UUID


@operation(
    bp, "GET", "", summary="People who look alike", query=MatchesQuery, answer=MatchesView,
    who="staff", problems=(NoSuchCentre,),
)  # fmt: skip
async def likely(call: Call[None, MatchesQuery]) -> MatchesView:
    """With why, the likeliest first; those that somebody told apart are left out."""
    return await person_matches.likely(call.deps, call.actor, call.query.centre, call.language)


@operation(
    bp,
    "POST",
    "/merge",
    summary="Make one person of two",
    body=MergeForm,
    answer=MergeView,
    status=201,
    who="staff",
    idempotent=True,
    problems=(
        ConfirmationNeeded,
        SameRow,
        NoSuchPerson,
        OwnMerge,
        RolesMerge,
        MergedBefore,
        TwoPeople,
        NumbersNeeded,
        MergeRaced,
    ),
    example={
        "kept": "0195a1f0-0000-7000-8000-000000000001",
        "gone": "0195a1f0-0000-7000-8000-000000000002",
        "words": "Same ID card",
    },
)
async def merge(call: Call[MergeForm]) -> msgspec.Raw:
    """Everything of the one is the other's from now on; it can be undone."""
    form = call.form
    return await once(
        call,
        lambda: person_matches.merge(call.deps, call.actor, form.kept, form.gone, form.words),
    )


@operation(
    bp, "GET", "/merges", summary="Merges", answer=MergesView, who="staff",
)  # fmt: skip
async def merges(call: Call) -> MergesView:
    """The latest first, also those undone."""
    return await person_matches.merges(call.deps, call.actor)


@operation(
    bp,
    "POST",
    "/merges/<merge:uuid>/undo",
    summary="Make two of one again",
    answer=MergeView,
    who="staff",
    idempotent=True,
    problems=(
        ConfirmationNeeded,
        NoSuchMerge,
        NoSuchPerson,
        OwnMerge,
        RolesMerge,
        MergeUndone,
        MergedFurther,
        MergeRaced,
    ),
)
async def undo(call: Call, merge: UUID) -> msgspec.Raw:
    """What moved goes back; what came since stays with the kept one."""
    return await once(call, lambda: person_matches.undo(call.deps, call.actor, merge))


@operation(
    bp, "POST", "/apart", summary="Note that two are two", body=ApartForm, who="staff",
    problems=(SameRow, NoSuchPerson, SaidApart),
)  # fmt: skip
async def apart(call: Call[ApartForm]) -> None:
    """They are not shown as alike again."""
    await person_matches.keep_apart(call.deps, call.actor, call.form.one, call.form.other)
