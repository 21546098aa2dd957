"""Small pages for people without the mini-program: no scripts, three languages, kept by nobody."""

from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template
from typing import Annotated

from msgspec import Meta, Struct
from sanic import HTTPResponse, Request
from sanic.response import html

from app.routes.http.languages import language_of
from app.words import languages, say

HERE = Path(__file__)
STYLE = HERE.with_name("small_page.css").read_text(encoding="utf-8")
PAGE = Template(HERE.with_name("small_page.html").read_text(encoding="utf-8"))
STYLE_HASH = b64encode(sha256(STYLE.encode()).digest()).decode()
POLICY = (
    f"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; base-uri 'none'; "
    "form-action {forms}; frame-ancestors 'none'"
)
TAGS = {"zh": "zh-CN", "bo": "bo", "en": "en"}


class PageQuery(Struct, forbid_unknown_fields=True):
    """The language of the page; without one that of the browser."""

    lang: Annotated[str, Meta(max_length=10)] = ""


def page_language(asked: PageQuery, request: Request) -> str:
    """The language that was chosen on the page, else the browser's."""
    return asked.lang if asked.lang in languages() else language_of(request)


def small_page(
    language: str, title: str, heading: str, content: str, *, form: bool = False
) -> HTTPResponse:
    """A page of `content`, which is HTML and escaped by the caller; the rest is plain text.

    Its policy lets nothing run, and lets it send a form to us only when it holds one.
    """
    page = PAGE.substitute(
        lang=TAGS[language],
        title=escape(title),
        style=STYLE,
        heading=escape(heading),
        content=content,
        languages_name=escape(say("status.languages", language)),
        languages=" ".join(_link(one, language) for one in languages()),
    )
    return html(page, headers=_headers(form))


def described(lines: dict[str, str]) -> str:
    """A list of names and what stands behind them, escaped; what is empty is left out."""
    shown = "\n".join(
        f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in lines.items() if text
    )
    return f"<dl>\n{shown}\n</dl>"


def _headers(form: bool) -> dict[str, str]:
    return {
        "cache-control": "no-store",
        "content-security-policy": POLICY.format(forms="'self'" if form else "'none'"),
        "x-robots-tag": "noindex, nofollow",
    }


def _link(one: str, language: str) -> str:
    name = escape(say("status.language", one))
    if one == language:
        return f'<strong lang="{TAGS[one]}" aria-current="true">{name}</strong>'
    return f'<a href="?lang={one}" lang="{TAGS[one]}" hreflang="{TAGS[one]}">{name}</a>'
