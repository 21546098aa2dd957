"""How long like cases usually took."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.domain.deadlines.clock_events import Event, EventKind
from app.domain.deadlines.usual_time import LEAST_CASES, UsualTime, usual, waited
from app.formats.packaged_calendar import packaged_calendar

SPRING = (
    Event(EventKind.RECEIVED, date(2026, 2, 9)),
    Event(EventKind.ACCEPTED, date(2026, 2, 12)),
    Event(EventKind.PAUSED, date(2026, 2, 13), "1", name="hearing"),
    Event(EventKind.RESUMED, date(2026, 2, 25), "1"),
)


def test_of_twenty_cases_the_tenth_and_the_eighteenth_are_named():
    assert usual(range(20, 0, -1)) == UsualTime(10, 18)
    assert usual([3] * 19 + [60]) == UsualTime(3, 3)


def test_nineteen_cases_say_nothing():
    assert usual([3] * 19) is None


@given(st.lists(st.integers(0, 200), min_size=LEAST_CASES, max_size=200))
def test_half_and_nine_tenths_took_no_longer(times):
    median, p90 = usual(times)

    for share, limit in ((0.5, median), (0.9, p90)):
        assert sum(time <= limit for time in times) >= share * len(times)
        assert sum(time < limit for time in times) < share * len(times)


def test_a_case_took_the_working_days_that_the_person_waited():
    decided = Event(EventKind.DECIDED, date(2026, 3, 2))
    above = Event(EventKind.HANDED_TO_SUPERIOR, date(2026, 2, 26))
    returned = Event(EventKind.RETURNED, date(2026, 3, 4))

    times = [
        waited(packaged_calendar(), events)
        for events in (
            (*SPRING, decided),
            (*SPRING, above, returned),
            (SPRING[0], Event(EventKind.DECIDED, date(2026, 2, 12))),
            SPRING,
        )
    ]

    assert times == [8, 10, 0, None]
