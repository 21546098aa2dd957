"""The deadlines of cases, each counted by hand on the calendar of 2026.

2026 works on Sat 14 Feb, Sat 28 Feb, Sat 9 May, Sun 20 Sep and Sat 10 Oct, and is off from 15 to 23
Feb, 4 to 6 Apr, 1 to 5 May, 19 to 21 Jun, 25 to 27 Sep and 1 to 7 Oct.
"""

from dataclasses import replace
from datetime import date

import pytest

from app.catalog.procedures import CoDepartment, Procedure, StageLimit
from app.domain.deadlines.clock_ledger import (
    Clock,
    Deadline,
    Event,
    EventKind,
    Limits,
    Running,
    Which,
    check,
    elapsed,
    limits_of,
    replay,
)
from app.domain.deadlines.workdays import CalendarDay, DaySource, work_calendar
from app.formats.packaged_calendar import packaged_calendar
from tests.catalog.make import an_item

LIMITS = Limits(
    statutory_workdays=20,
    promised_workdays=5,
    stages={"reviewing": 2, "deciding": 1},
    departments={"land": 3},
)


def day(text: str) -> date:
    """A day of 2026, as month-day."""
    return date.fromisoformat(f"2026-{text}")


def ledger(*lines: str) -> list[Event]:
    """Events as "02-12 accepted", "02-13 paused:a", "02-14 extended+5"."""
    made = []
    for line in lines:
        on, what = line.split()
        what, _, workdays = what.partition("+")
        kind, _, key = what.partition(":")
        made.append(Event(EventKind(kind), day(on), key, int(workdays or 0), key))
    check(made)
    return made


def clock(today: str, *lines: str, limits: Limits = LIMITS) -> Clock:
    return replay(limits, packaged_calendar(), ledger(*lines), day(today))


def short(found: Clock) -> list[tuple[str, str, str, int]]:
    """Each deadline as (which and key, due, state, left)."""
    return [
        (f"{one.which} {one.key}".strip(), f"{one.due_on:%m-%d}", str(one.state), one.left_workdays)
        for one in found.deadlines
    ]


def test_promise_and_statute_run_from_acceptance_over_spring_festival():
    found = clock("02-14", "02-09 received", "02-12 accepted")

    assert found.deadlines == (
        Deadline(
            Which.NOTICE, "", day("02-09"), 5, day("02-14"), Running.MET, day("02-12"), 2, False
        ),
        Deadline(
            Which.PROMISED, "", day("02-12"), 5, day("02-26"), Running.RUNNING, None, 3, False
        ),
        Deadline(
            Which.STATUTORY, "", day("02-12"), 20, day("03-18"), Running.RUNNING, None, 18, False
        ),
    )
    assert found.next == found.deadline(Which.PROMISED)
    assert (found.paused, found.provisional, found.deemed_on) == (False, False, None)


def test_a_pause_counts_the_day_it_begins_and_not_the_day_it_ends():
    limits = Limits(promised_workdays=10)
    before = ("09-18 received", "09-18 accepted")

    plain = clock("09-18", *before, limits=limits)
    paused = clock("09-30", *before, "09-22 paused:a", "09-29 resumed:a", limits=limits)

    assert short(plain)[1:] == [("promised", "10-09", "running", 10)]
    assert short(paused)[1:] == [("promised", "10-14", "running", 6)]


def test_an_open_pause_is_counted_as_if_it_ended_today():
    story = ("09-18 received", "09-18 accepted", "09-22 paused:a")
    limits = Limits(promised_workdays=10)

    seen = [clock(today, *story, limits=limits) for today in ("09-22", "09-24", "09-29")]

    assert [short(one)[1] for one in seen] == [
        ("promised", "10-09", "paused", 7),
        ("promised", "10-12", "paused", 7),
        ("promised", "10-14", "paused", 7),
    ]
    assert [(one.paused, one.next) for one in seen] == [(True, None)] * 3


def test_overlapping_pauses_are_one():
    start = ("09-14 received", "09-14 accepted")

    one = clock("09-23", *start, "09-15 paused:a", "09-22 resumed:a")
    two = clock(
        "09-23",
        *start,
        "09-15 paused:a",
        "09-16 paused:b",
        "09-18 resumed:a",
        "09-22 resumed:b",
    )

    assert short(one) == short(two)
    assert short(one)[1] == ("promised", "09-29", "running", 3)


def test_a_pause_on_the_last_day_does_not_make_a_case_late():
    story = ("03-02 received", "03-02 accepted", "03-09 paused:a")

    held = clock("03-12", *story)
    resumed = clock("03-13", *story, "03-13 resumed:a")
    next_day = clock("03-14", *story, "03-13 resumed:a")
    decided = clock("03-13", *story, "03-13 resumed:a", "03-13 decided")

    assert [short(one)[1] for one in (held, resumed, next_day, decided)] == [
        ("promised", "03-09", "paused", 0),
        ("promised", "03-09", "running", 0),
        ("promised", "03-09", "running", -1),
        ("promised", "03-09", "met", 0),
    ]


def test_a_weekend_after_the_due_day_is_late_by_one():
    story = ("03-02 received", "03-02 accepted", "03-02 stage_entered:reviewing")
    limits = replace(LIMITS, promised_workdays=4)

    late = [clock(today, *story, limits=limits) for today in ("03-06", "03-07", "03-09", "03-10")]

    assert [one.deadline(Which.PROMISED).left_workdays for one in late] == [0, -1, -1, -2]
    assert [elapsed(one.deadline(Which.PROMISED)) for one in late] == [4, 5, 5, 6]
    assert all(one.next == one.deadline(Which.STAGE, "reviewing") for one in late)


@pytest.mark.parametrize(
    ("decided", "state", "left"), [("03-09", "met", 0), ("03-10", "late", -1), ("03-04", "met", 3)]
)
def test_a_decision_ends_promise_and_statute_for_ever(decided, state, left):
    story = ("03-02 received", "03-02 accepted", f"{decided} decided")

    found = clock("12-01", *story)

    assert short(found)[1] == ("promised", "03-09", state, left)
    assert short(found)[2][2] == "met"
    assert short(found)[3][0] == "delivery"


def test_an_extension_adds_to_promise_and_statute_alone():
    story = ("04-27 received", "04-27 accepted", "04-28 stage_entered:reviewing")

    found = clock("04-30", *story, "04-30 extended+10")

    assert short(found)[1:] == [
        ("promised", "05-20", "running", 12),
        ("statutory", "06-10", "running", 27),
        ("stage reviewing", "04-30", "running", 0),
    ]
    assert found.deadline(Which.PROMISED).workdays == 15


def test_silence_for_five_working_days_is_acceptance_from_the_day_received():
    before = clock("02-13", "02-11 received")
    deemed = clock("02-26", "02-11 received", "02-26 deemed_accepted")

    assert (short(before), before.deemed_on) == (
        [("notice", "02-25", "running", 3)],
        day("02-25"),
    )
    assert short(deemed) == [
        ("notice", "02-25", "late", -1),
        ("promised", "02-25", "running", -1),
        ("statutory", "03-17", "running", 14),
    ]
    assert (deemed.deemed_on, deemed.deadline(Which.PROMISED).start_on) == (None, day("02-11"))


def test_while_the_person_corrects_no_clock_of_the_office_runs():
    found = clock("03-20", "03-02 received", "03-04 correction_asked")

    assert short(found) == [("notice", "03-09", "met", 3)]
    assert (found.next, found.deemed_on, found.provisional) == (None, None, False)


def test_a_correction_starts_the_notice_clock_again_from_the_day_it_came():
    story = ("03-02 received", "03-04 correction_asked", "03-20 corrected")

    waiting = clock("03-23", *story)
    deemed = clock("03-30", *story, "03-30 deemed_accepted")

    assert short(waiting) == [("notice", "03-09", "met", 3), ("notice #2", "03-27", "running", 4)]
    assert waiting.deemed_on == day("03-27")
    assert deemed.deadline(Which.PROMISED).start_on == day("03-20")


def test_stages_and_departments_have_clocks_of_their_own_and_are_paused_as_well():
    found = clock(
        "03-13",
        "03-02 received",
        "03-02 accepted",
        "03-02 stage_entered:reviewing",
        "03-03 department_asked:land",
        "03-03 department_asked:forest",
        "03-04 paused:a",
        "03-10 resumed:a",
        "03-10 stage_entered:surveying",
        "03-11 stage_entered:deciding",
        "03-12 department_answered:land",
        "03-13 stage_entered:reviewing",
        "03-13 department_asked:land",
    )

    assert short(found) == [
        ("notice", "03-09", "met", 5),
        ("promised", "03-13", "running", 0),
        ("statutory", "04-03", "running", 15),
        ("stage reviewing", "03-04", "met", 0),
        ("department land", "03-12", "met", 0),
        ("stage deciding", "03-12", "late", -1),
        ("stage reviewing#2", "03-17", "running", 2),
        ("department land#2", "03-18", "running", 3),
    ]


def test_handing_up_ends_the_clocks_of_the_office_and_coming_back_is_the_decision():
    story = ("03-02 received", "03-02 accepted", "03-02 stage_entered:reviewing")
    above = (*story, "03-05 handed_to_superior")

    waiting = clock("03-20", *above)
    back = clock("03-23", *above, "03-23 returned")

    assert short(waiting)[1:] == [
        ("promised", "03-09", "met", 2),
        ("statutory", "03-30", "met", 17),
        ("stage reviewing", "03-04", "late", -1),
        ("superior", "03-19", "running", -1),
    ]
    assert waiting.next == waiting.deadline(Which.SUPERIOR)
    assert short(back)[4:] == [
        ("superior", "03-19", "late", -2),
        ("delivery", "04-07", "running", 10),
    ]


def test_a_matter_decided_on_the_spot_was_accepted_the_same_day():
    limits = Limits(statutory_workdays=1, promised_workdays=0)

    found = clock("03-07", "03-07 received", "03-07 decided", "03-07 delivered", limits=limits)

    assert short(found) == [
        ("notice", "03-13", "met", 5),
        ("promised", "03-07", "met", 0),
        ("statutory", "03-09", "met", 1),
        ("delivery", "03-20", "met", 10),
    ]


@pytest.mark.parametrize(
    ("story", "states"),
    [
        (("03-02 received", "03-03 rejected"), ["met"]),
        (("03-02 received", "03-12 rejected"), ["late"]),
        (("03-02 received", "03-03 withdrawn"), ["dropped"]),
        (("03-02 received", "03-03 correction_asked", "03-04 withdrawn"), ["met"]),
        (
            (
                "03-02 received",
                "03-02 accepted",
                "03-02 department_asked:land",
                "03-03 paused:a",
                "03-20 withdrawn",
            ),
            ["met", "dropped", "dropped", "dropped"],
        ),
    ],
)
def test_a_case_that_ends_early_drops_what_runs(story, states):
    found = clock("04-01", *story)

    assert [str(one.state) for one in found.deadlines] == states
    assert (found.paused, found.next, found.deemed_on) == (False, None, None)
    assert not any(one.open for one in found.deadlines)


def test_a_department_that_was_not_waited_for_is_dropped_with_the_decision():
    story = ("03-02 received", "03-02 accepted", "03-02 department_asked:land")

    found = clock("03-20", *story, "03-03 decided")

    assert found.deadline(Which.DEPARTMENT, "land").state is Running.DROPPED


def test_without_a_limit_there_is_no_deadline():
    found = clock("03-03", "03-02 received", "03-03 accepted", limits=Limits())

    assert [one.which for one in found.deadlines] == [Which.NOTICE]
    assert found.deadline(Which.PROMISED) is None


def test_a_deadline_over_days_that_may_still_move_is_provisional_until_the_notice_is_out():
    story = ledger("12-18 received", "12-21 accepted")
    limits = Limits(statutory_workdays=20, promised_workdays=5)
    calendar = packaged_calendar()
    off = [CalendarDay(date(2027, 1, day), False, "元旦", DaySource.NOTICE) for day in (1, 4)]
    known = work_calendar((*calendar.days.values(), *off), {*calendar.covered, 2027})

    before = replay(limits, calendar, story, day("12-21"))
    after = replay(limits, known, story, day("12-21"))

    assert [(f"{one.due_on}", one.provisional) for one in before.deadlines[1:]] == [
        ("2026-12-28", False),
        ("2027-01-19", True),
    ]
    assert (before.provisional, after.provisional) == (True, False)
    assert after.deadline(Which.STATUTORY).due_on == date(2027, 1, 20)


def test_an_ended_deadline_keeps_a_case_provisional_no_more():
    story = ledger("12-18 received", "12-21 accepted", "12-22 withdrawn")

    found = replay(LIMITS, packaged_calendar(), story, date(2027, 1, 10))

    assert not found.provisional


def test_of_deadlines_on_one_day_the_nearest_hand_is_named_first():
    limits = replace(LIMITS, statutory_workdays=5, stages={"deciding": 5})

    found = clock(
        "03-02", "03-02 received", "03-02 accepted", "03-02 stage_entered:deciding", limits=limits
    )

    assert [one.which for one in found.deadlines if one.due_on == day("03-09")][1:] == [
        Which.PROMISED,
        Which.STATUTORY,
        Which.STAGE,
    ]
    assert found.next.which is Which.STAGE


@pytest.mark.parametrize(
    ("mode", "procedure", "limits"),
    [
        ("promise", {}, Limits(20, 8)),
        ("joint", {}, Limits(20, 8, extension_workdays=15)),
        ("joint", {"extension_workdays": 0}, Limits(20, 8, extension_workdays=0)),
        (
            "report",
            {
                "notice_workdays": 2,
                "extension_workdays": 7,
                "delivery_workdays": 3,
                "superior_workdays": 4,
                "stages": (StageLimit(stage="reviewing", workdays=2),),
                "departments": (CoDepartment(code="land", name="国土", workdays=3),),
            },
            Limits(20, 8, 2, 7, 3, 4, {"reviewing": 2}, {"land": 3}),
        ),
    ],
)
def test_the_limits_of_a_case_are_those_of_its_item(mode, procedure, limits):
    item = an_item(
        mode=mode, statutory_workdays=20, promised_workdays=8, procedure=Procedure(**procedure)
    )

    assert limits_of(item) == limits
