"""What a place may spend on text messages in a month, and what happens when it is spent."""

from calendar import monthrange
from datetime import date, datetime
from enum import StrEnum

from app.kit.clock import office_day

TELL_AT = (80, 100)
"""At how many percent of the budget the directors are told, once each a month."""


class WhenSpent(StrEnum):
    """What still goes as a text message once the month's budget is spent."""

    URGENT = "urgent"
    NOTHING = "nothing"
    ALL = "all"


def allows(
    limit_fen: int | None, when_spent: str, spent_fen: int, cost_fen: int, urgent: bool
) -> bool:
    """Whether a text message of `cost_fen` may go; without a limit everything may."""
    if limit_fen is None or cost_fen <= 0 or spent_fen + cost_fen <= limit_fen:
        return True
    return when_spent == WhenSpent.ALL or (when_spent == WhenSpent.URGENT and urgent)


def month_of(now: datetime) -> date:
    """The first day of the month (Asia/Shanghai) whose budget pays at `now` (aware)."""
    return office_day(now).replace(day=1)


def percent(limit_fen: int | None, spent_fen: int) -> int:
    """How much of the budget is spent, rounded down; 0 without a limit, 100 of a budget of none."""
    if limit_fen is None:
        return 0
    return spent_fen * 100 // limit_fen if limit_fen > 0 else 100


def percent_to_tell(limit_fen: int | None, spent_fen: int, told_percent: int) -> int:
    """The highest mark of TELL_AT that is reached and was not told yet; 0 for none."""
    spent = percent(limit_fen, spent_fen)
    return max((mark for mark in TELL_AT if told_percent < mark <= spent), default=0)


def forecast_fen(spent_fen: int, today: date) -> int:
    """What the month will have cost if it goes on like this, rounded up; today counts as a day."""
    days = monthrange(today.year, today.month)[1]
    return -(-spent_fen * days // today.day)
