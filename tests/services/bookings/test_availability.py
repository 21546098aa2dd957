"""Which days and times can be booked, and why the others cannot."""

from datetime import date, time, timedelta

import pytest

from app.catalog.items import Booking as Rule
from app.domain.bookings.slots import TooManyDays
from app.domain.deadlines.workdays import BeyondCalendar
from app.kit.errors import NotFound
from app.models.centre import Centre
from app.models.opening import OpeningDay
from app.ports import Deps
from app.services.bookings import availability, bookings
from app.services.bookings.availability import DayView
from app.services.bookings.bookings import Wish
from app.services.bookings.timetables import NotOffered
from app.services.catalogue.items import NoSuchItem
from tests.fakes import StillClock
from tests.make import (
    CENTRE,
    ITEM,
    LONG_ITEM,
    TUESDAY,
    a_person,
    a_town,
    an_opening,
    at,
)
from tests.people import YANG

EVENING = an_opening(
    code="evening", days=(4,), starts=time(18), ends=time(20), breaks=(), off_hours=True
)
YEAR_AHEAD = Rule(bookable=True, duration_minutes=30, max_open=1, days_ahead=400)


async def day(deps: Deps, on: date, language: str = "zh") -> DayView:
    return (await availability.days(deps, CENTRE, ITEM, on, 1, language)).days[0]


async def starts(deps: Deps, on: date, item: str = ITEM) -> list[str]:
    """The local times that can be chosen on a day."""
    view = await availability.times(deps, CENTRE, item, on, "zh")
    return [f"{(slot.starts_at + timedelta(hours=8)):%H:%M}" for slot in view.slots]


async def a_special_day(deps: Deps, on: date, name: str, starts: str = "", ends: str = "") -> None:
    """A day that is closed, or open by its own hours."""
    rule = {
        "id": str(deps.ids.new()),
        "starts": starts,
        "ends": ends,
        "windows": 2,
        "step_minutes": 30,
        "off_hours": True,
    }
    await OpeningDay.create(
        id=deps.ids.new(),
        centre_id=(await Centre.get(code=CENTRE)).id,
        on=on,
        name={"zh": name},
        closed=not starts,
        rules=[rule] if starts else [],
    )


async def test_a_working_day_has_a_seat_for_each_half_hour_and_none_in_the_break(
    deps: Deps,
) -> None:
    await a_town(deps)

    view = await availability.times(deps, CENTRE, ITEM, TUESDAY, "zh")

    assert [slot.starts_at for slot in view.slots] == [
        *(at(f"{hour:02d}:{minute}") for hour in (9, 10, 11) for minute in ("00", "30")),
        *(at(f"{hour:02d}:{minute}") for hour in (14, 15, 16) for minute in ("00", "30")),
    ]
    assert {(slot.free, slot.capacity, slot.off_hours) for slot in view.slots} == {(1, 1, False)}
    assert await day(deps, TUESDAY) == DayView(TUESDAY, "open", 12, None, False, False)


async def test_no_long_visit_runs_into_the_break(deps: Deps) -> None:
    await a_town(deps)

    times = await starts(deps, TUESDAY, LONG_ITEM)

    assert times == [
        *("09:00", "09:30", "10:00", "10:30", "11:00"),
        *("14:00", "14:30", "15:00", "15:30", "16:00"),
    ]


async def test_a_seat_that_is_taken_stays_in_the_list_with_none_free(deps: Deps) -> None:
    await a_town(deps)
    yang = await a_person(deps, YANG)
    await bookings.book(deps, yang, Wish(CENTRE, ITEM, at("09:30")), "zh")

    view = await availability.times(deps, CENTRE, ITEM, TUESDAY, "zh")

    assert [slot.free for slot in view.slots] == [1, 0] + [1] * 10
    assert (await day(deps, TUESDAY)).free == 11


async def test_a_day_without_a_seat_left_is_full(deps: Deps) -> None:
    one_hour = an_opening(starts=time(9), ends=time(9, 30), breaks=())
    await a_town(deps, openings=(one_hour,))
    yang = await a_person(deps, YANG)
    await bookings.book(deps, yang, Wish(CENTRE, ITEM, at("09:00")), "zh")

    assert await day(deps, TUESDAY) == DayView(TUESDAY, "full", 0, None, False, False)


@pytest.mark.parametrize(
    ("language", "name"),
    [("zh", "劳动节"), ("bo", "ངལ་རྩོལ་དུས་ཆེན།"), ("en", "Labour Day")],
)
async def test_a_holiday_is_closed_and_says_its_name(
    deps: Deps, clock: StillClock, language: str, name: str
) -> None:
    await a_town(deps)
    clock.at = at("09:00", date(2026, 4, 28))

    holiday = await day(deps, date(2026, 5, 1), language)

    assert holiday == DayView(date(2026, 5, 1), "closed", 0, name, False, False)
    assert await starts(deps, holiday.on) == []


async def test_a_saturday_that_is_made_up_for_is_open(deps: Deps, clock: StillClock) -> None:
    await a_town(deps)
    clock.at = at("09:00", date(2026, 5, 5))

    saturday = await day(deps, date(2026, 5, 9))

    assert saturday == DayView(date(2026, 5, 9), "open", 12, "调休上班", False, False)


async def test_a_plain_weekend_is_closed(deps: Deps) -> None:
    await a_town(deps)

    view = await availability.days(deps, CENTRE, ITEM, date(2026, 3, 7), 2, "zh")

    assert [(one.state, one.name) for one in view.days] == [("closed", "周末")] * 2


async def test_a_market_day_is_open_although_the_state_rests(deps: Deps, clock: StillClock) -> None:
    await a_town(deps)
    clock.at = at("09:00", date(2026, 4, 28))
    await a_special_day(deps, date(2026, 5, 1), "赶场日", "08:30", "10:00")

    market = await day(deps, date(2026, 5, 1))

    assert market == DayView(date(2026, 5, 1), "open", 6, "赶场日", False, True)
    assert await starts(deps, market.on) == ["08:30", "09:00", "09:30"]


async def test_a_working_day_that_the_centre_is_closed_says_why(deps: Deps) -> None:
    await a_town(deps)
    await a_special_day(deps, TUESDAY, "停电检修")

    assert await day(deps, TUESDAY) == DayView(TUESDAY, "closed", 0, "停电检修", False, False)


async def test_an_evening_is_marked_as_outside_usual_hours(deps: Deps) -> None:
    await a_town(deps, openings=(an_opening(), EVENING))
    thursday = date(2026, 3, 5)

    view = await availability.times(deps, CENTRE, ITEM, thursday, "zh")

    extended = [slot.starts_at for slot in view.slots if slot.off_hours]
    assert extended == [at(text, thursday) for text in ("18:00", "18:30", "19:00", "19:30")]
    assert [(await day(deps, on)).off_hours for on in (TUESDAY, thursday)] == [False, True]


async def test_days_beyond_the_window_are_early_and_days_gone_are_past(deps: Deps) -> None:
    await a_town(deps)

    view = await availability.days(deps, CENTRE, ITEM, date(2026, 2, 27), 20, "zh")

    states = {one.on: one.state for one in view.days}
    assert states[date(2026, 2, 27)] == states[date(2026, 3, 1)] == "past"
    assert states[date(2026, 3, 2)] == states[date(2026, 3, 16)] == "open"
    assert states[date(2026, 3, 17)] == states[date(2026, 3, 18)] == "early"
    assert await starts(deps, date(2026, 3, 17)) == []
    assert await starts(deps, date(2026, 2, 27)) == []


async def test_today_ends_with_the_last_seat_outside_the_notice(
    deps: Deps, clock: StillClock
) -> None:
    await a_town(deps)
    monday = date(2026, 3, 2)

    before_noon = await starts(deps, monday)
    clock.at = at("15:31", monday)
    late = await day(deps, monday)

    assert before_noon[0] == "10:00", "an hour of notice at nine o'clock"
    assert (late.state, late.free, await starts(deps, monday)) == ("past", 0, [])


async def test_a_day_of_a_year_without_notice_may_still_move(deps: Deps, clock: StillClock) -> None:
    await a_town(deps, booking=YEAR_AHEAD)
    clock.at = at("09:00", date(2026, 12, 28))

    days = {on: await day(deps, on) for on in (date(2026, 12, 28), date(2027, 1, 4))}

    assert {on: one.provisional for on, one in days.items()} == {
        date(2026, 12, 28): False,
        date(2027, 1, 4): True,
    }
    assert days[date(2027, 1, 4)].state == "open"


async def test_an_item_that_takes_no_bookings_has_no_days(deps: Deps) -> None:
    await a_town(deps, booking=Rule())

    assert (await day(deps, TUESDAY)).state == "closed"
    assert await starts(deps, TUESDAY) == []


async def test_without_a_first_day_the_calendar_begins_today(deps: Deps) -> None:
    await a_town(deps)

    view = await availability.days(deps, CENTRE, ITEM, None, 3, "zh")

    assert [one.on.day for one in view.days] == [2, 3, 4]
    assert (await availability.days(deps, CENTRE, ITEM, None, 0, "zh")).days == []


@pytest.mark.parametrize(
    ("centre", "item", "refusal"),
    [
        (CENTRE, "no-such-item", NoSuchItem),
        ("999999999999", ITEM, NotOffered),
    ],
)
async def test_what_is_not_offered_here_has_no_days(
    deps: Deps, centre: str, item: str, refusal: type[NotFound]
) -> None:
    await a_town(deps)

    with pytest.raises(refusal):
        await availability.days(deps, centre, item, None, 1, "zh")
    with pytest.raises(refusal):
        await availability.times(deps, centre, item, TUESDAY, "zh")


async def test_more_than_two_months_at_once_are_too_many(deps: Deps) -> None:
    await a_town(deps)

    with pytest.raises(TooManyDays) as refusal:
        await availability.days(deps, CENTRE, ITEM, None, 63, "zh")

    assert refusal.value.facts["most"] == 62


@pytest.mark.parametrize("on", [date.min, date.max, date(9999, 1, 1)])
async def test_days_that_no_calendar_knows_are_refused(deps: Deps, on: date) -> None:
    await a_town(deps)

    with pytest.raises(BeyondCalendar):
        await availability.days(deps, CENTRE, ITEM, on, 14, "zh")
    with pytest.raises(BeyondCalendar):
        await availability.times(deps, CENTRE, ITEM, on, "zh")


async def test_two_months_cost_as_many_questions_as_one_day(
    deps: Deps, questions: list[str]
) -> None:
    await a_town(deps)

    questions.clear()
    await availability.days(deps, CENTRE, ITEM, None, 1, "zh")
    one = len(questions)
    questions.clear()
    await availability.days(deps, CENTRE, ITEM, None, 62, "zh")

    assert len(questions) == one
