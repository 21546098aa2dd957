"""HTTP for what agents did that did not count: seen by their office, dealt with by hand."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.kit.paging import BadCursor, Page
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.routes.papers.case_forms import Centre
from app.services.house.access import NoSuchCentre
from app.services.journal import journal_lists
from app.services.journal.journal_lists import (
    EntryCounts,
    EntrySettled,
    NoSuchEntry,
    SoughtEntries,
    Which,
)
from app.services.journal.journal_views import JournalRow

bp = Blueprint("staff_journal", url_prefix="/staff/journal")


class JournalQuery(Struct, forbid_unknown_fields=True):
    """The office, and what became of the operations: refused, waiting, or settled by hand."""

    centre: Centre
    state: Which = "refused"
    cursor: Annotated[str, Meta(max_length=600)] = ""
    limit: Annotated[int, Meta(ge=1, le=100)] | None = None


class JournalSettledForm(Struct, forbid_unknown_fields=True):
    """What the office has done about it."""

    words: Annotated[str, Meta(min_length=1, max_length=500, pattern=r"\S")]


@operation(
    bp, "GET", "", summary="What agents did that did not count", query=JournalQuery,
    answer=Page[JournalRow], who="staff", problems=(NoSuchCentre, BadCursor),
)  # fmt: skip
async def listed(call: Call[None, JournalQuery]) -> Page[JournalRow]:
    """The latest first: who wrote it on which phone, what it says, why not, and what to do now."""
    asked = SoughtEntries(**msgspec.structs.asdict(call.query))
    return await journal_lists.listed(call.deps, call.actor, asked, call.language)


@operation(
    bp,
    "POST",
    "/<op:uuid>/settled",
    summary="Say that a refused operation was dealt with by hand",
    body=JournalSettledForm,
    answer=JournalRow,
    who="staff",
    idempotent=True,
    problems=(NoSuchEntry, EntryCounts, EntrySettled),
    example={"words": "Called the agent and wrote it into the record"},
)
async def settled(call: Call[JournalSettledForm], op: UUID) -> msgspec.Raw:
    """The operation stays in the journal as it came; the words stand beside it."""
    words = call.form.words
    return await once(
        call, lambda: journal_lists.settle(call.deps, call.actor, op, words, call.language)
    )
