"""The catalogue as people read it: search, pages, and the guide in three languages."""

import pytest

from app.catalog.catalog import Catalog
from app.catalog.items import Booking, Item
from app.catalog.texts import Texts
from app.kit.paging import BadCursor
from app.ports import Deps
from app.services.catalogue import catalog_import, items
from app.services.catalogue.items import CentreName, ItemCard, NoSuchItem
from tests.make import CENTRE, ITEM, LONG_ITEM, OTHER_CENTRE, a_catalog, a_centre, a_town, an_item


async def many_items(deps: Deps, count: int) -> list[str]:
    """So many items more, and their codes."""
    more = tuple(an_item(f"item-{n:02d}", name=f"事项{n}") for n in range(count))
    await catalog_import.take_in(deps, Catalog(items=more))
    return [item.code for item in more]


async def found(words: str, family: str = "", centre: str = "") -> list[str]:
    page = await items.search("zh", words, family, centre)
    return [card.code for card in page.items]


@pytest.mark.parametrize("words", ["高龄", "高龄 津贴", "རོགས་དངུལ", "old-AGE", "按月领取", ITEM])
async def test_an_item_is_found_by_words_of_any_language(deps: Deps, words: str) -> None:
    await a_town(deps)
    await catalog_import.take_in(
        deps, Catalog(items=(an_item("other", name="别的", summary="别的事"),))
    )

    assert ITEM in await found(words)
    assert "other" not in await found(words)


@pytest.mark.parametrize("words", ["津贴 户口", "%", "_", "高_津", "\\", "'", "没有这个"])
async def test_words_that_are_not_all_there_find_nothing(deps: Deps, words: str) -> None:
    await a_town(deps)

    assert await found(words) == []


async def test_a_search_keeps_to_one_family(deps: Deps) -> None:
    await a_town(deps)
    government = an_item("id-card", family="government", name="身份证")
    await catalog_import.take_in(deps, Catalog(items=(government,)))

    assert await found("", family="government") == ["id-card"]
    assert await found("", family="welfare") == [LONG_ITEM, ITEM]
    assert await found("身份证", family="convenience") == []


async def test_a_search_keeps_to_what_one_centre_offers(deps: Deps) -> None:
    await a_town(deps)
    await many_items(deps, 1)

    assert await found("", centre=CENTRE) == [LONG_ITEM, ITEM]
    assert await found("", centre="999999999999") == []


async def test_pages_go_on_to_the_end_without_gap_or_repetition(deps: Deps) -> None:
    codes = await many_items(deps, 23)

    read: list[str] = []
    sizes: list[int] = []
    cursor: str | None = ""
    while cursor is not None:
        page = await items.search("zh", cursor=cursor, limit=5)
        read += [card.code for card in page.items]
        sizes.append(len(page.items))
        cursor = page.next

    assert read == codes
    assert sizes == [5, 5, 5, 5, 3]


async def test_a_last_page_that_is_full_says_that_it_is_the_last(deps: Deps) -> None:
    await many_items(deps, 10)

    first = await items.search("zh", limit=5)
    last = await items.search("zh", cursor=first.next or "", limit=5)

    assert (first.next is None, last.next) == (False, None)


async def test_a_page_marker_of_our_own_making_only(deps: Deps) -> None:
    await many_items(deps, 1)

    with pytest.raises(BadCursor):
        await items.search("zh", cursor="abc")


async def test_an_item_in_a_list_says_in_which_language_its_name_is(deps: Deps) -> None:
    await a_town(deps)

    page = await items.search("bo", "津贴", centre=CENTRE)

    assert page.items[-1] == ItemCard(
        code=ITEM,
        name="ལོ་མཐོའི་རོགས་དངུལ།",
        family="welfare",
        summary="八十岁以上老人按月领取津贴",
        mode="promise",
        bookable=True,
        duration_minutes=30,
        promised_workdays=5,
        fee_fen=0,
        language="bo",
    )
    assert page.items[0].language == "zh"


@pytest.mark.parametrize(
    ("language", "name", "material", "told"),
    [
        ("zh", "高龄津贴", "身份证", "zh"),
        ("bo", "ལོ་མཐོའི་རོགས་དངུལ།", "ཐོབ་ཐང་ལག་འཁྱེར།", "bo"),
        ("en", "Old-age allowance", "身份证", "en"),
        ("fr", "高龄津贴", "身份证", "zh"),
    ],
)
async def test_a_guide_speaks_the_readers_language_where_it_can(
    deps: Deps, language: str, name: str, material: str, told: str
) -> None:
    await a_town(deps)

    guide = await items.guide(ITEM, language)

    assert (guide.name, guide.materials[0].name, guide.language) == (name, material, told)
    assert guide.summary == "八十岁以上老人按月领取津贴"


async def test_a_guide_tells_everything_at_once(deps: Deps) -> None:
    await a_town(deps)

    guide = await items.guide(ITEM, "en")

    assert (guide.version, guide.statutory_workdays, guide.promised_workdays) == (1, 20, 5)
    assert (guide.fee.fen, guide.fee.basis) == (0, "不收费")
    assert [(step.step, step.who, step.limit) for step in guide.process] == [
        ("受理", "窗口", "当场")
    ]
    assert [(paper.name, paper.kind, paper.required) for paper in guide.materials] == [
        ("身份证", "original", True),
        ("照片", "photo", False),
    ]
    assert guide.source.confirm == ["phone"]
    assert guide.booking.bookable
    assert guide.centres == [
        CentreName(CENTRE, "Liujia Centre"),
        CentreName(OTHER_CENTRE, "江南镇便民服务中心"),
    ]


@pytest.mark.parametrize("state", ["cancelled", "paused"])
async def test_an_item_that_is_no_longer_given_has_no_guide_and_is_not_found(
    deps: Deps, state: str
) -> None:
    await a_town(deps)
    gone: Item = an_item(state=state)
    await catalog_import.take_in(deps, Catalog(items=(gone,)))

    assert await found("高龄") == []
    with pytest.raises(NoSuchItem):
        await items.guide(ITEM, "zh")


async def test_an_item_comes_back_with_the_wording_it_had(deps: Deps) -> None:
    await a_town(deps)
    await catalog_import.take_in(deps, Catalog(items=(an_item(state="paused"),)))

    await catalog_import.take_in(deps, Catalog(items=(an_item(),)))

    assert (await items.guide(ITEM, "zh")).version == 3


@pytest.mark.parametrize("code", ["no-such-item", "", "x" * 61])
async def test_an_unknown_item_has_no_guide(deps: Deps, code: str) -> None:
    with pytest.raises(NoSuchItem):
        await items.guide(code, "zh")


async def test_each_page_of_a_search_costs_two_questions_however_long_it_is(
    deps: Deps, questions: list[str]
) -> None:
    await many_items(deps, 30)

    questions.clear()
    await items.search("zh", limit=1)
    short = len(questions)
    questions.clear()
    await items.search("zh", limit=30)

    assert (short, len(questions)) == (2, 2)


async def test_an_item_that_takes_no_bookings_says_so(deps: Deps) -> None:
    town = a_catalog()
    walk_in = an_item("walk-in", booking=Booking(), name=Texts(zh="直接来"))
    centre = a_centre(items=())
    await catalog_import.take_in(
        deps, Catalog(divisions=town.divisions, items=(walk_in,), centres=(centre,))
    )

    guide = await items.guide("walk-in", "zh")

    assert (guide.booking.bookable, guide.centres) == (False, [])


async def test_the_check_list_of_home_visits_is_nothing_that_anybody_looks_for(deps: Deps) -> None:
    await a_town(deps)
    await catalog_import.take_in(deps, Catalog(items=(an_item("home-visit", name="走访登记"),)))

    assert await found("走访") == []
    assert (await items.published("home-visit"))[0].code == "home-visit"
