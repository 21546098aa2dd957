"""HTTP for the office: mandates of its people, the notice on paper, how much an agent carries."""

from datetime import date
from typing import Literal
from uuid import UUID

import msgspec
from msgspec import Struct
from sanic import Blueprint
from sanic.response import HTTPResponse, raw

from app.domain.people.mandates import MandateStands, Way
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.routes.papers.case_forms import Centre
from app.routes.people.mandates import (
    OF_A_MANDATE,
    OF_A_PRINCIPAL,
    Digest,
    Items,
    MandateWords,
    PrincipalForm,
    ProxyForm,
    WitnessForm,
    named_of,
)
from app.services.house.access import NoSuchCentre
from app.services.papers.case_letters import PrinterOff
from app.services.people import mandate_agents, mandate_sheets, mandate_views, mandates
from app.services.people.mandate_agents import MandateCapsView
from app.services.people.mandate_checks import Wanted
from app.services.people.mandate_views import MandatesView, MandateView
from app.services.people.mandates import NoSuchMandate, NoSuchProxy, ProxyNamed

bp = Blueprint("staff_mandates", url_prefix="/staff/mandates")


class OfficeMandateForm(Struct, forbid_unknown_fields=True):
    """A mandate that was signed, or said, before the office."""

    centre: Centre
    principal: PrincipalForm
    proxy: ProxyForm
    until_on: date
    way: Literal["paper", "voice"] = "paper"
    items: Items = []
    proof: Digest = ""
    witness: WitnessForm = msgspec.field(default_factory=WitnessForm)
    words: MandateWords = ""


class MandatesQuery(Struct, forbid_unknown_fields=True):
    """Which mandates of an office; `to_print` those whose person is still to be told on paper."""

    centre: Centre
    state: Literal["open", "asked", "given", "ended", "over", "all"] = "open"
    to_print: bool = False


class CapsQuery(Struct, forbid_unknown_fields=True):
    """The office."""

    centre: Centre


@operation(
    bp, "GET", "", summary="Mandates of an office", query=MandatesQuery, answer=MandatesView,
    who="staff", problems=(NoSuchCentre,),
)  # fmt: skip
async def listed(call: Call[None, MandatesQuery]) -> MandatesView:
    """With those of the rooms below it, the latest first."""
    asked = call.query
    return await mandate_views.of_office(
        call.deps, call.actor, asked.centre, asked.state, asked.to_print, call.language
    )


@operation(
    bp,
    "POST",
    "",
    summary="Write down a mandate at the office",
    body=OfficeMandateForm,
    answer=MandateView,
    status=201,
    who="staff",
    idempotent=True,
    problems=(*OF_A_MANDATE, *OF_A_PRINCIPAL, NoSuchProxy),
    example={
        "centre": "511503102000",
        "principal": {"name": "Luo Guifang", "phone": "13900000007"},
        "proxy": {"phone": "13900000018"},
        "until_on": "2026-12-31",
        "witness": {"name": "Chen Li"},
    },
)
async def take_down(call: Call[OfficeMandateForm]) -> msgspec.Raw:
    """The person is told on another way, or on paper."""
    form = call.form
    wanted = Wanted(
        items=form.items,
        until_on=form.until_on,
        words=form.words.strip(),
        way=Way(form.way),
        centre=form.centre,
        proof=form.proof,
        witness_id=form.witness.id,
        witness_name=form.witness.name.strip(),
    )
    principal, proxy = named_of(form.principal), ProxyNamed(form.proxy.agent, form.proxy.phone)
    return await once(
        call,
        lambda: mandates.take_down_at_office(
            call.deps, call.actor, principal, proxy, wanted, call.language
        ),
    )


@operation(
    bp, "GET", "/caps", summary="How many people each agent acts for", query=CapsQuery,
    answer=MandateCapsView, who="staff", problems=(NoSuchCentre,),
)  # fmt: skip
async def caps(call: Call[None, CapsQuery]) -> MandateCapsView:
    """By name, without a ranking."""
    return await mandate_agents.caps(call.deps, call.actor, call.query.centre)


@operation(
    bp, "GET", "/<mandate:uuid>", summary="One mandate at the office", answer=MandateView,
    who="staff", problems=(NoSuchMandate,),
)  # fmt: skip
async def show(call: Call, mandate: UUID) -> MandateView:
    """With the cases of this office that were filed under it."""
    return await mandates.show(call.deps, call.actor, mandate, call.language)


@operation(
    bp,
    "POST",
    "/<mandate:uuid>/end",
    summary="End a mandate at the office",
    answer=MandateView,
    who="staff",
    idempotent=True,
    problems=(NoSuchMandate, MandateStands),
)
async def end(call: Call, mandate: UUID) -> msgspec.Raw:
    """When its person asks for it; both sides are told."""
    return await once(call, lambda: mandates.end(call.deps, call.actor, mandate, call.language))


@operation(
    bp,
    "GET",
    "/<mandate:uuid>/notice.pdf",
    summary="The notice of a mandate on paper",
    answer=HTTPResponse,
    media_type="application/pdf",
    who="staff",
    problems=(NoSuchMandate, PrinterOff),
)
async def notice(call: Call, mandate: UUID) -> HTTPResponse:
    """For somebody without a phone: who acts for them, for what, until when, how to end it."""
    sheet = await mandate_sheets.notice(call.deps, call.actor, mandate)
    return raw(sheet.content, content_type="application/pdf")
