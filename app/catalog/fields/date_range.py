"""From one day to another."""

from typing import Any

from app.catalog.fields.date import Date
from app.catalog.fields.kind import (
    Fault,
    FaultyParts,
    Kind,
    Reading,
    Value,
    Wrong,
    is_blank,
    parts_of,
)
from app.catalog.form_fields import FormField
from app.words import say

ENDS = ("from", "to")


class DateRange(Kind):
    """Two days, the second not before the first; both within the bounds of a day."""

    slug = "date_range"
    name = "起止日期"
    type = "none"
    schema = Date.schema

    def read(self, raw: object, field: FormField, reading: Reading) -> dict[str, Any]:
        """Both days; what is wrong is told at its end, "from" or "to"."""
        given = parts_of(raw, ENDS)
        errors: dict[str, Wrong] = {}
        days: dict[str, str] = {}
        for end in ENDS:
            try:
                days[end] = _day(given.get(end), field, reading)
            except Fault as fault:
                errors[end] = fault.errors[""]
        if not errors and days["to"] < days["from"]:
            errors["to"] = Wrong("field.too-early", {"limit": days["from"]})
        if errors:
            raise FaultyParts(errors)
        return days

    def show(self, value: Value, field: FormField, language: str) -> str:
        """Both days, as letters write them."""
        ends = value if isinstance(value, dict) else {}
        days = {end: Date().show(ends[end], field, language) for end in ENDS}
        return say("shown.range", language, first=days["from"], last=days["to"])


def _day(raw: object, field: FormField, reading: Reading) -> str:
    if is_blank(raw):
        raise Fault("field.missing")
    return Date().read(raw, field, reading)
