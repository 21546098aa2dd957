"""What a place may still spend on text messages."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.messages.budgets import (
    WhenSpent,
    allows,
    forecast_fen,
    month_of,
    percent,
    percent_to_tell,
)


@pytest.mark.parametrize(
    ("when_spent", "urgent", "may"),
    [
        (WhenSpent.URGENT, True, True),
        (WhenSpent.URGENT, False, False),
        (WhenSpent.NOTHING, True, False),
        (WhenSpent.ALL, False, True),
    ],
)
def test_what_still_goes_when_all_is_spent(when_spent: str, urgent: bool, may: bool) -> None:
    assert allows(100, when_spent, 96, 5, urgent) is may
    assert allows(100, when_spent, 95, 5, urgent)
    assert allows(None, when_spent, 10**9, 5, urgent)
    assert allows(0, when_spent, 10**9, 0, urgent)


def test_the_month_begins_at_midnight_in_the_office() -> None:
    assert month_of(datetime(2026, 11, 30, 15, 59, tzinfo=UTC)) == date(2026, 11, 1)
    assert month_of(datetime(2026, 11, 30, 16, 0, tzinfo=UTC)) == date(2026, 12, 1)


def test_directors_are_told_at_eighty_and_at_a_hundred_once() -> None:
    assert percent_to_tell(1000, 799, 0) == 0
    assert percent_to_tell(1000, 800, 0) == 80
    assert percent_to_tell(1000, 999, 80) == 0
    assert percent_to_tell(1000, 1000, 80) == 100
    assert percent_to_tell(1000, 1000, 0) == 100
    assert percent_to_tell(1000, 5000, 100) == 0
    assert percent_to_tell(None, 5000, 0) == 0
    assert percent(0, 0) == 100


def test_a_month_that_goes_on_like_this() -> None:
    assert forecast_fen(100, date(2026, 11, 10)) == 300
    assert forecast_fen(100, date(2026, 11, 30)) == 100
    assert forecast_fen(1, date(2026, 11, 29)) == 2


@given(st.integers(0, 500), st.lists(st.integers(0, 40), max_size=60))
def test_without_exceptions_a_budget_is_never_overspent(limit: int, costs: list[int]) -> None:
    spent = 0

    for cost in costs:
        if allows(limit, WhenSpent.NOTHING, spent, cost, urgent=True):
            spent += cost

    assert spent <= limit
