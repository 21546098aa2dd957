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
    filled = with_moments(params, language)
    text = say(f"message.{template}.text", language, **filled)
    subject = say(f"message.{template}.subject", language, **filled)
    return subject, with_address(with_more(text, language, filled), filled)


def with_more(text: str, language: str, params: Mapping[str, str]) -> str:
    """`text` and what to `bring`, and what `more` the service itself says, when they are filled."""
    if params.get("bring"):
        bring = say("message.bring", language, **params)
        text = say("message.and", language, first=text, then=bring)
    if params.get("more"):
        text = say("message.and", language, first=text, then=params["more"])
    return text


def with_address(text: str, params: Mapping[str, str]) -> str:
    """`text` ended by the address `url`, when it is filled."""
    return f"{text} {params['url']}" if params.get("url") else text


def with_moments(params: Mapping[str, str], language: str) -> dict[str, str]:
    """`params` with an ISO moment in `starts`, an ISO day in `due` as words; the rest stays."""
    spoken = dict(params)
    with suppress(ValueError):
        at = datetime.fromisoformat(params.get("starts", ""))
        spoken["starts"] = moment_text(at, language)
    with suppress(ValueError):
        spoken["due"] = day_text(date.fromisoformat(params.get("due", "")), language)
    return spoken
