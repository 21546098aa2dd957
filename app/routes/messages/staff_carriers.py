"""HTTP for the carriers of messages: how they are doing, paused and let go on by hand."""

from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.services.messages import carrier_stops, carrier_views
from app.services.messages.carrier_stops import AdministratorsOnly, NoSuchCarrier
from app.services.messages.carrier_views import CarriersView

bp = Blueprint("staff_carriers", url_prefix="/staff/carriers")


class CarriersQuery(Struct, forbid_unknown_fields=True):
    """How many hours back, and whether each carrier is asked if all is well."""

    hours: Annotated[int, Meta(ge=1, le=168)] = 2
    check: bool = False


class CarrierForm(Struct, forbid_unknown_fields=True):
    """Why."""

    words: Annotated[str, Meta(min_length=1, max_length=60, pattern=r"\S")]


@operation(
    bp, "GET", "", summary="How the carriers are doing", query=CarriersQuery, answer=CarriersView,
    who="staff",
)  # fmt: skip
async def listed(call: Call[None, CarriersQuery]) -> CarriersView:
    """By rung, those that are not set up included, in 120 spans of time at most."""
    asked = call.query
    return await carrier_views.shown(call.deps, call.actor, asked.hours, asked.check, call.language)


@operation(
    bp,
    "POST",
    "/<carrier:str>/pause",
    summary="Pause a carrier",
    body=CarrierForm,
    answer=CarriersView,
    who="staff",
    idempotent=True,
    problems=(NoSuchCarrier, AdministratorsOnly),
    example={"words": "The contract ends today."},
)
async def pause(call: Call[CarrierForm], carrier: str) -> msgspec.Raw:
    """Until somebody lets it go on; meanwhile messages take the next rung."""

    async def act() -> CarriersView:
        await carrier_stops.pause(call.deps, call.actor, carrier, call.form.words)
        return await carrier_views.lately(call.deps, call.actor, call.language)

    return await once(call, act)


@operation(
    bp,
    "POST",
    "/<carrier:str>/resume",
    summary="Let a carrier go on",
    body=CarrierForm,
    answer=CarriersView,
    who="staff",
    idempotent=True,
    problems=(NoSuchCarrier, AdministratorsOnly),
    example={"words": "The new key is in."},
)
async def resume(call: Call[CarrierForm], carrier: str) -> msgspec.Raw:
    """At once and for all messages, whatever the house thought of it."""

    async def act() -> CarriersView:
        await carrier_stops.resume(call.deps, call.actor, carrier, call.form.words)
        return await carrier_views.lately(call.deps, call.actor, call.language)

    return await once(call, act)
