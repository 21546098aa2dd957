"""HTTP for the office's home visits: taking in, triage, times, conflicts."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.people.identity import BadIdNumber, BadPhone
from app.kit.paging import BadCursor, Page
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.routes.papers.case_forms import Centre
from app.routes.visits.visit_forms import (
    OF_AN_ACT,
    RecordVersion,
    SettleForm,
    StaffVisitActForm,
    StaffVisitForm,
    office_order,
    wish_of,
)
from app.routes.visits.visits import OF_A_VISIT
from app.services.house.access import NoSuchCentre
from app.services.people.people import BadName
from app.services.villages.household_records import HouseholdChanged, NoSuchHousehold
from app.services.visits import (
    visit_acts,
    visit_conflicts,
    visit_disclosures,
    visit_lists,
    visit_triage,
    visits,
)
from app.services.visits.visit_acts import VisitChanged
from app.services.visits.visit_conflicts import Choice, ConflictsView, Looked, NoSuchValue
from app.services.visits.visit_lists import AskedVisits, VisitRow
from app.services.visits.visit_parties import NoSuchVisit, OwnVisit
from app.services.visits.visit_triage import VisitAgentView
from app.services.visits.visit_views import VisitView
from app.services.visits.visits import Caller

bp = Blueprint("staff-visits", url_prefix="/staff")


class StaffVisitsQuery(Struct, forbid_unknown_fields=True):
    """Which visits of the office and its rooms: a state or a group of them, on a day, of an agent.

    `conflicts`: those in which people contradict each other.
    """

    centre: Centre
    state: Literal[
        "open",
        "closed",
        "all",
        "conflicts",
        "asked",
        "assigned",
        "proposed",
        "confirmed",
        "on_way",
        "arrived",
        "done",
        "not_home",
        "postponed",
        "refused",
        "withdrawn",
    ] = "open"
    on: date | None = None
    agent: UUID | None = None
    cursor: Annotated[str, Meta(max_length=600)] = ""
    limit: Annotated[int, Meta(ge=1, le=100)] | None = None


class LookedForm(Struct, forbid_unknown_fields=True):
    """What somebody of the office has looked at, in which version."""

    subject: Literal["visit", "household"]
    id: UUID
    version: RecordVersion


class ConflictsQuery(Struct, forbid_unknown_fields=True):
    """The office."""

    centre: Centre


@operation(
    bp, "GET", "/visits", summary="Home visits of the office", query=StaffVisitsQuery,
    answer=Page[VisitRow], who="staff", problems=(NoSuchCentre, BadCursor),
)  # fmt: skip
async def listed(call: Call[None, StaffVisitsQuery]) -> Page[VisitRow]:
    """Of a day by their time and all on one page, else the latest first."""
    asked = AskedVisits(**msgspec.structs.asdict(call.query))
    return await visit_lists.of_staff(call.deps, call.actor, asked, call.language)


@operation(
    bp,
    "POST",
    "/visits",
    summary="Write a visit down for somebody",
    body=StaffVisitForm,
    answer=VisitView,
    status=201,
    who="staff",
    idempotent=True,
    problems=(*OF_A_VISIT, BadName, BadPhone, BadIdNumber),
    example={
        "centre": "511503102000",
        "source": "hotline",
        "person": {"name": "Luo Guifang", "phone": "13900000007"},
        "why": "Cannot leave the house",
        "address": "Group 3, No. 12",
    },
)
async def ask_for(call: Call[StaffVisitForm]) -> msgspec.Raw:
    """For who comes to the counter or calls the hotline."""
    form = call.form
    who = form.person
    caller = Caller(form.source, who.name, who.phone, who.id_number)
    wish = wish_of(form)
    return await once(
        call, lambda: visits.ask_for(call.deps, call.actor, wish, caller, call.language)
    )


@operation(
    bp, "GET", "/visits/<visit:uuid>", summary="One visit of the office", answer=VisitView,
    who="staff", problems=(NoSuchVisit,),
)  # fmt: skip
async def show(call: Call, visit: UUID) -> VisitView:
    """With the whole address, so each look is written down."""
    return await visit_disclosures.show(call.deps, call.actor, visit, call.language)


@operation(
    bp,
    "POST",
    "/visits/<visit:uuid>/act",
    summary="Do something with a visit",
    body=StaffVisitActForm,
    answer=VisitView,
    who="staff",
    idempotent=True,
    problems=OF_AN_ACT,
    example={"act": "refuse", "words": "The road is closed for months", "version": 1},
)
async def act(call: Call[StaffVisitActForm], visit: UUID) -> msgspec.Raw:
    """Postponing and refusing need words, which the person reads."""
    order = office_order(call.form)
    return await once(
        call, lambda: visit_acts.act(call.deps, call.actor, visit, order, call.language)
    )


@operation(
    bp, "GET", "/visits/<visit:uuid>/agents", summary="Who can take a visit",
    answer=list[VisitAgentView], who="staff", problems=(NoSuchVisit,),
)  # fmt: skip
async def agents(call: Call, visit: UUID) -> list[VisitAgentView]:
    """The best first: there today, of the village, with the fewest open visits."""
    return await visit_triage.agents_for(call.deps, call.actor, visit, call.language)


@operation(
    bp,
    "POST",
    "/visits/<visit:uuid>/settle",
    summary="Choose between what two people wrote",
    body=SettleForm,
    answer=VisitView,
    who="staff",
    idempotent=True,
    problems=(NoSuchVisit, OwnVisit, VisitChanged, NoSuchValue),
    example={"key": "state", "op": "0198a7c0-0000-7000-8000-000000000001", "version": 5},
)
async def settle(call: Call[SettleForm], visit: UUID) -> msgspec.Raw:
    """The value of that operation stands; what the other one wrote stays in the journal."""
    choice = Choice(call.form.key, call.form.op, call.form.version)
    return await once(
        call, lambda: visit_conflicts.settle(call.deps, call.actor, visit, choice, call.language)
    )


@operation(
    bp, "GET", "/conflicts", summary="What people wrote against each other",
    query=ConflictsQuery, answer=ConflictsView, who="staff", problems=(NoSuchCentre,),
)  # fmt: skip
async def conflicts(call: Call[None, ConflictsQuery]) -> ConflictsView:
    """Of visits and households, side by side."""
    return await visit_conflicts.listed(call.deps, call.actor, call.query.centre, call.language)


@operation(
    bp,
    "POST",
    "/conflicts/seen",
    summary="Say that the office has looked at what was written apart",
    body=LookedForm,
    answer=ConflictsView,
    who="staff",
    idempotent=True,
    problems=(NoSuchVisit, OwnVisit, VisitChanged, NoSuchHousehold, HouseholdChanged),
    example={"subject": "visit", "id": "0198a7c0-0000-7000-8000-000000000001", "version": 5},
)
async def look(call: Call[LookedForm]) -> msgspec.Raw:
    """Ends the soft conflicts of a record; what is left are those in which one is to be chosen."""
    looked = Looked(**msgspec.structs.asdict(call.form))
    return await once(
        call, lambda: visit_conflicts.look(call.deps, call.actor, looked, call.language)
    )
