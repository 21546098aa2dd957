"""HTTP for the green lane: what somebody of the office verified of a person."""

from datetime import date
from typing import Literal
from uuid import UUID

import msgspec
from msgspec import Struct
from sanic import Blueprint

from app.domain.cases.priorities import BadUntil, OwnStatus, PriorityKind
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.services.cases import priorities
from app.services.cases.priorities import (
    NoSuchPriority,
    PrioritiesView,
    PriorityKnown,
    PriorityView,
)
from app.services.people.people import NoSuchPerson

bp = Blueprint("staff_people", url_prefix="/staff")


class PriorityForm(Struct, forbid_unknown_fields=True):
    """Why somebody goes first, and the last day on which they do; None is for good."""

    kind: Literal["elder", "disabled", "lone_elder", "veteran", "key_project"]
    until_on: date | None = None


@operation(
    bp, "GET", "/people/<person:uuid>/priorities", summary="Why somebody goes first",
    answer=PrioritiesView, who="staff", problems=(NoSuchPerson,),
)  # fmt: skip
async def listed(call: Call, person: UUID) -> PrioritiesView:
    """Everything that was verified, also what is over."""
    return await priorities.listed(call.deps, person, call.language)


@operation(
    bp,
    "POST",
    "/people/<person:uuid>/priorities",
    summary="Let somebody go first",
    body=PriorityForm,
    answer=PriorityView,
    status=201,
    who="staff",
    idempotent=True,
    problems=(NoSuchPerson, OwnStatus, BadUntil, PriorityKnown),
    example={"kind": "disabled", "until_on": "2026-12-31"},
)
async def verify(call: Call[PriorityForm], person: UUID) -> msgspec.Raw:
    """After seeing the paper that says so; their open cases go first at once."""
    kind, until_on = PriorityKind(call.form.kind), call.form.until_on
    return await once(
        call,
        lambda: priorities.verify(call.deps, call.actor, person, kind, until_on, call.language),
    )


@operation(
    bp,
    "POST",
    "/priorities/<priority:uuid>/end",
    summary="Let somebody go first no longer",
    answer=PriorityView,
    who="staff",
    idempotent=True,
    problems=(NoSuchPriority, OwnStatus),
)
async def end(call: Call, priority: UUID) -> msgspec.Raw:
    """Their open cases lose what it lifted, unless another status holds."""
    return await once(call, lambda: priorities.end(call.deps, call.actor, priority, call.language))
