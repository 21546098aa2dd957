"""HTTP for the configuration doctor: what is wrong with the setup of an office."""

from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.services.catalogue import setup_doctor
from app.services.catalogue.setup_doctor import SetupView
from app.services.house.access import DirectorsOnly, NoSuchCentre

bp = Blueprint("staff_setup", url_prefix="/staff")


class SetupQuery(Struct, forbid_unknown_fields=True):
    """An office."""

    centre: Annotated[str, Meta(min_length=1, max_length=16)]


@operation(
    bp, "GET", "/setup", summary="What is wrong with the setup", query=SetupQuery, answer=SetupView,
    who="staff", problems=(NoSuchCentre, DirectorsOnly),
)  # fmt: skip
async def setup(call: Call[None, SetupQuery]) -> SetupView:
    """As it was found last: this morning, or when somebody looked again."""
    return await setup_doctor.shown(call.deps, call.actor, call.query.centre, call.language)


@operation(
    bp, "POST", "/setup/examine", summary="Look at the setup again", query=SetupQuery,
    answer=SetupView, who="staff", idempotent=True, problems=(NoSuchCentre, DirectorsOnly),
)  # fmt: skip
async def examine(call: Call[None, SetupQuery]) -> msgspec.Raw:
    """At once; addresses on the web are asked in the morning only."""
    return await once(
        call,
        lambda: setup_doctor.examine_now(call.deps, call.actor, call.query.centre, call.language),
    )
