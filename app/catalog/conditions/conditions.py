"""Conditions of an item: JsonLogic over the answers of its form, the same here and on the phone."""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from json_logic.apply import apply

from app.catalog.conditions.condition_values import (
    age_on,
    at,
    contains,
    equal,
    finite,
    greater,
    identical,
    less,
    number,
    ordered,
    same_or_less,
    same_or_more,
    truthy,
)

Condition: TypeAlias = dict[str, Any] | None
"""A JsonLogic rule; None where nothing is said."""
Facts: TypeAlias = Mapping[str, Any]
"""Answers by the key of their field, and the day under "$today" (YYYY-MM-DD)."""

TODAY: Final = "$today"
MOST_DEPTH: Final = 50
"""Lists and objects inside each other; a deeper rule never holds."""
ROW_OPERATORS: Final = frozenset({"all", "some", "none"})
_WALKED: Final = frozenset({"if", "and", "or", *ROW_OPERATORS})
"""What the library does by itself, because not every argument is worked out."""


def holds(condition: Condition, facts: Facts) -> bool:
    """Whether the condition holds; nothing said always holds.

    Never raises: a rule with an unknown operator, or one nested deeper than MOST_DEPTH, does not
    hold.
    """
    return condition is None or truthy(_worked(condition, facts))


def value_of(rule: Any, facts: Facts) -> Any:
    """What a rule comes to: a JSON value. What is no number (1/0, "a" + 1) comes to None.

    So does a rule with an unknown operator, and one nested deeper than MOST_DEPTH.
    """
    return _tidy(_worked(rule, facts))


def _worked(rule: Any, facts: Facts) -> Any:
    if not is_known(rule):
        return None
    today = at(facts, TODAY)

    def variable(data: Any, path: Any = None, default: Any = None, *_more: Any) -> Any:
        return today if path == TODAY else at(data, path, default)

    def missing(data: Any, *keys: Any) -> list[Any]:
        asked = keys[0] if keys and isinstance(keys[0], list) else keys
        return [key for key in asked if variable(data, key) in (None, "")]

    def age(_data: Any, born: Any = None, *_more: Any) -> int | None:
        return age_on(born, today)

    operations = {**_OPERATIONS, "var": variable, "missing": missing, "age": age}
    return apply(rule, facts, operations)


def is_known(rule: Any, depth: int = 1) -> bool:
    """Whether a rule holds known operators only and is not too deep."""
    if not isinstance(rule, dict | list):
        return True
    if depth > MOST_DEPTH:
        return False
    if isinstance(rule, list):
        return all(is_known(part, depth + 1) for part in rule)
    if len(rule) != 1:
        return True
    operator, arguments = next(iter(rule.items()))
    return operator in OPERATORS and is_known(arguments, depth + 1)


def parts(rule: Any) -> tuple[str, list[Any]] | None:
    """The operator of a rule and its arguments; None for a plain value."""
    if not isinstance(rule, dict) or len(rule) != 1:
        return None
    operator, arguments = next(iter(rule.items()))
    return operator, arguments if isinstance(arguments, list) else [arguments]


def variables(condition: Condition) -> frozenset[str]:
    """The keys of the fields a condition reads; columns of rows and "$today" are none of them.

    What stands deeper than MOST_DEPTH is not looked at.
    """
    return frozenset(_read(condition, 1))


def _read(rule: Any, depth: int) -> Iterator[str]:
    """Every field a rule reads, once for every time it does."""
    if depth > MOST_DEPTH:
        return
    if isinstance(rule, list):
        for part in rule:
            yield from _read(part, depth + 1)
    if (found := parts(rule)) is None:
        return
    operator, arguments = found
    yield from _keys(operator, arguments)
    for argument in arguments[:1] if operator in ROW_OPERATORS else arguments:
        yield from _read(argument, depth + 1)


def _keys(operator: str, arguments: list[Any]) -> Iterator[str]:
    """The fields that are named right here."""
    if operator not in ("var", "missing"):
        return
    for name in _flat(arguments[:1] if operator == "var" else arguments):
        if isinstance(name, str) and name and not name.startswith("$"):
            yield name.split(".")[0]


def _flat(values: list[Any]) -> Iterator[Any]:
    for value in values:
        if isinstance(value, list):
            yield from value
        else:
            yield value


def _tidy(value: Any) -> Any:
    """A whole number without its point, and None for what is no number."""
    if isinstance(value, list):
        return [_tidy(one) for one in value]
    if not isinstance(value, float):
        return value
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() else value


def _add(_data: Any, *values: Any) -> float:
    total = 0.0
    for value in values:
        total += number(value)
    return finite(total)


def _multiply(_data: Any, *values: Any) -> float:
    product = 1.0
    for value in values:
        product *= number(value)
    return finite(product)


def _subtract(_data: Any, *values: Any) -> float:
    if len(values) < 2:
        return finite(-number(values[0] if values else None))
    return finite(number(values[0]) - number(values[1]))


def _divide(_data: Any, value: Any = None, by: Any = None, *_more: Any) -> float:
    divisor = number(by)
    return finite(number(value) / divisor) if divisor else math.nan


def _remainder(_data: Any, value: Any = None, by: Any = None, *_more: Any) -> float:
    dividend, divisor = number(value), number(by)
    if not divisor or math.isnan(dividend) or math.isnan(divisor):
        return math.nan
    return math.fmod(dividend, divisor)


def _extreme(pick: Callable[[list[float]], float]) -> Callable[..., float]:
    def picked(_data: Any, *values: Any) -> float:
        numbers = [number(value) for value in values]
        return pick(numbers) if numbers and not any(map(math.isnan, numbers)) else math.nan

    return picked


def _pair(test: Callable[[Any, Any], bool], wanted: bool = True) -> Callable[..., bool]:
    def tested(_data: Any, left: Any = None, right: Any = None, *_more: Any) -> bool:
        return test(left, right) is wanted

    return tested


def _chain(test: Callable[[Any, Any], bool]) -> Callable[..., bool]:
    """Two values in this order, or three ("between")."""

    def tested(_data: Any, *values: Any) -> bool:
        return ordered(test, values)

    return tested


_OPERATIONS: Final[dict[str, Callable[..., Any]]] = {
    "==": _pair(equal),
    "!=": _pair(equal, wanted=False),
    "===": _pair(identical),
    "!==": _pair(identical, wanted=False),
    "<": _chain(less),
    "<=": _chain(same_or_less),
    ">": _chain(greater),
    ">=": _chain(same_or_more),
    "!": lambda _data, value=None, *_more: not truthy(value),
    "!!": lambda _data, value=None, *_more: truthy(value),
    "in": _pair(contains),
    "+": _add,
    "-": _subtract,
    "*": _multiply,
    "/": _divide,
    "%": _remainder,
    "min": _extreme(min),
    "max": _extreme(max),
}
"""Ours, not the library's: its own differ from a phone's for nothing, booleans, blanks and zero."""
OPERATORS: Final = frozenset({*_OPERATIONS, *_WALKED, "var", "missing", "age"})
"""Every operator a condition may use; `age` (full years on "$today") is ours."""
