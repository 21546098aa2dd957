"""The office's day on one page: hours, seats, bookings, and who is on duty."""

from datetime import date, time, timedelta

import pytest

from app.catalog.catalog import Catalog
from app.catalog.places import Post as PostOf
from app.catalog.places import Staff
from app.domain.bookings.bookings import Act
from app.domain.people.roles import Actor, Role, RoleName
from app.models.centre import Post
from app.models.duty import Absence
from app.ports import Deps
from app.services.bookings import booking_changes, bookings, staff_day
from app.services.bookings.bookings import Wish
from app.services.bookings.staff_day import HourView, StaffDayView, TotalsView
from app.services.catalogue import catalog_import
from app.services.catalogue.centres import DutyView, RangeView
from app.services.house.access import NoSuchCentre
from tests.fakes import StillClock
from tests.make import (
    CENTRE,
    ITEM,
    LONG_ITEM,
    OTHER_CENTRE,
    TUESDAY,
    a_centre,
    a_person,
    a_town,
    an_opening,
    at,
)
from tests.people import LI, OUTSIDER, YANG, ZHAXI, Someone

MORNING = an_opening(ends=time(11), breaks=(), windows=2)
STAFF = (
    Staff(key="a", name="李窗口", role="clerk", phone="16900000102"),
    Staff(key="b", name="王顶岗", role="clerk", phone="16900000103"),
)
POSTS = (PostOf(code="p1", name="民政岗", window="w1", a="a", b="b"),)


async def li(deps: Deps) -> Actor:
    return await a_person(deps, LI, clerk=CENTRE)


async def booked(deps: Deps, who: Someone, time: str, item: str = ITEM) -> None:
    person = await a_person(deps, who)
    await bookings.book(deps, person, Wish(CENTRE, item, at(time)), "zh")


async def seen(
    deps: Deps, on: date = TUESDAY, language: str = "zh", actor: Actor | None = None
) -> StaffDayView:
    """The day as Li sees it."""
    return await staff_day.staff_day(deps, actor or await li(deps), CENTRE, on, language)


async def test_an_empty_day_shows_its_hours_and_seats(deps: Deps) -> None:
    await a_town(deps, openings=(MORNING,))

    day = await seen(deps)

    assert (day.centre.name, day.on, day.is_workday) == ("刘家镇便民服务中心", TUESDAY, True)
    assert (day.day_name, day.provisional) == (None, False)
    assert day.ranges == [RangeView("09:00", "11:00", False)]
    assert day.hours == [
        HourView(at(text), capacity=2, taken=0) for text in ("09:00", "09:30", "10:00", "10:30")
    ]
    assert day.totals == TotalsView(0, 0, 0, 0, 0, free=8)
    assert (day.bookings, day.duty) == ([], [])


async def test_the_day_counts_its_bookings_by_state_and_the_seats_that_are_left(
    deps: Deps, clock: StillClock
) -> None:
    await a_town(deps, openings=(MORNING,))
    await booked(deps, YANG, "09:00")
    await booked(deps, ZHAXI, "09:00", LONG_ITEM)
    await booked(deps, YANG, "10:00", LONG_ITEM)
    actor = await li(deps)
    first, long_one, later = (await seen(deps, actor=actor)).bookings
    clock.at = at("08:00")
    await booking_changes.note_arrival(deps, actor, first.id, Act.SERVE, "zh")
    await booking_changes.cancel(deps, actor, later.id, "", "zh")
    await booking_changes.note_arrival(deps, actor, long_one.id, Act.CHECK_IN, "zh")

    day = await seen(deps, actor=actor)

    assert day.totals == TotalsView(booked=0, checked_in=1, served=1, missed=0, cancelled=1, free=5)
    assert [(hour.capacity, hour.taken) for hour in day.hours] == [(2, 2), (2, 1), (2, 0), (2, 0)]
    assert [one.state for one in day.bookings] == ["served", "checked_in", "cancelled"]


async def test_seats_of_hours_gone_by_are_no_longer_free(deps: Deps, clock: StillClock) -> None:
    await a_town(deps, openings=(MORNING,))
    clock.at = at("09:30")

    day = await seen(deps)

    assert day.totals.free == 4


async def test_staff_see_names_whole_and_phones_masked_in_the_order_of_the_day(
    deps: Deps,
) -> None:
    await a_town(deps, openings=(MORNING,))
    await booked(deps, ZHAXI, "10:00")
    await booked(deps, YANG, "09:00")

    day = await seen(deps)

    assert [(one.person.name, one.person.phone, one.windows) for one in day.bookings] == [
        ("杨秀英", "139****0001", ["民政窗口"]),
        ("扎西卓玛", "139****0002", ["民政窗口"]),
    ]


async def test_windows_of_several_openings_are_added_up(deps: Deps) -> None:
    short = an_opening(code="short", ends=time(9, 30), breaks=(), windows=3)
    closed = an_opening(code="open-house", ends=time(10), breaks=(), windows=0)
    await a_town(deps, openings=(MORNING, short, closed))

    day = await seen(deps)

    assert [hour.capacity for hour in day.hours] == [5, 2, 2, 2]
    assert day.ranges == [RangeView("09:00", "11:00", False)]


async def test_b_stands_in_while_a_is_away(deps: Deps) -> None:
    await a_town(deps)
    await catalog_import.take_in(deps, Catalog(centres=(a_centre(staff=STAFF, posts=POSTS),)))
    post = await Post.get(code="p1")
    await Absence.create(
        id=deps.ids.new(),
        person_id=post.holder_id,
        centre_id=post.centre_id,
        reason="leave",
        from_at=deps.clock.now(),
        until_at=at("18:00"),
        made_by_id=post.holder_id,
        made_at=deps.clock.now(),
    )
    actor = await li(deps)

    away = (await seen(deps, TUESDAY, actor=actor)).duty
    back = (await seen(deps, TUESDAY + timedelta(days=1), actor=actor)).duty

    assert away == [DutyView("民政岗", "民政窗口", "王顶岗", "0831-0000101", cover=True)]
    assert back == [DutyView("民政岗", "民政窗口", "李窗口", "0831-0000101", cover=False)]


async def test_a_holiday_is_named_in_the_language_of_the_clerk(deps: Deps) -> None:
    await a_town(deps)

    day = await seen(deps, date(2026, 5, 1), "en")

    assert (day.is_workday, day.day_name, day.hours, day.totals.free) == (
        False,
        "Labour Day",
        [],
        0,
    )


async def test_without_a_day_it_is_today(deps: Deps) -> None:
    await a_town(deps)

    day = await staff_day.staff_day(deps, await li(deps), CENTRE, None, "zh")

    assert day.on == deps.clock.today()


async def test_an_administrator_sees_every_office(deps: Deps) -> None:
    await a_town(deps)
    actor = await a_person(deps, LI)
    everywhere = Actor(actor.person_id, actor.session_id, (admin(),))

    days = [
        await staff_day.staff_day(deps, everywhere, code, TUESDAY, "zh")
        for code in (CENTRE, OTHER_CENTRE)
    ]

    assert [day.centre.code for day in days] == [CENTRE, OTHER_CENTRE]


def admin() -> Role:
    return Role(RoleName.ADMIN)


@pytest.mark.parametrize("roles", [{}, {"agent": CENTRE}, {"clerk": OTHER_CENTRE}])
async def test_whoever_does_not_work_here_finds_no_such_office(
    deps: Deps, roles: dict[str, str]
) -> None:
    await a_town(deps)
    outsider = await a_person(deps, OUTSIDER, **roles)

    with pytest.raises(NoSuchCentre) as not_yours:
        await staff_day.staff_day(deps, outsider, CENTRE, TUESDAY, "zh")
    with pytest.raises(NoSuchCentre) as not_there:
        await staff_day.staff_day(deps, outsider, "999999999999", TUESDAY, "zh")

    assert not_yours.value.detail == not_there.value.detail


async def test_a_busy_day_asks_no_more_than_a_quiet_one(deps: Deps, questions: list[str]) -> None:
    await a_town(deps, openings=(MORNING,))
    actor = await li(deps)
    await booked(deps, YANG, "09:00")
    questions.clear()
    await staff_day.staff_day(deps, actor, CENTRE, TUESDAY, "zh")
    quiet = len(questions)
    await booked(deps, ZHAXI, "09:00")
    await booked(deps, OUTSIDER, "09:30")
    await booked(deps, ZHAXI, "10:00", LONG_ITEM)

    questions.clear()
    day = await staff_day.staff_day(deps, actor, CENTRE, TUESDAY, "zh")

    assert (len(day.bookings), len(questions)) == (4, quiet)
