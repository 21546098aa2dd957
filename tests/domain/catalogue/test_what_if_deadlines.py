"""Replayed deadlines: warnings, cards and silence, counted by hand on the calendar of 2026."""

from datetime import date, datetime
from typing import Any

from app.domain.catalogue.what_if_deadlines import Marks, Place, marks
from app.domain.catalogue.what_if_events import Line, as_by
from app.domain.deadlines.clock_events import Event, EventKind
from app.domain.deadlines.clock_limits import Limits
from app.kit.clock import office_day
from tests.domain.deadlines.test_warnings import CALENDAR, RULES, local

K = EventKind
MARCH = date(2026, 3, 1)


def march(day: int, at: str = "10:30") -> datetime:
    return local(MARCH.replace(day=day), at)


def told(*lines: tuple[Any, ...]) -> list[Line]:
    """A ledger of March, every line at 10:30: `(2, RECEIVED)` is on Monday the 2nd."""
    return [
        Line(march(day), Event(kind, MARCH.replace(day=day), *key)) for day, kind, *key in lines
    ]


def counted(lines: list[Line], until: datetime, **limits: object) -> Marks:
    given = {"promised_workdays": 5, "statutory_workdays": 20, "delivery_workdays": 10}
    touched = [one.at for one in lines]
    place = Place(RULES, CALENDAR, until)
    return marks(lines, touched, Limits(**{**given, **limits}), place)  # type: ignore[arg-type]


def test_a_case_done_in_time_brings_only_the_warning_of_the_last_day_but_one() -> None:
    """Accepted on Monday the 2nd, promised by the 9th: warned on Friday the 6th, one day left.

    Steps are four office hours apart: the 6th at 9 and 13, the 9th at 9 and 13. The notice limit
    ends with the acceptance.
    """
    lines = told((2, K.RECEIVED), (2, K.ACCEPTED), (9, K.DECIDED), (9, K.DELIVERED))

    assert counted(lines, march(31)) == Marks(warnings=3, yellow=0, red=0, deemed=0)
    assert counted(lines, march(31), promised_workdays=10) == Marks(0, 0, 0, 0)


def test_each_working_day_late_brings_yellow_then_red() -> None:
    """Due on the 9th; the 10th is a day late (yellow), the 12th three days (red)."""
    late = told((2, K.RECEIVED), (2, K.ACCEPTED))

    assert counted(late, march(10, "08:00")) == Marks(4, 0, 0, 0)
    assert counted(late, march(10, "12:00")) == Marks(4, 1, 0, 0)
    assert counted(late, march(12, "08:59")) == Marks(4, 1, 0, 0)
    assert counted(late, march(12, "12:00")) == Marks(4, 1, 1, 0)
    assert counted(late, march(12, "12:00"), promised_workdays=6) == Marks(4, 1, 0, 0)
    assert counted(late, march(12, "12:00"), promised_workdays=3) == Marks(4, 1, 1, 0)


def test_what_ended_late_is_still_carded_on_the_same_day() -> None:
    late = told((2, K.RECEIVED), (2, K.ACCEPTED), (10, K.DECIDED), (10, K.DELIVERED))

    assert counted(late, march(31)) == Marks(4, 1, 0, 0)


def test_a_weekend_alone_is_carded_on_monday() -> None:
    """Promised by Friday the 6th, decided on Saturday: looked at within two days, on Monday."""
    late = told((2, K.RECEIVED), (2, K.ACCEPTED), (7, K.DECIDED), (7, K.DELIVERED))

    assert counted(late, march(31), promised_workdays=4) == Marks(4, 1, 0, 0)


def test_a_second_late_stage_is_yellow_like_the_first() -> None:
    lines = told(
        (2, K.RECEIVED),
        (2, K.ACCEPTED),
        (2, K.STAGE_ENTERED, "reviewing"),
        (5, K.STAGE_ENTERED, "surveying"),
        (10, K.STAGE_ENTERED, "deciding"),
    )
    stages = {"reviewing": 2, "surveying": 2}

    found = counted(lines, march(10, "16:00"), promised_workdays=None, stages=stages)

    assert (found.yellow, found.red) == (2, 0)


def test_a_pause_moves_the_limit_and_brings_nothing() -> None:
    """A hearing from the 4th to the 11th takes five working days out: due on the 16th."""
    lines = told(
        (2, K.RECEIVED), (2, K.ACCEPTED), (4, K.PAUSED, "h"), (11, K.RESUMED, "h"), (16, K.DECIDED)
    )

    assert counted(lines, march(16, "17:00")) == Marks(3, 0, 0, 0)
    assert counted(lines[:3], march(31)) == Marks(0, 0, 0, 0)


def kinds(lines: list[Line], notice_workdays: int, until: datetime) -> list[str]:
    return [
        f"{office_day(one.at).day} {one.event.kind}"
        for one in as_by(lines, notice_workdays, CALENDAR, until)
    ]


def test_silence_accepts_at_the_end_of_the_limit() -> None:
    """Received on the 2nd: five working days end on the 9th, three on the 5th."""
    silent = told((2, K.RECEIVED))

    assert kinds(silent, 5, march(9, "23:59")) == ["2 received"]
    assert kinds(silent, 5, march(10, "00:00")) == ["2 received", "10 deemed_accepted"]
    assert kinds(silent, 3, march(9)) == ["2 received", "6 deemed_accepted"]
    assert counted(silent, march(9), notice_workdays=3).deemed == 1


def test_a_shorter_limit_accepts_before_the_office_did_and_its_stage_begins_then() -> None:
    lines = told((2, K.RECEIVED), (9, K.ACCEPTED), (9, K.STAGE_ENTERED), (10, K.DECIDED))

    assert kinds(lines, 3, march(31)) == [
        "2 received",
        "6 deemed_accepted",
        "6 stage_entered",
        "10 decided",
    ]
    assert kinds(lines, 5, march(31)) == [
        "2 received",
        "9 accepted",
        "9 stage_entered",
        "10 decided",
    ]


def test_a_question_after_the_silence_asks_nothing_any_more() -> None:
    lines = told((2, K.RECEIVED), (9, K.CORRECTION_ASKED), (11, K.CORRECTED), (12, K.ACCEPTED))

    assert kinds(lines, 3, march(31)) == ["2 received", "6 deemed_accepted"]
    assert kinds(lines, 5, march(31)) == [
        "2 received",
        "9 correction_asked",
        "11 corrected",
        "12 accepted",
    ]


def test_a_longer_limit_accepts_by_what_the_office_did_next_or_later_or_not_yet() -> None:
    lines = told((2, K.RECEIVED), (10, K.DEEMED_ACCEPTED), (10, K.STAGE_ENTERED))

    assert kinds([*lines, *told((12, K.PAUSED))], 15, march(31)) == [
        "2 received",
        "12 accepted",
        "12 stage_entered",
        "12 paused",
    ]
    assert kinds([*lines, *told((12, K.DECIDED))], 15, march(31)) == ["2 received", "12 decided"]
    assert kinds(lines, 6, march(31)) == ["2 received", "11 deemed_accepted", "11 stage_entered"]
    assert kinds(lines, 15, march(16)) == ["2 received"]


def test_under_the_same_limit_nothing_changes() -> None:
    lines = told((2, K.RECEIVED), (10, K.DEEMED_ACCEPTED), (10, K.STAGE_ENTERED), (12, K.DECIDED))

    assert as_by(lines, 5, CALENDAR, march(31)) == tuple(lines)
