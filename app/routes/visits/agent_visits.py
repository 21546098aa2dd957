"""HTTP for the home visits of a village agent who has a signal."""

from datetime import date
from uuid import UUID

import msgspec
from msgspec import Struct
from sanic import Blueprint

from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.routes.visits.visit_forms import OF_AN_ACT, AgentVisitActForm, agent_order
from app.services.visits import visit_acts, visit_lists
from app.services.visits.visit_lists import VisitRow
from app.services.visits.visit_views import VisitView

bp = Blueprint("agent-visits", url_prefix="/agent/visits")


class AgentVisitsQuery(
    Struct, forbid_unknown_fields=True, rename={"from_on": "from", "to_on": "to"}
):
    """Which days; left out: today and two weeks more."""

    from_on: date | None = None
    to_on: date | None = None


@operation(
    bp, "GET", "", summary="My visits as an agent", query=AgentVisitsQuery,
    answer=list[VisitRow], who="person",
)  # fmt: skip
async def listed(call: Call[None, AgentVisitsQuery]) -> list[VisitRow]:
    """Those without a time come last, with those of the village that nobody has yet."""
    asked = call.query
    return await visit_lists.of_agent(
        call.deps, call.actor, asked.from_on, asked.to_on, call.language
    )


@operation(
    bp,
    "POST",
    "/<visit:uuid>/act",
    summary="Do something with a visit as its agent",
    body=AgentVisitActForm,
    answer=VisitView,
    who="person",
    idempotent=True,
    problems=OF_AN_ACT,
    example={"act": "on_way", "version": 4},
)
async def act(call: Call[AgentVisitActForm], visit: UUID) -> msgspec.Raw:
    """The same as the moves of the phone's journal, which go by the sync."""
    order = agent_order(call.form)
    return await once(
        call, lambda: visit_acts.act(call.deps, call.actor, visit, order, call.language)
    )
