"""The checks WeChat makes on the fields of a subscription message before it takes it."""

import re
from collections.abc import Callable, Mapping

from sandbox.refusals import Refused

_DAY = r"\d{4}(年\d{1,2}月\d{1,2}日|-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2})"
_CLOCK = r"([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?"
_ONE_TIME = rf"({_DAY} ?)?{_CLOCK}"
_ONE_DATE = rf"{_DAY}( ?{_CLOCK})?"
_CHINESE = "[\u3007\u3400-\u4dbf\u4e00-\u9fff]"


def _like(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda value: compiled.fullmatch(value) is not None


def _name(value: str) -> bool:
    return len(value) <= (20 if value.isascii() else 10) and not re.search(r"\d", value)


KINDS: Mapping[str, Callable[[str], bool]] = {
    "thing": lambda value: len(value) <= 20,
    "number": _like(r"(?=.{1,32}$)-?\d+(\.\d+)?"),
    "letter": _like(r"[A-Za-z]{1,32}"),
    "symbol": _like(r"[^\w\s]{1,5}"),
    "character_string": _like(r"[\x20-\x7e]{1,32}"),
    "time": _like(rf"{_ONE_TIME}( ?~ ?{_ONE_TIME})?"),
    "date": _like(rf"{_ONE_DATE}( ?~ ?{_ONE_DATE})?"),
    "amount": _like(r"[¥￥$€£]?\d{1,10}(\.\d+)?元?"),
    "phone_number": _like(r"[0-9+\-*#() ]{1,17}"),
    "car_number": lambda value: len(value) <= 8,
    "name": _name,
    "phrase": _like(_CHINESE + "{1,5}"),
    "enum": lambda value: True,
}


def checked(data: object, fields: Mapping[str, str]) -> dict[str, str]:
    """The value of each field, when `data` is an object with every field within its limits.

    Refused 47003 with the name of the first field that is missing, unknown, empty or wrong.
    """
    if not isinstance(data, dict):
        raise Refused(47003, "argument invalid! data must be an object")
    unknown = sorted(data.keys() - fields.keys())
    if unknown:
        raise Refused(47003, f"argument invalid! data.{unknown[0]}.value is not in the template")
    return {name: _value(name, data.get(name)) for name in fields}


def _value(name: str, given: object) -> str:
    value = given.get("value") if isinstance(given, dict) else None
    text = str(value) if isinstance(value, str | int | float) else ""
    if not text.strip():
        raise Refused(47003, f"argument invalid! data.{name}.value is empty")
    kind = KINDS[name.rstrip("0123456789")]
    if any(ord(character) < 32 for character in text) or not kind(text):
        raise Refused(47003, f"argument invalid! data.{name}.value invalid")
    return text
