"""HTTP for the phones of agents: made known, sending files in pieces, taking the day along."""

from base64 import b64decode
from binascii import Error
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint, HTTPResponse

from app.domain.journal import blobs as rules
from app.domain.journal.blobs import (
    BlobDiffers,
    BlobKind,
    BlobTooLarge,
    BlobTypeRefused,
    TooManyBlobs,
)
from app.kit.errors import Invalid
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.routes.papers.case_papers import download
from app.services.journal import (
    agent_days,
    blobs,
    devices,
    record_blobs,
    sync_receipts,
    sync_waiting,
)
from app.services.journal.agent_days import MOST_KNOWN, AgentDayView
from app.services.journal.blobs import (
    OF_A_WHOLE,
    Announced,
    BlobProgress,
    NoSuchBlob,
    PieceTooLarge,
)
from app.services.journal.devices import (
    AgentsOnly,
    DeviceLost,
    DeviceRow,
    DevicesView,
    DeviceTaken,
    DeviceView,
    NoSuchDevice,
)
from app.services.papers.attachments import OF_A_STORE
from app.services.villages.household_records import NoSuchHousehold
from app.services.visits.visit_parties import NoSuchVisit

bp = Blueprint("agent_sync")

BASE64_CHARS = -(-rules.LARGEST_PIECE // 3) * 4
Digest = Annotated[str, Meta(pattern=rules.DIGEST)]


class BadPiece(Invalid):
    """The bytes of a piece are written in base64."""


class DeviceForm(Struct, forbid_unknown_fields=True):
    """A phone: the id it made for itself, and what its owner calls it."""

    id: UUID
    name: Annotated[str, Meta(max_length=40)] = ""


class BlobForm(Struct, forbid_unknown_fields=True):
    """A file to come; `digest` is the first half of the SHA-512 of its bytes, in hex."""

    digest: Digest
    size: Annotated[int, Meta(ge=1)]
    media_type: Annotated[str, Meta(min_length=1, max_length=80)]
    kind: BlobKind


class PieceForm(Struct, forbid_unknown_fields=True):
    """A piece of a file: where it begins, and its bytes in base64."""

    offset: Annotated[int, Meta(ge=0)]
    data: Annotated[str, Meta(min_length=1, max_length=BASE64_CHARS)]


class DayAsked(Struct, forbid_unknown_fields=True):
    """What the phone has: the version of each record by `kind:id`, and `receipt:id` of receipts."""

    device: UUID
    known: Annotated[
        dict[Annotated[str, Meta(max_length=120)], int], Meta(max_length=MOST_KNOWN)
    ] = {}
    most_bytes: Annotated[int, Meta(ge=2048, le=65536)] = 65536


class BlobQuery(Struct, forbid_unknown_fields=True):
    """Whether the small picture is enough."""

    small: bool = False


@operation(
    bp,
    "POST",
    "/agent/devices",
    summary="Make a phone known",
    body=DeviceForm,
    answer=DeviceView,
    status=201,
    who="person",
    idempotent=True,
    problems=(AgentsOnly, DeviceTaken, DeviceLost),
    example={"id": "0197a1b2-0000-7000-8000-000000000001", "name": "My phone"},
)
async def register(call: Call[DeviceForm]) -> msgspec.Raw:
    """By an id that the phone made; again, it is the same phone. A new phone makes a new one."""
    form, language = call.form, call.language
    return await once(
        call, lambda: devices.register(call.deps, call.actor, form.id, form.name, language)
    )


@operation(
    bp, "GET", "/agent/devices", summary="My phones", answer=DevicesView, who="person",
)  # fmt: skip
async def listed(call: Call) -> DevicesView:
    """The newest first, lost ones too."""
    return await devices.listed(call.deps, call.actor)


@operation(
    bp, "POST", "/agent/devices/<device:uuid>/lost", summary="A phone is lost", who="person",
    answer=DeviceRow, idempotent=True, problems=(NoSuchDevice,),
)  # fmt: skip
async def lost(call: Call, device: UUID) -> msgspec.Raw:
    """By its owner or their office: it gets nothing any more, and what waited for it is taken."""
    return await once(call, lambda: sync_waiting.lose(call.deps, call.actor, device))


@operation(
    bp,
    "POST",
    "/sync/blobs",
    summary="Announce a photo, a voice note or a signature",
    body=BlobForm,
    answer=BlobProgress,
    who="person",
    idempotent=True,
    problems=(AgentsOnly, BlobTypeRefused, BlobTooLarge, BlobDiffers, TooManyBlobs),
)
async def announce(call: Call[BlobForm]) -> msgspec.Raw:
    """Or ask how far it has come: `received` is where the next piece begins."""
    form = call.form
    file = Announced(form.digest, form.size, form.media_type, form.kind)
    return await once(call, lambda: blobs.announce(call.deps, call.actor, file))


@operation(
    bp,
    "POST",
    "/sync/blobs/<digest:str>/pieces",
    summary="Send a piece of a file",
    body=PieceForm,
    answer=BlobProgress,
    who="person",
    idempotent=True,
    problems=(NoSuchBlob, BadPiece, PieceTooLarge, *OF_A_WHOLE, *OF_A_STORE),
)
async def piece(call: Call[PieceForm], digest: str) -> msgspec.Raw:
    """A piece that came before or too early changes nothing: go on at `received`."""
    data = _bytes(call.form.data)
    staged = await blobs.stage(call.deps, call.actor, digest, call.form.offset, data)
    answer = await once(call, lambda: sync_receipts.take(call.deps, call.actor, digest, staged))
    await blobs.tidy(call.deps, staged)
    return answer


@operation(
    bp, "GET", "/sync/blobs/<digest:str>", summary="How far a file has come",
    answer=BlobProgress, who="person", problems=(NoSuchBlob,),
)  # fmt: skip
async def progress(call: Call, digest: str) -> BlobProgress:
    """Of one's own."""
    return await blobs.progress(call.actor, digest)


@operation(
    bp,
    "GET",
    "/visits/<visit:uuid>/blobs/<digest:str>",
    summary="A photo, voice note or signature of a visit",
    query=BlobQuery,
    answer=HTTPResponse,
    who="person",
    problems=(NoSuchVisit, NoSuchBlob, *OF_A_STORE),
)
async def of_visit(call: Call[None, BlobQuery], visit: UUID, digest: str) -> HTTPResponse:
    """For the resident concerned, the agent and the office, whose looks are written down."""
    small = call.query.small
    found = await record_blobs.of_visit(call.deps, call.actor, visit, digest, small=small)
    return download(found.content, found.media_type, found.name)


@operation(
    bp,
    "GET",
    "/households/<household:uuid>/blobs/<digest:str>",
    summary="A photo, voice note or signature of a household",
    query=BlobQuery,
    answer=HTTPResponse,
    who="person",
    problems=(NoSuchHousehold, NoSuchBlob, *OF_A_STORE),
)
async def of_household(call: Call[None, BlobQuery], household: UUID, digest: str) -> HTTPResponse:
    """For the agents who go there and the office; every look is written down."""
    small = call.query.small
    found = await record_blobs.of_household(call.deps, call.actor, household, digest, small=small)
    return download(found.content, found.media_type, found.name)


@operation(
    bp,
    "POST",
    "/sync/day",
    summary="The day of an agent",
    body=DayAsked,
    answer=AgentDayView,
    who="person",
    problems=(NoSuchDevice, DeviceLost),
)
async def day(call: Call[DayAsked]) -> AgentDayView:
    """What the phone does not have yet, in pieces, and what has to be taken off it."""
    form = call.form
    return await agent_days.pull(
        call.deps, call.actor, form.device, form.known, form.most_bytes, call.language
    )


def _bytes(text: str) -> bytes:
    try:
        return b64decode(text, validate=True)
    except (Error, ValueError):
        raise BadPiece(pointer="/data") from None
