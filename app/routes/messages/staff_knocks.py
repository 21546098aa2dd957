"""HTTP for whom the office has to have told in person."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.messages.knock_flow import KnockAct, KnockParty
from app.kit.paging import BadCursor, Page
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.routes.messages.agent_knocks import OF_A_KNOCK, KnockVersion, KnockWords
from app.services.house.access import NoSuchCentre
from app.services.messages import knock_acts, knock_views
from app.services.messages.knock_acts import KnockAgentNeeded, KnockOrder
from app.services.messages.knock_agents import KnockAgentView
from app.services.messages.knock_views import AskedKnocks, KnockView, NoSuchKnock
from app.services.people.people import ContactView
from app.services.visits.visit_triage import NoSuchAgent

bp = Blueprint("staff-knocks", url_prefix="/staff/knocks")


class StaffKnocksQuery(Struct, forbid_unknown_fields=True):
    """Which tasks; `waiting` are those open and those whose person was not found."""

    centre: Annotated[str, Meta(max_length=16)] = ""
    state: Literal["waiting", "open", "not_found", "told", "dropped", "all"] = "waiting"
    cursor: Annotated[str, Meta(max_length=600)] = ""
    limit: Annotated[int, Meta(ge=1, le=100)] | None = None


class StaffKnockForm(Struct, forbid_unknown_fields=True):
    """One act of the office; `agent` is who is to go."""

    act: Literal["assign", "told", "drop", "again"]
    version: KnockVersion
    agent: UUID | None = None
    words: KnockWords = ""


@operation(
    bp, "GET", "", summary="Whom we are to tell in person", query=StaffKnocksQuery,
    answer=Page[KnockView], who="staff", problems=(NoSuchCentre, BadCursor),
)  # fmt: skip
async def listed(call: Call[None, StaffKnocksQuery]) -> Page[KnockView]:
    """What is due first, masked; without a centre those of every office where I work."""
    query = call.query
    asked = AskedKnocks(query.centre, query.state, query.cursor, query.limit)
    return await knock_views.of_staff(call.deps, call.actor, asked, call.language)


@operation(
    bp, "GET", "/<knock:uuid>/agents", summary="Who may be sent to somebody",
    answer=list[KnockAgentView], who="staff", problems=(NoSuchKnock,),
)  # fmt: skip
async def agents(call: Call, knock: UUID) -> list[KnockAgentView]:
    """The best first: who is there, of the village, with the fewest such tasks."""
    return await knock_views.agents(call.deps, call.actor, knock)


@operation(
    bp, "GET", "/<knock:uuid>/contact", summary="Whole name and phone of whom to tell",
    answer=ContactView, who="staff", problems=(NoSuchKnock,),
)  # fmt: skip
async def contact(call: Call, knock: UUID) -> ContactView:
    """Each look is written down."""
    return await knock_views.contact(call.deps, call.actor, knock)


@operation(
    bp,
    "POST",
    "/<knock:uuid>/act",
    summary="Do something with a task to tell somebody",
    body=StaffKnockForm,
    answer=KnockView,
    who="staff",
    idempotent=True,
    problems=(*OF_A_KNOCK, KnockAgentNeeded, NoSuchAgent),
    example={"act": "drop", "version": 2, "words": "She died last week."},
)
async def act(call: Call[StaffKnockForm], knock: UUID) -> msgspec.Raw:
    """Send an agent, or again; or note that the person was told, or need not be any more."""
    form = call.form
    order = KnockOrder(
        act=KnockAct(form.act),
        party=KnockParty.OFFICE,
        version=form.version,
        words=form.words,
        agent=form.agent,
    )
    return await once(
        call, lambda: knock_acts.act(call.deps, call.actor, knock, order, call.language)
    )
