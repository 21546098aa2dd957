"""HTTP for mandates: giving one, agreeing to one, ending it; and the agents one may choose."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.people.identity import BadIdNumber, BadPhone
from app.domain.people.mandates import (
    BadMandateEnd,
    MandateLimit,
    MandateStands,
    OwnMandate,
    ProofNeeded,
    ProxyDecides,
    WitnessNeeded,
)
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.routes.papers.case_forms import Centre, ItemCode, Name, Phone
from app.services.catalogue.items import NoSuchItem
from app.services.house.access import NoSuchCentre
from app.services.people import mandate_agents, mandate_views, mandates
from app.services.people.mandate_agents import AgentsView
from app.services.people.mandate_checks import Wanted
from app.services.people.mandate_views import MandatesView, MandateView
from app.services.people.mandates import MandateCentreNeeded, NoSuchMandate, NoSuchProxy, ProxyNamed
from app.services.people.paper_people import (
    Named,
)
from app.services.people.people import AnotherName, BadName, NoSuchPerson

bp = Blueprint("mandates")

Items = Annotated[list[ItemCode], Meta(max_length=50)]
Digest = Annotated[str, Meta(pattern="^([0-9a-f]{64})?$")]
OptionalCentre = Annotated[str, Meta(max_length=16)]
MandateWords = Annotated[str, Meta(max_length=1000)]
OF_A_MANDATE = (
    OwnMandate,
    BadMandateEnd,
    WitnessNeeded,
    ProofNeeded,
    MandateLimit,
    ProxyDecides,
    NoSuchItem,
    NoSuchCentre,
)
OF_A_PRINCIPAL = (NoSuchPerson, AnotherName, BadName, BadPhone, BadIdNumber)


class ProxyForm(Struct, forbid_unknown_fields=True):
    """Who is to act: an agent by id, or somebody we know by their phone."""

    agent: UUID | None = None
    phone: Phone = ""


class PrincipalForm(Struct, forbid_unknown_fields=True):
    """Whose mandate it is: by id, or by name with phone or ID number where they have one."""

    id: UUID | None = None
    name: Name = ""
    phone: Phone = ""
    id_number: Annotated[str, Meta(max_length=20)] = ""


class WitnessForm(Struct, forbid_unknown_fields=True):
    """Who saw it: somebody we know by id, or a name."""

    id: UUID | None = None
    name: Name = ""


class OwnMandateForm(Struct, forbid_unknown_fields=True):
    """A mandate that somebody gives on their own phone; no items are every item."""

    proxy: ProxyForm
    until_on: date
    items: Items = []
    words: MandateWords = ""
    centre: OptionalCentre = ""


class AgentsQuery(Struct, forbid_unknown_fields=True):
    """The room or the centre."""

    centre: Centre


def named_of(form: PrincipalForm) -> Named:
    """Whom a form means."""
    return Named(id=form.id, name=form.name, phone=form.phone, id_number=form.id_number)


@operation(
    bp, "GET", "/agents", summary="The agents of a village", query=AgentsQuery,
    answer=AgentsView, who="person", problems=(NoSuchCentre,),
)  # fmt: skip
async def agents(call: Call[None, AgentsQuery]) -> AgentsView:
    """Of the place and of the rooms below it, by name."""
    return await mandate_agents.agents_of(call.deps, call.query.centre, call.language)


@operation(
    bp, "GET", "/mandates", summary="My mandates", answer=MandatesView, who="person",
)  # fmt: skip
async def mine(call: Call) -> MandatesView:
    """Those I gave, and those I hold for my family or neighbours."""
    return await mandate_views.mine(call.deps, call.actor, call.language)


@operation(
    bp, "GET", "/mandates/<mandate:uuid>", summary="One mandate", answer=MandateView,
    who="person", problems=(NoSuchMandate,),
)  # fmt: skip
async def show(call: Call, mandate: UUID) -> MandateView:
    """For both sides and the office, with the cases filed under it."""
    return await mandates.show(call.deps, call.actor, mandate, call.language)


@operation(
    bp,
    "POST",
    "/mandates",
    summary="Let somebody act for me",
    body=OwnMandateForm,
    answer=MandateView,
    status=201,
    who="person",
    idempotent=True,
    problems=(*OF_A_MANDATE, NoSuchProxy, MandateCentreNeeded, BadPhone),
    example={
        "proxy": {"agent": "0195a1f0-0000-7000-8000-000000000001"},
        "items": ["old-age-allowance"],
        "until_on": "2026-12-31",
    },
)
async def give(call: Call[OwnMandateForm]) -> msgspec.Raw:
    """It counts at once, and can be ended at any time."""
    form = call.form
    proxy = ProxyNamed(form.proxy.agent, form.proxy.phone)
    wanted = Wanted(
        items=form.items,
        until_on=form.until_on,
        words=form.words.strip(),
        centre=form.centre,
    )
    return await once(
        call, lambda: mandates.give_in_app(call.deps, call.actor, proxy, wanted, call.language)
    )


@operation(
    bp,
    "POST",
    "/mandates/<mandate:uuid>/give",
    summary="Agree to a mandate",
    answer=MandateView,
    who="person",
    idempotent=True,
    problems=(NoSuchMandate, MandateStands, MandateLimit, ProxyDecides),
)
async def agree(call: Call, mandate: UUID) -> msgspec.Raw:
    """What an agent asked for; before this they may do nothing."""
    return await once(call, lambda: mandates.agree(call.deps, call.actor, mandate, call.language))


@operation(
    bp,
    "POST",
    "/mandates/<mandate:uuid>/end",
    summary="End a mandate",
    answer=MandateView,
    who="person",
    idempotent=True,
    problems=(NoSuchMandate, MandateStands),
)
async def end(call: Call, mandate: UUID) -> msgspec.Raw:
    """Either side may, at any time and without a reason."""
    return await once(call, lambda: mandates.end(call.deps, call.actor, mandate, call.language))
