"""HTTP for the office's originals: taken in, given on, late, half handed over, settled."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.custody.handshakes import BadHandshake
from app.domain.people.identity import BadIdNumber, BadPhone
from app.kit.paging import BadCursor, BadPageSize, Page
from app.routes.custody.agent_custody import CentreCode, Copies, PaperName
from app.routes.custody.custody import Code, Digest, HandshakeForm, OfferForm, Party
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.services.cases.case_ledger import NoSuchCase
from app.services.custody import custody, custody_lists, handshakes, originals
from app.services.custody.custody import (
    BadProof,
    HandOverWaits,
    Manner,
    NoSuchHolder,
    NothingToConfirm,
    NotHolder,
    OwnHandOver,
    Proof,
)
from app.services.custody.custody_lists import HolderView, Sought, Which
from app.services.custody.custody_parties import NoSuchOriginal
from app.services.custody.custody_views import OriginalRow, OriginalView
from app.services.custody.handshakes import HandshakeView, OfferView
from app.services.custody.originals import BadDueDay, OwnerNeeded, OwnPaper, Registering
from app.services.house.access import DirectorsOnly, NoSuchCentre
from app.services.people.people import AnotherName, BadName
from app.services.visits.visit_parties import NoSuchVisit

bp = Blueprint("staff_custody", url_prefix="/staff")


class OriginalsQuery(Struct, forbid_unknown_fields=True):
    """The office, which of its originals, who has them, and where the last page ended."""

    centre: CentreCode
    which: Which = "out"
    holder: UUID | None = None
    cursor: Annotated[str, Meta(max_length=512)] = ""
    limit: Annotated[int, Meta(ge=1, le=100)] | None = None


class OriginalsCentreQuery(Struct, forbid_unknown_fields=True):
    """The office."""

    centre: CentreCode


class StaffOriginalForm(Struct, forbid_unknown_fields=True):
    """A paper taken in at the counter, of a case, a visit or whoever stands there.

    `paper`: the owner signed the office's half of the receipt by hand.
    """

    centre: CentreCode
    name: PaperName
    copies: Copies = 1
    case: UUID | None = None
    visit: UUID | None = None
    owner_name: Annotated[str, Meta(max_length=40)] = ""
    owner_phone: Annotated[str, Meta(max_length=20)] = ""
    owner_id_number: Annotated[str, Meta(max_length=20)] = ""
    due_on: date | None = None
    code: Code = ""
    signature: Digest = ""
    paper: bool = False


class StaffMoveForm(Struct, forbid_unknown_fields=True):
    """To a person's id, `owner`, or `office` to take it over; what proves the owner's side."""

    to: Party
    code: Code = ""
    signature: Digest = ""
    paper: bool = False


class StaffConfirmForm(Struct, forbid_unknown_fields=True):
    """The hand-over that names the office, or a later proof of the owner's side."""

    move: Party
    code: Code = ""
    signature: Digest = ""
    paper: bool = False


class OriginalSettleForm(Struct, forbid_unknown_fields=True):
    """A hand-over by its key, and whether it took place."""

    key: Annotated[str, Meta(min_length=1, max_length=120)]
    stands: bool


class HoldersView(Struct, frozen=True):
    """Who has how many originals, the office first."""

    items: list[HolderView]


@operation(
    bp, "GET", "/originals", summary="Originals of the office", query=OriginalsQuery,
    answer=Page[OriginalRow], who="staff", problems=(NoSuchCentre, BadCursor, BadPageSize),
)  # fmt: skip
async def listed(call: Call[None, OriginalsQuery]) -> Page[OriginalRow]:
    """Of the office and its rooms, the latest first."""
    asked = Sought(**msgspec.structs.asdict(call.query))
    return await custody_lists.of_office(call.deps, call.actor, asked, call.language)


@operation(
    bp, "GET", "/originals/holders", summary="Who has originals", query=OriginalsCentreQuery,
    answer=HoldersView, who="staff", problems=(NoSuchCentre,),
)  # fmt: skip
async def holders(call: Call[None, OriginalsCentreQuery]) -> HoldersView:
    """By name, with how many are late or half handed over."""
    return HoldersView(await custody_lists.holders(call.deps, call.actor, call.query.centre))


@operation(
    bp,
    "POST",
    "/originals",
    summary="Take a paper in at the counter",
    body=StaffOriginalForm,
    answer=OriginalView,
    status=201,
    who="staff",
    idempotent=True,
    problems=(
        *(NoSuchCentre, NoSuchCase, NoSuchVisit, OwnerNeeded, OwnPaper, BadDueDay),
        *(BadProof, BadName, BadPhone, BadIdNumber, AnotherName),
    ),
    example={
        "centre": "511503102000",
        "name": "household register",
        "owner_name": "Yang",
        "owner_phone": "13900000001",
        "paper": True,
    },
)
async def take_in(call: Call[StaffOriginalForm]) -> msgspec.Raw:
    """Its number is the receipt, printed at /v1/originals/<id>/receipt.pdf."""
    told = msgspec.structs.asdict(call.form)
    manner = Manner("office", Proof(told.pop("code"), told.pop("signature"), told.pop("paper")))
    wish = Registering(**told)
    return await once(
        call, lambda: originals.register(call.deps, call.actor, wish, manner, call.language)
    )


@operation(
    bp,
    "POST",
    "/originals/<original:uuid>/move",
    summary="Give an original on, or take it over",
    body=StaffMoveForm,
    answer=OriginalView,
    who="staff",
    idempotent=True,
    problems=(NoSuchOriginal, NotHolder, HandOverWaits, NoSuchHolder, BadProof),
    example={"to": "owner", "paper": True},
)
async def move(call: Call[StaffMoveForm], original: UUID) -> msgspec.Raw:
    """For the office; half until the other side confirms, or a proof stands for the owner."""
    form = call.form
    manner = Manner("office", Proof(form.code, form.signature, form.paper))
    return await once(
        call,
        lambda: custody.move(call.deps, call.actor, original, form.to, manner, call.language),
    )


@operation(
    bp,
    "POST",
    "/originals/<original:uuid>/confirm",
    summary="Confirm for the office that a paper changed hands",
    body=StaffConfirmForm,
    answer=OriginalView,
    who="staff",
    idempotent=True,
    problems=(NoSuchOriginal, NothingToConfirm, BadProof),
    example={"move": "0190c4e0-0000-7000-8000-000000000001"},
)
async def confirm(call: Call[StaffConfirmForm], original: UUID) -> msgspec.Raw:
    """The office's yes to what somebody says they brought or fetched."""
    form = call.form
    manner = Manner("office", Proof(form.code, form.signature, form.paper))
    return await once(
        call,
        lambda: custody.confirm(call.deps, call.actor, original, form.move, manner, call.language),
    )


@operation(
    bp,
    "POST",
    "/originals/<original:uuid>/settle",
    summary="Decide on a hand-over that is contested or half",
    body=OriginalSettleForm,
    answer=OriginalView,
    who="staff",
    idempotent=True,
    problems=(NoSuchOriginal, DirectorsOnly, NothingToConfirm, OwnHandOver),
    example={"key": "0190c4e0-0000-7000-8000-000000000001/owner/office", "stands": True},
)
async def settle(call: Call[OriginalSettleForm], original: UUID) -> msgspec.Raw:
    """By a director of neither side who asked both; what nobody knew of at that time stays open."""
    key, stands = call.form.key, call.form.stands
    return await once(
        call,
        lambda: custody.settle(call.deps, call.actor, original, key, stands, call.language),
    )


@operation(
    bp, "POST", "/originals/offer", summary="Show a code to hand papers of the office over",
    body=OfferForm, answer=OfferView, who="staff",
    problems=(NoSuchOriginal, NotHolder, BadHandshake),
)  # fmt: skip
async def offer(call: Call[OfferForm]) -> OfferView:
    """The text (CK1) to show as a QR code at the window."""
    return await handshakes.offer(call.deps, call.actor, call.form.originals, "office")


@operation(
    bp,
    "POST",
    "/originals/handshake",
    summary="Scan at the window a code by which papers are handed over",
    body=HandshakeForm,
    answer=HandshakeView,
    who="staff",
    idempotent=True,
    problems=(NoSuchOriginal, NotHolder, HandOverWaits, BadHandshake),
)
async def handshake(call: Call[HandshakeForm]) -> msgspec.Raw:
    """For the office, as /v1/originals/handshake is for oneself."""
    form = call.form
    return await once(
        call,
        lambda: handshakes.handshake(
            call.deps, call.actor, form.text, form.originals, "office", call.language
        ),
    )
