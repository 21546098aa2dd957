"""The month in which a visit counts, and whether it was made in the evening."""

import re
from datetime import date, datetime, time
from typing import Final

from app.kit.clock import SHANGHAI
from app.kit.errors import Invalid

MONTH: Final = r"^[0-9]{4}-(0[1-9]|1[0-2])$"
EVENING_BEGINS: Final = time(18)
MORNING_BEGINS: Final = time(6)
"""Visits between six in the evening and six in the morning count like all others, and are told."""


class BadMonth(Invalid):
    """A month is written like 2026-03."""


def month_of(on: date) -> str:
    """The month of a day, like `2026-03`."""
    return f"{on:%Y-%m}"


def is_evening(at: datetime) -> bool:
    """Whether a moment lies in the evening or the night by the office's clock."""
    local = at.astimezone(SHANGHAI).time()
    return local >= EVENING_BEGINS or local < MORNING_BEGINS


def days_of(month: str) -> tuple[date, date]:
    """The first day of a month and the first of the next; BadMonth."""
    if not re.fullmatch(MONTH, month) or month.startswith("0000"):
        raise BadMonth(pointer="/month")
    year, number = int(month[:4]), int(month[5:])
    following = (year + 1, 1) if number == 12 else (year, number + 1)
    if following[0] > date.max.year:
        raise BadMonth(pointer="/month")
    return date(year, number, 1), date(*following, 1)
