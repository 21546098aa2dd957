"""Conditions as a clerk writes them into a cell: `婚姻状况 = 已婚 且 年龄(出生日期) >= 60`.

Fields go by their question or their key; 【】 marks a field, “” a text. Words are parted by blanks.
What cannot be written so is written as JSON, which can be read back too.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from app.catalog.conditions.condition_parser import Names, Parser
from app.catalog.conditions.condition_words import (
    COMPARISONS,
    FUNCTIONS,
    ITSELF,
    OVER_ROWS,
    RESERVED,
    ROW_COUNT,
    TODAY_WORD,
    VALUES,
    Unclear,
    tokens,
)
from app.catalog.conditions.conditions import TODAY, Condition, parts
from app.catalog.form_fields import FormField

_SIGNS: Final = {said: sign for sign, said in COMPARISONS.items()}
_CALLS: Final = {operator: name for name, operator in FUNCTIONS.items()}
_ROWS: Final = {operator: name for name, operator in OVER_ROWS.items()}


def parse(text: str, form: tuple[FormField, ...]) -> Condition:
    """The rule a text means, over the fields of `form`; None for a blank one.

    Raises Unclear (a Fault of the cell) naming the place where it can no longer be followed.
    """
    if not text.strip():
        return None
    if text.lstrip().startswith("{"):
        return _from_json(text)
    return Parser(list(tokens(text)), Names(form)).condition()


def text(condition: Condition, form: tuple[FormField, ...]) -> str:
    """A text that `parse` reads back as the very same rule; empty for no rule."""
    if condition is None:
        return ""
    try:
        said = _Writer(Names(form)).rule(condition)
        if _is_same(parse(said, form), condition):
            return said
    except (Unclear, _NoWords, RecursionError):
        pass
    return json.dumps(condition, ensure_ascii=False)


def _from_json(text: str) -> Condition:
    try:
        rule = json.loads(text)
    except json.JSONDecodeError as error:
        raise Unclear(error.pos + 1, "JSON 写得不对", "请检查括号和引号") from None
    except RecursionError:
        raise Unclear(1, "括号套得太深") from None
    return dict(rule)


def _is_same(left: Any, right: Any) -> bool:
    return json.dumps(left, sort_keys=True) == json.dumps(right, sort_keys=True)


class _NoWords(Exception):
    """A rule that only JSON can say."""


class _Writer:
    """Writes rules over the fields of one form, or over the columns of one of its tables."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def rule(self, rule: Any, *, inner: bool = False) -> str:
        """A rule in words; in brackets when it stands inside another and has parts."""
        found = parts(rule)
        if found is None:
            return self._literal(rule, None)
        operator, arguments = found
        if not arguments:
            raise _NoWords
        if (operator, arguments) == ("var", [TODAY]):
            return TODAY_WORD
        if operator == "var":
            return self._variable(arguments)
        if operator in _ROWS and len(arguments) == 2:
            return self._rows(operator, arguments)
        if operator == "missing":
            return f"{_CALLS[operator]}({', '.join(self._named(str(one)) for one in arguments)})"
        if operator in _CALLS and not (operator == "!" and self._is_not_in(arguments)):
            return f"{_CALLS[operator]}({', '.join(self._argument(one) for one in arguments)})"
        said = self._joined(operator, arguments)
        return f"({said})" if inner else said

    def _joined(self, operator: str, arguments: list[Any]) -> str:
        if operator == "!":
            return self._in(parts(arguments[0]), "不")
        if operator == "in":
            return self._in(("in", arguments), "")
        if operator in ("and", "or") and len(arguments) > 1:
            sign = " 且 " if operator == "and" else " 或 "
            return sign.join(self.rule(one, inner=self._needs_brackets(one)) for one in arguments)
        if operator in _SIGNS and len(arguments) > 1:
            return self._compared(operator, arguments)
        if operator in ("+", "-", "*", "/", "%") and len(arguments) > 1:
            return f" {operator} ".join(self.rule(one, inner=True) for one in arguments)
        raise _NoWords

    def _needs_brackets(self, rule: Any) -> bool:
        found = parts(rule)
        return found is not None and found[0] in ("and", "or")

    def _compared(self, operator: str, arguments: list[Any]) -> str:
        left, right = arguments[0], arguments[1]
        if len(arguments) == 2 and right is None and operator in ("==", "!="):
            return f"{self.rule(left, inner=True)} {'未填写' if operator == '==' else '已填写'}"
        key = self.names.key_of(left)
        return f" {_SIGNS[operator]} ".join(
            self._argument(one, key if at else None, inner=True) for at, one in enumerate(arguments)
        )

    def _is_not_in(self, arguments: list[Any]) -> bool:
        found = parts(arguments[0]) if len(arguments) == 1 else None
        return found is not None and found[0] == "in"

    def _in(self, found: tuple[str, list[Any]] | None, negated: str) -> str:
        if found is None or len(found[1]) != 2:
            raise _NoWords
        needle, hay = found[1]
        if self.names.key_of(hay) is not None:
            right = self._argument(needle, self.names.key_of(hay), inner=True)
            return f"{self.rule(hay, inner=True)} {negated}包含 {right}"
        key = self.names.key_of(needle)
        return f"{self._argument(needle, inner=True)} {negated}属于 {self._argument(hay, key)}"

    def _rows(self, operator: str, arguments: list[Any]) -> str:
        key = self.names.key_of(arguments[0])
        if key is None:
            raise _NoWords
        inner = _Writer(self.names.inside(key)).rule(arguments[1])
        return f"{_ROWS[operator]}({self.rule(arguments[0])}: {inner})"

    def _argument(self, rule: Any, key: str | None = None, *, inner: bool = False) -> str:
        if parts(rule) is not None:
            return self.rule(rule, inner=inner)
        if isinstance(rule, list):
            return f"[{', '.join(self._literal(one, key) for one in rule)}]"
        return self._literal(rule, key)

    def _variable(self, arguments: list[Any]) -> str:
        name = arguments[0]
        if len(arguments) != 1 or not isinstance(name, str):
            raise _NoWords
        if name == "":
            return ITSELF
        if name.endswith(".length") and name.count(".") == 1:
            return f"{ROW_COUNT}({self._named(name.removesuffix('.length'))})"
        return self._named(name)

    def _named(self, key: str) -> str:
        """The question of a field, or its key where the question would not be understood."""
        label = self.names.labels.get(key, "")
        for said in (label, key):
            if said and said not in RESERVED and self.names.field(said) == key and _is_word(said):
                return said
        return f"【{key}】"

    def _literal(self, value: Any, key: str | None) -> str:
        for said, meant in VALUES.items():
            if value is meant:
                return said
        if isinstance(value, int | float):
            return self._amount(value, key)
        if not isinstance(value, str):
            raise _NoWords
        choices: Mapping[str, tuple[str, ...]] = self.names.choices
        if key and value in choices.get(key, ()) and value not in RESERVED and _is_word(value):
            return value
        if _is_day(value):
            return value
        return f"“{value}”" if "”" not in value else f'"{value}"'

    def _amount(self, value: float, key: str | None) -> str:
        if key in self.names.money and isinstance(value, int):
            yuan = f"{abs(value) // 100}.{abs(value) % 100:02}".removesuffix(".00")
            return f"{'-' if value < 0 else ''}{yuan}元"
        return repr(value)


def _is_word(said: str) -> bool:
    return _kinds(said) == ["word"]


def _is_day(said: str) -> bool:
    """Whether a text is understood without quotes, as a day or a time is."""
    return said[:1].isdigit() and _kinds(said) == ["text"]


def _kinds(said: str) -> list[str]:
    try:
        return [token.kind for token in tokens(said) if token.said == said]
    except Unclear:
        return []


def words_of(form: tuple[FormField, ...]) -> Iterator[str]:
    """What a cell may call the fields of a form, for the hint beside it."""
    names = Names(form)
    writer = _Writer(names)
    yield from (writer.rule({"var": key}) for key in names.labels)
