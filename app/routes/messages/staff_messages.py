"""HTTP for the office's log of messages: what became of each, and saying one again."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.visits.visit_months import BadMonth
from app.kit.paging import BadCursor, BadPageSize, Page
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.services.house.access import NoSuchCentre
from app.services.messages import (
    message_figures,
    message_kinds,
    message_log_views,
    resending,
)
from app.services.messages.message_figures import MessageFigures
from app.services.messages.message_kinds import MessageKindView
from app.services.messages.message_log import AskedMessages, NoSuchMessage
from app.services.messages.message_log_views import MessageRow, MessageStory
from app.services.messages.resending import (
    AgainWish,
    Because,
    MessageUnderWay,
    NoSuchRung,
    SureNeeded,
)

bp = Blueprint("staff_messages", url_prefix="/staff/messages")
RungName = Literal["", "wechat", "work", "wecom", "sms", "second", "email", "knock"]


class MessagesQuery(Struct, forbid_unknown_fields=True, rename={"from_on": "from", "to_on": "to"}):
    """Which messages; the days are those on which they were to be said.

    `person` is a whole phone number or a whole name.
    """

    centre: Annotated[str, Meta(max_length=16)] = ""
    state: Literal[
        "", "planned", "claimed", "sent", "delivered", "unknown", "refused", "given_up", "retracted"
    ] = ""
    rung: RungName = ""
    kind: Annotated[str, Meta(pattern=r"^[a-z_]{0,20}$")] = ""
    from_on: date | None = None
    to_on: date | None = None
    person: Annotated[str, Meta(max_length=60)] = ""
    cursor: Annotated[str, Meta(max_length=512)] = ""
    limit: Annotated[int, Meta(ge=1, le=100)] | None = None


class FiguresQuery(Struct, forbid_unknown_fields=True):
    """An office, and a month like 2026-03; without one, the present."""

    centre: Annotated[str, Meta(max_length=16)] = ""
    month: Annotated[str, Meta(max_length=7)] = ""


class AgainForm(Struct, forbid_unknown_fields=True):
    """Why, from which rung on (empty: the first), and whether it may be said twice."""

    because: Because = "other"
    words: Annotated[str, Meta(max_length=200)] = ""
    rung: RungName = ""
    sure: bool = False


@operation(
    bp, "GET", "", summary="The log of messages", query=MessagesQuery, answer=Page[MessageRow],
    who="staff", problems=(NoSuchCentre, BadCursor, BadPageSize),
)  # fmt: skip
async def listed(call: Call[None, MessagesQuery]) -> Page[MessageRow]:
    """Each message once, by its last rung; without a centre for who looks after the whole house."""
    asked = AskedMessages(**msgspec.structs.asdict(call.query))
    return await message_log_views.listed(call.deps, call.actor, asked, call.language)


@operation(
    bp, "GET", "/kinds", summary="The kinds of messages", answer=list[MessageKindView],
    who="staff",
)  # fmt: skip
async def kinds(call: Call) -> list[MessageKindView]:
    """Every kind that may stand in the log, by name."""
    return message_kinds.listed(call.language)


@operation(
    bp, "GET", "/figures", summary="The messages of a month in figures", query=FiguresQuery,
    answer=MessageFigures, who="staff", problems=(NoSuchCentre, BadMonth),
)  # fmt: skip
async def figures(call: Call[None, FiguresQuery]) -> MessageFigures:
    """How they ended, which way they went, what they cost, day by day."""
    asked = call.query
    return await message_figures.of_month(
        call.deps, call.actor, asked.centre, asked.month, call.language
    )


@operation(
    bp, "GET", "/<message:uuid>", summary="All that became of a message", answer=MessageStory,
    who="staff", problems=(NoSuchMessage,),
)  # fmt: skip
async def shown(call: Call, message: UUID) -> MessageStory:
    """Every rung with its times, why it was left, and who tells it in person."""
    return await message_log_views.story(call.deps, call.actor, message, call.language)


@operation(
    bp,
    "POST",
    "/<message:uuid>/again",
    summary="Say a message again",
    body=AgainForm,
    answer=MessageStory,
    who="staff",
    idempotent=True,
    problems=(NoSuchMessage, NoSuchRung, MessageUnderWay, SureNeeded),
    example={"because": "lost", "rung": "sms", "sure": True},
)
async def again(call: Call[AgainForm], message: UUID) -> msgspec.Raw:
    """One more rung behind the last; what may have arrived only for who is sure."""
    form = call.form
    wish = AgainWish(because=form.because, words=form.words, rung=form.rung, sure=form.sure)

    async def act() -> MessageStory:
        made = await resending.again(call.deps, call.actor, message, wish)
        return await message_log_views.story(call.deps, call.actor, made, call.language)

    return await once(call, act)
