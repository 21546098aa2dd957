"""HTTP for everybody without signing in: centres, hours, people on duty, items; as web pages."""

from html import escape
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct
from sanic import Blueprint, HTTPResponse
from sanic.response import raw, text

from app.domain.deadlines.workdays import BeyondCalendar
from app.kit.paging import BadCursor
from app.routes.http.answering import tag_of
from app.routes.http.wire import Call, operation
from app.routes.public.public_answers import kept_headers
from app.routes.public.public_centre_page import centre_content, towns_content
from app.routes.public.public_html import HTML, PublicPage, gone_page, public_page
from app.routes.public.public_item_page import LONGEST_WORDS, item_content, items_content
from app.routes.public.small_pages import PageQuery
from app.services.catalogue import public_views
from app.services.catalogue.public_views import PublicAddress
from app.words import languages, say

bp = Blueprint("public_pages")
XML = "application/xml; charset=utf-8"
OF_TODAY = 60
"""Seconds that caches keep what changes within a day: who is on duty, what is open now."""
OF_THE_CATALOGUE = 300
ALSO = {304: "You have this one already."}
GONE = {404: "A page that says so.", **ALSO}


class ItemsPageQuery(Struct, forbid_unknown_fields=True):
    """Words to find, a family, an office, the following page; and the language."""

    q: Annotated[str, Meta(max_length=LONGEST_WORDS)] = ""
    family: Literal["government", "convenience", "welfare", ""] = ""
    centre: Annotated[str, Meta(max_length=16)] = ""
    cursor: Annotated[str, Meta(max_length=600)] = ""
    lang: Annotated[str, Meta(max_length=10)] = ""


class ItemPageQuery(Struct, forbid_unknown_fields=True):
    """The office where somebody will come, and the language."""

    centre: Annotated[str, Meta(max_length=16)] = ""
    lang: Annotated[str, Meta(max_length=10)] = ""


@operation(
    bp, "GET", "/p/", summary="Towns and their offices, a page", query=PageQuery,
    answer=HTTPResponse, media_type=HTML, also=ALSO, max_age=OF_TODAY,
)  # fmt: skip
async def home(call: Call[None, PageQuery]) -> HTTPResponse:
    """Every office with its address, its phone and its hours today."""
    language = _language(call.query.lang, call)
    towns = await public_views.towns(call.deps, language)
    page = PublicPage(
        language, "/p/", say("public.home.title", language), towns_content(towns, language),
        since=call.deps.clock.today(), max_age=OF_TODAY,
    )  # fmt: skip
    return public_page(page, call.deps.public_url)


@operation(
    bp, "GET", "/p/centres/<centre:str>", summary="One office, a page", query=PageQuery,
    answer=HTTPResponse, media_type=HTML, also=GONE, problems=(BeyondCalendar,),
    max_age=OF_TODAY,
)  # fmt: skip
async def centre(call: Call[None, PageQuery], centre: str) -> HTTPResponse:
    """Address, hours of the week with holidays, people on duty by name, phones, windows, items."""
    language = _language(call.query.lang, call)
    found = await public_views.centre(call.deps, centre, language)
    if found is None:
        return gone_page(language)
    page = PublicPage(
        language, f"/p/centres/{centre}", found.centre.name, centre_content(found, language),
        description=f"{found.centre.name} {found.centre.address}",
        since=found.on, max_age=OF_TODAY,
    )  # fmt: skip
    return public_page(page, call.deps.public_url)


@operation(
    bp, "GET", "/p/items", summary="Find services, a page", query=ItemsPageQuery,
    answer=HTTPResponse, media_type=HTML, also=ALSO, problems=(BadCursor,),
    max_age=OF_THE_CATALOGUE,
)  # fmt: skip
async def items(call: Call[None, ItemsPageQuery]) -> HTTPResponse:
    """A form to search with, and the services by code."""
    asked = call.query
    language = _language(asked.lang, call)
    found = await public_views.found_items(
        language, asked.q, asked.family, asked.centre, asked.cursor
    )
    wishes = {"q": asked.q, "family": asked.family, "centre": asked.centre}
    content = items_content(found, wishes, language)
    page = PublicPage(
        language, "/p/items", say("public.items", language), content,
        asked=wishes, max_age=OF_THE_CATALOGUE,
    )  # fmt: skip
    return public_page(page, call.deps.public_url)


@operation(
    bp, "GET", "/p/items/<item:str>", summary="The guide to one service, a page",
    query=ItemPageQuery, answer=HTTPResponse, media_type=HTML, also=GONE,
    problems=(BeyondCalendar,), max_age=OF_THE_CATALOGUE,
)  # fmt: skip
async def item(call: Call[None, ItemPageQuery], item: str) -> HTTPResponse:
    """Where the code on a leaflet leads: everything to know before coming, as it holds today."""
    language = _language(call.query.lang, call)
    found = await public_views.item(call.deps, item, call.query.centre, language)
    if found is None:
        return gone_page(language)
    there = found.centre.code if found.centre else ""
    page = PublicPage(
        language, f"/p/items/{item}", found.guide.name, item_content(found, language),
        description=found.guide.summary, asked={"centre": there},
        since=found.since, max_age=OF_THE_CATALOGUE,
    )  # fmt: skip
    return public_page(page, call.deps.public_url)


@operation(
    bp, "GET", "/p/sitemap.xml", summary="The public pages, for search engines",
    answer=HTTPResponse, media_type=XML, also=ALSO, max_age=OF_THE_CATALOGUE,
)  # fmt: skip
async def sitemap(call: Call) -> HTTPResponse:
    """Empty where the installation does not know its own address."""
    base = call.deps.public_url
    listed = await public_views.addresses() if base else []
    entries = "\n".join(_entry(base, one) for one in listed)
    content = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{entries}\n</urlset>\n'
    ).encode()
    headers = kept_headers(tag_of(content), OF_THE_CATALOGUE)
    return raw(content, content_type=XML, headers=headers)


@operation(
    bp, "GET", "/robots.txt", summary="What search engines may read", answer=HTTPResponse,
    media_type="text/plain; charset=utf-8",
)  # fmt: skip
async def robots(call: Call) -> HTTPResponse:
    """The public pages and the leaflets they lead to; nothing else."""
    base = call.deps.public_url
    lines = ["User-agent: *", "Allow: /p/", "Allow: /v1/items/*.pdf", "Disallow: /"]
    lines += [f"Sitemap: {base}/p/sitemap.xml"] if base else []
    return text("\n".join([*lines, ""]), headers={"cache-control": "public, max-age=3600"})


def _language(chosen: str, call: Call[Any, Any]) -> str:
    """The language that was chosen on the page, else the browser's."""
    return chosen if chosen in languages() else call.language


def _entry(base: str, one: PublicAddress) -> str:
    since = f"<lastmod>{one.since}</lastmod>" if one.since else ""
    here = escape(f"{base}{one.path}")
    tongues = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tongue}" href="{here}?lang={tongue}"/>'
        for tongue in languages()
    )
    return f"<url><loc>{here}</loc>{since}{tongues}</url>"
