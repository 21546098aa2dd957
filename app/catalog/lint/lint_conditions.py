"""Checks on conditions: known operators and fields, right types, no circles, no constants."""

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod
from typing import Any, Final

from app.catalog.conditions.condition_types import Scope, Types
from app.catalog.conditions.conditions import MOST_DEPTH, TODAY, Condition, holds, parts, variables
from app.catalog.fields import KINDS
from app.catalog.fields.rows import Rows
from app.catalog.form_fields import FormField
from app.catalog.items import Item
from app.catalog.problems import Finding, warning
from app.catalog.texts import Path, chinese

MOST_PARTS: Final = 200
"""Operators, lists and values in one condition."""
MOST_TRIED: Final = 500
"""Combinations of answers that are tried out to find a condition that never holds."""


def item_condition_findings(item: Item, path: Path) -> Iterator[Finding]:
    """Everything wrong with the conditions of an item that stands at `path`."""
    form = item.procedure.form
    scope = scope_of(form)
    for here, condition in _conditions(item):
        yield from condition_findings(condition, (*path, *here), scope)
    for at, rule in enumerate(item.eligibility):
        if rule.holds is None:
            yield Finding((*path, "eligibility", at, "holds"), "缺少条件")
    yield from _circles(form, (*path, "procedure", "form"))


def condition_findings(condition: Condition, path: Path, scope: Scope) -> Iterator[Finding]:
    """Everything wrong with one condition over the fields of `scope`.

    Only when nothing is wrong, a warning for a condition that always or never holds.
    """
    if condition is None:
        return
    if not isinstance(condition, dict) or parts(condition) is None:
        yield Finding(path, "这不是一个条件", "应当写明一个字段、怎样比较、与什么比较")
        return
    if _count(condition) > MOST_PARTS:
        yield Finding(path, f"条件太长或嵌套太深，最多{MOST_PARTS}个部分")
        return
    types = Types(scope, path, [])
    types.of(condition)
    yield from dict.fromkeys(types.faults)
    if not types.faults:
        yield from _choice_slips(condition, path, scope)
        yield from _constant(condition, path, scope)


def scope_of(form: tuple[FormField, ...]) -> Scope:
    """What conditions over this form may read."""
    return Scope(
        types={field.key: _type(field) for field in form},
        columns={
            field.key: {column.key: _type(column) for column in kind.columns(field)}
            for field in form
            if isinstance(kind := KINDS.get(field.kind), Rows)
        },
        choices={
            field.key: tuple(chinese(choice) for choice in field.choices)
            for field in form
            if field.kind in ("choice", "choices")
        },
        labels={field.key: chinese(field.label) for field in form},
    )


def _type(field: FormField) -> str:
    return KINDS[field.kind].type if field.kind in KINDS else "any"


def _conditions(item: Item) -> Iterator[tuple[Path, Condition]]:
    for at, field in enumerate(item.procedure.form):
        yield ("procedure", "form", at, "show_when"), field.show_when
        yield ("procedure", "form", at, "require_when"), field.require_when
    for at, paper in enumerate(item.materials):
        yield ("materials", at, "show_when"), paper.show_when
        yield ("materials", at, "require_when"), paper.require_when
    for at, fee in enumerate(item.fee.rules):
        yield ("fee", "rules", at, "when"), fee.when
    for at, rule in enumerate(item.eligibility):
        yield ("eligibility", at, "holds"), rule.holds
    for at, route in enumerate(item.routes):
        yield ("routes", at, "when"), route.when
    yield ("priority_when",), item.priority_when


def _circles(form: tuple[FormField, ...], path: Path) -> Iterator[Finding]:
    """Fields that are shown only by what they themselves say, at each field of the circle."""
    reads = {field.key: variables(field.show_when) for field in form if field.show_when}
    reached = {key: _reached(key, reads) for key in reads}
    labels = {field.key: chinese(field.label) for field in form}
    for at, field in enumerate(form):
        if field.key not in reached.get(field.key, ()):
            continue
        others = [
            key
            for key in reached
            if key != field.key and key in reached[field.key] and field.key in reached[key]
        ]
        here, name = (*path, at, "show_when"), f"“{labels[field.key]}”"
        if not others:
            yield Finding(here, f"{name}的显示条件用到了它自己")
        else:
            circle = "、".join(f"“{labels[key]}”" for key in others)
            message = f"{name}与{circle}的显示条件互相依赖"
            yield Finding(here, message, "请去掉其中一个显示条件")


def _reached(start: str, reads: Mapping[str, frozenset[str]]) -> set[str]:
    """The fields that decide, directly or through others, whether `start` is shown."""
    seen: set[str] = set()
    waiting = list(reads[start])
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen.add(key)
            waiting.extend(reads.get(key, ()))
    return seen


def _choice_slips(condition: Condition, path: Path, scope: Scope) -> Iterator[Finding]:
    """Words that a choice is compared with and that are none of its choices."""
    for key, word in _compared(condition):
        choices = scope.choices.get(key)
        if choices and isinstance(word, str) and word not in choices:
            listed = f"可选：{'、'.join(choices)}"
            label = scope.labels.get(key, key)
            yield warning(path, f"“{word}”不是“{label}”的选项", listed)


def _compared(rule: Any) -> Iterator[tuple[str, Any]]:
    """The fields that a rule compares with given words, and each of these."""
    found = parts(rule)
    if found is None:
        return
    operator, arguments = found
    if operator in ("==", "!=", "===", "!==", "in") and len(arguments) == 2:
        for one, other in (arguments, arguments[::-1]):
            named = parts(one)
            if named and named[0] == "var" and isinstance(named[1][0], str):
                words = other if isinstance(other, list) else [other]
                yield from ((named[1][0], word) for word in words)
    for argument in arguments:
        yield from _compared(argument)


def _constant(condition: Condition, path: Path, scope: Scope) -> Iterator[Finding]:
    """A warning when no answer makes a difference; only choices and yes or no are tried out."""
    values: dict[str, tuple[Any, ...]] = {}
    for key in variables(condition):
        if scope.types.get(key) == "yes_no":
            values[key] = (None, True, False)
        elif scope.types.get(key) == "text" and scope.choices.get(key):
            values[key] = (None, *scope.choices[key])
        else:
            return
    if prod(map(len, values.values())) > MOST_TRIED or _reads_day(condition):
        return
    made = {
        holds(condition, dict(zip(values, combination, strict=True)))
        for combination in product(*values.values())
    }
    if len(made) == 1:
        yield warning(path, "这个条件总是成立" if made == {True} else "这个条件永远不会成立")


def _reads_day(rule: Any) -> bool:
    """Whether a rule depends on the day."""
    found = parts(rule)
    if found is None:
        return isinstance(rule, list) and any(map(_reads_day, rule))
    operator, arguments = found
    return operator == "age" or arguments[:1] == [TODAY] or any(map(_reads_day, arguments))


def _count(rule: Any) -> int:
    """The parts of a rule; one more than any may have when it has more or is nested too deep."""
    waiting, count = [(rule, 1)], 0
    while waiting:
        part, depth = waiting.pop()
        count += 1
        if depth > MOST_DEPTH or count > MOST_PARTS:
            return MOST_PARTS + 1
        if isinstance(part, dict | list):
            inner = part.values() if isinstance(part, dict) else part
            waiting.extend((one, depth + 1) for one in inner)
    return count
