"""How bookings are shown: masked to the person, by name to the office, in three languages."""

from datetime import timedelta

import pytest

from app.domain.bookings.bookings import By
from app.models import sql
from app.models.booking import Booking
from app.ports import Deps
from app.services.bookings import booking_changes, bookings
from app.services.bookings.booking_views import (
    BookingView,
    CentreBrief,
    ItemBrief,
    ReminderView,
    WhoView,
    said_of,
    show,
)
from app.services.bookings.bookings import Wish
from tests.fakes import StillClock
from tests.make import CENTRE, ITEM, LONG_ITEM, TUESDAY, a_person, a_town, an_opening, at
from tests.people import YANG, ZHAXI


async def booked(deps: Deps, time: str = "09:30", item: str = ITEM) -> BookingView:
    yang = await a_person(deps, YANG)
    return await bookings.book(deps, yang, Wish(CENTRE, item, at(time), note="行动不便"), "zh")


async def seen(deps: Deps, by: By = By.PERSON, language: str = "zh") -> BookingView:
    [view] = await show(deps, [await Booking.get()], language, by)
    return view


async def test_a_booking_tells_everything_for_the_day(deps: Deps) -> None:
    await a_town(deps)
    made = await booked(deps)

    view = await seen(deps)

    assert view == made
    assert view == BookingView(
        id=made.id,
        number="A01",
        state="booked",
        centre=CentreBrief(CENTRE, "刘家镇便民服务中心", "刘家镇正街1号", "0831-0000101"),
        item=ItemBrief(ITEM, "高龄津贴"),
        starts_at=at("09:30"),
        ends_at=at("10:00"),
        on=TUESDAY,
        person=WhoView("杨*英", "139****0001"),
        note="行动不便",
        can_change=True,
        change_until=at("08:30"),
        made_at=deps.clock.now(),
        cancelled_at=None,
        reason="",
        made_by="self",
        version=1,
        reminders=[
            ReminderView("booked", deps.clock.now(), "planned", ""),
            ReminderView("day_before", at("18:00", deps.clock.today()), "planned", ""),
            ReminderView("two_hours", at("07:30"), "planned", ""),
        ],
        bring=["身份证"],
        windows=["民政窗口"],
    )


@pytest.mark.parametrize(
    ("by", "name", "change_until"),
    [(By.PERSON, "杨*英", at("08:30")), (By.STAFF, "杨秀英", at("00:00", TUESDAY + timedelta(1)))],
)
async def test_staff_see_the_name_and_may_change_until_the_day_ends(
    deps: Deps, by: By, name: str, change_until: object
) -> None:
    await a_town(deps)
    await booked(deps)

    view = await seen(deps, by)

    known = (await Booking.get()).person_id if by is By.STAFF else None
    assert (view.person, view.change_until) == (WhoView(name, "139****0001", known), change_until)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("zh", ("刘家镇便民服务中心", "高龄津贴", ["身份证"])),
        ("bo", ("ལྟེ་གནས།", "ལོ་མཐོའི་རོགས་དངུལ།", ["ཐོབ་ཐང་ལག་འཁྱེར།"])),
        ("en", ("Liujia Centre", "Old-age allowance", ["身份证"])),
    ],
)
async def test_a_booking_speaks_the_readers_language_where_it_can(
    deps: Deps, language: str, told: tuple[str, str, list[str]]
) -> None:
    await a_town(deps)
    await booked(deps)

    view = await seen(deps, language=language)

    assert (view.centre.name, view.item.name, view.bring) == told


async def test_what_was_taken_back_is_not_listed_among_the_reminders(deps: Deps) -> None:
    await a_town(deps)
    yang = await a_person(deps, YANG)
    made = await booked(deps)

    gone = await booking_changes.cancel(deps, yang, made.id, "临时有事", "zh")

    assert [one.kind for one in gone.reminders] == ["cancelled"]
    assert (gone.cancelled_at, gone.reason, gone.can_change) == (
        deps.clock.now(),
        "临时有事",
        False,
    )


async def test_what_the_person_wrote_cannot_be_read_in_the_table(deps: Deps) -> None:
    await a_town(deps)
    yang = await a_person(deps, YANG)
    made = await booked(deps)
    await booking_changes.cancel(deps, yang, made.id, "家里有病人", "zh")

    [row] = await sql.rows("SELECT * FROM booking")

    assert [text for text in ("行动不便", "家里有病人", "杨秀英") if text in str(row)] == []
    assert (await seen(deps)).reason == "家里有病人"


async def test_near_the_start_nothing_can_be_changed_any_more(
    deps: Deps, clock: StillClock
) -> None:
    await a_town(deps)
    await booked(deps)
    clock.at = at("08:30")

    view = await seen(deps)

    assert (view.can_change, view.change_until) == (False, at("08:30"))


async def test_many_bookings_ask_no_more_than_one(deps: Deps, questions: list[str]) -> None:
    await a_town(deps, openings=(an_opening(windows=4),))
    await booked(deps)
    questions.clear()
    await show(deps, await Booking.all(), "zh")
    one = len(questions)
    await booked(deps, "10:00", LONG_ITEM)
    zhaxi = await a_person(deps, ZHAXI)
    await bookings.book(deps, zhaxi, Wish(CENTRE, ITEM, at("09:30")), "zh")

    rows = await Booking.all().order_by("-starts_at", "id")
    questions.clear()
    views = await show(deps, rows, "zh")

    assert [view.id for view in views] == [row.id for row in rows]
    assert len(questions) == one - 1, "one less: the rows were given"


async def test_nothing_to_show_is_nothing(deps: Deps) -> None:
    assert await show(deps, [], "zh") == []


@pytest.mark.parametrize(
    ("language", "text"), [("zh", "村"), ("bo", "གྲོང་"), ("en", "村"), ("fr", "村")]
)
def test_a_text_without_translation_is_said_in_chinese(language: str, text: str) -> None:
    assert said_of({"zh": "村", "bo": "གྲོང་", "en": ""}, language) == text
    assert said_of({}, language) == ""
