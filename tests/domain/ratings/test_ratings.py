"""Who may say how it was, how long, and what all ratings come to."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.deadlines.workdays import CalendarDay, DaySource, work_calendar
from app.domain.ratings.policies import Policy
from app.domain.ratings.ratings import (
    INDICATOR_VERSION,
    INDICATORS,
    LEAST_TOLD,
    LEVELS,
    AskFacts,
    AskKind,
    BadIndicators,
    Figures,
    NoSuchAsk,
    OwnWork,
    RatingOver,
    TooManyAdditions,
    check_addition,
    check_rating,
    figures,
    fix_due_on,
    left_workdays,
    unhappy,
)
from app.kit.errors import AppError

YANG, LI, AGENT = UUID(int=1), UUID(int=2), UUID(int=3)
NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)
UNTIL = NOON + timedelta(days=30)
HOLIDAY = CalendarDay(date(2026, 3, 5), False, "", DaySource.LOCAL)
CALENDAR = work_calendar([HOLIDAY], [2025, 2026, 2027])


def an_ask(kind: AskKind = AskKind.VISIT, handlers: frozenset[UUID] = frozenset({LI})) -> AskFacts:
    return AskFacts(kind, YANG, handlers, UNTIL)


def refusal(act: Callable[[], None]) -> type[AppError] | None:
    try:
        act()
    except AppError as error:
        return type(error)
    return None


@pytest.mark.parametrize(
    ("ask", "rater", "indicators", "now", "expected"),
    [
        (an_ask(), YANG, (), NOON, None),
        (an_ask(), YANG, ("skill", "attitude"), UNTIL, None),
        (an_ask(), YANG, (), UNTIL + timedelta(seconds=1), RatingOver),
        (an_ask(), LI, (), NOON, NoSuchAsk),
        (an_ask(), AGENT, (), NOON, NoSuchAsk),
        (an_ask(handlers=frozenset({LI, YANG})), YANG, (), NOON, OwnWork),
        (an_ask(), YANG, ("platform",), NOON, BadIndicators),
        (an_ask(AskKind.CASE), YANG, ("platform",), NOON, None),
        (an_ask(), YANG, ("skill", "skill"), NOON, BadIndicators),
    ],
)
def test_only_who_was_served_rates_in_time_and_from_the_list(
    ask: AskFacts,
    rater: UUID,
    indicators: tuple[str, ...],
    now: datetime,
    expected: type[AppError] | None,
) -> None:
    found = refusal(lambda: check_rating(ask, rater, indicators, now))

    assert found is expected


def test_something_may_be_added_three_times_within_thirty_days() -> None:
    last = NOON + timedelta(days=30)

    found = [
        refusal(lambda: check_addition(NOON, 2, last)),
        refusal(lambda: check_addition(NOON, 3, NOON)),
        refusal(lambda: check_addition(NOON, 0, last + timedelta(seconds=1))),
    ]

    assert found == [None, TooManyAdditions, RatingOver]


def test_only_the_two_lower_levels_are_unhappy() -> None:
    assert [level for level in LEVELS if unhappy(level)] == [2, 1]


def test_the_indicators_of_a_version_never_change() -> None:
    assert INDICATOR_VERSION == 1
    assert INDICATORS[1] == {
        "visit": ("efficiency", "skill", "attitude"),
        "case": ("efficiency", "guide", "convenience", "platform"),
    }


def test_an_unhappy_rating_is_put_right_within_the_working_days_of_the_place() -> None:
    monday = date(2026, 3, 2)

    assert fix_due_on(monday, Policy(), CALENDAR) == date(2026, 3, 10)
    assert fix_due_on(monday, Policy(rating_fix_workdays=1), CALENDAR) == date(2026, 3, 3)


@pytest.mark.parametrize(
    ("until", "today", "expected"),
    [(10, 2, 5), (3, 2, 1), (2, 2, 0), (6, 7, -1), (6, 9, -1), (3, 9, -3)],
)
def test_the_working_days_left(until: int, today: int, expected: int) -> None:
    left = left_workdays(date(2026, 3, until), date(2026, 3, today), CALENDAR)

    assert left == expected


def test_figures_of_a_few_ratings_do_not_tell_their_levels() -> None:
    assert figures(0, []) == Figures(0, 0, None, {}, None, None)
    assert figures(8, [5, 5, 1, 2]) == Figures(8, 4, None, {}, 0.5, None)
    assert figures(8, [5, 5, 1, 2, 3]) == Figures(
        8, 5, 3, {5: 2, 4: 0, 3: 1, 2: 1, 1: 1}, 0.625, 0.6
    )


@given(st.lists(st.sampled_from(LEVELS), max_size=60), st.integers(0, 60))
def test_figures_add_up(levels: list[int], silent: int) -> None:
    found = figures(len(levels) + silent, levels)

    assert found.asked - found.rated == silent
    assert (found.satisfied is None) == (found.rated < LEAST_TOLD) == (found.by_level == {})
    if found.satisfied is not None:
        assert sum(found.by_level.values()) == found.rated
        assert found.satisfied == found.rated - found.by_level[1] - found.by_level[2]
    for share in (found.rated_share, found.satisfied_share):
        assert share is None or 0 <= share <= 1


@given(st.lists(st.sampled_from(LEVELS), min_size=LEAST_TOLD, max_size=60))
def test_silence_never_counts_as_satisfied(levels: list[int]) -> None:
    few, many = figures(len(levels), levels), figures(len(levels) * 3, levels)

    assert (few.satisfied, few.satisfied_share) == (many.satisfied, many.satisfied_share)
    assert few.rated_share == 1
