"""Moments and days as people say them, on the clock of the office (Asia/Shanghai)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.words import DEFAULT, say

OFFICE = ZoneInfo("Asia/Shanghai")


def day_text(on: date, language: str = DEFAULT) -> str:
    """A day without its year: "11月23日(周一)", "Mon 23 Nov"."""
    return say(
        "date.day",
        language,
        month=say(f"month.{on.month}", language),
        day=on.day,
        weekday=say(f"weekday.{on.isoweekday()}", language),
    )


def moment_text(at: datetime, language: str = DEFAULT) -> str:
    """An aware moment: "11月23日(周一)09:30", "Mon 23 Nov, 09:30"."""
    local = at.astimezone(OFFICE)
    on = day_text(local.date(), language)
    return say("date.moment", language, on=on, time=f"{local:%H:%M}")


def span_text(starts: datetime, ends: datetime, language: str = DEFAULT) -> str:
    """Two aware moments of one day: "11月23日(周一)09:30-10:00"."""
    first, last = starts.astimezone(OFFICE), ends.astimezone(OFFICE)
    on = day_text(first.date(), language)
    return say("date.span", language, on=on, starts=f"{first:%H:%M}", ends=f"{last:%H:%M}")
