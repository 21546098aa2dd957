"""HTTP for recurring visits: the plans of an office, and whom a resident may turn to."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.visits.visit_plans import BadInterval, PlanKind
from app.kit.idempotency import KeyReused
from app.kit.paging import BadCursor, Page
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.routes.papers.case_forms import Centre
from app.routes.visits.visit_forms import VisitWords, Why
from app.services.catalogue.items import NoSuchItem
from app.services.house.access import NoSuchCentre
from app.services.people.people import NoSuchPerson
from app.services.visits import plan_views, visit_plans
from app.services.visits.plan_views import MyContactsView, PlanSearch, PlanView
from app.services.visits.visit_plans import BadPlan, NoSuchPlan, PlanChange, PlanOver, PlanWish
from app.services.visits.visit_triage import NoSuchAgent
from app.services.visits.visits import NoSuchHamlet

bp = Blueprint("staff-plans", url_prefix="/staff/plans")
contacts_bp = Blueprint("contacts", url_prefix="/contacts")
EveryDays = Annotated[int, Meta(ge=1, le=366)]
CheckList = Annotated[str, Meta(max_length=60)]


class PlansQuery(Struct, forbid_unknown_fields=True):
    """The office, open plans or all, of one contact, for one person or household."""

    centre: Centre
    state: Literal["open", "all"] = "open"
    contact: UUID | None = None
    person: UUID | None = None
    household: UUID | None = None
    cursor: str = ""
    limit: Annotated[int, Meta(ge=1, le=100)] | None = None


class PlanForm(Struct, forbid_unknown_fields=True):
    """A plan for a person or a household; `subject` names the business or project it is about."""

    centre: Centre
    kind: Literal["regular", "contact", "project"]
    contact: UUID
    why: Why
    every_days: EveryDays
    next_on: date
    person: UUID | None = None
    household: UUID | None = None
    subject: Annotated[str, Meta(max_length=100)] = ""
    hamlet: UUID | None = None
    form_item: CheckList = ""


class PlanChangeForm(Struct, forbid_unknown_fields=True):
    """What is to be different; what is left out or null stays."""

    contact: UUID | None = None
    why: Why | None = None
    every_days: EveryDays | None = None
    next_on: date | None = None
    form_item: CheckList | None = None


class PlanEndForm(Struct, forbid_unknown_fields=True):
    """Why it ends, for the agent of its open visit."""

    words: VisitWords = ""


@operation(
    bp, "GET", "", summary="The plans of the office", query=PlansQuery,
    answer=Page[PlanView], who="staff", problems=(NoSuchCentre, BadCursor),
)  # fmt: skip
async def listed(call: Call[None, PlansQuery]) -> Page[PlanView]:
    """Those of its rooms too, the one due next first."""
    search = PlanSearch(**msgspec.structs.asdict(call.query))
    return await plan_views.listed(call.deps, call.actor, search, call.language)


@operation(
    bp,
    "POST",
    "",
    summary="Plan visits that come again and again",
    body=PlanForm,
    answer=PlanView,
    status=201,
    who="staff",
    idempotent=True,
    problems=(
        *(NoSuchCentre, NoSuchHamlet, BadPlan, BadInterval, NoSuchPerson),
        *(NoSuchAgent, NoSuchItem),
        KeyReused,
    ),
    example={
        "centre": "511503102000",
        "kind": "regular",
        "contact": "01957e00-0000-7000-8000-000000000001",
        "person": "01957e00-0000-7000-8000-000000000002",
        "why": "lives alone",
        "every_days": 30,
        "next_on": "2026-03-10",
    },
)
async def make(call: Call[PlanForm]) -> msgspec.Raw:
    """What is due within 14 days is made at once; the contact is told and reminded."""
    form = msgspec.structs.asdict(call.form)
    wish = PlanWish(**{**form, "kind": PlanKind(call.form.kind)})
    return await once(call, lambda: visit_plans.make(call.deps, call.actor, wish, call.language))


@operation(
    bp, "GET", "/<plan:uuid>", summary="A plan", answer=PlanView,
    who="staff", problems=(NoSuchPlan,),
)  # fmt: skip
async def shown(call: Call, plan: UUID) -> PlanView:
    """With its next days and its latest visits."""
    return await visit_plans.seen(call.deps, call.actor, plan, call.language)


@operation(
    bp,
    "PUT",
    "/<plan:uuid>",
    summary="Give a plan another contact or interval",
    body=PlanChangeForm,
    answer=PlanView,
    who="staff",
    idempotent=True,
    problems=(NoSuchPlan, PlanOver, BadPlan, BadInterval, NoSuchAgent, NoSuchItem, KeyReused),
)
async def change(call: Call[PlanChangeForm], plan: UUID) -> msgspec.Raw:
    """An open visit goes to the new contact, with its reminder."""
    wish = PlanChange(**msgspec.structs.asdict(call.form))
    return await once(
        call, lambda: visit_plans.change(call.deps, call.actor, plan, wish, call.language)
    )


@operation(
    bp,
    "POST",
    "/<plan:uuid>/end",
    summary="End a plan",
    body=PlanEndForm,
    answer=PlanView,
    who="staff",
    idempotent=True,
    problems=(NoSuchPlan, KeyReused),
)
async def end(call: Call[PlanEndForm], plan: UUID) -> msgspec.Raw:
    """Its open visit is withdrawn; ending twice changes nothing."""
    words = call.form.words
    return await once(
        call, lambda: visit_plans.end(call.deps, call.actor, plan, words, call.language)
    )


@operation(
    contacts_bp, "GET", "", summary="Who comes to see me", answer=MyContactsView, who="person",
)  # fmt: skip
async def mine(call: Call) -> MyContactsView:
    """My contacts by name and phone, since when, and when they come next."""
    return await plan_views.mine(call.deps, call.actor, call.language)
