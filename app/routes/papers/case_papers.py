"""HTTP for the papers around a case: messages, files handed in, numbered letters."""

from typing import Annotated
from urllib.parse import quote
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint, HTTPResponse
from sanic.response import raw

from app.domain.cases.case_flow import NotNow, NotYours
from app.domain.papers import attachments as rules
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.routes.papers.case_forms import Words
from app.services.cases import case_threads
from app.services.cases.case_ledger import NoSuchCase
from app.services.cases.case_mandates import MandateOver
from app.services.cases.case_threads import (
    CaseMessageView,
    EmptyMessage,
    MessageTemplatesView,
    NoSuchTemplate,
    Said,
    ThreadView,
)
from app.services.papers import attachment_uploads, attachments, case_letters
from app.services.papers.attachment_uploads import OF_A_FILE, Given, NoSuchField
from app.services.papers.attachments import OF_A_STORE, AttachmentView, NoSuchAttachment
from app.services.papers.case_letters import NoSuchLetter, PrinterOff
from app.services.papers.case_materials import NoSuchMaterial

bp = Blueprint("case_papers")

SAFE = {
    "cache-control": "private, no-store",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
}
"""What people hand in is saved or shown by the program that asked, and never runs as a page."""


class MessageForm(Struct, forbid_unknown_fields=True):
    """Words, a ready sentence of the office, or files that were handed in before."""

    words: Words = ""
    template: Annotated[str, Meta(max_length=40)] = ""
    attachments: Annotated[list[UUID], Meta(max_length=rules.MOST_OF_A_CASE)] = []


class FileForm(Struct, forbid_unknown_fields=True):
    """What comes with a file: the paper it shows, or the question it answers, and its name."""

    material: Annotated[int, Meta(ge=0, le=999)] | None = None
    field: Annotated[str, Meta(max_length=60)] = ""
    name: Annotated[str, Meta(max_length=200)] = ""


@operation(
    bp, "GET", "/cases/<case:uuid>/messages", summary="The thread of a case", answer=ThreadView,
    who="person", problems=(NoSuchCase,),
)  # fmt: skip
async def thread(call: Call, case: UUID) -> ThreadView:
    """All of it, the oldest first; reading marks what the other side wrote as seen."""
    return await case_threads.thread(call.deps, call.actor, case, call.language)


@operation(
    bp,
    "POST",
    "/cases/<case:uuid>/messages",
    summary="Write about a case",
    body=MessageForm,
    answer=CaseMessageView,
    status=201,
    who="person",
    idempotent=True,
    problems=(NoSuchCase, NotNow, MandateOver, EmptyMessage, NoSuchTemplate, NoSuchAttachment),
    example={"words": "I took the picture once more."},
)
async def write(call: Call[MessageForm], case: UUID) -> msgspec.Raw:
    """The other side is told that there is something to read."""
    form = call.form
    said = Said(form.words, form.template, tuple(form.attachments))
    return await once(
        call, lambda: case_threads.write(call.deps, call.actor, case, said, call.language)
    )


@operation(
    bp, "GET", "/staff/message-templates", summary="Ready sentences of the office",
    answer=MessageTemplatesView, who="staff",
)  # fmt: skip
async def templates(call: Call) -> MessageTemplatesView:
    """To be sent as they are, or changed first."""
    return case_threads.templates(call.language)


@operation(
    bp,
    "POST",
    "/cases/<case:uuid>/attachments",
    summary="Hand in a file",
    body=FileForm,
    largest_file=rules.LARGEST_BYTES,
    answer=AttachmentView,
    status=201,
    who="person",
    idempotent=True,
    problems=(
        NoSuchCase,
        NotNow,
        MandateOver,
        NoSuchMaterial,
        NoSuchField,
        *OF_A_FILE,
        *OF_A_STORE,
    ),
)
async def hand_in(call: Call[FileForm], case: UUID) -> msgspec.Raw:
    """Pictures, PDF, Word and Excel up to 10 MB; pictures lose place and camera."""
    file, form = call.file, call.form
    given = Given(form.name or file.name, file.media_type, file.content, form.material, form.field)
    kept = await attachment_uploads.keep(call.deps, call.actor, case, given)
    return await once(call, lambda: attachment_uploads.attach(call.deps, call.actor, case, kept))


@operation(
    bp, "GET", "/cases/<case:uuid>/attachments/<attachment:uuid>", summary="A file of a case",
    answer=HTTPResponse, who="person", problems=(NoSuchCase, NoSuchAttachment, *OF_A_STORE),
)  # fmt: skip
async def file(call: Call, case: UUID, attachment: UUID) -> HTTPResponse:
    """For its person, the office and departments asked; the office's looks are written down."""
    found = await attachments.download(call.deps, call.actor, case, attachment)
    return download(found.content, found.media_type, found.name)


@operation(
    bp,
    "GET",
    "/cases/<case:uuid>/attachments/<attachment:uuid>/thumb",
    summary="A file of a case, small",
    answer=HTTPResponse,
    media_type="image/jpeg",
    who="person",
    problems=(NoSuchCase, NoSuchAttachment, *OF_A_STORE),
)
async def thumb(call: Call, case: UUID, attachment: UUID) -> HTTPResponse:
    """Of pictures alone, at most 480 pixels."""
    found = await attachments.download(call.deps, call.actor, case, attachment, small=True)
    return download(found.content, found.media_type, found.name)


@operation(
    bp, "DELETE", "/cases/<case:uuid>/attachments/<attachment:uuid>", summary="Take a file back",
    who="person", problems=(NoSuchCase, MandateOver, NoSuchAttachment, NotYours, NotNow),
)  # fmt: skip
async def remove(call: Call, case: UUID, attachment: UUID) -> None:
    """One's own: gone before the case is accepted, afterwards put aside and kept by the office."""
    await attachments.remove(call.deps, call.actor, case, attachment)


@operation(
    bp,
    "GET",
    "/cases/<case:uuid>/letters/<letter:uuid>",
    summary="A letter of a case as PDF",
    answer=HTTPResponse,
    media_type="application/pdf",
    who="person",
    problems=(NoSuchCase, NoSuchLetter, PrinterOff),
)
async def letter(call: Call, case: UUID, letter: UUID) -> HTTPResponse:
    """The same bytes each time."""
    sheet = await case_letters.printed(call.deps, call.actor, case, letter)
    return download(sheet.content, "application/pdf", f"{sheet.number}.pdf")


def download(content: bytes, media_type: str, name: str) -> HTTPResponse:
    """A file to be saved under its name (RFC 6266)."""
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return raw(
        content, content_type=media_type, headers={**SAFE, "content-disposition": disposition}
    )
