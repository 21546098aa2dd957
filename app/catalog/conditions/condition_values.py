"""How the values of conditions are compared and counted, exactly as on a phone.

JavaScript's rules for plain values, with three that protect the clerk who writes the condition: a
list or an object is no number and equals nothing, nothing stands in no order to anything (so an
unanswered age is not below 18), and what is not finite is no number.
"""

import math
import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, Final

_NUMBER: Final = re.compile(
    r"[ \t\r\n]*([+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)?[ \t\r\n]*"
)
_INDEX: Final = re.compile(r"0|[1-9][0-9]{0,5}")
_DAY: Final = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}")
_ID_NUMBER: Final = re.compile(r"[0-9]{6}([12][0-9]{3})([0-9]{2})([0-9]{2})[0-9]{3}[0-9Xx]")
_LARGEST: Final = 10**308


def truthy(value: Any) -> bool:
    """JsonLogic's truth: nothing, false, 0, "" and an empty list are false, "0" and {} are true."""
    if isinstance(value, float):
        return bool(value) and not math.isnan(value)
    return isinstance(value, dict) or bool(value)


def number(value: Any) -> float:
    """The value as a number; NaN when it is none. Nothing and blank text are 0, true is 1."""
    if value is None:
        return 0.0
    if isinstance(value, int | float):
        return finite(float(value)) if -_LARGEST < value < _LARGEST else math.nan
    if isinstance(value, str) and (found := _NUMBER.fullmatch(value)):
        return finite(float(found[1] or 0))
    return math.nan


def finite(value: float) -> float:
    """The number, or NaN for an infinite one."""
    return value if math.isfinite(value) else math.nan


def equal(left: Any, right: Any) -> bool:
    """`==`: "5" equals 5 and true equals 1, nothing equals nothing only."""
    if _is_nested(left) or _is_nested(right):
        return False
    if left is None or right is None:
        return left is right
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    return number(left) == number(right)


def identical(left: Any, right: Any) -> bool:
    """`===`: equal and of one kind (text, number, yes or no, nothing)."""
    return _kind(left) == _kind(right) and equal(left, right)


def contains(needle: Any, hay: Any) -> bool:
    """`in`: one of a list (compared by `===`), or a piece of a text."""
    if isinstance(hay, list):
        return any(identical(needle, one) for one in hay)
    return isinstance(hay, str) and isinstance(needle, str) and bool(hay) and needle in hay


def less(left: Any, right: Any) -> bool:
    """`<`: two texts as texts (so days as days), anything else as numbers, nothing never."""
    return _in_order(left, right, lambda a, b: a < b)


def same_or_less(left: Any, right: Any) -> bool:
    """`<=`, see `less`."""
    return _in_order(left, right, lambda a, b: a <= b)


def greater(left: Any, right: Any) -> bool:
    """`>`, see `less`."""
    return _in_order(left, right, lambda a, b: a > b)


def same_or_more(left: Any, right: Any) -> bool:
    """`>=`, see `less`."""
    return _in_order(left, right, lambda a, b: a >= b)


def ordered(test: Callable[[Any, Any], bool], values: Sequence[Any]) -> bool:
    """Whether each of the first three values stands so to the next; one alone does not."""
    pairs = list(pairwise(values[:3]))
    return bool(pairs) and all(test(left, right) for left, right in pairs)


def at(data: Any, path: Any, default: Any = None) -> Any:
    """The value at a dotted path ("rows.0.name", "rows.length"), or the default where nothing is.

    An empty path is the data itself.
    """
    if path is None or path == "":
        return data
    if isinstance(path, float) and path.is_integer():
        path = int(path)
    if isinstance(path, bool) or not isinstance(path, str | int):
        return default
    for step in str(path).split("."):
        data = _step(data, step)
        if data is None:
            return default
    return data


def age_on(born: Any, today: Any) -> int | None:
    """Full years of somebody on a day, from a birthday (YYYY-MM-DD) or an 18-character ID number.

    A year is full on the birthday; who was born on 29 February completes a common year on 1 March.
    None when either day is none, or when it lies before the birthday.
    """
    birthday, day = _birthday(born), _day(today)
    if birthday is None or day is None or day < birthday:
        return None
    before = (day.month, day.day) < (birthday.month, birthday.day)
    return day.year - birthday.year - before


def _step(data: Any, step: str) -> Any:
    if isinstance(data, dict):
        return data.get(step)
    if not isinstance(data, list):
        return None
    if step == "length":
        return len(data)
    place = int(step) if _INDEX.fullmatch(step) else len(data)
    return data[place] if place < len(data) else None


def _in_order(left: Any, right: Any, test: Callable[[Any, Any], bool]) -> bool:
    if left is None or right is None or _is_nested(left) or _is_nested(right):
        return False
    if isinstance(left, str) and isinstance(right, str):
        return test(_units(left), _units(right))
    return test(number(left), number(right))


def _units(text: str) -> bytes:
    """The text in UTF-16, which is how a phone puts texts in order."""
    return text.encode("utf-16-be", "surrogatepass")


def _is_nested(value: Any) -> bool:
    return _kind(value) == "nested"


def _kind(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes_no"
    if isinstance(value, int | float):
        return "number"
    return "text" if isinstance(value, str) else "nested"


def _birthday(born: Any) -> date | None:
    if isinstance(born, str) and (found := _ID_NUMBER.fullmatch(born)):
        return _day("-".join(found.groups()))
    return _day(born)


def _day(text: Any) -> date | None:
    if not isinstance(text, str) or not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
