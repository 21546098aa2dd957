"""Opening hours of an ordinary week as people say them."""

from collections.abc import Sequence
from datetime import time
from typing import Literal, Protocol

from app.words import DEFAULT, say

BETWEEN = {"zh": "、", "en": ", "}
AFTER = {"zh": "；", "en": "; "}
SPACE = " "


class Usual(Protocol):
    """Days that share their hours: "workdays", or ISO weekdays in order."""

    @property
    def days(self) -> Literal["workdays"] | tuple[int, ...]:
        """Which days."""

    @property
    def spans(self) -> tuple[tuple[time, time], ...]:
        """From and to, local time."""

    @property
    def off_hours(self) -> bool:
        """Whether these lie outside ordinary office hours."""


def hours_text(week: Sequence[Usual], language: str = DEFAULT) -> str:
    """A week in one line: "工作日 09:00-12:00、13:30-17:30；周四 18:00-20:00（延时）".

    Without any hours it says whom to ask.
    """
    if not week:
        return say("hours.none", language)
    return AFTER.get(language, SPACE).join(_line(usual, language) for usual in week)


def _line(usual: Usual, language: str) -> str:
    between = BETWEEN.get(language, SPACE)
    spans = between.join(f"{starts:%H:%M}-{ends:%H:%M}" for starts, ends in usual.spans)
    line = f"{_days(usual.days, language)} {spans}"
    return say("hours.off", language, hours=line) if usual.off_hours else line


def _days(days: Literal["workdays"] | tuple[int, ...], language: str) -> str:
    """Working days, every day, three or more weekdays in a row, or each by name."""
    if days == "workdays":
        return say("hours.workdays", language)
    if len(days) == 7:
        return say("hours.every-day", language)
    names = [say(f"weekday.{day}", language) for day in days]
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return say("hours.row", language, first=names[0], last=names[-1])
    return BETWEEN.get(language, SPACE).join(names)
