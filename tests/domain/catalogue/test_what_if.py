"""What a changed item would have meant: sums over cases, applications judged anew, and seats."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.catalog.form_fields import FormField
from app.catalog.items import Booking, Eligibility, Fee, FeeRule, Material
from app.catalog.procedures import Procedure, StageLimit
from app.domain.bookings.openings import Opening, Timetable, moment
from app.domain.catalogue.what_if import (
    KEYS,
    Compared,
    Past,
    Tally,
    compared,
    seats,
    seats_compared,
    tallies,
)
from app.domain.catalogue.what_if_answers import Filed, Judgement, judged
from app.domain.catalogue.what_if_deadlines import Place, marks
from app.domain.catalogue.what_if_events import Line, as_by
from app.domain.deadlines.clock_ledger import limits_of
from tests.domain.clock_histories import a_history
from tests.domain.deadlines.test_warnings import CALENDAR, RULES
from tests.make import an_item

TUESDAY = date(2026, 3, 3)
FORM = (
    FormField(key="married", label="已婚", kind="yes_no"),
    FormField(
        key="spouse", label="配偶姓名", kind="text", show_when={"==": [{"var": "married"}, True]}
    ),
    FormField(key="age", label="年龄", kind="number", required=False),
)
RULE = Eligibility(key="old", holds={">=": [{"var": "age"}, 60]}, says="满六十岁")
ITEM = an_item(
    procedure=Procedure(form=FORM),
    eligibility=(RULE,),
    fee=Fee(fen=500, rules=(FeeRule(when={"==": [{"var": "married"}, False]}, fen=0),)),
    materials=(
        Material(key="id", name="身份证", kind="original"),
        Material(
            name="结婚证",
            kind="original",
            required=False,
            require_when={"==": [{"var": "married"}, True]},
        ),
    ),
)


def says(papers: set[str], **answers: object) -> Judgement:
    return judged(ITEM, Filed(answers, papers, TUESDAY))


def test_an_application_is_judged_by_the_questions_it_was_asked() -> None:
    assert says({"id"}, married=False, age=70) == Judgement(
        not_eligible=False, unsure=False, unanswered=False, lacks_papers=False, fee_fen=0
    )
    assert says({"id"}, married=True, age=50) == Judgement(
        not_eligible=True, unsure=False, unanswered=True, lacks_papers=True, fee_fen=500
    )
    assert says({"结婚证"}, married=True, spouse="王") == Judgement(
        not_eligible=False, unsure=True, unanswered=False, lacks_papers=True, fee_fen=500
    )


def test_an_answer_to_a_question_that_is_not_asked_any_more_decides_nothing() -> None:
    kept = says({"id"}, married=False, spouse="王", widowed=True, age=70)

    assert kept == says({"id"}, married=False, age=70)


def an_opening(**values: object) -> Opening:
    given: dict[str, object] = {"id": "a", "days": "workdays", "starts": time(9), "ends": time(12)}
    return Opening(**{**given, "windows": 2, "step_minutes": 30, **values})  # type: ignore[arg-type]


def bookable(minutes: int, can: bool = True) -> Booking:
    return Booking(bookable=can, duration_minutes=minutes)


@pytest.mark.parametrize(
    ("booking", "count"),
    [
        (bookable(30), 5 * 12),
        (bookable(60), 5 * 6),
        (bookable(100), 5 * 2),
        (bookable(240), 0),
        (bookable(0), 0),
        (bookable(30, can=False), 0),
    ],
)
def test_seats_of_a_week_by_length(booking: Booking, count: int) -> None:
    """Five mornings of three hours at two windows; 100 minutes hold four half hours of six."""
    table = Timetable((an_opening(),), calendar=CALENDAR)

    assert seats(an_item(booking=booking), table, date(2026, 3, 2), date(2026, 3, 8)) == count


def test_seats_of_ninety_days_leave_out_holidays_and_other_services() -> None:
    first, last = date(2026, 2, 1), date(2026, 4, 30)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    workdays = sum(CALENDAR.is_workday(day) for day in days)
    other = an_opening(id="b", items=frozenset({"other"}))
    table = Timetable((an_opening(), other), calendar=CALENDAR)
    item = an_item(booking=bookable(30))

    changed = seats_compared(item, an_item(booking=bookable(60)), table, first, last)

    assert seats(item, table, first, last) == workdays * 12
    assert changed == Tally("seats", workdays * 12, workdays * 6)
    assert changed.difference == -workdays * 6


def test_sums_name_the_cases_that_differ() -> None:
    same, other = uuid4(), uuid4()
    nothing = dict.fromkeys(KEYS, 0)
    found = [
        Compared(same, {**nothing, "warnings": 4}, {**nothing, "warnings": 4}),
        Compared(other, {**nothing, "warnings": 1}, {**nothing, "warnings": 3, "red_cards": 1}),
    ]

    by_key = {tally.key: tally for tally in tallies(found)}

    assert list(by_key) == list(KEYS)
    assert by_key["warnings"] == Tally("warnings", 5, 7, (other,))
    assert by_key["red_cards"] == Tally("red_cards", 0, 1, (other,))
    assert by_key["yellow_cards"] == Tally("yellow_cards", 0, 0)


NOW = datetime(2027, 1, 4, 2, tzinfo=UTC)
STAGES = (StageLimit(stage="reviewing", workdays=2), StageLimit(stage="deciding", workdays=1))


def a_past(seed: int) -> Past:
    """A possible history of 2026, each event in the morning of its day, some minutes apart."""
    events = a_history(Random(seed))
    lines = [
        Line(moment(event.on, time(9)) + timedelta(minutes=n), event)
        for n, event in enumerate(events)
    ]
    touched = [line.at for line in lines]
    return Past(UUID(int=seed), lines, touched, Filed({"age": 70}, {"id"}, events[0].on))


@given(st.integers(0, 10**6))
def test_an_unchanged_item_changes_nothing(seed: int) -> None:
    place = Place(RULES, CALENDAR, NOW)
    item = an_item(procedure=Procedure(form=FORM, stages=STAGES), eligibility=(RULE,))

    found = compared(
        item, an_item(procedure=item.procedure, eligibility=(RULE,)), a_past(seed), place
    )

    assert found.before == found.after


@given(st.integers(0, 10**6), st.integers(1, 15))
def test_a_ledger_by_other_limits_is_in_order_and_by_its_own_stays(seed: int, notice: int) -> None:
    past = a_past(seed)

    would = as_by(past.lines, notice, CALENDAR, NOW)

    assert [line.at for line in would] == sorted(line.at for line in would)
    assert as_by(would, notice, CALENDAR, NOW) == would


@given(st.integers(0, 10**6))
def test_without_limits_nobody_is_warned_or_carded(seed: int) -> None:
    past, place = a_past(seed), Place(RULES, CALENDAR, NOW)
    free = an_item(
        statutory_workdays=None,
        promised_workdays=None,
        procedure=Procedure(notice_workdays=400, delivery_workdays=400),
    )

    found = marks(past.lines, past.touched, limits_of(free), place)

    assert (found.warnings, found.yellow, found.red, found.deemed) == (0, 0, 0, 0)
