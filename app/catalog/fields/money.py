"""An amount of money."""

import re
from typing import Final

from app.catalog.fields.kind import Fault, Kind, Reading, Value, bounds
from app.catalog.form_fields import FormField
from app.kit.id_numbers import normal
from app.words import say

LARGEST_FEN: Final = 999_999_999_999

_YUAN: Final = re.compile(r"[¥￥]?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,10})(?:\.([0-9]{1,2}))?元?")


class Money(Kind):
    """Kept in fen, typed in yuan; `least` and `most` are fen, and never below nothing."""

    slug = "money"
    name = "金额"
    type = "number"
    schema = bounds("最低（分）", "最高（分）", 0, LARGEST_FEN)

    def read(self, raw: object, field: FormField, reading: Reading) -> int:
        """Fen: a whole number is fen already, a text such as 1,234.50 is yuan."""
        fen = _fen(raw)
        if fen > (limit := LARGEST_FEN if field.most is None else field.most):
            raise Fault("field.too-large", limit=yuan(limit))
        if fen < (limit := field.least or 0):
            raise Fault("field.too-small", limit=yuan(limit))
        return fen

    def show(self, value: Value, field: FormField, language: str) -> str:
        """The amount in yuan."""
        return say("shown.money", language, yuan=yuan(value)) if isinstance(value, int) else ""


def yuan(fen: int) -> str:
    """Fen as yuan with two decimals: 123450 is 1,234.50."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100:,}.{abs(fen) % 100:02}"


def _fen(raw: object) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    amount = _YUAN.fullmatch(normal(raw)) if isinstance(raw, str) else None
    if amount is None:
        raise Fault("field.money")
    whole, cents = amount.groups(default="")
    return int(whole.replace(",", "")) * 100 + int(cents.ljust(2, "0"))
