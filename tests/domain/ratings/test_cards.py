"""Cards: yellow, then red; never in a pause or on days that may move; and due process."""

from collections.abc import Iterable
from datetime import date
from uuid import uuid4

import pytest

from app.domain.deadlines.clock_ledger import Running, Which
from app.domain.deadlines.workdays import work_calendar
from app.domain.ratings.cards import (
    AppealOver,
    CardDue,
    CardState,
    Colour,
    NoAppealNow,
    NotAppealed,
    NotYourCard,
    OwnCard,
    appeal_until,
    card_state,
    cards_due,
    check_appeal,
    check_decision,
)
from app.domain.ratings.policies import Policy
from tests.domain.deadlines.test_warnings import CALENDAR, RULES, a_deadline

FRIDAY, MONDAY = date(2026, 3, 13), date(2026, 3, 16)
LI, ZHAO = uuid4(), uuid4()


def colours(
    *late: int, rules: Policy = RULES, standing: Iterable[str] = (), **values: object
) -> list[str]:
    """The cards for deadlines `late` days over, called "0", "1" ...; `standing` have one."""
    deadlines = [
        a_deadline(FRIDAY, left_workdays=-days, key=str(place), **values)
        for place, days in enumerate(late)
    ]
    carded = [(Which.PROMISED, key, FRIDAY) for key in standing]
    return [one.colour for one in cards_due(deadlines, rules, CALENDAR, MONDAY, carded)]


def test_a_day_late_is_yellow_and_names_the_deadline() -> None:
    found = cards_due([a_deadline(FRIDAY, left_workdays=-1)], RULES, CALENDAR, MONDAY)

    key = "yellow/promised//2026-03-13"
    assert found == (CardDue(key, Colour.YELLOW, Which.PROMISED, "", FRIDAY, 1),)


def test_red_comes_after_three_days_or_with_the_third_card_or_with_the_statute() -> None:
    assert colours(2) == ["yellow"]
    assert colours(3) == ["red"]
    assert colours(1, standing="a") == ["yellow"]
    assert colours(1, standing="ab") == ["red"]
    assert colours(1, 1, 1) == ["yellow", "yellow", "red"]
    assert colours(1, which=Which.STATUTORY) == ["red"]


def test_a_deadline_with_a_card_gets_a_graver_one_by_time_alone() -> None:
    assert colours(1, 1, standing="01") == ["yellow", "yellow"]
    assert colours(1, standing="0abc") == ["yellow"]
    assert colours(3, standing="0") == ["red"]


def test_what_is_in_time_paused_dropped_or_above_us_gets_none() -> None:
    assert colours(0) == []
    assert colours(5, state=Running.PAUSED) == []
    assert colours(5, state=Running.DROPPED) == []
    assert colours(5, which=Which.SUPERIOR) == []


def test_what_ended_late_gets_its_card_all_the_same() -> None:
    assert colours(1, state=Running.LATE, ended_on=MONDAY) == ["yellow"]


def test_days_that_may_still_move_punish_nobody() -> None:
    unknown_year = work_calendar((), [])
    late = [a_deadline(FRIDAY, left_workdays=-9)]

    assert colours(9, provisional=True) == []
    assert cards_due(late, RULES, unknown_year, MONDAY) == ()


def test_a_place_may_be_more_patient() -> None:
    patient = Policy(yellow_late_workdays=2, red_late_workdays=5)

    assert colours(2, rules=patient) == []
    assert colours(3, rules=patient) == ["yellow"]
    assert colours(6, rules=patient) == ["red"]


def test_the_person_on_the_card_appeals_in_time_and_once() -> None:
    until = appeal_until(MONDAY, RULES, CALENDAR)

    check_appeal([], LI, LI, until, until)

    assert until == date(2026, 3, 23)
    with pytest.raises(NotYourCard):
        check_appeal([], LI, ZHAO, until, MONDAY)
    with pytest.raises(AppealOver):
        check_appeal([], LI, LI, until, date(2026, 3, 24))
    with pytest.raises(NoAppealNow):
        check_appeal(["appealed"], LI, LI, until, MONDAY)


def test_an_appeal_is_decided_by_somebody_else_and_once() -> None:
    check_decision(["appealed"], LI, ZHAO)

    with pytest.raises(OwnCard):
        check_decision(["appealed"], LI, LI)
    with pytest.raises(NotAppealed):
        check_decision([], LI, ZHAO)
    with pytest.raises(NotAppealed):
        check_decision(["appealed", "upheld"], LI, ZHAO)


def test_where_a_card_stands_is_what_happened_last() -> None:
    assert card_state([]) is CardState.ISSUED
    assert card_state(["appealed"]) is CardState.APPEALED
    assert card_state(["appealed", "withdrawn"]) is CardState.WITHDRAWN
