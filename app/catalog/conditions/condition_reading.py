"""Conditions as files hold them: JsonLogic as a mapping, or a text that means one."""

import math
from collections.abc import Mapping
from typing import Any, Final

from app.catalog.conditions import condition_text
from app.catalog.conditions.conditions import Condition
from app.catalog.form_fields import FormField
from app.catalog.shape_leaves import Fault

MOST_NESTED: Final = 40
"""A rule nested deeper than this was made by a machine to do harm."""


def read_condition(raw: object, form: tuple[FormField, ...]) -> Condition:
    """The rule that a mapping or a text means; Fault when it is none.

    A text may name the fields of `form` by key or by question.
    """
    rule: object = condition_text.parse(raw, form) if isinstance(raw, str) else raw
    if rule is None:
        return None
    if not isinstance(rule, Mapping) or not _is_plain(rule):
        raise Fault("应当是条件", "如：婚姻状况 = 已婚 且 年龄(出生日期) >= 60")
    return dict(rule)


def _is_plain(value: Any, depth: int = 0) -> bool:
    """Whether a rule is made of what JSON knows, not nested without end."""
    if depth > MOST_NESTED:
        return False
    if isinstance(value, Mapping):
        return all(isinstance(key, str) and _is_plain(value[key], depth + 1) for key in value)
    if isinstance(value, list):
        return all(_is_plain(part, depth + 1) for part in value)
    if isinstance(value, float):
        return math.isfinite(value)
    return value is None or isinstance(value, str | int)
