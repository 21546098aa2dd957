"""A day."""

import re
import unicodedata
from datetime import date, timedelta
from typing import Final

from app.catalog.fields.kind import Fault, Kind, Reading, Value, bounds
from app.catalog.form_fields import FormField
from app.words import say

FARTHEST_DAYS: Final = 36_525
"""A hundred years."""

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


class Date(Kind):
    """A day as YYYY-MM-DD; `least` and `most` are days from today, past ones below 0."""

    slug = "date"
    name = "日期"
    type = "day"
    schema = bounds("最早（距今天的天数）", "最晚（距今天的天数）", -FARTHEST_DAYS, FARTHEST_DAYS)

    def read(self, raw: object, field: FormField, reading: Reading) -> str:
        """The day as YYYY-MM-DD."""
        text = unicodedata.normalize("NFKC", raw).strip() if isinstance(raw, str) else ""
        if not _DAY.fullmatch(text):
            raise Fault("field.day")
        try:
            day = date.fromisoformat(text)
        except ValueError:
            raise Fault("field.day") from None
        if field.least is not None and day < (limit := _away(reading, field.least)):
            raise Fault("field.too-early", limit=limit.isoformat())
        if field.most is not None and day > (limit := _away(reading, field.most)):
            raise Fault("field.too-late", limit=limit.isoformat())
        return day.isoformat()

    def show(self, value: Value, field: FormField, language: str) -> str:
        """The day with its year, as letters write it."""
        on = date.fromisoformat(str(value))
        month = say(f"month.{on.month}", language)
        return say("letter.day", language, year=on.year, month=month, day=on.day)


def _away(reading: Reading, days: int) -> date:
    return reading.today + timedelta(days=days)
