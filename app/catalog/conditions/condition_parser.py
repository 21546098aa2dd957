"""Reads the pieces of a condition in a cell into a rule, by descent from `或` to a single value."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from app.catalog.conditions.condition_words import (
    AND,
    FUNCTIONS,
    GIVEN,
    IN,
    ITSELF,
    OR,
    OVER_ROWS,
    ROW_COUNT,
    SPELLINGS,
    TODAY_WORD,
    VALUES,
    Token,
    Unclear,
    no_such,
)
from app.catalog.conditions.conditions import TODAY, parts
from app.catalog.fields import KINDS
from app.catalog.fields.rows import Rows
from app.catalog.form_fields import FormField
from app.catalog.texts import chinese

MOST_NESTED: Final = 20
_ARITHMETIC: Final = (("+", "-"), ("*", "/", "%"))


class Names:
    """What a condition may call the fields of a form, or the columns of one of its tables."""

    def __init__(self, form: tuple[FormField, ...]) -> None:
        self.labels = {field.key: chinese(field.label) for field in form}
        self.choices = {
            field.key: tuple(chinese(choice) for choice in field.choices)
            for field in form
            if field.choices
        }
        self.money = frozenset(field.key for field in form if field.kind == "money")
        self._forms = {
            field.key: kind.columns(field)
            for field in form
            if isinstance(kind := KINDS.get(field.kind), Rows)
        }
        self.known = {label: key for key, label in reversed(self.labels.items())}

    def field(self, said: str) -> str | None:
        """The key of the field that goes by this key or, first come, by this question."""
        return said if said in self.labels else self.known.get(said)

    def inside(self, key: str) -> "Names":
        """The names of the columns of a table."""
        return Names(self._forms.get(key, ()))

    def key_of(self, rule: Any) -> str | None:
        """The key of the field when a rule does nothing but read it."""
        found = parts(rule)
        if found is None or found[0] != "var" or len(found[1]) != 1:
            return None
        return found[1][0] if isinstance(found[1][0], str) and found[1][0] != TODAY else None


class Parser:
    """Reads tokens, one after the other."""

    def __init__(self, tokens: list[Token], names: Names) -> None:
        self._tokens = tokens
        self._at = 0
        self._names = names
        self._depth = 0

    def condition(self) -> dict[str, Any]:
        """The whole condition; Unclear when something is left over or nothing is asked."""
        start = self._next
        rule = self._either()
        if self._next.kind != "end":
            raise Unclear(self._next.at, f"这里不应有“{self._next.said}”", "多个条件用“且”“或”连接")
        if not isinstance(rule, dict):
            raise Unclear(start.at, "这不是一个条件", "如：婚姻状况 = 已婚")
        return rule

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        token = self._next
        if token.kind != "end":
            self._at += 1
        return token

    def _is(self, kind: str, *said: str) -> bool:
        return self._next.kind == kind and self._next.said in said

    def _skip(self, sign: str) -> None:
        if not self._is("sign", sign):
            raise Unclear(self._next.at, f"缺少“{sign}”")
        self._take()

    def _either(self) -> Any:
        return self._series(OR, "or", lambda: self._series(AND, "and", self._comparison))

    def _series(self, words: tuple[str, ...], operator: str, one: Callable[[], Any]) -> Any:
        rules = [one()]
        while self._is("word", *words):
            self._take()
            rules.append(one())
        return rules[0] if len(rules) == 1 else {operator: rules}

    def _comparison(self) -> Any:
        left = self._sum()
        if self._is("word", *GIVEN):
            return {"!=" if self._take().said == GIVEN[0] else "==": [left, None]}
        if self._is("word", *IN):
            return self._in(left)
        if self._next.kind not in ("word", "sign") or self._next.said not in SPELLINGS:
            return left
        operator = SPELLINGS[self._take().said]
        key = self._names.key_of(left)
        values = [left, self._sum(key)]
        while self._next.kind in ("word", "sign") and SPELLINGS.get(self._next.said) == operator:
            self._take()
            values.append(self._sum(self._names.key_of(values[1]) or key))
        return {operator: values}

    def _in(self, left: Any) -> Any:
        word = self._take().said
        right = self._sum(self._names.key_of(left))
        if word.endswith("属于"):
            found = right if isinstance(right, list) or parts(right) else [right]
            rule = {"in": [left, found]}
        else:
            rule = {"in": [right, left]}
        return {"!": [rule]} if word.startswith("不") else rule

    def _sum(self, beside: str | None = None, level: int = 0) -> Any:
        """Values added up, or the value alone; `beside` is the field it is compared with."""
        if level == len(_ARITHMETIC):
            return self._value(beside)
        made = self._sum(beside, level + 1)
        fresh = True
        while self._is("sign", *_ARITHMETIC[level]):
            operator = self._take().said
            other = self._sum(beside, level + 1)
            if operator in ("+", "*") and not fresh and operator in made:
                made = {operator: [*made[operator], other]}
            else:
                made = {operator: [made, other]}
            fresh = False
        return made

    def _value(self, beside: str | None) -> Any:
        token = self._take()
        if token.kind == "sign":
            return self._bracketed(token, beside)
        if token.kind == "text":
            return token.said
        if token.kind == "number":
            return float(token.said) if "." in token.said else int(token.said)
        if token.kind == "fen":
            return self._fen(token)
        if token.kind == "field":
            return {"var": self._field(token)}
        if token.kind == "word":
            return self._word(token, beside)
        raise Unclear(token.at, "话没有说完", "如：婚姻状况 = 已婚")

    def _bracketed(self, token: Token, beside: str | None) -> Any:
        if token.said == "[":
            return self._list(beside)
        if token.said != "(":
            raise Unclear(token.at, f"这里不应有“{token.said}”")
        with_brackets = self._nested(token, self._either)
        self._skip(")")
        return with_brackets

    def _nested(self, token: Token, read: Callable[[], Any]) -> Any:
        if self._depth == MOST_NESTED:
            raise Unclear(token.at, "括号套得太深", f"最多{MOST_NESTED}层")
        self._depth += 1
        made = read()
        self._depth -= 1
        return made

    def _list(self, beside: str | None) -> list[Any]:
        words: list[Any] = []
        while not self._is("sign", "]"):
            if words:
                self._skip(",")
            words.append(self._literal(self._take(), beside))
        self._take()
        return words

    def _literal(self, token: Token, beside: str | None) -> Any:
        """A value inside a list: never a field."""
        if token.kind in ("word", "text"):
            is_choice = beside is not None and token.said in self._names.choices.get(beside, ())
            if token.kind == "word" and token.said in VALUES and not is_choice:
                return VALUES[token.said]
            return token.said
        if token.kind in ("number", "fen"):
            self._at -= 1
            return self._value(beside)
        raise Unclear(token.at, "列表里只能写文字或数字", "如：[已婚, 离异]")

    def _word(self, token: Token, beside: str | None) -> Any:
        said = token.said
        if self._is("sign", "(") and said in (*FUNCTIONS, *OVER_ROWS, ROW_COUNT):
            return self._nested(token, lambda: self._called(said))
        if beside is not None and said in self._names.choices.get(beside, ()):
            return said
        if said in VALUES:
            return VALUES[said]
        if said == TODAY_WORD:
            return {"var": TODAY}
        if said == ITSELF:
            return {"var": ""}
        if key := self._names.field(said):
            return {"var": key}
        is_run_on = beside in self._names.choices and any(one in said for one in (AND[0], OR[0]))
        if beside is None or is_run_on:
            raise no_such(said, token.at, self._names.known)
        return said

    def _called(self, name: str) -> Any:
        self._skip("(")
        if name in OVER_ROWS:
            return self._over_rows(OVER_ROWS[name])
        if name == ROW_COUNT:
            key = self._field(self._take())
            self._skip(")")
            return {"var": f"{key}.length"}
        operator = FUNCTIONS[name]
        arguments: list[Any] = []
        while not self._is("sign", ")"):
            if arguments:
                self._skip(",")
            arguments.append(self._field(self._take()) if operator == "missing" else self._either())
        self._take()
        return {operator: arguments}

    def _over_rows(self, operator: str) -> Any:
        key = self._field(self._take())
        self._skip(":")
        outer, self._names = self._names, self._names.inside(key)
        rule = self._either()
        self._names = outer
        self._skip(")")
        return {operator: [{"var": key}, rule]}

    def _field(self, token: Token) -> str:
        key = self._names.field(token.said) if token.kind in ("word", "field") else None
        if key is None:
            raise no_such(token.said, token.at, self._names.known)
        return key

    def _fen(self, token: Token) -> int:
        fen = Decimal(token.said) * 100
        if fen != int(fen):
            raise Unclear(token.at, f"“{token.said}元”不到一分钱")
        return int(fen)
