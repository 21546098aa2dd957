"""HTTP for whoever holds the token of a case: where it stands, as JSON and as a page to read."""

from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template
from typing import Annotated

from msgspec import Meta, Struct
from sanic import Blueprint, HTTPResponse
from sanic.response import html

from app.domain.letter_texts import letter_day
from app.routes.languages import language_of
from app.routes.wire import Call, operation
from app.services import case_status
from app.services.case_status import CaseStatusView, NoSuchStatus
from app.words import languages, say

bp = Blueprint("case_status")
page_bp = Blueprint("status_page")

HERE = Path(__file__)
STYLE = HERE.with_name("status_page.css").read_text(encoding="utf-8")
PAGE = Template(HERE.with_name("status_page.html").read_text(encoding="utf-8"))
STYLE_HASH = b64encode(sha256(STYLE.encode()).digest()).decode()
HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": (
        f"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    ),
    "x-robots-tag": "noindex, nofollow",
}
TAGS = {"zh": "zh-CN", "bo": "bo", "en": "en"}


class PageQuery(Struct, forbid_unknown_fields=True):
    """The language of the page; without one that of the browser."""

    lang: Annotated[str, Meta(max_length=10)] = ""


@operation(
    bp, "GET", "/case-status/<token:str>", summary="Where a case stands", answer=CaseStatusView,
    problems=(NoSuchStatus,),
)  # fmt: skip
async def show(call: Call, token: str) -> CaseStatusView:
    """For everybody who was given the address; nobody's name is told."""
    return await case_status.status(call.deps, token, call.language)


@operation(
    page_bp, "GET", "/s/<token:str>", summary="Where a case stands, to read", query=PageQuery,
    answer=HTTPResponse, media_type="text/html; charset=utf-8", problems=(NoSuchStatus,),
)  # fmt: skip
async def page(call: Call[None, PageQuery], token: str) -> HTTPResponse:
    """The page behind the QR code of a letter: small, without scripts, in three languages."""
    asked = call.query.lang
    language = asked if asked in languages() else language_of(call.request)
    found = await case_status.status(call.deps, token, language)
    return html(rendered(found, language), headers=dict(HEADERS))


def rendered(found: CaseStatusView, language: str) -> str:
    """The page that says where a case stands; everything in it is escaped."""
    lines = {
        "item": found.item_name,
        "number": found.number,
        "centre": found.centre_name,
        "received": letter_day(found.received_on, language),
        "state": found.state_name,
        "turn": found.turn_name,
        "due": letter_day(found.due_on, language) if found.due_on else "",
    }
    shown = "\n".join(
        f"<dt>{escape(say(f'status.{key}', language))}</dt><dd>{escape(text)}</dd>"
        for key, text in lines.items()
        if text
    )
    notes = [say("day.provisional", language)] if found.provisional else []
    notes.append(say("status.ask", language, phone=found.centre_phone))
    told = "\n".join(f"<p>{escape(note)}</p>" for note in notes)
    return PAGE.substitute(
        lang=TAGS[language],
        title=escape(f"{say('status.title', language)} {found.number}"),
        style=STYLE,
        heading=escape(say("status.title", language)),
        content=f"<dl>\n{shown}\n</dl>\n{told}",
        languages_name=escape(say("status.languages", language)),
        languages=" ".join(_link(one, language) for one in languages()),
    )


def _link(one: str, language: str) -> str:
    name = escape(say("status.language", one))
    if one == language:
        return f'<strong lang="{TAGS[one]}" aria-current="true">{name}</strong>'
    return f'<a href="?lang={one}" lang="{TAGS[one]}" hreflang="{TAGS[one]}">{name}</a>'
