"""How a deadline explains itself, line by line."""

from datetime import date, timedelta

import pytest

from app.domain.deadlines.clock_events import Event, EventKind
from app.domain.deadlines.clock_explanation import (
    Explanation,
    Line,
    LineKind,
    NoSuchDeadline,
    explain,
)
from app.domain.deadlines.clock_ledger import Limits, Running, Which
from app.formats.packaged_calendar import packaged_calendar
from app.words import say
from app.words.explanations import clock_name, said

LIMITS = Limits(statutory_workdays=20, promised_workdays=3)
SPRING = (
    Event(EventKind.RECEIVED, date(2026, 2, 12)),
    Event(EventKind.ACCEPTED, date(2026, 2, 12)),
    Event(EventKind.PAUSED, date(2026, 2, 24), "1", name="hearing"),
    Event(EventKind.EXTENDED, date(2026, 2, 26), workdays=2),
)


def explained(events, which=Which.PROMISED, key="", today=date(2026, 2, 27)) -> Explanation:
    return explain(LIMITS, packaged_calendar(), events, (which, key), today)


def lines(kind: str, name: str | None, first: date, last: date) -> list[Line]:
    """A line for each day from `first` to `last`."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [Line(LineKind(kind), day, None, name) for day in days]


def test_every_day_has_its_line_and_an_extension_stands_with_its_day():
    resumed = Event(EventKind.RESUMED, date(2026, 2, 27), "1")

    told = explained((*SPRING, resumed))

    assert told == Explanation(
        which=Which.PROMISED,
        key="",
        start_on=date(2026, 2, 12),
        workdays=5,
        due_on=date(2026, 3, 2),
        provisional=False,
        lines=(
            Line(LineKind.START, date(2026, 2, 12)),
            Line(LineKind.COUNTED, date(2026, 2, 13), 1),
            Line(LineKind.COUNTED, date(2026, 2, 14), 2, "make-up-workday"),
            *lines("skipped", "spring-festival", date(2026, 2, 15), date(2026, 2, 23)),
            Line(LineKind.COUNTED, date(2026, 2, 24), 3),
            *lines("paused", "hearing", date(2026, 2, 25), date(2026, 2, 26)),
            Line(LineKind.EXTENDED, date(2026, 2, 26), 2),
            *lines("paused", "hearing", date(2026, 2, 27), date(2026, 2, 27)),
            Line(LineKind.COUNTED, date(2026, 2, 28), 4, "make-up-workday"),
            *lines("skipped", "weekend", date(2026, 3, 1), date(2026, 3, 1)),
            Line(LineKind.COUNTED, date(2026, 3, 2), 5),
            Line(LineKind.DUE, date(2026, 3, 2), 5),
        ),
        state=Running.RUNNING,
    )


def test_of_overlapping_pauses_a_day_names_the_one_that_began_first():
    other = Event(EventKind.PAUSED, date(2026, 2, 25), "2", name="appraisal")
    ended = Event(EventKind.RESUMED, date(2026, 2, 26), "1")

    told = explained((*SPRING[:3], other, ended))

    assert [line.name for line in told.lines if line.kind is LineKind.PAUSED] == []
    statute = explained((*SPRING[:3], other, ended), Which.STATUTORY)
    assert [(line.on.day, line.name) for line in statute.lines if line.kind == "paused"] == [
        (25, "hearing"),
        (26, "hearing"),
        (27, "appraisal"),
    ]


def test_an_extension_granted_too_late_stands_before_the_due_day():
    late = Event(EventKind.EXTENDED, date(2026, 3, 20), workdays=1)

    told = explained((*SPRING[:2], late))

    assert [(line.kind, line.on) for line in told.lines[-2:]] == [
        (LineKind.EXTENDED, date(2026, 3, 20)),
        (LineKind.DUE, date(2026, 2, 25)),
    ]


def test_a_deadline_that_never_started_cannot_be_explained():
    with pytest.raises(NoSuchDeadline) as refused:
        explained(SPRING, Which.STAGE, "reviewing")

    assert refused.value.facts == {"which": "stage", "key": "reviewing"}


def test_the_clerk_and_the_resident_read_it_in_sentences():
    assert said(explained(SPRING)) == [
        "承诺时限一共 5 个工作日，2月12日(周四)当天不算，从下一个工作日算起。",
        "2月13日(周五)，第 1 个工作日。",
        "2月14日(周六)调休上班，第 2 个工作日。",
        "2月15日(周日)到2月23日(周一)春节，9 天不算。",
        "2月24日(周二)，第 3 个工作日。",
        "2月25日(周三)到2月26日(周四)听证，暂停计时，2 天不算。",
        "2月26日(周四)批准延期，加 2 个工作日。",
        "2月27日(周五)听证，暂停计时，不算。",
        "2月28日(周六)调休上班，第 4 个工作日。",
        "3月1日(周日)周末，不算。",
        "3月2日(周一)，第 5 个工作日。",
        "现在暂停计时。如果今天恢复，最后一天是3月2日(周一)。",
    ]


def test_it_is_told_in_english_too():
    assert said(explained(SPRING[:2], Which.STATUTORY), "en") == [
        "Legal time limit, in working days: 20. Thu 12 Feb itself does not count;"
        " the next working day is the first.",
        "Fri 13 Feb: working day 1.",
        "Sat 14 Feb (Make-up working day): working day 2.",
        "Sun 15 Feb to Mon 23 Feb: Spring Festival, 9 days not counted.",
        "Tue 24 Feb to Fri 27 Feb: working days 3 to 6.",
        "Sat 28 Feb (Make-up working day): working day 7.",
        "Sun 1 Mar: Weekend, not counted.",
        "Mon 2 Mar to Fri 6 Mar: working days 8 to 12.",
        "Sat 7 Mar to Sun 8 Mar: Weekend, 2 days not counted.",
        "Mon 9 Mar to Fri 13 Mar: working days 13 to 17.",
        "Sat 14 Mar to Sun 15 Mar: Weekend, 2 days not counted.",
        "Mon 16 Mar to Wed 18 Mar: working days 18 to 20.",
        "The last day is Wed 18 Mar.",
    ]


def test_a_matter_done_at_once_is_told_in_two_sentences():
    limits = Limits(promised_workdays=0)
    told = explain(limits, packaged_calendar(), SPRING[:2], (Which.PROMISED, ""), date(2026, 2, 12))

    assert said(told) == ["承诺时限：2月12日(周四)当天办完。", "最后一天是2月12日(周四)。"]


@pytest.mark.parametrize("language", ["zh", "bo", "en"])
def test_days_that_may_still_move_come_with_a_warning(language):
    events = (Event(EventKind.RECEIVED, date(2026, 12, 28)),)
    pause = Event(EventKind.PAUSED, date(2026, 12, 29), "1", name="something else")
    accepted = Event(EventKind.ACCEPTED, date(2026, 12, 28))

    sure = said(explained(SPRING), language)
    unsure = said(explained(events, Which.NOTICE), language)
    paused = said(explained((*events, accepted, pause), today=date(2026, 12, 30)), language)

    assert unsure[-1] == paused[-1] == say("day.provisional", language) != sure[-1]


@pytest.mark.parametrize("language", ["zh", "bo", "en"])
def test_every_clock_has_a_name_in_every_language(language):
    names = {clock_name(which, language) for which in Which}

    assert len(names) == len(Which)
