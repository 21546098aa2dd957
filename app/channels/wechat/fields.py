"""The limits of WeChat's template fields, checked before anything is sent.

Source: the table of api_sendmessage (subscription messages) on developers.weixin.qq.com; a value
that breaks it costs a call and is answered 47003.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime

from app.channels.wechat.refusals import BadField
from app.kit.clock import SHANGHAI

THING_LENGTH = 20

_FIELD = re.compile(r"([a-z_]+?)\d+")
_HAN = r"[\u3007\u3400-\u4dbf\u4e00-\u9fff]"
_DAY = r"\d{4}(?:年\d{1,2}月\d{1,2}日|([-/.])\d{1,2}\1\d{1,2})"
_HOUR = r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?"
_RANGE = re.compile(r"\s*~\s*")

_TIME = re.compile(rf"(?:{_DAY} ?)?{_HOUR}", re.ASCII)
_DATE = re.compile(rf"{_DAY}(?: ?{_HOUR})?", re.ASCII)
_FORMS = {
    "number": re.compile(r"(?=.{1,32}$)-?\d+(?:\.\d+)?", re.ASCII),
    "letter": re.compile(r"[A-Za-z]{1,32}"),
    "symbol": re.compile(r"[^\w\s]{1,5}"),
    "character_string": re.compile(r"[ -~]{1,32}"),
    "amount": re.compile(r"[¥￥$€£]?\d{1,10}(?:\.\d+)?元?", re.ASCII),
    "phone_number": re.compile(r"[\d+\-*#() ]{1,17}", re.ASCII),
    "car_number": re.compile(r"\S{1,8}"),
    "name": re.compile(r"(?!.*\d)(?:[ -~]{1,20}|.{1,10})"),  # mixed counts as Chinese
    "phrase": re.compile(rf"{_HAN}{{1,5}}"),
    "enum": re.compile(r"\S.*"),
}


def filled(fields: Mapping[str, str], params: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The `data` of a message: each field's wording with its gaps filled and its limits kept.

    Raises BadField, which names the field and never its value, when a gap has no parameter or a
    value cannot be sent.
    """
    data = {}
    for name, wording in fields.items():
        try:
            value = wording.format_map(params)
        except (KeyError, ValueError, IndexError):
            raise BadField(field=name, reason="gap") from None
        data[name] = {"value": fitted(name, value)}
    return data


def fitted(name: str, value: str) -> str:
    """`value` as the field `name` ("thing1", "time2") may carry it, else BadField.

    Only a thing is shortened (20 characters, the last a …) and loses its line breaks; a moment in
    ISO form with its zone becomes the office's wall time in a time or a date.
    """
    found = _FIELD.fullmatch(name)
    kind = found[1] if found else ""
    if kind == "thing":
        value = _shortened(" ".join(value.split()))
        fits = value.isprintable()
    elif kind in ("time", "date"):
        value = _wall_time(value)
        fits = _is_span(_TIME if kind == "time" else _DATE, value)
    else:
        form = _FORMS.get(kind)
        fits = bool(form and form.fullmatch(value)) and value.isprintable()
    if not fits or not value.strip():
        raise BadField(field=name, reason=kind or "kind")
    return value


def _shortened(text: str) -> str:
    """At most 20 characters, never cut between a letter and the vowel sign it carries.

    Rare characters beyond the first plane count as two, the stricter of the possible readings.
    """
    if _units(text) <= THING_LENGTH:
        return text
    end = THING_LENGTH - 1
    while end > 1 and (_units(text[:end]) >= THING_LENGTH or _is_mark(text[end])):
        end -= 1
    return text[:end] + "…"


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _wall_time(value: str) -> str:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    if moment.tzinfo is None:
        return value
    local = moment.astimezone(SHANGHAI)
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"


def _is_span(form: re.Pattern[str], value: str) -> bool:
    ends = _RANGE.split(value)
    return len(ends) <= 2 and all(form.fullmatch(end) for end in ends)
