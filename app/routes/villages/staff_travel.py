"""HTTP for hamlets, the ways between them, and closed roads."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint, HTTPResponse
from sanic.response import raw

from app.domain.villages.travel import BadWay
from app.kit.idempotency import KeyReused
from app.routes.http.once import once
from app.routes.http.wire import Call, Moment, operation
from app.services.house.access import DirectorsOnly, NoSuchCentre
from app.services.villages import hamlets, road_closures, travel_files, travel_times
from app.services.villages.hamlets import (
    BadHamlet,
    HamletCodeTaken,
    HamletNames,
    HamletsView,
    HamletView,
    HamletWish,
    TooManyHamlets,
)
from app.services.villages.road_closures import (
    BadClosure,
    ClosedView,
    ClosuresView,
    ClosureView,
    ClosureWish,
    NoSuchClosure,
)
from app.services.villages.travel_files import MOST_BYTES, TravelFileView
from app.services.villages.travel_times import TravelView, WayWish
from app.services.visits.visits import NoSuchHamlet

bp = Blueprint("staff_travel", url_prefix="/staff")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Code = Annotated[str, Meta(min_length=1, max_length=16)]
HamletCode = Annotated[str, Meta(pattern="^[A-Za-z0-9][A-Za-z0-9-]{0,19}$")]
Latitude = Annotated[float, Meta(ge=-90, le=90)]
Longitude = Annotated[float, Meta(ge=-180, le=180)]


class AreaQuery(Struct, forbid_unknown_fields=True):
    """The office or room."""

    centre: Code


class HamletForm(Struct, forbid_unknown_fields=True):
    """What a hamlet is called, and where it lies."""

    names: HamletNames
    latitude: Latitude | None = None
    longitude: Longitude | None = None


class NewHamletForm(Struct, forbid_unknown_fields=True):
    """A hamlet of a room or centre; its code stays."""

    centre: Code
    code: HamletCode
    names: HamletNames
    latitude: Latitude | None = None
    longitude: Longitude | None = None


class TravelForm(Struct, forbid_unknown_fields=True):
    """Ways between hamlets; those that are not named stay, null takes one away."""

    centre: Code
    minutes: Annotated[list[WayWish], Meta(max_length=5000)]


class TravelFileForm(Struct, forbid_unknown_fields=True):
    """Whose ways a file tells, and whether it is only tried."""

    centre: Code
    dry_run: bool = False


class ClosureForm(Struct, forbid_unknown_fields=True):
    """What is closed: a `hamlet`, its way to `there`, or in a `storm` all of `hamlets`; and why.

    It begins now without `from_at`, and lasts until it is opened without `until_at`.
    """

    centre: Code
    hamlet: UUID | None = None
    there: UUID | None = None
    storm: bool = False
    hamlets: Annotated[list[UUID], Meta(max_length=60)] = []
    words: Annotated[str, Meta(max_length=200)] = ""
    from_at: Moment | None = None
    until_at: Moment | None = None


@operation(
    bp, "GET", "/hamlets", summary="The hamlets of an office", query=AreaQuery,
    answer=HamletsView, who="staff", problems=(NoSuchCentre,),
)  # fmt: skip
async def hamlets_of(call: Call[None, AreaQuery]) -> HamletsView:
    """With those of the rooms below it."""
    return await hamlets.listed(call.deps, call.actor, call.query.centre, call.language)


@operation(
    bp,
    "POST",
    "/hamlets",
    summary="Add a hamlet",
    body=NewHamletForm,
    answer=HamletView,
    status=201,
    who="staff",
    idempotent=True,
    problems=(
        *(NoSuchCentre, DirectorsOnly, BadHamlet, HamletCodeTaken, TooManyHamlets, KeyReused),
    ),
    example={"centre": "511503102201", "code": "dongpo", "names": {"zh": "East slope"}},
)
async def add_hamlet(call: Call[NewHamletForm]) -> msgspec.Raw:
    """Of the room or centre whose agents go there; by who directs or administers the office."""
    form = call.form
    wish = HamletWish(form.names, form.latitude, form.longitude)
    return await once(
        call,
        lambda: hamlets.add(call.deps, call.actor, form.centre, form.code, wish, call.language),
    )


@operation(
    bp,
    "PUT",
    "/hamlets/<hamlet:uuid>",
    summary="Rename or place a hamlet",
    body=HamletForm,
    answer=HamletView,
    who="staff",
    idempotent=True,
    problems=(NoSuchHamlet, DirectorsOnly, BadHamlet, KeyReused),
)
async def change_hamlet(call: Call[HamletForm], hamlet: UUID) -> msgspec.Raw:
    """Its code stays."""
    wish = HamletWish(call.form.names, call.form.latitude, call.form.longitude)
    return await once(
        call, lambda: hamlets.change(call.deps, call.actor, hamlet, wish, call.language)
    )


@operation(
    bp, "GET", "/travel", summary="The ways between hamlets", query=AreaQuery,
    answer=TravelView, who="staff", problems=(NoSuchCentre,),
)  # fmt: skip
async def travel(call: Call[None, AreaQuery]) -> TravelView:
    """In minutes, the same both ways."""
    return await travel_times.table(call.deps, call.actor, call.query.centre, call.language)


@operation(
    bp,
    "PUT",
    "/travel",
    summary="Write ways down",
    body=TravelForm,
    answer=TravelView,
    who="staff",
    idempotent=True,
    problems=(NoSuchCentre, DirectorsOnly, NoSuchHamlet, BadWay, KeyReused),
)
async def put_travel(call: Call[TravelForm]) -> msgspec.Raw:
    """Those that are not named stay as they are."""
    form = call.form
    return await once(
        call,
        lambda: travel_times.put(call.deps, call.actor, form.centre, form.minutes, call.language),
    )


@operation(
    bp, "GET", "/travel/file", summary="The ways as a file", query=AreaQuery,
    answer=HTTPResponse, who="staff", problems=(NoSuchCentre,),
)  # fmt: skip
async def travel_file(call: Call[None, AreaQuery]) -> HTTPResponse:
    """An Excel matrix that can be filled in and taken in again."""
    file = await travel_files.exported(call.actor, call.query.centre)
    headers = {
        "cache-control": "private, no-store",
        "content-disposition": f'attachment; filename="{file.name}"',
    }
    return raw(file.content, content_type=XLSX, headers=headers)


@operation(
    bp,
    "POST",
    "/travel/file",
    summary="Take ways in from a file",
    body=TravelFileForm,
    largest_file=MOST_BYTES,
    answer=TravelFileView,
    who="staff",
    idempotent=True,
    problems=(NoSuchCentre, DirectorsOnly, KeyReused),
)
async def take_travel_in(call: Call[TravelFileForm]) -> msgspec.Raw:
    """All of it, or with an error nothing; every problem with its row and column."""
    form, content = call.form, call.file.content
    return await once(
        call,
        lambda: travel_files.take_in(call.deps, call.actor, form.centre, content, form.dry_run),
    )


@operation(
    bp, "GET", "/closures", summary="Closed roads", query=AreaQuery, answer=ClosuresView,
    who="staff", problems=(NoSuchCentre,),
)  # fmt: skip
async def closures(call: Call[None, AreaQuery]) -> ClosuresView:
    """Those that nobody opened and that are not over, the latest first."""
    return await road_closures.listed(call.deps, call.actor, call.query.centre, call.language)


@operation(
    bp,
    "POST",
    "/closures",
    summary="Close a road",
    body=ClosureForm,
    answer=ClosedView,
    status=201,
    who="staff",
    idempotent=True,
    problems=(NoSuchCentre, NoSuchHamlet, BadClosure, KeyReused),
    example={
        "centre": "511503102201",
        "storm": True,
        "hamlets": ["0198c0de-0000-7000-8000-000000000001"],
        "words": "landslide after the rain",
    },
)
async def close(call: Call[ClosureForm]) -> msgspec.Raw:
    """Visits that cannot be reached are postponed, rounds planned anew, everybody told."""
    form = call.form
    one = [form.hamlet] if form.hamlet else []
    wish = ClosureWish(
        centre=form.centre,
        words=form.words,
        hamlets=form.hamlets if form.storm else one,
        there=None if form.storm else form.there,
        from_at=form.from_at,
        until_at=form.until_at,
    )
    return await once(call, lambda: road_closures.close(call.deps, call.actor, wish, call.language))


@operation(
    bp,
    "POST",
    "/closures/<closure:uuid>/open",
    summary="Open a road again",
    answer=ClosureView,
    who="staff",
    idempotent=True,
    problems=(NoSuchClosure, KeyReused),
)
async def open_again(call: Call, closure: UUID) -> msgspec.Raw:
    """What was postponed is planned by people."""
    return await once(
        call, lambda: road_closures.open_again(call.deps, call.actor, closure, call.language)
    )
