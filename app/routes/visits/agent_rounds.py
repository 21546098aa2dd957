"""HTTP for agents: their round of a day, and when a visit fits into it."""

from datetime import date
from uuid import UUID

from msgspec import Struct
from sanic import Blueprint

from app.routes.http.wire import Call, operation
from app.services.visits import rounds, visit_times
from app.services.visits.round_stops import BadRoundDay
from app.services.visits.round_views import RoundView
from app.services.visits.visit_parties import NoSuchVisit
from app.services.visits.visit_times import VisitTimesView
from app.services.visits.visit_triage import NoSuchAgent

bp = Blueprint("agent_rounds", url_prefix="/agent/round")


class RoundQuery(Struct, forbid_unknown_fields=True):
    """The day."""

    on: date


class OwnTimesQuery(Struct, forbid_unknown_fields=True):
    """A visit, and the day."""

    visit: UUID
    on: date


@operation(
    bp, "GET", "", summary="My round of a day", query=RoundQuery, answer=RoundView,
    who="person", problems=(NoSuchAgent, BadRoundDay),
)  # fmt: skip
async def mine(call: Call[None, RoundQuery]) -> RoundView:
    """The stops in their order, and what waits besides; version 0 while nothing is planned."""
    return await rounds.of_agent(call.deps, call.actor, call.query.on, call.language)


@operation(
    bp, "GET", "/times", summary="When I can make a visit", query=OwnTimesQuery,
    answer=VisitTimesView, who="person", problems=(NoSuchVisit, NoSuchAgent, BadRoundDay),
)  # fmt: skip
async def times(call: Call[None, OwnTimesQuery]) -> VisitTimesView:
    """Between the other visits of the day, the ways counted in."""
    asked, me = call.query, call.actor.person_id
    return await visit_times.of_visit(call.deps, call.actor, asked.visit, me, asked.on)
