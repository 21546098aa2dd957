"""Who goes first, since which age and until when."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cases.priorities import (
    BadUntil,
    OwnStatus,
    age,
    check_status,
    holds,
    is_elder,
)

TODAY = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("born_on", "expected"),
    [(date(1956, 3, 3), True), (date(1956, 3, 4), False), (date(1930, 1, 1), True)],
)
def test_who_is_seventy_today_goes_first(born_on: date, expected: bool) -> None:
    assert is_elder(born_on, TODAY) is expected


@pytest.mark.parametrize(
    ("until_on", "ended", "expected"),
    [
        (None, False, True),
        (None, True, False),
        (TODAY, False, True),
        (date(2026, 3, 2), False, False),
    ],
)
def test_a_status_holds_to_its_last_day_unless_it_is_ended(
    until_on: date | None, ended: bool, expected: bool
) -> None:
    assert holds(until_on, ended, TODAY) is expected


def test_nobody_verifies_their_own_status_or_one_that_is_over() -> None:
    check_status("yang", "li", TODAY, TODAY)
    with pytest.raises(OwnStatus):
        check_status("li", "li", None, TODAY)
    with pytest.raises(BadUntil):
        check_status("yang", "li", date(2026, 3, 2), TODAY)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(0, 150))
def test_somebody_is_a_year_older_on_each_birthday(born_on: date, years: int) -> None:
    birthday = (born_on.month, min(born_on.day, 28))
    today = date(born_on.year + years + 1, *birthday)

    older = age(born_on, today)

    assert older in (years, years + 1)
    assert older == years + 1 or born_on.day > 28
