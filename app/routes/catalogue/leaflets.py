"""HTTP for leaflets: the notice and the card of an item, the handbook of a centre, as PDF."""

from collections.abc import Awaitable, Callable
from typing import Annotated
from urllib.parse import quote

from msgspec import Meta, Struct
from sanic import Blueprint, HTTPResponse, Request
from sanic.response import raw

from app.domain.catalogue.leaflets import ConvenienceCard, GuideNotice, Leaflet, LeafletTooLong
from app.routes.http.answering import holds
from app.routes.http.wire import Call, operation
from app.routes.public.public_answers import kept_headers, unchanged
from app.routes.public.small_pages import PageQuery, page_language
from app.services.bookings.timetables import NotOffered
from app.services.catalogue import leaflets
from app.services.catalogue.items import NoSuchItem
from app.services.house.access import NoSuchCentre
from app.services.papers.case_letters import PrinterOff

bp = Blueprint("leaflets")
PDF = "application/pdf"
MAX_AGE = 3600
REFUSED = (NoSuchCentre, LeafletTooLong, PrinterOff)


class LeafletQuery(Struct, forbid_unknown_fields=True):
    """The office where somebody will come, and the language; without one that of the caller."""

    centre: Annotated[str, Meta(max_length=16)] = ""
    lang: Annotated[str, Meta(max_length=10)] = ""


@operation(
    bp, "GET", "/items/<item:str>/notice.pdf", summary="The notice of a service as PDF",
    query=LeafletQuery, answer=HTTPResponse, media_type=PDF,
    problems=(NoSuchItem, NotOffered, *REFUSED), also={304: "You have this one already."},
)  # fmt: skip
async def notice(call: Call[None, LeafletQuery], item: str) -> HTTPResponse:
    """One A4 sheet or two with everything to know before coming (一次性告知书)."""
    language = page_language(PageQuery(call.query.lang), call.request)
    sheet: GuideNotice = await leaflets.notice(call.deps, item, call.query.centre, language)
    return await _answer(
        call.request, sheet, f"{item}.pdf", lambda: leaflets.printed(call.deps, sheet)
    )


@operation(
    bp, "GET", "/items/<item:str>/card.pdf", summary="The card of a service as PDF",
    query=LeafletQuery, answer=HTTPResponse, media_type=PDF,
    problems=(NoSuchItem, NotOffered, *REFUSED), also={304: "You have this one already."},
)  # fmt: skip
async def card(call: Call[None, LeafletQuery], item: str) -> HTTPResponse:
    """Both sides of an A6 card (便民卡): what counts most in front, what to bring behind."""
    language = page_language(PageQuery(call.query.lang), call.request)
    sheet: ConvenienceCard = await leaflets.card(call.deps, item, call.query.centre, language)
    return await _answer(
        call.request, sheet, f"{item}-card.pdf", lambda: leaflets.printed(call.deps, sheet)
    )


@operation(
    bp, "GET", "/centres/<centre:str>/handbook.pdf", summary="The handbook of an office as PDF",
    query=PageQuery, answer=HTTPResponse, media_type=PDF, problems=REFUSED,
    also={304: "You have this one already."},
)  # fmt: skip
async def handbook(call: Call[None, PageQuery], centre: str) -> HTTPResponse:
    """An A5 book (服务手册): where, when, who, and the guide to every service offered there."""
    language = page_language(call.query, call.request)
    book = await leaflets.handbook(call.deps, centre, language)
    return await _answer(
        call.request,
        book,
        f"handbook-{centre}.pdf",
        lambda: leaflets.printed_handbook(call.deps, centre, book),
    )


async def _answer(
    request: Request, leaflet: Leaflet, name: str, pages: Callable[[], Awaitable[bytes]]
) -> HTTPResponse:
    """The leaflet to look at or keep; who holds it already costs no printing."""
    tag = f'"{leaflets.digest(leaflet)}"'
    headers = kept_headers(tag, MAX_AGE, leaflet.on)
    if holds(request, tag):
        return unchanged(headers)
    headers["content-disposition"] = f"inline; filename*=UTF-8''{quote(name, safe='')}"
    headers["content-security-policy"] = "default-src 'none'; frame-ancestors 'none'"
    return raw(await pages(), content_type=PDF, headers=headers)
