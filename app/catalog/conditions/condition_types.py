"""What the values in a condition are, so that nobody compares a day with a number."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple, TypeAlias

from app.catalog.conditions.conditions import OPERATORS, ROW_OPERATORS, TODAY, parts
from app.catalog.problems import Finding, nearest
from app.catalog.texts import Path

Type: TypeAlias = str
"""text, number, day, yes_no, texts, rows, none (of a kind's answers), nothing, any."""

TYPE_NAMES: Final = {
    "text": "文字",
    "number": "数字",
    "day": "日期",
    "yes_no": "是否",
    "texts": "多个选项",
    "rows": "表格",
    "none": "不能比较的内容",
}
_ONE: Final = (1, 1)
_TWO: Final = (2, 2)
_SOME: Final = (1, 99)
ARITY: Final[Mapping[str, tuple[int, int]]] = {
    **dict.fromkeys(("==", "!=", "===", "!==", "in", "/", "%", *ROW_OPERATORS), _TWO),
    **dict.fromkeys(("!", "!!", "age"), _ONE),
    **dict.fromkeys(("and", "or", "+", "*", "min", "max", "missing"), _SOME),
    **dict.fromkeys(("<", "<=", ">", ">="), (2, 3)),
    **dict.fromkeys(("var", "-"), (1, 2)),
    "if": (2, 99),
}
"""The fewest and the most arguments of each operator."""
_EQUAL: Final = frozenset({"==", "!=", "===", "!=="})
_ORDER: Final = frozenset({"<", "<=", ">", ">="})
_COUNT: Final = frozenset({"+", "-", "*", "/", "%", "min", "max"})
_LISTS: Final = frozenset({"texts", "rows", "none"})
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER: Final = re.compile(r"\s*[+-]?[0-9]+(\.[0-9]+)?\s*")


class Scope(NamedTuple):
    """What a condition may read: the type of each field by key, of each column of its tables, the
    choices of those that have some, and what people call them.
    """

    types: Mapping[str, Type]
    columns: Mapping[str, Mapping[str, Type]] = {}
    choices: Mapping[str, tuple[str, ...]] = {}
    labels: Mapping[str, str] = {}


class Types(NamedTuple):
    """Works out the type of a rule and tells what is wrong with it on the way."""

    scope: Scope
    path: Path
    faults: list[Finding]

    def of(self, rule: Any) -> Type:
        """The type of what a rule comes to; "any" where that is not known."""
        found = parts(rule)
        if found is None:
            return _of_literal(rule)
        operator, arguments = found
        if not self._is_well_formed(operator, arguments):
            return "any"
        if operator == "var":
            return self._of_variable(arguments)
        if operator == "missing":
            for key in _flat(arguments):
                self._of_variable([key])
            return "texts"
        if operator in ROW_OPERATORS:
            return self._of_rows(arguments)
        return self._of_result(operator, arguments, [self.of(one) for one in arguments])

    def _is_well_formed(self, operator: str, arguments: list[Any]) -> bool:
        if operator not in OPERATORS:
            self._wrong(f"不认识“{operator}”", nearest(operator, sorted(OPERATORS)))
            return False
        least, most = ARITY[operator]
        if not least <= len(arguments) <= most:
            wanted = f"{least}" if least == most else f"{least}到{most}"
            self._wrong(f"“{operator}”要有{wanted}个值，现在有{len(arguments)}个")
            return False
        return True

    def _of_variable(self, arguments: list[Any]) -> Type:
        name = arguments[0]
        if not isinstance(name, str):
            self._wrong("条件里的字段要直接写字段代号")
            return "any"
        if name == TODAY:
            return "day"
        key, *steps = name.split(".")
        if key not in self.scope.types:
            self._unknown(key)
            return "any"
        kind = self.scope.types[key]
        if steps == ["length"] and kind in ("rows", "texts"):
            return "number"
        if steps and kind not in _LISTS:
            self._wrong(f"“{key}”没有“{'.'.join(steps)}”这一部分")
        return "any" if steps else kind

    def _of_rows(self, arguments: list[Any]) -> Type:
        rows, rule = arguments
        kind = self.of(rows)
        if kind not in ("rows", "texts"):
            if kind != "any":
                self._wrong(f"逐行判断要用表格或多选，这里是{TYPE_NAMES.get(kind, '空值')}")
            return "yes_no"
        named = parts(rows)
        key = named[1][0] if named and named[0] == "var" and named[1] else ""
        columns = self.scope.columns.get(str(key))
        inner = {"": "text"} if columns is None else columns
        Types(Scope(inner), self.path, self.faults).of(rule)
        return "yes_no"

    def _of_result(self, operator: str, arguments: list[Any], types: list[Type]) -> Type:
        """The type of what an operator makes of values that it may or may not be used on."""
        if operator in _EQUAL:
            self._comparable(operator, arguments, types)
        elif operator in _ORDER:
            self._ordered(operator, arguments, types)
        elif operator in _COUNT:
            self._countable(operator, arguments, types)
        elif operator == "in":
            self._contained(types)
        elif operator == "age" and types[0] not in ("day", "text", "any"):
            self._wrong(f"年龄要用日期或身份证号来算，这里是{TYPE_NAMES.get(types[0], '空值')}")
        return _made(operator, types)

    def _comparable(self, operator: str, arguments: list[Any], types: list[Type]) -> None:
        left, right = types
        if "nothing" in types or "any" in types:
            return
        if many := [kind for kind in types if kind in _LISTS]:
            self._wrong(f"{TYPE_NAMES[many[0]]}不能用“{operator}”比较", "请用“包含”")
        elif not _alike(left, right) and not _reads_as(arguments, types):
            self._mismatch(left, right)

    def _ordered(self, operator: str, arguments: list[Any], types: list[Type]) -> None:
        known = [kind for kind in types if kind != "any"]
        if wrong := [kind for kind in known if kind in (*_LISTS, "yes_no", "nothing")]:
            self._wrong(f"{TYPE_NAMES.get(wrong[0], '空值')}不能用“{operator}”比较大小")
            return
        for other in known[1:]:
            if not _alike(known[0], other) and not _reads_as(arguments, types):
                self._mismatch(known[0], other)
                return

    def _countable(self, operator: str, arguments: list[Any], types: list[Type]) -> None:
        for argument, kind in zip(arguments, types, strict=True):
            if kind not in ("number", "any", "nothing") and not _is_number(argument):
                self._wrong(f"“{operator}”要用数字来算，这里是{TYPE_NAMES[kind]}")
                return

    def _contained(self, types: list[Type]) -> None:
        needle, hay = types
        if hay not in ("texts", "text", "any"):
            self._wrong(f"“属于”后面要有几个选项，这里是{TYPE_NAMES.get(hay, '空值')}")
        elif needle in _LISTS:
            self._wrong(f"{TYPE_NAMES[needle]}不能用“属于”判断", "请把“包含”写在前面的一项里")

    def _unknown(self, key: str) -> None:
        known = {label: key for key, label in self.scope.labels.items()}
        hint = f"请写字段代号“{known[key]}”" if key in known else ""
        self._wrong(f"条件里的“{key}”不是申请表的字段", hint or nearest(key, self.scope.types))

    def _mismatch(self, left: Type, right: Type) -> None:
        self._wrong(f"{TYPE_NAMES[left]}不能与{TYPE_NAMES[right]}比较")

    def _wrong(self, message: str, suggestion: str = "") -> None:
        self.faults.append(Finding(self.path, message, suggestion))


def _made(operator: str, types: list[Type]) -> Type:
    """What kind of value an operator makes."""
    if operator in _COUNT or operator == "age":
        return "number"
    if operator == "if":
        made = {*types[1::2], types[-1]}
        return made.pop() if len(made) == 1 else "any"
    if operator in ("and", "or") and set(types) != {"yes_no"}:
        return "any"
    return "yes_no"


def _of_literal(value: Any) -> Type:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes_no"
    if isinstance(value, int | float):
        return "number"
    if isinstance(value, list):
        return "texts"
    if isinstance(value, str):
        return "day" if _DAY.fullmatch(value) else "text"
    return "none"


def _alike(left: Type, right: Type) -> bool:
    return left == right or {left, right} == {"day", "text"}


def _reads_as(arguments: Iterable[Any], types: Iterable[Type]) -> bool:
    """Whether the texts among numbers are numbers in quotes."""
    pairs = list(zip(arguments, types, strict=True))
    return all(kind == "number" or _is_number(argument) for argument, kind in pairs)


def _is_number(value: Any) -> bool:
    return isinstance(value, str) and _NUMBER.fullmatch(value) is not None


def _flat(values: list[Any]) -> Iterator[Any]:
    for value in values:
        yield from value if isinstance(value, list) else [value]
