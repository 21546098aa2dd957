"""HTTP for what people answered to text messages: the office reads it and calls back."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.kit.paging import BadCursor, BadPageSize, Page
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.services.house.access import NoSuchCentre
from app.services.messages import message_reply_views
from app.services.messages.message_reply_views import NoSuchReply, ReplyView
from app.services.people.people import ContactView

bp = Blueprint("staff_replies", url_prefix="/staff/replies")


class RepliesQuery(Struct, forbid_unknown_fields=True):
    """The office, empty for what belongs to none; what is to be read, or what was."""

    centre: Annotated[str, Meta(max_length=16)] = ""
    seen: bool = False
    cursor: Annotated[str, Meta(max_length=512)] = ""
    limit: Annotated[int, Meta(ge=1, le=100)] | None = None


@operation(
    bp, "GET", "", summary="Answers to text messages", query=RepliesQuery, answer=Page[ReplyView],
    who="staff", problems=(NoSuchCentre, BadCursor, BadPageSize),
)  # fmt: skip
async def listed(call: Call[None, RepliesQuery]) -> Page[ReplyView]:
    """The latest first; those without an office are for administrators of the whole house."""
    asked = call.query
    return await message_reply_views.listed(
        call.deps, call.actor, asked.centre, asked.seen, asked.cursor, asked.limit
    )


@operation(
    bp, "POST", "/<reply:uuid>/seen", summary="An answer was read", answer=ReplyView,
    who="staff", idempotent=True, problems=(NoSuchReply,),
)  # fmt: skip
async def seen(call: Call, reply: UUID) -> msgspec.Raw:
    """Put away; who was first stays written."""
    return await once(call, lambda: message_reply_views.mark_seen(call.deps, call.actor, reply))


@operation(
    bp, "GET", "/<reply:uuid>/contact", summary="Who answered, whole", answer=ContactView,
    who="staff", problems=(NoSuchReply,),
)  # fmt: skip
async def contact(call: Call, reply: UUID) -> ContactView:
    """To call back; the look is logged."""
    return await message_reply_views.contact(call.deps, call.actor, reply)
