"""HTTP for village agents: mandates they write down, and people who have no phone."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.people.identity import BadIdNumber
from app.domain.people.mandates import Way
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.routes.people.mandates import (
    OF_A_MANDATE,
    OF_A_PRINCIPAL,
    Digest,
    Items,
    MandateWords,
    OptionalCentre,
    PrincipalForm,
    WitnessForm,
    named_of,
)
from app.services.house.access import NoSuchCentre
from app.services.people import mandate_views, mandates, paper_people
from app.services.people.mandate_checks import Wanted
from app.services.people.mandate_views import MandatesView, MandateView
from app.services.people.paper_people import (
    AlikePeopleView,
    Paper,
    PaperPersonView,
)
from app.services.people.people import AnotherName, BadName
from app.services.villages.household_records import NoSuchHousehold

bp = Blueprint("agent_mandates", url_prefix="/agent")


class AgentMandateForm(Struct, forbid_unknown_fields=True):
    """A mandate that an agent writes down; by consent the person says yes on their own phone."""

    principal: PrincipalForm
    until_on: date
    way: Literal["paper", "voice", "consent"]
    items: Items = []
    proof: Digest = ""
    witness: WitnessForm = msgspec.field(default_factory=WitnessForm)
    words: MandateWords = ""
    centre: OptionalCentre = ""


class PaperPersonForm(Struct, forbid_unknown_fields=True):
    """Somebody without a phone, as their papers say."""

    name: Annotated[str, Meta(min_length=1, max_length=40)]
    id_number: Annotated[str, Meta(max_length=20)] = ""
    birthday: date | None = None
    household: UUID | None = None
    paper_file: Annotated[str, Meta(max_length=40)] = ""


class AlikeQuery(Struct, forbid_unknown_fields=True):
    """Whose papers lie before the agent."""

    name: Annotated[str, Meta(min_length=1, max_length=40)]
    id_number: Annotated[str, Meta(max_length=20)] = ""


def wanted_of(form: AgentMandateForm) -> Wanted:
    """The mandate that an agent's form holds."""
    return Wanted(
        items=form.items,
        until_on=form.until_on,
        words=form.words.strip(),
        way=Way(form.way),
        centre=form.centre,
        proof=form.proof,
        witness_id=form.witness.id,
        witness_name=form.witness.name.strip(),
    )


@operation(
    bp,
    "POST",
    "/mandates",
    summary="Write down a mandate as an agent",
    body=AgentMandateForm,
    answer=MandateView,
    status=201,
    who="person",
    idempotent=True,
    problems=(*OF_A_MANDATE, *OF_A_PRINCIPAL),
    example={
        "principal": {"name": "Luo Guifang"},
        "until_on": "2026-12-31",
        "way": "consent",
    },
)
async def take_down(call: Call[AgentMandateForm]) -> msgspec.Raw:
    """On paper or by voice with a proof and a witness, and the person is told on another way."""
    principal, wanted = named_of(call.form.principal), wanted_of(call.form)
    return await once(
        call, lambda: mandates.take_down(call.deps, call.actor, principal, wanted, call.language)
    )


@operation(
    bp, "GET", "/mandates", summary="The mandates I hold as an agent",
    answer=MandatesView, who="person",
)  # fmt: skip
async def held(call: Call) -> MandatesView:
    """The latest first, also what is over."""
    return await mandate_views.of_agent(call.deps, call.actor, call.language)


@operation(
    bp, "GET", "/people", summary="Who is known by a name", query=AlikeQuery,
    answer=AlikePeopleView, who="person", problems=(NoSuchCentre, BadName, BadIdNumber),
)  # fmt: skip
async def alike(call: Call[None, AlikeQuery]) -> AlikePeopleView:
    """Before somebody is written down a second time; only people the agent has to do with."""
    asked = call.query
    return await paper_people.alike(call.deps, call.actor, asked.name, asked.id_number)


@operation(
    bp,
    "POST",
    "/people",
    summary="Write down somebody without a phone",
    body=PaperPersonForm,
    answer=PaperPersonView,
    status=201,
    who="person",
    idempotent=True,
    problems=(NoSuchCentre, NoSuchHousehold, BadName, BadIdNumber, AnotherName),
    example={"name": "Luo Guifang", "paper_file": "A-12"},
)
async def add(call: Call[PaperPersonForm]) -> msgspec.Raw:
    """An ID number is optional; who is known by theirs is not made twice."""
    form = call.form
    paper = Paper(
        name=form.name,
        id_number=form.id_number,
        birthday=form.birthday,
        household=form.household,
        file=form.paper_file.strip(),
    )
    return await once(call, lambda: paper_people.add(call.deps, call.actor, paper))
