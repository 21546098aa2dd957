"""HTTP for open cases that go over to another version of their item."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.cases.case_flow import NotYours
from app.domain.cases.case_moves import AlreadyThere, CaseOver, NotAsked
from app.domain.catalogue.item_versions import NoSuchVersion
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.services.cases import case_moves
from app.services.cases.case_ledger import NoSuchCase
from app.services.cases.case_mandates import MandateOver
from app.services.cases.case_move_views import MoveView
from app.services.cases.case_parties import ClaimFirst, OwnCase
from app.services.house.access import NoSuchCentre

bp = Blueprint("case-moves")

OF_A_MOVE = (NoSuchCase, CaseOver, NoSuchVersion, AlreadyThere)
Number = Annotated[int, Meta(ge=1, le=32_767)]


class ToQuery(Struct, forbid_unknown_fields=True):
    """The version to move to; left out, the one in force."""

    to: Number | None = None


class MoveForm(Struct, forbid_unknown_fields=True):
    """The version to move to."""

    number: Number


class AgreeForm(Struct, forbid_unknown_fields=True):
    """Yes or no."""

    agree: bool


@operation(
    bp, "GET", "/staff/cases/<case:uuid>/move", summary="What another version would change",
    query=ToQuery, answer=MoveView, who="staff", problems=(*OF_A_MOVE, NoSuchCentre),
)  # fmt: skip
async def preview(call: Call[None, ToQuery], case: UUID) -> MoveView:
    """What stays, what is put aside, what is missing, and which days move; nothing is done."""
    return await case_moves.preview(call.deps, call.actor, case, call.query.to, call.language)


@operation(
    bp,
    "POST",
    "/staff/cases/<case:uuid>/move",
    summary="Move a case to another version",
    body=MoveForm,
    answer=MoveView,
    who="staff",
    idempotent=True,
    problems=(*OF_A_MOVE, NotYours, ClaimFirst, OwnCase),
    example={"number": 2},
)
async def move(call: Call[MoveForm], case: UUID) -> msgspec.Raw:
    """At once; or the person is asked first, when something gets worse for them."""
    number = call.form.number
    return await once(
        call, lambda: case_moves.move(call.deps, call.actor, case, number, call.language)
    )


@operation(
    bp, "GET", "/cases/<case:uuid>/move", summary="Whether my case may move", answer=MoveView,
    who="person", problems=(*OF_A_MOVE, NotAsked),
)  # fmt: skip
async def asked(call: Call, case: UUID) -> MoveView:
    """What the office asks: everything that would change, and what gets worse."""
    return await case_moves.asked(call.deps, call.actor, case, call.language)


@operation(
    bp,
    "POST",
    "/cases/<case:uuid>/move",
    summary="Answer whether my case may move",
    body=AgreeForm,
    answer=MoveView,
    who="person",
    idempotent=True,
    problems=(*OF_A_MOVE, NotAsked, MandateOver),
    example={"agree": True},
)
async def answer(call: Call[AgreeForm], case: UUID) -> msgspec.Raw:
    """Agreed, the case moves; refused, it stays under the rules it was filed under."""
    agree = call.form.agree
    return await once(
        call, lambda: case_moves.answer(call.deps, call.actor, case, agree, call.language)
    )
