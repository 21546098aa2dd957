"""The offices as people see them: near me, open now, who is on duty."""

from datetime import date, time, timedelta

import pytest

from app.catalog.catalog import Catalog
from app.catalog.places import Post as PostOf
from app.catalog.places import Staff
from app.models.centre import Centre, Post
from app.models.duty import Absence
from app.models.opening import OpeningDay
from app.ports import Deps
from app.services.catalogue import catalog_import, centres
from app.services.catalogue.centres import (
    AreaView,
    BadPosition,
    DutyView,
    Position,
    RangeView,
    WindowView,
    metres,
    position,
)
from app.services.house.access import NoSuchCentre
from tests.fakes import StillClock
from tests.make import CENTRE, OTHER_CENTRE, a_catalog, a_centre, a_town, an_opening, at

EVENING = an_opening(
    code="evening", days=(4,), starts=time(18), ends=time(20), breaks=(), off_hours=True
)
STAFF = (
    Staff(key="a", name="李窗口", role="clerk", phone="16900000102"),
    Staff(key="b", name="王顶岗", role="clerk", phone="16900000103"),
)
POSTS = (PostOf(code="p1", name="民政岗", window="w1", a="a", b="b"),)


async def staffed(deps: Deps) -> None:
    """The small town with one post at its window: Li holds it, Wang covers."""
    await a_town(deps)
    await catalog_import.take_in(deps, Catalog(centres=(a_centre(staff=STAFF, posts=POSTS),)))


async def moved(code: str, latitude: float | None, longitude: float | None) -> None:
    await Centre.filter(code=code).update(latitude=latitude, longitude=longitude)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("", None),
        ("28.93,104.92", Position(28.93, 104.92)),
        (" -90 , 180 ", Position(-90, 180)),
    ],
)
def test_a_position_is_latitude_and_longitude(text: str, point: Position | None) -> None:
    assert position(text) == point


@pytest.mark.parametrize(
    "text", ["here", "28.93", "1,2,3", "90.1,0", "0,180.1", "nan,0", "0,inf", ",", "１，２"]
)
def test_anything_else_is_no_position(text: str) -> None:
    with pytest.raises(BadPosition):
        position(text)


def test_a_degree_of_latitude_is_about_111_kilometres() -> None:
    assert metres(Position(28, 104), Position(29, 104)) == 111_195
    assert metres(Position(28.93, 104.92), Position(28.93, 104.92)) == 0
    assert metres(Position(0, 180), Position(0, -180)) == 0


async def test_the_nearest_office_comes_first_and_one_without_a_place_last(deps: Deps) -> None:
    await a_town(deps)
    far = a_centre("511503000000", name="区政务服务中心", latitude=None, longitude=None, items=())
    await catalog_import.take_in(deps, Catalog(centres=(far,)))
    await moved(CENTRE, 28.95, 104.92)
    await moved(OTHER_CENTRE, 28.94, 104.92)

    seen = await centres.listed(deps, "28.93,104.92", "", "zh")

    assert [(one.code, one.distance_m) for one in seen.items] == [
        (OTHER_CENTRE, 1112),
        (CENTRE, 2224),
        ("511503000000", None),
    ]


async def test_without_a_position_offices_stand_by_code_and_no_distance_is_told(
    deps: Deps,
) -> None:
    await a_town(deps)

    seen = await centres.listed(deps, "", "", "zh")

    assert [(one.code, one.distance_m) for one in seen.items] == [
        (CENTRE, None),
        (OTHER_CENTRE, None),
    ]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("刘家", [CENTRE]),
        ("LIUJIA", [CENTRE, OTHER_CENTRE]),
        ("便民 江南", [OTHER_CENTRE]),
        ("刘家 江南", []),
        ("正街1号", [CENTRE, OTHER_CENTRE]),
    ],
)
async def test_an_office_is_found_by_words_of_its_name_or_address(
    deps: Deps, words: str, codes: list[str]
) -> None:
    await a_town(deps)
    await Centre.filter(code=OTHER_CENTRE).update(
        name={"zh": "江南镇便民服务中心", "en": "Jiangnan, next to Liujia"},
        address={"zh": "正街1号"},
    )

    seen = await centres.listed(deps, "", words, "zh")

    assert [one.code for one in seen.items] == codes


async def test_an_office_tells_its_hours_of_today_and_of_the_week(
    deps: Deps, clock: StillClock
) -> None:
    await a_town(deps, openings=(an_opening(), EVENING))

    view = (await centres.listed(deps, "", "刘家", "zh")).items[0]

    assert view.today.ranges == [
        RangeView("09:00", "12:00", False),
        RangeView("14:00", "17:00", False),
    ]
    assert (view.today.on, view.today.open_now, view.today.name) == (date(2026, 3, 2), True, None)
    assert view.hours_text == "工作日 09:00-12:00、14:00-17:00；周四 18:00-20:00（延时）"
    assert (view.level, view.kind, view.division) == ("township", "centre", CENTRE)


@pytest.mark.parametrize(
    ("moment", "open_now"),
    [("08:59", False), ("09:00", True), ("12:00", False), ("16:59", True), ("17:00", False)],
)
async def test_an_office_is_open_from_the_first_minute_to_the_last(
    deps: Deps, clock: StillClock, moment: str, open_now: bool
) -> None:
    await a_town(deps)
    clock.at = at(moment)

    view = await centres.detail(deps, CENTRE, "zh")

    assert view.today.open_now is open_now


async def test_on_a_holiday_an_office_is_closed_and_says_which(
    deps: Deps, clock: StillClock
) -> None:
    await a_town(deps)
    clock.at = at("09:30", date(2026, 5, 1))

    view = await centres.detail(deps, CENTRE, "en")

    assert (view.today.open_now, view.today.ranges, view.today.name) == (False, [], "Labour Day")


async def test_a_special_day_says_its_own_name(deps: Deps) -> None:
    await a_town(deps)
    centre = await Centre.get(code=CENTRE)
    await OpeningDay.create(
        id=deps.ids.new(),
        centre_id=centre.id,
        on=deps.clock.today(),
        name={"zh": "停电检修", "en": "Power cut"},
        closed=True,
        rules=[],
    )

    days = [(await centres.detail(deps, CENTRE, tongue)).today for tongue in ("zh", "bo", "en")]

    assert [(day.ranges, day.name) for day in days] == [
        ([], "停电检修"),
        ([], "停电检修"),
        ([], "Power cut"),
    ]


async def test_one_office_shows_areas_windows_and_who_is_on_duty(deps: Deps) -> None:
    await staffed(deps)

    view = await centres.detail(deps, CENTRE, "zh")

    assert view.areas == [AreaView("便民服务中心")]
    assert view.windows == [WindowView("w1", "民政窗口", "便民服务中心", "民政办")]
    assert view.duty == [DutyView("民政岗", "民政窗口", "李窗口", "0831-0000101", cover=False)]


@pytest.mark.parametrize(
    ("hours_left", "name", "cover"),
    [(-1, "李窗口", False), (1, "王顶岗", True), (None, "王顶岗", True)],
)
async def test_b_covers_until_a_is_back(
    deps: Deps, hours_left: int | None, name: str, cover: bool
) -> None:
    await staffed(deps)
    post, now = await Post.get(code="p1"), deps.clock.now()
    await Absence.create(
        id=deps.ids.new(),
        person_id=post.holder_id,
        centre_id=post.centre_id,
        reason="leave",
        from_at=now - timedelta(days=1),
        until_at=None if hours_left is None else now + timedelta(hours=hours_left),
        made_by_id=post.holder_id,
        made_at=now,
    )

    view = await centres.detail(deps, CENTRE, "zh")

    assert [(one.name, one.cover) for one in view.duty] == [(name, cover)]


async def test_a_post_where_nobody_is_shows_no_name(deps: Deps) -> None:
    await staffed(deps)
    await Post.filter(code="p1").update(holder_id=None, cover_id=None)

    view = await centres.detail(deps, CENTRE, "zh")

    assert view.duty == [DutyView("民政岗", "民政窗口", "", "0831-0000101", cover=False)]


async def test_an_unknown_office_is_not_there(deps: Deps) -> None:
    with pytest.raises(NoSuchCentre):
        await centres.detail(deps, "999999999999", "zh")


async def test_names_come_in_the_readers_language_where_there_is_one(deps: Deps) -> None:
    await a_town(deps)

    names = {
        language: [one.name for one in (await centres.listed(deps, "", "", language)).items]
        for language in ("zh", "bo", "en")
    }

    assert names == {
        "zh": ["刘家镇便民服务中心", "江南镇便民服务中心"],
        "bo": ["ལྟེ་གནས།", "江南镇便民服务中心"],
        "en": ["Liujia Centre", "江南镇便民服务中心"],
    }


async def test_a_long_list_of_offices_asks_no_more_than_a_short_one(
    deps: Deps, questions: list[str]
) -> None:
    await a_town(deps)
    questions.clear()
    await centres.listed(deps, "", "", "zh")
    short = len(questions)
    more = tuple(a_centre(f"511503103000-{n}", items=()) for n in range(2, 8))
    town = a_catalog()
    same_place = tuple(a_centre(one.code, division=OTHER_CENTRE, items=()) for one in more)
    await catalog_import.take_in(deps, Catalog(divisions=town.divisions, centres=same_place))

    questions.clear()
    seen = await centres.listed(deps, "", "", "zh")

    assert (len(seen.items), len(questions)) == (8, short)
