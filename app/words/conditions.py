"""Conditions of an item as people read them: "当“婚姻状况”是“已婚”时"."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, Protocol, TypeAlias

from app.words import DEFAULT, knows, say

MOST_NESTED: Final = 50
TODAY: Final = "$today"
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_COMPARED: Final = {
    "==": "is",
    "===": "is",
    "!=": "is-not",
    "!==": "is-not",
    "<": "below",
    "<=": "at-most",
    ">": "above",
    ">=": "at-least",
}
_COUNTED: Final = {"+": "plus", "-": "minus", "*": "times", "/": "divided", "%": "rest"}


class ByLanguage(Protocol):
    """The same words in several languages."""

    @property
    def zh(self) -> str:
        """Chinese, always there."""

    @property
    def bo(self) -> str:
        """Tibetan, or empty."""

    @property
    def en(self) -> str:
        """English, or empty."""

    @property
    def more(self) -> Mapping[str, str]:
        """Other languages by code."""


Text: TypeAlias = str | ByLanguage


class Field(Protocol):
    """A question that a condition may read."""

    @property
    def key(self) -> str:
        """What conditions call it."""

    @property
    def label(self) -> Text:
        """What people call it."""

    @property
    def kind(self) -> str:
        """The slug of its kind."""

    @property
    def choices(self) -> Sequence[Text]:
        """What may be chosen, if anything."""

    @property
    def columns(self) -> Sequence["Field"]:
        """The questions of each row, if there are rows."""


def sentence(
    condition: Mapping[str, Any] | None, form: Iterable[Field], language: str = DEFAULT
) -> str:
    """When a condition over the fields of `form` holds; "always" where nothing is said."""
    if condition is None:
        return say("condition.always", language)
    return say("condition.when", language, told=told(condition, form, language))


def told(condition: Mapping[str, Any], form: Iterable[Field], language: str = DEFAULT) -> str:
    """What a condition asks for, to stand inside another sentence: "“婚姻状况”是“已婚”".

    A condition that the lint would refuse is told as far as it is understood; never raises.
    """
    return _Teller(form, language).test(condition)


class _Teller:
    """Tells rules over the fields of one form, or over the columns of one of its tables."""

    def __init__(self, form: Iterable[Field], language: str, depth: int = 0) -> None:
        self.fields = {field.key: field for field in form}
        self.language = language
        self.depth = depth

    def test(self, rule: Any) -> str:
        """A rule as something that holds or does not."""
        found = _parts(rule)
        if found is None or self.depth > MOST_NESTED:
            return self._say("unknown")
        operator, arguments = found
        tell = self._tests().get(operator)
        if tell is None or not arguments:
            return self._say("unknown")
        self.depth += 1
        said = tell(operator, arguments)
        self.depth -= 1
        return said

    def value(self, rule: Any, beside: Any = None) -> str:
        """A rule as a value; `beside` is what it is compared with."""
        found = _parts(rule)
        if found is None:
            return self._literal(rule, beside)
        operator, arguments = found
        if operator == "var":
            return self._variable(arguments[0] if arguments else "")
        if operator == "age" and arguments:
            return self._say("age", name=self.value(arguments[0]))
        if operator in _COUNTED and len(arguments) > 1:
            said = self.value(arguments[0])
            for other in arguments[1:]:
                said = self._say(_COUNTED[operator], left=said, right=self.value(other))
            return said
        if operator in ("min", "max"):
            return self._say(operator, names=self._listed(map(self.value, arguments)))
        return self._say("group", told=self.test(rule))

    def _tests(self) -> Mapping[str, Callable[[str, list[Any]], str]]:
        return {
            **dict.fromkeys(_COMPARED, self._compared),
            **dict.fromkeys(("and", "or"), self._joined),
            **dict.fromkeys(("all", "some", "none"), self._over_rows),
            "!": self._negated,
            "!!": lambda _operator, arguments: self._true(arguments[0]),
            "var": lambda _operator, arguments: self._true({"var": arguments}),
            "in": self._contained,
            "missing": self._missing,
            "if": self._if,
        }

    def _compared(self, operator: str, arguments: list[Any]) -> str:
        pairs = list(pairwise(arguments))[:2]
        said = [self._pair(_COMPARED[operator], left, right) for left, right in pairs]
        return self._say("and").join(said) if said else self._say("unknown")

    def _pair(self, word: str, left: Any, right: Any) -> str:
        if left is None:
            left, right = right, left
        said = self.value(left, right)
        if right is None and word in ("is", "is-not"):
            return self._say("not-given" if word == "is" else "given", left=said)
        if isinstance(right, bool) and word in ("is", "is-not"):
            return self._say("is-yes" if right is (word == "is") else "is-no", left=said)
        if word not in ("is", "is-not") and (self._is_day(left) or self._is_day(right)):
            word = f"{word}-day"
        return self._say(word, left=said, right=self.value(right, left))

    def _joined(self, operator: str, arguments: list[Any]) -> str:
        if len(arguments) == 1:
            return self.test(arguments[0])
        said = []
        for one in arguments:
            found = _parts(one)
            is_joined = found is not None and found[0] in ("and", "or") and len(found[1]) > 1
            inner = self.test(one)
            said.append(self._say("group", told=inner) if is_joined else inner)
        return self._say(operator).join(said)

    def _negated(self, _operator: str, arguments: list[Any]) -> str:
        found = _parts(arguments[0])
        if found is not None and found[0] == "in" and len(found[1]) == 2:
            return self._contained("not-in", found[1])
        if found is not None and found[0] == "var":
            name = self.value(arguments[0])
            is_yes_no = self._kind_of(arguments[0]) == "yes_no"
            return self._say("is-no" if is_yes_no else "not-given", left=name)
        return self._say("not", told=self.test(arguments[0]))

    def _true(self, rule: Any) -> str:
        found = _parts(rule)
        if found is not None and found[0] != "var":
            return self.test(rule)
        word = "is-yes" if self._kind_of(rule) == "yes_no" else "given"
        return self._say(word, left=self.value(rule))

    def _contained(self, operator: str, arguments: list[Any]) -> str:
        if len(arguments) != 2:
            return self._say("unknown")
        needle, hay = arguments
        negated = "not-" if operator == "not-in" else ""
        if isinstance(hay, list):
            names = self._listed(self._literal(one, needle) for one in hay)
            return self._say(f"{negated}in", left=self.value(needle), names=names)
        right = self.value(needle, hay)
        return self._say(f"{negated}contains", left=self.value(hay), right=right)

    def _over_rows(self, operator: str, arguments: list[Any]) -> str:
        if len(arguments) != 2:
            return self._say("unknown")
        field = self._field_of(arguments[0])
        columns = field.columns if field is not None else ()
        inner = _Teller(columns, self.language, self.depth).test(arguments[1])
        return self._say(operator, name=self.value(arguments[0]), told=inner)

    def _missing(self, _operator: str, arguments: list[Any]) -> str:
        keys = arguments[0] if isinstance(arguments[0], list) else arguments
        return self._say("missing", names=self._listed(map(self._variable, keys)))

    def _if(self, _operator: str, arguments: list[Any]) -> str:
        if len(arguments) != 3:
            return self._say("unknown")
        test, then, other = arguments
        return self._say("if", told=self.test(test), then=self.value(then), other=self.value(other))

    def _variable(self, name: Any) -> str:
        if name in (TODAY, ""):
            return self._say("today" if name else "itself")
        key, _, rest = str(name).partition(".")
        field = self.fields.get(key)
        if field is not None:
            called = _said(field.label, self.language)
        else:
            called = self._say(f"column.{key}") if knows(f"condition.column.{key}") else key
        quoted = self._say("field", name=called)
        return self._say("count", name=quoted) if rest == "length" else quoted

    def _literal(self, value: Any, beside: Any) -> str:
        if value is None or isinstance(value, bool):
            return self._say({None: "nothing", True: "yes", False: "no"}[value])
        if isinstance(value, list):
            return self._listed(self._literal(one, beside) for one in value)
        if isinstance(value, int | float):
            return self._amount(value, beside)
        text = str(value)
        if _DAY.fullmatch(text):
            return text
        field = self._field_of(beside)
        chosen = (
            [_said(one, self.language) for one in field.choices if _zh(one) == text]
            if (field is not None)
            else []
        )
        return self._say("text", text=chosen[0] if chosen else text)

    def _amount(self, value: float, beside: Any) -> str:
        found = _parts(beside)
        if found is not None and found[0] == "age":
            return self._say("years", number=value)
        if self._kind_of(beside) == "money" and isinstance(value, int):
            yuan = f"{value / 100:.2f}".removesuffix(".00")
            return self._say("yuan", number=yuan)
        return str(value)

    def _is_day(self, rule: Any) -> bool:
        if isinstance(rule, str):
            return _DAY.fullmatch(rule) is not None
        found = _parts(rule)
        return found == ("var", [TODAY]) or self._kind_of(rule) == "date"

    def _kind_of(self, rule: Any) -> str:
        field = self._field_of(rule)
        return field.kind if field is not None else ""

    def _field_of(self, rule: Any) -> Field | None:
        found = _parts(rule)
        if found is None or found[0] != "var" or not found[1]:
            return None
        return self.fields.get(str(found[1][0]))

    def _listed(self, names: Iterable[str]) -> str:
        return self._say("comma").join(names)

    def _say(self, key: str, **params: object) -> str:
        return say(f"condition.{key}", self.language, **params)


def _parts(rule: Any) -> tuple[str, list[Any]] | None:
    if not isinstance(rule, Mapping) or len(rule) != 1:
        return None
    operator, arguments = next(iter(rule.items()))
    return operator, arguments if isinstance(arguments, list) else [arguments]


def _said(text: Text, language: str) -> str:
    if isinstance(text, str):
        return text
    return {"bo": text.bo, "en": text.en, **text.more}.get(language) or text.zh


def _zh(text: Text) -> str:
    return text if isinstance(text, str) else text.zh
