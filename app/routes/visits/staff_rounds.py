"""HTTP for rounds: planning a day, an order by hand, telling people when somebody comes."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.visits.rounds import TooManyStops
from app.kit.idempotency import KeyReused
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.services.house.access import NoSuchCentre
from app.services.visits import rounds, visit_times
from app.services.visits.round_stops import BadRoundDay
from app.services.visits.round_views import RoundsView, RoundView
from app.services.visits.rounds import (
    MOST_UNPLANNED,
    BaseWish,
    HandOrder,
    NotOfThisRound,
    RoundChanged,
    ToldView,
)
from app.services.visits.visit_parties import NoSuchVisit
from app.services.visits.visit_times import VisitTimesView
from app.services.visits.visit_triage import NoSuchAgent
from app.services.visits.visits import NoSuchHamlet

bp = Blueprint("staff_rounds", url_prefix="/staff/rounds")
Code = Annotated[str, Meta(min_length=1, max_length=16)]


class DayQuery(Struct, forbid_unknown_fields=True):
    """The office or room, and the day."""

    centre: Code
    on: date


class RoundPlanForm(Struct, forbid_unknown_fields=True):
    """The day to plan, for one agent or for all of the office."""

    centre: Code
    on: date
    agent: UUID | None = None


class OrderForm(Struct, forbid_unknown_fields=True):
    """The order of an agent's visits, over the version that was looked at (0: none yet)."""

    agent: UUID
    on: date
    order: Annotated[list[UUID], Meta(max_length=MOST_UNPLANNED)]
    version: Annotated[int, Meta(ge=0, le=1_000_000_000)]


class RoundBaseForm(Struct, forbid_unknown_fields=True):
    """The hamlet where a round begins and ends, null for its first and last stop; the version."""

    agent: UUID
    on: date
    hamlet: UUID | None
    version: Annotated[int, Meta(ge=0, le=1_000_000_000)]


class TellForm(Struct, forbid_unknown_fields=True):
    """The day whose times are told."""

    centre: Code
    on: date


class TimesQuery(Struct, forbid_unknown_fields=True):
    """A visit, who is to make it, and the day."""

    visit: UUID
    agent: UUID
    on: date


@operation(
    bp, "GET", "", summary="The rounds of a day", query=DayQuery, answer=RoundsView,
    who="staff", problems=(NoSuchCentre, BadRoundDay),
)  # fmt: skip
async def rounds_of(call: Call[None, DayQuery]) -> RoundsView:
    """Of every agent of the office, with the visits that are in none."""
    asked = call.query
    return await rounds.of_day(call.deps, call.actor, asked.centre, asked.on, call.language)


@operation(
    bp,
    "POST",
    "/plan",
    summary="Plan a day",
    body=RoundPlanForm,
    answer=RoundsView,
    who="staff",
    idempotent=True,
    problems=(NoSuchCentre, NoSuchAgent, BadRoundDay, KeyReused),
)
async def plan(call: Call[RoundPlanForm]) -> msgspec.Raw:
    """Promised times are kept, the green lane comes first, the way is short; nobody is told yet."""
    form = call.form
    return await once(
        call,
        lambda: rounds.plan(call.deps, call.actor, form.centre, form.on, form.agent, call.language),
    )


@operation(
    bp,
    "PUT",
    "",
    summary="Order a round by hand",
    body=OrderForm,
    answer=RoundView,
    who="staff",
    idempotent=True,
    problems=(NoSuchAgent, BadRoundDay, RoundChanged, NotOfThisRound, TooManyStops, KeyReused),
)
async def put_round(call: Call[OrderForm]) -> msgspec.Raw:
    """The order is kept, with what it costs: minutes on the way, and times that are not kept."""
    wish = HandOrder(**msgspec.structs.asdict(call.form))
    return await once(call, lambda: rounds.put(call.deps, call.actor, wish, call.language))


@operation(
    bp,
    "PUT",
    "/base",
    summary="Set where a round begins and ends",
    body=RoundBaseForm,
    answer=RoundView,
    who="staff",
    idempotent=True,
    problems=(NoSuchAgent, BadRoundDay, RoundChanged, NoSuchHamlet, KeyReused),
)
async def put_base(call: Call[RoundBaseForm]) -> msgspec.Raw:
    """A first round begins at the hamlet of the agent's office; the ways there and back count."""
    wish = BaseWish(**msgspec.structs.asdict(call.form))
    return await once(call, lambda: rounds.set_base(call.deps, call.actor, wish, call.language))


@operation(
    bp,
    "POST",
    "/tell",
    summary="Tell people the times of a day",
    body=TellForm,
    answer=ToldView,
    who="staff",
    idempotent=True,
    problems=(NoSuchCentre, BadRoundDay, KeyReused),
)
async def tell(call: Call[TellForm]) -> msgspec.Raw:
    """Each is proposed the time of their stop; who wished for that time has agreed to it."""
    form = call.form
    return await once(
        call, lambda: rounds.tell(call.deps, call.actor, form.centre, form.on, call.language)
    )


@operation(
    bp, "GET", "/times", summary="When an agent can make a visit", query=TimesQuery,
    answer=VisitTimesView, who="staff", problems=(NoSuchVisit, NoSuchAgent, BadRoundDay),
)  # fmt: skip
async def times(call: Call[None, TimesQuery]) -> VisitTimesView:
    """Between the other visits of the day, the ways counted in."""
    asked = call.query
    return await visit_times.of_visit(call.deps, call.actor, asked.visit, asked.agent, asked.on)
