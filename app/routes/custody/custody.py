"""HTTP for papers in custody, for those whose they are and whoever has them."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint, HTTPResponse

from app.domain.custody.custody_papers import PaperTooLong
from app.domain.custody.handshakes import LONGEST, MOST_ORIGINALS, BadHandshake
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.routes.papers.case_papers import download
from app.services.custody import (
    custody,
    custody_chains,
    custody_lists,
    custody_signatures,
    custody_views,
    handshakes,
)
from app.services.custody.custody import (
    BadProof,
    HandOverWaits,
    Manner,
    NoSuchHolder,
    NothingToConfirm,
    NotHolder,
    Proof,
)
from app.services.custody.custody_parties import NoSuchOriginal
from app.services.custody.custody_views import OriginalsView, OriginalView
from app.services.custody.handshakes import HandshakeView, OfferView
from app.services.journal.blobs import NoSuchBlob
from app.services.papers.attachments import OF_A_STORE
from app.services.papers.case_letters import PrinterOff

bp = Blueprint("custody")
PDF = "application/pdf"
Party = Annotated[str, Meta(min_length=1, max_length=36)]
Code = Annotated[str, Meta(pattern=r"^([0-9]{4})?$")]
Digest = Annotated[str, Meta(pattern=r"^([0-9a-f]{64})?$")]
Originals = Annotated[list[UUID], Meta(min_length=1, max_length=MOST_ORIGINALS)]
Scanned = Annotated[str, Meta(min_length=4, max_length=LONGEST + 4)]


class OriginalMoveForm(Struct, forbid_unknown_fields=True):
    """To a person's id, `office` or `owner`; code or signature of an owner without a phone."""

    to: Party
    code: Code = ""
    signature: Digest = ""


class OriginalConfirmForm(Struct, forbid_unknown_fields=True):
    """The hand-over that names me, or a later proof for one of mine."""

    move: Party
    code: Code = ""
    signature: Digest = ""


class OfferForm(Struct, forbid_unknown_fields=True):
    """The papers that somebody wants to hand over."""

    originals: Originals


class HandshakeForm(Struct, forbid_unknown_fields=True):
    """What was scanned; whoever gives also says which papers they had offered."""

    text: Scanned
    originals: Annotated[list[UUID], Meta(max_length=MOST_ORIGINALS)] = []


@operation(
    bp, "GET", "/originals", summary="Where my papers are", answer=OriginalsView, who="person",
)  # fmt: skip
async def mine(call: Call) -> OriginalsView:
    """Mine that others have (those that came back last year below), and others' that I have."""
    return await custody_lists.mine(call.deps, call.actor, call.language)


@operation(
    bp, "GET", "/originals/<original:uuid>", summary="A paper and its chain", answer=OriginalView,
    who="person", problems=(NoSuchOriginal,),
)  # fmt: skip
async def one(call: Call, original: UUID) -> OriginalView:
    """For its owner, its office, and everybody who had it."""
    return await custody_views.seen(call.deps, call.actor, original, call.language)


@operation(
    bp, "GET", "/originals/<original:uuid>/chain.pdf", summary="The chain of a paper as PDF",
    answer=HTTPResponse, media_type=PDF, who="person",
    problems=(NoSuchOriginal, PrinterOff, PaperTooLong),
)  # fmt: skip
async def chain(call: Call, original: UUID) -> HTTPResponse:
    """Every hand-over: who, to whom, when, how it was proven."""
    sheet = await custody_chains.chain_pdf(call.deps, call.actor, original, call.language)
    return download(sheet.content, PDF, f"{sheet.number}-chain.pdf")


@operation(
    bp, "GET", "/originals/<original:uuid>/receipt.pdf", summary="The receipt of a paper as PDF",
    answer=HTTPResponse, media_type=PDF, who="person",
    problems=(NoSuchOriginal, PrinterOff, PaperTooLong),
)  # fmt: skip
async def receipt(call: Call, original: UUID) -> HTTPResponse:
    """One A6 page to keep."""
    sheet = await custody_chains.receipt_pdf(call.deps, call.actor, original, call.language)
    return download(sheet.content, PDF, f"{sheet.number}.pdf")


@operation(
    bp,
    "POST",
    "/originals/<original:uuid>/move",
    summary="Hand a paper over",
    body=OriginalMoveForm,
    answer=OriginalView,
    who="person",
    idempotent=True,
    problems=(NoSuchOriginal, NotHolder, NoSuchHolder, BadProof),
    example={"to": "office"},
)
async def move(call: Call[OriginalMoveForm], original: UUID) -> msgspec.Raw:
    """By whoever has it; half until the other side confirms, or a proof stands for the owner."""
    form = call.form
    manner = Manner(proof=Proof(form.code, form.signature))
    return await once(
        call,
        lambda: custody.move(call.deps, call.actor, original, form.to, manner, call.language),
    )


@operation(
    bp,
    "POST",
    "/originals/<original:uuid>/confirm",
    summary="Confirm that a paper changed hands",
    body=OriginalConfirmForm,
    answer=OriginalView,
    who="person",
    idempotent=True,
    problems=(NoSuchOriginal, NothingToConfirm, BadProof),
    example={"move": "0190c4e0-0000-7000-8000-000000000001"},
)
async def confirm(call: Call[OriginalConfirmForm], original: UUID) -> msgspec.Raw:
    """The other side's yes on their own phone."""
    form = call.form
    manner = Manner(proof=Proof(form.code, form.signature))
    return await once(
        call,
        lambda: custody.confirm(call.deps, call.actor, original, form.move, manner, call.language),
    )


@operation(
    bp, "POST", "/originals/offer", summary="Show a code to hand papers over", body=OfferForm,
    answer=OfferView, who="person", problems=(NoSuchOriginal, NotHolder, BadHandshake),
)  # fmt: skip
async def offer(call: Call[OfferForm]) -> OfferView:
    """The text (CK1) to show as a QR code; nothing is written until somebody scans it."""
    return await handshakes.offer(call.deps, call.actor, call.form.originals, "")


@operation(
    bp,
    "POST",
    "/originals/handshake",
    summary="Scan a code by which papers are handed over",
    body=HandshakeForm,
    answer=HandshakeView,
    who="person",
    idempotent=True,
    problems=(NoSuchOriginal, NotHolder, HandOverWaits, BadHandshake),
)
async def handshake(call: Call[HandshakeForm]) -> msgspec.Raw:
    """A giver's code (CK1) is taken, and a text (CK2) comes back to show; a taker's is noted."""
    form = call.form
    return await once(
        call,
        lambda: handshakes.handshake(
            call.deps, call.actor, form.text, form.originals, "", call.language
        ),
    )


@operation(
    bp, "GET", "/originals/<original:uuid>/signatures/<digest:str>",
    summary="The signature under a hand-over", answer=HTTPResponse, who="person",
    problems=(NoSuchOriginal, NoSuchBlob, *OF_A_STORE),
)  # fmt: skip
async def signature(call: Call, original: UUID, digest: str) -> HTTPResponse:
    """For those who see the paper; the looks of others than its owner are written down."""
    found = await custody_signatures.signature(call.deps, call.actor, original, digest)
    return download(found.content, found.media_type, found.name)
