"""What holds for the deadlines of every possible history on every calendar."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.deadlines.clock_events import Event, EventKind
from app.domain.deadlines.clock_explanation import LineKind, explain
from app.domain.deadlines.clock_ledger import ENDED, Clock, Limits, Running, Which, elapsed, replay
from app.domain.deadlines.workdays import CalendarDay, DaySource, WorkCalendar, work_calendar
from tests.domain.clock_histories import a_history, an_accepted_history, some_limits

START = date(2026, 9, 14)
ACCEPTING = {EventKind.ACCEPTED, EventKind.DEEMED_ACCEPTED}
OVER = {EventKind.DECIDED, EventKind.RETURNED, EventKind.WITHDRAWN}

calendars = st.builds(
    work_calendar,
    st.lists(
        st.builds(
            CalendarDay,
            st.dates(date(2026, 1, 1), date(2027, 6, 1)),
            st.booleans(),
            st.sampled_from(("", "春节", "藏历新年")),
            st.sampled_from(DaySource),
        ),
        max_size=60,
    ),
    st.sets(st.integers(2026, 2028)),
)
chances = st.randoms(use_true_random=False)
waits = st.integers(0, 40)
spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), min_size=1, max_size=5)
relaxed = settings(deadline=None)


def dues(clock: Clock) -> dict[tuple[Which, str], date]:
    return {(one.which, one.key): one.due_on for one in clock.deadlines}


def after(events: tuple[Event, ...], days: int) -> date:
    """So many days after the last event."""
    return events[-1].on + timedelta(days=days)


def with_events(history: tuple[Event, ...], *more: Event) -> tuple[Event, ...]:
    """The history with more events, each after all others of its day."""
    return tuple(sorted((*history, *more), key=lambda event: event.on))


def accepted_days(history: tuple[Event, ...], today: date) -> list[date]:
    """The days on which the case was accepted and not yet decided."""
    begins = [event.on for event in history if event.kind in ACCEPTING]
    ends = [event.on for event in history if event.kind in OVER] or [today]
    if not begins:
        return []
    return [begins[0] + timedelta(days=n) for n in range((ends[0] - begins[0]).days)]


@relaxed
@given(chances, waits, calendars)
def test_replay_gives_the_same_answer_every_time(chance: Random, wait, calendar):
    history, limits = a_history(chance), some_limits(chance)
    today = after(history, wait)

    assert replay(limits, calendar, history, today) == replay(
        limits, calendar, list(history), today
    )


@relaxed
@given(
    st.lists(
        st.builds(
            Event,
            st.sampled_from(EventKind),
            st.dates(date(2026, 1, 1), date(2026, 12, 31)),
            st.sampled_from(("", "a", "reviewing", "land")),
            st.integers(-3, 20),
            st.sampled_from(("", "hearing")),
        ),
        max_size=12,
    ),
    st.dates(date(2026, 1, 1), date(2027, 3, 1)),
    chances,
)
def test_no_order_of_events_however_odd_breaks_the_replay(events, today, chance: Random):
    clock = replay(some_limits(chance), WorkCalendar(), events, today)

    names = [(one.which, one.key) for one in clock.deadlines]
    assert len(set(names)) == len(names)


@relaxed
@given(chances, waits, calendars, st.data())
def test_one_more_pause_never_makes_a_deadline_earlier(chance: Random, wait, calendar, data):
    history, limits = a_history(chance), some_limits(chance)
    today = after(history, wait)
    days = accepted_days(history, today)
    if not days:
        return
    begin = data.draw(st.sampled_from(days))
    lasts = data.draw(st.none() | st.sampled_from([day for day in days if day >= begin]))
    pause = [Event(EventKind.PAUSED, begin, "more", name="hearing")]
    pause += [Event(EventKind.RESUMED, lasts, "more")] if lasts else []

    before = replay(limits, calendar, history, today)
    later = replay(limits, calendar, with_events(history, *pause), today)

    assert dues(before).keys() == dues(later).keys()
    assert all(dues(later)[name] >= due for name, due in dues(before).items())
    assert all(
        new.left_workdays >= old.left_workdays
        for old, new in zip(before.deadlines, later.deadlines, strict=True)
    )


@relaxed
@given(spans, st.permutations(range(5)), waits, calendars)
def test_overlapping_pauses_are_one_in_whatever_order_they_came(spans, order, wait, calendar):
    begun = (Event(EventKind.RECEIVED, START), Event(EventKind.ACCEPTED, START))
    limits = Limits(statutory_workdays=20, promised_workdays=7)

    def pauses(stretches, names) -> list[Event]:
        made = []
        for name, (begin, length) in zip(names, stretches, strict=False):
            first = START + timedelta(days=begin)
            last = first + timedelta(days=length)
            made += [
                Event(EventKind.PAUSED, first, f"p{name}", name="hearing"),
                Event(EventKind.RESUMED, last, f"p{name}"),
            ]
        return made

    union: list[list[int]] = []
    for begin, length in sorted(spans):
        if union and begin <= union[-1][1]:
            union[-1][1] = max(union[-1][1], begin + length)
        else:
            union.append([begin, begin + length])
    merged = [(begin, end - begin) for begin, end in union]
    today = START + timedelta(days=80 + wait)

    one = replay(limits, calendar, with_events(begun, *pauses(spans, range(5))), today)
    other = replay(limits, calendar, with_events(begun, *pauses(spans[::-1], order)), today)
    whole = replay(limits, calendar, with_events(begun, *pauses(merged, range(5))), today)

    assert one == other == whole


@relaxed
@given(chances, waits, calendars, st.integers(1, 15), st.data())
def test_an_extension_moves_promise_and_statute_alone_and_never_back(
    chance: Random, wait, calendar, workdays, data
):
    history, limits = a_history(chance), some_limits(chance)
    plain = tuple(event for event in history if event.kind is not EventKind.EXTENDED)
    today = after(plain, wait)
    days = accepted_days(plain, today)
    if not days:
        return
    extension = Event(EventKind.EXTENDED, data.draw(st.sampled_from(days)), workdays=workdays)

    before = replay(limits, calendar, plain, today)
    later = replay(limits, calendar, with_events(plain, extension), today)

    for old, new in zip(before.deadlines, later.deadlines, strict=True):
        if old.which not in (Which.PROMISED, Which.STATUTORY):
            assert new == old
        assert new.due_on >= old.due_on
        assert new.workdays in (old.workdays, old.workdays + workdays)


@relaxed
@given(chances, waits, calendars)
def test_a_deadline_is_due_on_a_working_day_and_left_and_used_up_add_up(
    chance: Random, wait, calendar
):
    history, limits = a_history(chance), some_limits(chance)
    today = after(history, wait)

    for one in replay(limits, calendar, history, today).deadlines:
        assert calendar.is_workday(one.due_on) if one.workdays else one.due_on == one.start_on
        assert one.left_workdays <= one.workdays
        assert one.left_workdays + elapsed(one) == one.workdays
        assert (one.left_workdays < 0) <= ((one.ended_on or today) > one.due_on)
        assert (one.state in ENDED) == (one.ended_on is not None)
        if one.state in (Running.MET, Running.LATE):
            assert (one.state is Running.LATE) == (one.left_workdays < 0)


@relaxed
@given(chances, waits, calendars)
def test_an_explanation_has_each_day_between_start_and_due_once(chance: Random, wait, calendar):
    history, limits = a_history(chance), some_limits(chance)
    today = after(history, wait)
    clock = replay(limits, calendar, history, today)

    for one in clock.deadlines:
        told = explain(limits, calendar, history, (one.which, one.key), today)
        days = [line for line in told.lines if line.kind in ("counted", "skipped", "paused")]
        span = (one.due_on - one.start_on).days
        counted = [line for line in days if line.kind is LineKind.COUNTED]
        assert (told.start_on, told.due_on, told.provisional, told.state) == (
            one.start_on,
            one.due_on,
            one.provisional,
            one.state,
        )
        assert [line.on for line in days] == [
            one.start_on + timedelta(days=n + 1) for n in range(span)
        ]
        assert [line.number for line in counted] == list(range(1, one.workdays + 1))
        assert all(calendar.is_workday(line.on) for line in counted)
        assert one.provisional == any(calendar.provisional_day(line.on) for line in days)
        assert (told.lines[0].kind, told.lines[-1].kind) == (LineKind.START, LineKind.DUE)


@relaxed
@given(chances, waits, calendars)
def test_a_promise_is_never_due_after_the_statute(chance: Random, wait, calendar):
    history = an_accepted_history(chance)
    statutory = chance.randint(0, 45)
    limits = Limits(statutory, chance.randint(0, statutory))

    clock = replay(limits, calendar, history, after(history, wait))

    promised, statutory = (clock.deadline(which) for which in (Which.PROMISED, Which.STATUTORY))
    assert promised.due_on <= statutory.due_on


@relaxed
@given(chances, waits, waits, calendars)
def test_what_has_ended_stays_as_it_was(chance: Random, wait, more, calendar):
    history, limits = a_history(chance), some_limits(chance)

    clock = replay(limits, calendar, history, after(history, wait))
    later = replay(limits, calendar, history, after(history, wait + more))

    ended = [one for one in clock.deadlines if one.state in ENDED]
    assert [one for one in later.deadlines if one.state in ENDED] == ended


@relaxed
@given(chances, waits, calendars)
def test_an_open_pause_is_as_if_resumed_today(chance: Random, wait, calendar):
    book, limits = an_accepted_history(chance), some_limits(chance)
    history = (*book, Event(EventKind.PAUSED, book[-1].on, "last"))
    today = after(history, wait)
    paused = [event.key for event in history if event.kind is EventKind.PAUSED]
    resumed = {event.key for event in history if event.kind is EventKind.RESUMED}
    ends = [Event(EventKind.RESUMED, today, key) for key in paused if key not in resumed]

    clock = replay(limits, calendar, history, today)
    after_all = replay(limits, calendar, (*history, *ends), today)

    assert (clock.paused, clock.next) == (True, None)
    assert after_all.deadlines == tuple(
        replace(one, state=Running.RUNNING) if one.open else one for one in clock.deadlines
    )
