"""A whole number."""

import re
import unicodedata
from typing import Final

from app.catalog.fields.kind import Fault, Kind, Reading, Value, bounds, using, words
from app.catalog.form_fields import FormField
from app.catalog.texts import said

LARGEST: Final = 999_999_999_999

_WHOLE: Final = re.compile(r"[-+]?[0-9]{1,12}", re.ASCII)


class Number(Kind):
    """At most 12 digits, between `least` and `most`, counted in `unit`."""

    slug = "number"
    name = "整数"
    type = "number"
    schema = using(**bounds("最小", "最大", -LARGEST, LARGEST), unit=words("单位"))

    def read(self, raw: object, field: FormField, reading: Reading) -> int:
        """The number, also out of the text somebody typed."""
        number = _whole(raw)
        if number > (limit := LARGEST if field.most is None else field.most):
            raise Fault("field.too-large", limit=limit)
        if number < (limit := -LARGEST if field.least is None else field.least):
            raise Fault("field.too-small", limit=limit)
        return number

    def show(self, value: Value, field: FormField, language: str) -> str:
        """The number with its unit."""
        return f"{value} {said(field.unit, language).text}".strip()


def _whole(raw: object) -> int:
    if isinstance(raw, bool) or not isinstance(raw, str | int):
        raise Fault("field.type.integer")
    if isinstance(raw, int):
        return raw
    text = unicodedata.normalize("NFKC", raw).strip()
    if not _WHOLE.fullmatch(text):
        raise Fault("field.type.integer")
    return int(text)
