"""HTTP for offices, and the days and times that can be booked there."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.bookings.slots import TooManyDays
from app.domain.deadlines.workdays import BeyondCalendar
from app.routes.http.wire import Call, operation
from app.services.bookings import availability
from app.services.bookings.availability import DaysView, SlotsView
from app.services.bookings.timetables import NotOffered
from app.services.catalogue import centres
from app.services.catalogue.centres import BadPosition, CentreDetail, CentresView
from app.services.catalogue.items import NoSuchItem
from app.services.house.access import NoSuchCentre

bp = Blueprint("centres", url_prefix="/centres")


class NearQuery(Struct, forbid_unknown_fields=True):
    """`near` is "latitude,longitude"; `q` are words in name or address."""

    near: Annotated[str, Meta(max_length=50)] = ""
    q: Annotated[str, Meta(max_length=60)] = ""


class DaysQuery(Struct, forbid_unknown_fields=True, rename={"first": "from"}):
    """`count` days from `from` on, today when it is left out."""

    first: date | None = None
    count: Annotated[int, Meta(ge=1, le=62)] = 14


class DayQuery(Struct, forbid_unknown_fields=True):
    """One day."""

    on: date


@operation(
    bp, "GET", "", summary="Find offices", query=NearQuery, answer=CentresView,
    problems=(BadPosition,), max_age=1, asked_again=True,
)  # fmt: skip
async def find(call: Call[None, NearQuery]) -> CentresView:
    """The nearest first when a position is given, else by code."""
    return await centres.listed(call.deps, call.query.near, call.query.q, call.language)


@operation(
    bp, "GET", "/<centre:str>", summary="One office", answer=CentreDetail,
    problems=(NoSuchCentre,), max_age=1, asked_again=True,
)  # fmt: skip
async def show(call: Call, centre: str) -> CentreDetail:
    """With its windows, and who is on duty today."""
    return await centres.detail(call.deps, centre, call.language)


@operation(
    bp,
    "GET",
    "/<centre:str>/items/<item:str>/days",
    summary="Which days can be booked",
    query=DaysQuery,
    answer=DaysView,
    problems=(NoSuchItem, NotOffered, TooManyDays, BeyondCalendar),
    max_age=1,
    asked_again=True,
)
async def days(call: Call[None, DaysQuery], centre: str, item: str) -> DaysView:
    """Each day is open, full, closed, early (not bookable yet) or past."""
    asked = call.query
    return await availability.days(call.deps, centre, item, asked.first, asked.count, call.language)


@operation(
    bp,
    "GET",
    "/<centre:str>/items/<item:str>/slots",
    summary="Which times of a day can be booked",
    query=DayQuery,
    answer=SlotsView,
    problems=(NoSuchItem, NotOffered, BeyondCalendar),
    max_age=1,
    asked_again=True,
)
async def slots(call: Call[None, DayQuery], centre: str, item: str) -> SlotsView:
    """Times with no seat left are listed with 0 free."""
    return await availability.times(call.deps, centre, item, call.query.on, call.language)
