"""HTTP for whoever holds the token of a case: where it stands, as JSON and as a page to read."""

from html import escape

from sanic import Blueprint, HTTPResponse

from app.domain.papers.letter_texts import letter_day
from app.routes.http.wire import Call, operation
from app.routes.public.small_pages import PageQuery, described, page_language, small_page
from app.services.cases import case_status
from app.services.cases.case_status import CaseStatusView, NoSuchStatus
from app.words import say

bp = Blueprint("case_status")
page_bp = Blueprint("status_page")


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
    language = page_language(call.query, call.request)
    found = await case_status.status(call.deps, token, language)
    heading = say("status.title", language)
    return small_page(language, f"{heading} {found.number}", heading, content(found, language))


def content(found: CaseStatusView, language: str) -> str:
    """What the page says of where a case stands; everything in it is escaped."""
    lines = {
        "item": found.item_name,
        "number": found.number,
        "centre": found.centre_name,
        "received": letter_day(found.received_on, language),
        "state": found.state_name,
        "turn": found.turn_name,
        "due": letter_day(found.due_on, language) if found.due_on else "",
    }
    shown = described({say(f"status.{key}", language): text for key, text in lines.items()})
    notes = [say("day.provisional", language)] if found.provisional else []
    notes.append(say("status.ask", language, phone=found.centre_phone))
    return "\n".join([shown, *(f"<p>{escape(note)}</p>" for note in notes)])
