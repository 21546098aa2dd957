"""The frame of the public pages: no scripts, nobody signed in, three languages, kept by caches."""

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import urlencode

from sanic import HTTPResponse
from sanic.response import html, raw

from app.routes.http.answering import tag_of
from app.routes.public.public_answers import kept_headers
from app.routes.public.small_pages import TAGS
from app.words import languages, say

HERE = Path(__file__)
HTML = "text/html; charset=utf-8"
STYLE = HERE.with_name("public_page.css").read_text(encoding="utf-8")
PAGE = Template(HERE.with_name("public_page.html").read_text(encoding="utf-8"))
STYLE_HASH = b64encode(sha256(STYLE.encode()).digest()).decode()
POLICY = (
    f"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
HAN = re.compile(r"[\u4e00-\u9fff]")
PHONE = re.compile(r"(?<![\d-])(?:0\d{2,3}-?\d{7,8}|1\d{10}|12\d{3})(?![\d-])")
SPAN = re.compile(r"\d\d:\d\d-\d\d:\d\d")
TIBETAN = re.compile(r"[\u0f00-\u0fff]")


@dataclass(frozen=True)
class PublicPage:
    """What stands on a page. `content` is HTML, escaped by whoever wrote it.

    `asked` is the query without the language, `path` the address without it; `since` is the day
    since which the page says what it says.
    """

    language: str
    path: str
    heading: str
    content: str
    description: str = ""
    asked: Mapping[str, str] = field(default_factory=dict)
    since: date | None = None
    max_age: int = 300


def public_page(page: PublicPage, public_url: str = "") -> HTTPResponse:
    """The page with an ETag."""
    content = _framed(page, public_url).encode()
    headers = kept_headers(tag_of(content), page.max_age, page.since)
    headers |= {"content-security-policy": POLICY, "content-language": TAGS[page.language]}
    return raw(content, content_type=HTML, headers=headers)


def gone_page(language: str) -> HTTPResponse:
    """404 for people: what they look for is not here, and where to look."""
    heading = say("public.gone.title", language)
    content = paragraph(say("public.gone.text", language), language)
    page = PublicPage(language, "/p/", heading, content)
    headers = {"cache-control": "no-store", "content-security-policy": POLICY}
    return html(_framed(page, ""), status=404, headers=headers)


def spoken(text: str, language: str) -> str:
    """A text, escaped; what had to stay Chinese on a page in another language is marked so."""
    shown = "<br>".join(timed(line) for line in text.split("\n"))
    is_chinese = language != "zh" and HAN.search(text) and not TIBETAN.search(text)
    return f'<span lang="zh-CN">{shown}</span>' if is_chinese else shown


def timed(text: str) -> str:
    """A text, escaped, whose hours ("09:00-12:00") stay on one line."""
    return SPAN.sub(r'<span class="time">\g<0></span>', escape(text))


def callable_phones(text: str, language: str) -> str:
    """A text, escaped, whose phone numbers can be called from the page."""
    return PHONE.sub(r'<a href="tel:\g<0>">\g<0></a>', spoken(text, language))


def paragraph(text: str, language: str, kind: str = "") -> str:
    """A paragraph; nothing for the empty text."""
    marked = f' class="{kind}"' if kind else ""
    return f"<p{marked}>{spoken(text, language)}</p>" if text else ""


def section(heading: str, content: str, language: str) -> str:
    """A part of the page under its heading; nothing when it is empty."""
    return (
        f"<section>\n<h2>{spoken(heading, language)}</h2>\n{content}\n</section>" if content else ""
    )


def described(lines: Iterable[tuple[str, str]], language: str, kind: str = "") -> str:
    """Names and what stands behind them; what is empty is left out."""
    shown = "\n".join(
        f"<dt>{spoken(name, language)}</dt><dd>{callable_phones(text, language)}</dd>"
        for name, text in lines
        if text
    )
    marked = f' class="{kind}"' if kind else ""
    return f"<dl{marked}>\n{shown}\n</dl>" if shown else ""


def link(path: str, text: str, language: str, **asked: str) -> str:
    """A way to another of these pages, in the same language."""
    query = urlencode({name: value for name, value in asked.items() if value} | {"lang": language})
    return f'<a href="{escape(f"{path}?{query}")}">{spoken(text, language)}</a>'


def dialled(phone: str) -> str:
    """A phone number that can be called from the page."""
    return f'<a href="tel:{escape(re.sub(r"[^0-9+]", "", phone))}">{escape(phone)}</a>'


def _framed(page: PublicPage, public_url: str) -> str:
    language, site = page.language, say("public.site", page.language)
    return PAGE.substitute(
        lang=TAGS[language],
        title=escape(page.heading if page.heading == site else f"{page.heading} - {site}"),
        description=escape(" ".join((page.description or page.heading).split()), quote=True),
        alternates=_alternates(page, public_url),
        style=STYLE,
        skip=escape(say("public.skip", language)),
        site=escape(site),
        nav_name=escape(say("public.nav", language)),
        nav=" ".join(
            (
                link("/p/", say("public.home", language), language),
                link("/p/items", say("public.items", language), language),
            )
        ),
        languages_name=escape(say("status.languages", language)),
        languages=" ".join(_tongue(page, one) for one in languages()),
        heading=spoken(page.heading, language),
        content=page.content,
        footer=escape(say("public.footer", language)),
    )


def _alternates(page: PublicPage, public_url: str) -> str:
    """The page's own address, and the same page in the other languages, for search engines."""
    if not public_url:
        return ""
    here = f"{public_url}{page.path}"
    lines = [f'<link rel="canonical" href="{escape(f"{here}?lang={page.language}")}">']
    lines += [
        f'<link rel="alternate" hreflang="{TAGS[one]}" href="{escape(f"{here}?lang={one}")}">'
        for one in languages()
    ]
    return "\n".join(lines)


def _tongue(page: PublicPage, one: str) -> str:
    name = escape(say("status.language", one))
    if one == page.language:
        return f'<strong lang="{TAGS[one]}" aria-current="true">{name}</strong>'
    query = urlencode({name: value for name, value in page.asked.items() if value} | {"lang": one})
    return f'<a href="?{escape(query)}" lang="{TAGS[one]}" hreflang="{TAGS[one]}">{name}</a>'
