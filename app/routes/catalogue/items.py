"""HTTP for the catalogue of services."""

from typing import Annotated, Literal

from msgspec import Meta, Struct
from sanic import Blueprint

from app.kit.paging import BadCursor, Page
from app.routes.http.wire import Call, operation
from app.services.catalogue import items
from app.services.catalogue.items import Guide, ItemCard, NoSuchItem

bp = Blueprint("items", url_prefix="/items")


class ItemsQuery(Struct, forbid_unknown_fields=True):
    """`q` are words in name or summary, `centre` keeps what that office offers."""

    q: Annotated[str, Meta(max_length=60)] = ""
    family: Literal["government", "convenience", "welfare", ""] = ""
    centre: Annotated[str, Meta(max_length=16)] = ""
    cursor: Annotated[str, Meta(max_length=600)] = ""
    limit: Annotated[int, Meta(ge=1, le=100)] | None = None


class GuideQuery(Struct, forbid_unknown_fields=True):
    """The office somebody stands in, for the day when guides differ by office."""

    centre: Annotated[str, Meta(max_length=16)] = ""


@operation(
    bp, "GET", "", summary="Search services", query=ItemsQuery, answer=Page[ItemCard],
    problems=(BadCursor,), max_age=1, asked_again=True,
)  # fmt: skip
async def search(call: Call[None, ItemsQuery]) -> Page[ItemCard]:
    """By code; `next` asks for the following page."""
    asked = call.query
    return await items.search(
        call.language, asked.q, asked.family, asked.centre, asked.cursor, asked.limit
    )


@operation(
    bp, "GET", "/<item:str>", summary="The guide to one service", query=GuideQuery, answer=Guide,
    problems=(NoSuchItem,), max_age=60,
)  # fmt: skip
async def guide(call: Call[None, GuideQuery], item: str) -> Guide:
    """Everything somebody must know before they come (一次性告知)."""
    return await items.guide(item, call.language)
