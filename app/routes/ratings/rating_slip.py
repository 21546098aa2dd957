"""HTTP for rating without the mini-program: the page behind a link in a message or on a slip."""

from collections.abc import Iterable
from html import escape
from typing import Annotated
from urllib.parse import parse_qs

from msgspec import Meta, Struct
from sanic import Blueprint, HTTPResponse, Request

from app.domain.papers.letter_texts import letter_day
from app.domain.ratings.ratings import BadIndicators, NoSuchAsk
from app.routes.http.reading import Reader
from app.routes.http.wire import Call, operation
from app.routes.public.small_pages import PageQuery, described, page_language, small_page
from app.routes.ratings.ratings import Key, Level
from app.services.ratings import rating_slips
from app.services.ratings.rating_slips import SlipView
from app.services.ratings.ratings import Said
from app.words import say

bp = Blueprint("rating_slip")
HTML = "text/html; charset=utf-8"
LONGEST_WORDS = 500


class SlipForm(Struct, forbid_unknown_fields=True):
    """The fields of the page; without a level it is shown again."""

    level: Level | None = None
    indicators: Annotated[list[Key], Meta(max_length=20)] = []
    words: Annotated[str, Meta(max_length=LONGEST_WORDS)] = ""


READER = Reader(SlipForm)


@operation(
    bp, "GET", "/r/<token:str>", summary="Rate by link, a page", query=PageQuery,
    answer=HTTPResponse, media_type=HTML, problems=(NoSuchAsk,),
)  # fmt: skip
async def page(call: Call[None, PageQuery], token: str) -> HTTPResponse:
    """Small, without scripts, in three languages; after the rating it only says thanks."""
    language = page_language(call.query, call.request)
    return _page(await rating_slips.slip(call.deps, token, language), language)


@operation(
    bp, "POST", "/r/<token:str>", summary="Rate by link, from the page", query=PageQuery,
    answer=HTTPResponse, media_type=HTML, problems=(NoSuchAsk, BadIndicators),
)  # fmt: skip
async def hand_in(call: Call[None, PageQuery], token: str) -> HTTPResponse:
    """The form of the page (urlencoded: `level`, `indicators`, `words`); once, then thanks."""
    language = page_language(call.query, call.request)
    form: SlipForm = READER.plain(_fields(call.request))
    if form.level is None:
        found = await rating_slips.slip(call.deps, token, language)
        return _page(found, language, form, lacks=True)
    said = Said(form.level, tuple(form.indicators), form.words)
    return _page(await rating_slips.hand_in(call.deps, token, said, language), language)


def _fields(request: Request) -> dict[str, str | list[str]]:
    """What a browser's form says; it sends a line break as two characters, we count one."""
    given = parse_qs(request.body.decode(errors="replace"))
    return {
        name: values if name == "indicators" else values[0].replace("\r\n", "\n")
        for name, values in given.items()
    }


def _page(
    found: SlipView, language: str, form: SlipForm | None = None, *, lacks: bool = False
) -> HTTPResponse:
    heading = say(f"slip.{found.state}", language)
    if found.ask is None:
        told = f"<p>{escape(say(f'slip.{found.state}.text', language))}</p>"
        return small_page(language, heading, heading, told)
    content = "\n".join([_about(found, language), _form(found, language, form, lacks)])
    return small_page(language, heading, heading, content, form=True)


def _about(found: SlipView, language: str) -> str:
    assert found.ask is not None
    return described(
        {
            say("status.item", language): found.ask.item_name or "",
            say("status.centre", language): found.ask.centre_name,
            say("slip.window", language): found.ask.window_name or "",
            say("slip.on", language): letter_day(found.ask.on, language),
        }
    )


def _form(found: SlipView, language: str, form: SlipForm | None, lacks: bool) -> str:
    """The form; what was ticked and written before a level was forgotten is there again."""
    kept = form or SlipForm()
    levels = [(str(one.level), one.name, False) for one in found.levels]
    keys = [(one.key, one.name, one.key in kept.indicators) for one in found.indicators]
    lack = escape(say("slip.level.needed", language))
    return f"""<p class="soft">{escape(say("slip.voluntary", language))}</p>
{f'<p class="lack" role="alert">{lack}</p>' if lacks else ""}
<form method="post" action="?lang={language}">
{_choices("radio", "level", say("slip.level", language), levels)}
{_choices("checkbox", "indicators", say("slip.indicators", language), keys)}
<p><label for="words">{escape(say("slip.words", language))}</label>
<textarea id="words" name="words" rows="4" maxlength="{LONGEST_WORDS}">
{escape(kept.words)}</textarea></p>
<button type="submit">{escape(say("slip.send", language))}</button>
</form>"""


def _choices(kind: str, name: str, legend: str, options: Iterable[tuple[str, str, bool]]) -> str:
    required = " required" if kind == "radio" else ""
    lines = "\n".join(
        f'<label><input type="{kind}" name="{name}" value="{escape(value)}"{required}'
        f"{' checked' if ticked else ''}> {escape(text)}</label>"
        for value, text, ticked in options
    )
    return f"<fieldset>\n<legend>{escape(legend)}</legend>\n{lines}\n</fieldset>"
