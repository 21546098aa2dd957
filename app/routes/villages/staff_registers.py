"""HTTP for registers: what an upper level wants listed, filled from visits."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint, HTTPResponse
from sanic.response import raw

from app.domain.villages.registers import BadColumn, BadRegister, Column
from app.domain.visits.visit_months import MONTH, BadMonth
from app.kit.idempotency import KeyReused
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.routes.papers.case_forms import Centre
from app.services.house.access import DirectorsOnly, NoSuchCentre
from app.services.villages import registers
from app.services.villages.registers import (
    XLSX,
    FedRegistersView,
    NoSuchRegister,
    RegistersView,
    RegisterView,
    RegisterWish,
)
from app.services.visits.visit_parties import NoSuchVisit

bp = Blueprint("staff-registers", url_prefix="/staff")


class RegistersQuery(Struct, forbid_unknown_fields=True):
    """The office."""

    centre: Centre


class RegisterQuery(Struct, forbid_unknown_fields=True):
    """The office and a month like 2026-03."""

    centre: Centre
    month: Annotated[str, Meta(pattern=MONTH)]


class ColumnForm(Struct, forbid_unknown_fields=True, rename={"source": "from"}):
    """A column by its title, and where it comes from: see the sources that the list tells."""

    title: Annotated[str, Meta(min_length=1, max_length=40)]
    source: Annotated[str, Meta(min_length=1, max_length=80)]


class RegisterNameForm(Struct, forbid_unknown_fields=True):
    """What a register is called."""

    zh: Annotated[str, Meta(min_length=1, max_length=60)]
    bo: Annotated[str, Meta(max_length=120)] = ""
    en: Annotated[str, Meta(max_length=120)] = ""


class RegisterForm(Struct, forbid_unknown_fields=True):
    """A register as it is to be; without `plan_kinds` it takes every visit."""

    centre: Centre
    code: Annotated[str, Meta(pattern="^[a-z][a-z0-9-]{1,39}$")]
    name: RegisterNameForm
    columns: Annotated[list[ColumnForm], Meta(min_length=1, max_length=40)]
    plan_kinds: list[Literal["regular", "contact", "project"]] = []
    ended: bool = False


@operation(
    bp, "GET", "/registers", summary="The registers of the office", query=RegistersQuery,
    answer=RegistersView, who="staff", problems=(NoSuchCentre,),
)  # fmt: skip
async def listed(call: Call[None, RegistersQuery]) -> RegistersView:
    """With the sources that columns may come from; answers are `answer.<key>` besides."""
    return await registers.listed(call.deps, call.actor, call.query.centre, call.language)


@operation(
    bp,
    "PUT",
    "/registers",
    summary="Define a register",
    body=RegisterForm,
    answer=RegisterView,
    who="staff",
    idempotent=True,
    problems=(NoSuchCentre, DirectorsOnly, BadRegister, BadColumn, KeyReused),
    example={
        "centre": "511503102000",
        "code": "regular-visits",
        "name": {"zh": "regular visits"},
        "columns": [{"title": "day", "from": "visit.on"}],
        "plan_kinds": ["regular"],
    },
)
async def define(call: Call[RegisterForm]) -> msgspec.Raw:
    """By the director; the code names it, a second time changes it."""
    form = call.form
    wish = RegisterWish(
        centre=form.centre,
        code=form.code,
        name=msgspec.structs.asdict(form.name),
        columns=[Column(one.title, one.source) for one in form.columns],
        plan_kinds=form.plan_kinds,
        ended=form.ended,
    )
    return await once(call, lambda: registers.define(call.deps, call.actor, wish, call.language))


@operation(
    bp, "GET", "/registers/<file:str>", summary="A register of a month as Excel",
    query=RegisterQuery, answer=HTTPResponse, media_type=XLSX, who="staff",
    problems=(NoSuchCentre, NoSuchRegister, BadMonth),
)  # fmt: skip
async def filled(call: Call[None, RegisterQuery], file: str) -> HTTPResponse:
    """`file` is the code and `.xlsx`; a line for each finished visit, and the look is logged."""
    asked, code = call.query, file.removesuffix(".xlsx")
    found = await registers.fill(
        call.deps, call.actor, asked.centre, code, asked.month, call.language
    )
    headers = {
        "cache-control": "private, no-store",
        "content-disposition": f'attachment; filename="{found.name}"',
    }
    return raw(found.content, content_type=XLSX, headers=headers)


@operation(
    bp, "GET", "/visits/<visit:uuid>/registers", summary="The registers that a visit feeds",
    answer=FedRegistersView, who="staff", problems=(NoSuchVisit,),
)  # fmt: skip
async def fed(call: Call, visit: UUID) -> FedRegistersView:
    """Which fields it fills, and how many did not have to be typed for them."""
    return await registers.of_visit(call.deps, call.actor, visit, call.language)
