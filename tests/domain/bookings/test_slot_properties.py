"""What holds for slots whatever the openings, durations and bookings are."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.bookings.openings import WORKDAYS, Opening, Timetable, ranges
from app.domain.bookings.slots import BookingRule, DayState, choose, days, in_time, slots
from app.domain.deadlines.workdays import WorkCalendar

FRIDAY = date(2026, 9, 18)
CALENDAR = WorkCalendar({}, frozenset({2026}))
steps = st.sampled_from((5, 10, 15, 20, 30, 45, 60))
minutes = st.integers(1, 8 * 60)


@st.composite
def timetables(draw):
    """One to three openings of a workday, each with at most one break."""
    openings = []
    for pool in draw(st.lists(st.sampled_from("abc"), min_size=1, unique=True)):
        begin, length = draw(st.integers(0, 80)), draw(st.integers(1, 60))
        edges = sorted(
            begin + n for n in (0, *draw(st.tuples(*[st.integers(0, length)] * 2)), length)
        )
        times = [time(edge // 6, edge % 6 * 10) for edge in edges]
        breaks = ((times[1], times[2]),) if times[1] < times[2] else ()
        openings.append(
            Opening(
                pool,
                WORKDAYS,
                times[0],
                times[3],
                breaks,
                draw(st.integers(0, 4)),
                draw(steps),
                draw(st.none() | st.just(frozenset({"other"}))),
            )
        )
    return Timetable(tuple(openings), (), CALENDAR)


def at(hour: int) -> datetime:
    """A moment of Friday given in Shanghai time, as UTC."""
    return datetime(2026, 9, 18, tzinfo=UTC) + timedelta(hours=hour - 8)


@settings(deadline=None)
@given(timetables(), minutes)
def test_every_slot_lies_on_the_grid_inside_one_range(timetable, duration):
    found = slots(FRIDAY, "x", duration, timetable, {})
    day = ranges(FRIDAY, timetable)

    for slot in found:
        home = [one for one in day.ranges if one.opening.id == slot.pool
                and one.starts_at <= slot.starts_at and slot.ends_at <= one.ends_at]  # fmt: skip
        assert len(home) == 1
        step = timedelta(minutes=home[0].opening.step_minutes)
        assert (slot.starts_at - home[0].starts_at) % step == timedelta(0)
        assert slot.cells == tuple(
            slot.starts_at + n * step for n in range((slot.ends_at - slot.starts_at) // step)
        )
        assert step > slot.ends_at - slot.starts_at - timedelta(minutes=duration) >= timedelta(0)
    assert [(slot.starts_at, slot.pool) for slot in found] == sorted(
        (slot.starts_at, slot.pool) for slot in found
    )


@settings(deadline=None)
@given(timetables(), minutes, st.data())
def test_taking_a_seat_lowers_by_one_every_slot_that_overlaps_and_no_other(
    timetable, duration, data
):
    before = slots(FRIDAY, "x", duration, timetable, {})
    free = [slot for slot in before if slot.free]
    if not free:
        return
    mine = data.draw(st.sampled_from(free))

    after = slots(FRIDAY, "x", duration, timetable, {(mine.pool, cell): 1 for cell in mine.cells})

    for old, new in zip(before, after, strict=True):
        overlaps = (
            old.pool == mine.pool and old.starts_at < mine.ends_at and mine.starts_at < old.ends_at
        )
        assert new.free == old.free - overlaps


@settings(deadline=None)
@given(timetables(), minutes, st.data())
def test_seats_never_exceed_the_windows_however_people_book(timetable, duration, data):
    taken: Counter[tuple[str, datetime]] = Counter()
    rule = BookingRule(7, 0, 1, duration)
    first = days([FRIDAY], "x", rule, timetable, taken, at(0))[0].free

    booked = 0
    while free := [s for s in slots(FRIDAY, "x", duration, timetable, taken) if s.free]:
        wanted = data.draw(st.sampled_from(free)) if booked < 5 else free[0]
        slot = choose(wanted.starts_at, free)
        taken.update((slot.pool, cell) for cell in slot.cells)
        booked += 1

    windows = {opening.id: opening.windows for opening in timetable.openings}
    assert all(count <= windows[pool] for (pool, _), count in taken.items())
    assert booked <= first
    assert days([FRIDAY], "x", rule, timetable, taken, at(0))[0].free == 0


@settings(deadline=None)
@given(timetables(), minutes)
def test_the_free_count_is_reached_by_seating_each_as_early_as_it_goes(timetable, duration):
    taken: Counter[tuple[str, datetime]] = Counter()
    rule = BookingRule(7, 0, 1, duration)
    promised = days([FRIDAY], "x", rule, timetable, taken, at(0))[0].free

    booked = 0
    while free := [s for s in slots(FRIDAY, "x", duration, timetable, taken) if s.free]:
        taken.update((free[0].pool, cell) for cell in free[0].cells)
        booked += 1

    assert booked == promised


@settings(deadline=None)
@given(timetables(), minutes, st.integers(-600, 2000), st.integers(0, 600))
def test_a_day_is_open_exactly_when_a_slot_can_be_had_in_time(timetable, duration, shift, notice):
    rule = BookingRule(1, notice, 1, duration)
    now = at(0) + timedelta(minutes=shift)

    seen = days([FRIDAY], "x", rule, timetable, {}, now)[0]

    left = in_time(slots(FRIDAY, "x", duration, timetable, {}), rule, now)
    assert (seen.state is DayState.OPEN) == bool(left and now < at(24))
    assert (seen.free > 0) == (seen.state is DayState.OPEN)
