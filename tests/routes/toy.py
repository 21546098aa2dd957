"""A small office that serves every kind of operation, to try the wire without the product."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from itertools import count
from typing import Annotated, Any, Literal, cast
from uuid import UUID

import httpx
import msgspec
from msgspec import Meta
from sanic import Blueprint, HTTPResponse, Sanic

from app.kit.errors import Conflict, Forbidden, Invalid, NotFound, Unavailable
from app.ports import Clock, Deps
from app.routes.http.wire import Call, attach_wire, operation
from app.routes.public.docs_page import attach_docs
from tests.fakes import StillClock

Sanic.test_mode = True
numbers = count(1)


class SlotFull(Conflict):
    """The slot is full."""


class BookingLimit(Conflict):
    """Too many bookings are open."""


class BadPhone(Invalid):
    """This is no phone number."""


class RiverHigh(Unavailable):
    """A refusal that the dictionaries do not know."""


class Visitor(msgspec.Struct, forbid_unknown_fields=True):
    """Who comes."""

    name: Annotated[str, Meta(min_length=1, max_length=10)]
    phone: Annotated[str, Meta(pattern=r"^1\d{10}$")] | None = None


class BookingForm(msgspec.Struct, forbid_unknown_fields=True):
    """What a booking needs."""

    starts_at: Annotated[datetime, Meta(tz=True)]
    visitor: Visitor
    seats: Annotated[int, Meta(ge=1, le=3)] = 1
    family: Literal["government", "welfare"] = "government"
    note: Annotated[str, Meta(max_length=5)] | None = None
    wishes: Annotated[list[str], Meta(max_length=2)] = []


class BookingShown(msgspec.Struct):
    """A booking."""

    id: UUID
    starts_at: datetime
    name: str


class Week(msgspec.Struct):
    """Which days to show."""

    start: date
    days: Annotated[int, Meta(ge=1, le=31)] = 14
    off_hours: bool = False
    weight: float | None = None
    tag: list[str] = []


class WeekShown(msgspec.Struct):
    """What was asked for."""

    centre: str
    week: Week
    language: str


@dataclass(frozen=True)
class Somebody:
    """An actor."""

    name: str
    is_staff: bool = False


@dataclass(frozen=True)
class Desk:
    """All that the wire itself asks of the dependencies."""

    clock: Clock


PEOPLE = {"resident-token": Somebody("杨秀英"), "clerk-token": Somebody("李窗口", is_staff=True)}
EXAMPLE = {"starts_at": "2026-11-23T09:30:00+08:00", "visitor": {"name": "杨秀英"}}


async def authenticate(deps: Deps, token: str | None) -> Somebody | None:
    """The person whose token it is."""
    return PEOPLE.get(token or "")


def bookings() -> Blueprint:
    """Operations on bookings."""
    bp = Blueprint("bookings", url_prefix="/bookings")

    @operation(
        bp, "POST", "", summary="Book a seat", body=BookingForm, answer=BookingShown, status=201,
        problems=(SlotFull, BookingLimit), idempotent=True, example=EXAMPLE,
    )  # fmt: skip
    async def create(call: Call[BookingForm]) -> BookingShown:
        """Takes one seat; the same key gives the same seat."""
        return BookingShown(call.key, call.form.starts_at, call.form.visitor.name)

    @operation(bp, "GET", "/mine", summary="My bookings", answer=dict, who="person")
    async def mine(call: Call) -> dict[str, Any]:
        office = timezone(timedelta(hours=8))
        return {"name": call.actor.name, "made": [datetime(2026, 1, 1, 8, tzinfo=office)]}

    @operation(bp, "DELETE", "/<booking:uuid>", summary="Cancel", who="staff")
    async def cancel(call: Call, booking: UUID) -> None:
        return None

    @operation(bp, "POST", "/refuse/<why:str>", summary="Refuse", problems=(RiverHigh, BadPhone))
    async def refuse(call: Call, why: str) -> None:
        raise REFUSALS.get(why) or NotFound()

    return bp


REFUSALS: dict[str, Exception] = {
    "slot-full": SlotFull(),
    "booking-limit": BookingLimit(limit=3),
    "booking-limit-untold": BookingLimit(),
    "bad-phone": BadPhone(pointer="/visitor/phone"),
    "river-high": RiverHigh(),
    "not-found": NotFound(),
    "forbidden": Forbidden(),
    "bug": RuntimeError("the phone 13800000000 is in this text"),
}


def centres() -> Blueprint:
    """Public operations on centres."""
    bp = Blueprint("centres", url_prefix="/centres")

    @operation(bp, "GET", "/<centre>/week", summary="The week", query=Week, answer=WeekShown)
    async def week(call: Call[None, Week], centre: str) -> WeekShown:
        return WeekShown(centre, call.query, call.language)

    @operation(bp, "GET", "/<centre>", summary="A centre", answer=dict, max_age=60)
    async def show(call: Call, centre: str) -> dict[str, Any]:
        return {"code": centre, "known": call.actor is not None}

    @operation(bp, "GET", "/<centre>/board", summary="The board", answer=HTTPResponse)
    async def board(call: Call, centre: str) -> HTTPResponse:
        return HTTPResponse("<h1>村口</h1>", content_type="text/html; charset=utf-8")

    return bp


def office(**settings: Any) -> Sanic[Any, Any]:
    """An app of its own that serves the toy operations under /v1, and their documentation."""
    app = Sanic(f"toy-{next(numbers)}", configure_logging=False)
    app.config.AUTO_EXTEND = False
    attach_wire(app, cast(Deps, Desk(StillClock())), authenticate, **settings)
    app.blueprint(Blueprint.group(bookings(), centres(), url_prefix="/v1"))
    attach_docs(app, "0.1.0")
    return app


@asynccontextmanager
async def visiting(app: Sanic[Any, Any]) -> AsyncIterator[httpx.AsyncClient]:
    """A client of `app`, which starts before and stops after."""
    app.asgi = True
    said: asyncio.Queue[Any] = asyncio.Queue()
    heard: asyncio.Queue[Any] = asyncio.Queue()
    life = asyncio.create_task(app({"type": "lifespan"}, said.get, heard.put))
    await said.put({"type": "lifespan.startup"})
    assert (await heard.get())["type"] == "lifespan.startup.complete"
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://toy") as client:
        yield client
    await said.put({"type": "lifespan.shutdown"})
    await heard.get()
    await life
