"""The ordinary week of a centre, summed up from its rules."""

from collections.abc import Iterable
from datetime import date, time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.bookings.opening_week import UsualHours, usual_week
from app.domain.bookings.openings import WORKDAYS, Opening

MONDAY = date(2026, 3, 2)
MORNING, AFTERNOON = (time(9), time(12)), (time(13, 30), time(17, 30))
LUNCH = ((time(12), time(13, 30)),)
EVENING = (time(18), time(20))


def a_rule(code: str = "general", **values: object) -> Opening:
    given = {"days": WORKDAYS, "starts": time(9), "ends": time(17, 30), "breaks": LUNCH}
    return Opening(id=code, **{**given, **values})  # type: ignore[arg-type]


def days_of(days: str | Iterable[int]) -> list[str]:
    return [days] if isinstance(days, str) else [str(day) for day in days]


def test_windows_with_the_same_hours_are_told_once_without_the_break() -> None:
    week = usual_week([a_rule("general"), a_rule("household", windows=3)], MONDAY)

    assert week == (UsualHours(WORKDAYS, (MORNING, AFTERNOON), off_hours=False),)


def test_an_evening_is_told_last_and_as_extended() -> None:
    evening = a_rule(
        "a-evening", days=frozenset({4}), starts=time(18), ends=time(20), breaks=(), off_hours=True
    )

    week = usual_week([evening, a_rule()], MONDAY)

    assert week == (
        UsualHours(WORKDAYS, (MORNING, AFTERNOON), off_hours=False),
        UsualHours((4,), (EVENING,), off_hours=True),
    )


def test_weekdays_with_the_same_hours_are_told_together() -> None:
    rules = [
        a_rule("a", days=frozenset({1, 3, 5})),
        a_rule("b", days=frozenset({2}), ends=time(12), breaks=()),
    ]

    week = usual_week(rules, MONDAY)

    assert week == (
        UsualHours((1, 3, 5), (MORNING, AFTERNOON), off_hours=False),
        UsualHours((2,), (MORNING,), off_hours=False),
    )


def test_a_window_without_the_break_fills_it() -> None:
    week = usual_week([a_rule("a"), a_rule("b", breaks=(), ends=time(14))], MONDAY)

    assert [usual.spans for usual in week] == [((time(9), time(17, 30)),)]


@pytest.mark.parametrize(("on", "told"), [(MONDAY, 0), (date(2026, 7, 1), 1)])
def test_only_the_hours_of_the_season_are_told(on: date, told: int) -> None:
    summer = a_rule(valid_from=date(2026, 7, 1), valid_to=date(2026, 8, 31))

    assert len(usual_week([summer], on)) == told


@given(
    st.lists(
        st.builds(
            lambda days, begin, long: a_rule(
                days=days, starts=time(begin), ends=time(begin + long), breaks=()
            ),
            st.just(WORKDAYS) | st.frozensets(st.integers(1, 7), min_size=1),
            st.integers(0, 20),
            st.integers(1, 3),
        ),
        max_size=6,
    )
)
def test_every_rule_lies_inside_the_hours_told_and_no_day_is_told_twice(
    rules: list[Opening],
) -> None:
    week = usual_week(rules, MONDAY)

    told = [(day, usual.spans) for usual in week for day in days_of(usual.days)]
    assert len(told) == len({day for day, _ in told})
    for rule in rules:
        for day in days_of(rule.days):
            spans = dict(told)[day]
            assert any(a <= rule.starts and rule.ends <= b for a, b in spans)
            assert all(one[1] < two[0] for one, two in pairwise(spans))
