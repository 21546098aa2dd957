"""What a message says when it travels as plain text: by SMS, mail or paper."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime

from app.words import DEFAULT, say
from app.words.dates import day_text, moment_text


def letter(template: str, language: str = DEFAULT, /, **params: str) -> tuple[str, str]:
    """The subject and the text of `template` ("booked", "day_before", "sms_code" ...).

    `starts` may be an ISO 8601 moment with its zone and `due` an ISO day, which are then said in
    the reader's way; a filled `bring` adds what to bring, a filled `more` what the service itself
    adds, a filled `url` ends the text with that address. Raises KeyError for an unknown template or
    a gap left open.
    """
    filled = _with_moment(params, language)
    text = say(f"message.{template}.text", language, **filled)
    if params.get("bring"):
        text = say(
            "message.and", language, first=text, then=say("message.bring", language, **filled)
        )
    if params.get("more"):
        text = say("message.and", language, first=text, then=params["more"])
    if params.get("url"):
        text = f"{text} {params['url']}"
    return say(f"message.{template}.subject", language, **filled), text


def _with_moment(params: Mapping[str, str], language: str) -> dict[str, str]:
    """`params` with an ISO moment in `starts`, an ISO day in `due` as words; the rest stays."""
    spoken = dict(params)
    with suppress(ValueError):
        at = datetime.fromisoformat(params.get("starts", ""))
        spoken["starts"] = moment_text(at, language)
    with suppress(ValueError):
        spoken["due"] = day_text(date.fromisoformat(params.get("due", "")), language)
    return spoken
