"""HTTP for messages: what was said, and what somebody allows us to say on WeChat."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.kit.idempotency import KeyReused
from app.kit.paging import BadCursor, Page
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.services.messages import grant_asks, grants, notices
from app.services.messages.grant_asks import TemplatesView
from app.services.messages.grants import BalanceView
from app.services.messages.notices import MessageView

bp = Blueprint("messages", url_prefix="/messages")
Said = Annotated[str, Meta(max_length=40)]


class MomentQuery(Struct, forbid_unknown_fields=True):
    """The moment at which people are asked."""

    moment: Literal["booking", "move", "case", "visit", "staff", "work"] = "booking"


class GrantsForm(Struct, forbid_unknown_fields=True):
    """What the sheet answered, by WeChat's template id: accept, reject, ban or filter."""

    results: Annotated[dict[Annotated[str, Meta(max_length=64)], Said], Meta(max_length=10)]


class PageQuery(Struct, forbid_unknown_fields=True):
    """One page of a list."""

    cursor: Annotated[str, Meta(max_length=600)] = ""
    limit: Annotated[int, Meta(ge=1, le=100)] | None = None


@operation(
    bp, "GET", "/templates", summary="What to ask for in the tap", query=MomentQuery,
    answer=TemplatesView,
)  # fmt: skip
async def templates(call: Call[None, MomentQuery]) -> TemplatesView:
    """At most three templates, as `wx.requestSubscribeMessage` takes them.

    Those that last are never mixed with others; who is signed in is asked for what is used up.
    """
    who = call.actor.person_id if call.actor else None
    return await grant_asks.templates(call.deps, call.query.moment, call.language, who)


@operation(
    bp,
    "POST",
    "/grants",
    summary="Tell what was allowed",
    body=GrantsForm,
    answer=BalanceView,
    who="person",
    idempotent=True,
    problems=(KeyReused,),
    example={"results": {"demo-booked": "accept"}},
)
async def grant(call: Call[GrantsForm]) -> msgspec.Raw:
    """Each accept lets us send one message more of its kind; told twice, it still counts once."""
    person_id, results = call.actor.person_id, call.form.results
    return await once(call, lambda: grants.take_in(call.deps, person_id, results))


@operation(
    bp, "GET", "", summary="My messages", query=PageQuery, answer=Page[MessageView],
    who="person", problems=(BadCursor,),
)  # fmt: skip
async def mine(call: Call[None, PageQuery]) -> Page[MessageView]:
    """The latest first, those still to come included."""
    asked, person_id = call.query, call.actor.person_id
    return await notices.listed(call.deps, person_id, asked.cursor, asked.limit, call.language)
