"""HTTP for ties of a family: naming a relative, and what the office has seen of it."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.people.family_ties import NotMinor, OwnRelative, OwnTie, Relation, TieKnown
from app.domain.people.identity import BadIdNumber, BadPhone
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.routes.papers.case_forms import Phone
from app.services.people import family_ties
from app.services.people.family_ties import (
    FamilyTieView,
    FamilyView,
    NoSuchTie,
    TieLimit,
    TieSettled,
)
from app.services.people.paper_people import Named
from app.services.people.people import AnotherName, BadName, NoSuchPerson

bp = Blueprint("family")


class RelativeForm(Struct, forbid_unknown_fields=True):
    """A relative, as their ID card says."""

    name: Annotated[str, Meta(min_length=1, max_length=40)]
    id_number: Annotated[str, Meta(min_length=15, max_length=20)]
    phone: Phone = ""


class FamilyForm(Struct, forbid_unknown_fields=True):
    """What the relative is to me, and whether I am their guardian (of a minor alone)."""

    relative: RelativeForm
    relation: Literal["child", "parent", "spouse", "sibling", "other"]
    guardian: bool = False


class FamilyQuery(Struct, forbid_unknown_fields=True):
    """Of whom; without a person those that wait for the eye of the office."""

    person: UUID | None = None
    waiting: bool = True


@operation(
    bp, "GET", "/family", summary="My family", answer=FamilyView, who="person",
)  # fmt: skip
async def mine(call: Call) -> FamilyView:
    """Whom I named, verified or not, and who named me, once it was verified."""
    return await family_ties.mine(call.deps, call.actor, call.language)


@operation(
    bp,
    "POST",
    "/family",
    summary="Name a relative",
    body=FamilyForm,
    answer=FamilyTieView,
    status=201,
    who="person",
    idempotent=True,
    problems=(
        BadName,
        BadPhone,
        BadIdNumber,
        AnotherName,
        OwnRelative,
        NotMinor,
        TieKnown,
        TieLimit,
    ),
    example={
        "relative": {"name": "Luo Guifang", "id_number": "511503194912230024"},
        "relation": "parent",
    },
)
async def name(call: Call[FamilyForm]) -> msgspec.Raw:
    """It opens nothing before the office has seen the paper that proves it."""
    form = call.form
    relative = Named(
        name=form.relative.name, phone=form.relative.phone, id_number=form.relative.id_number
    )
    relation, guardian = Relation(form.relation), form.guardian
    return await once(
        call,
        lambda: family_ties.name(
            call.deps, call.actor, relative, relation, guardian, call.language
        ),
    )


@operation(
    bp,
    "POST",
    "/family/<tie:uuid>/end",
    summary="End a tie of the family",
    answer=FamilyTieView,
    who="person",
    idempotent=True,
    problems=(NoSuchTie, TieSettled),
)
async def end(call: Call, tie: UUID) -> msgspec.Raw:
    """Either side may."""
    return await once(call, lambda: family_ties.end(call.deps, call.actor, tie, call.language))


@operation(
    bp, "GET", "/staff/family", summary="Ties that wait, or those of somebody",
    query=FamilyQuery, answer=FamilyView, who="staff", problems=(NoSuchPerson,),
)  # fmt: skip
async def listed(call: Call[None, FamilyQuery]) -> FamilyView:
    """Only of people who belong to the office, or to a room below it."""
    asked = call.query
    return await family_ties.listed(
        call.deps, call.actor, asked.person, asked.waiting, call.language
    )


@operation(
    bp,
    "POST",
    "/staff/family/<tie:uuid>/verify",
    summary="Note that the proof of a tie was seen",
    answer=FamilyTieView,
    who="staff",
    idempotent=True,
    problems=(NoSuchTie, OwnTie, TieSettled, NotMinor, OwnRelative),
)
async def verify(call: Call, tie: UUID) -> msgspec.Raw:
    """By the office where they belong; a guardian may file for the child from now on."""
    return await once(call, lambda: family_ties.verify(call.deps, call.actor, tie, call.language))


@operation(
    bp,
    "POST",
    "/staff/family/<tie:uuid>/end",
    summary="End a tie at the office",
    answer=FamilyTieView,
    who="staff",
    idempotent=True,
    problems=(NoSuchTie, TieSettled),
)
async def end_at_office(call: Call, tie: UUID) -> msgspec.Raw:
    """What it opened is closed at once."""
    return await once(call, lambda: family_ties.end(call.deps, call.actor, tie, call.language))
