"""Leaflets as PDF: for everybody, printed once, and not at all for those who hold them."""

from dataclasses import replace

import httpx
import pytest

from app.models.centre import Offer
from app.models.item import Item
from app.services.catalogue import leaflets
from tests.fakes import MemoryFiles, PlainPrinter
from tests.make import CENTRE, ITEM, OTHER_CENTRE, a_staffed_town, a_town
from tests.people import LI, WANG
from tests.routes.client import Town, language, refused

NOTICE = f"/v1/items/{ITEM}/notice.pdf"
CARD = f"/v1/items/{ITEM}/card.pdf"
HANDBOOK = f"/v1/centres/{CENTRE}/handbook.pdf"


async def pdf(town: Town, path: str, tag: str = "zh-CN", **query: str) -> httpx.Response:
    answer = await town.http.get(path, headers=language(tag), params=query)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/pdf"
    return answer


def prints(town: Town) -> int:
    assert isinstance(town.deps.printer, PlainPrinter)
    return town.deps.printer.leaflets


@pytest.mark.parametrize("path", [NOTICE, CARD, HANDBOOK])
async def test_a_leaflet_is_public_and_costs_nothing_who_holds_it(town: Town, path: str) -> None:
    await a_town(town.deps)

    first = await pdf(town, path)
    again = await town.http.get(
        path, headers={**language("zh-CN"), "If-None-Match": first.headers["etag"]}
    )

    assert first.headers["cache-control"] == "public, max-age=3600"
    assert first.headers["last-modified"] == "Sun, 01 Mar 2026 16:00:00 GMT"
    assert first.headers["content-disposition"].startswith("inline; filename*=UTF-8''")
    assert (again.status_code, again.content, prints(town)) == (304, b"", 1)


async def test_the_same_leaflet_is_the_same_bytes_and_another_language_is_not(town: Town) -> None:
    await a_town(town.deps)

    chinese = await pdf(town, NOTICE, centre=CENTRE)
    again = await pdf(town, NOTICE, "en", centre=CENTRE, lang="zh")
    tibetan = await pdf(town, NOTICE, "bo", centre=CENTRE)

    assert chinese.content == again.content
    assert chinese.headers["etag"] == again.headers["etag"] != tibetan.headers["etag"]


async def test_a_notice_says_where_to_come_and_its_code_leads_to_the_page(town: Town) -> None:
    await a_town(town.deps)
    there = replace(town.deps, public_url="https://cunkou.example")

    bare = await leaflets.notice(there, ITEM, "", "zh")
    placed = await leaflets.notice(there, ITEM, CENTRE, "zh")

    assert (bare.unit, placed.unit) == ("民政窗口", "刘家镇便民服务中心")
    assert bare.code.url == f"https://cunkou.example/p/items/{ITEM}"
    assert placed.code.url == f"https://cunkou.example/p/items/{ITEM}?centre={CENTRE}"
    [place] = [part.lines for part in placed.guide.parts if part.key == "place"]
    assert place == (
        "工作日",
        "到这里办：刘家镇便民服务中心",
        "地址：刘家镇正街1号",
        "开放时间：工作日 09:00-12:00、14:00-17:00",
        "窗口：民政窗口",
    )
    assert placed.edition == "第 1 版，自2026年3月2日起"


async def test_without_an_address_of_its_own_a_leaflet_has_no_code(town: Town) -> None:
    await a_town(town.deps)

    card = await leaflets.card(town.deps, ITEM, CENTRE, "zh")

    assert card.code.url == ""


async def test_a_handbook_holds_what_is_offered_and_who_answers_but_no_private_phone(
    town: Town,
) -> None:
    await a_staffed_town(town.deps)
    await Item.filter(code="homestead").update(current=0)

    content = (await pdf(town, HANDBOOK)).content.decode()
    book = await leaflets.handbook(town.deps, CENTRE, "zh")

    codes = [guide.code for chapter in book.chapters for guide in chapter.guides]
    [people] = [part.rows for part in book.about if part.key == "people"]
    assert codes == [ITEM]
    assert people[0] == ("1号岗", "民政窗口", LI.name, WANG.name)
    assert "139000000" not in content


async def test_a_handbook_is_printed_once_for_each_content(town: Town) -> None:
    await a_town(town.deps)

    first = await pdf(town, HANDBOOK)
    second = await pdf(town, HANDBOOK)
    assert first.content == second.content
    assert prints(town) == 1
    await Offer.filter(centre__code=CENTRE, item__code=ITEM).delete()
    changed = await pdf(town, HANDBOOK)

    files = town.deps.files
    assert isinstance(files, MemoryFiles)
    assert changed.content != first.content
    assert prints(town) == 2
    assert list(files.kept) == [f"handbook/{CENTRE}/zh"]


async def test_a_lost_handbook_is_printed_anew(town: Town) -> None:
    await a_town(town.deps)
    first = await pdf(town, HANDBOOK)
    assert isinstance(town.deps.files, MemoryFiles)
    town.deps.files.kept[f"handbook/{CENTRE}/zh"] = b"damaged"

    again = await pdf(town, HANDBOOK)

    assert again.content == first.content


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/v1/items/nothing/notice.pdf", (404, "no-such-item")),
        ("/v1/items/nothing/card.pdf", (404, "no-such-item")),
        (f"{NOTICE}?centre=999", (404, "no-such-centre")),
        (f"{CARD}?centre={OTHER_CENTRE}", (404, "not-offered")),
        ("/v1/centres/999/handbook.pdf", (404, "no-such-centre")),
        (f"{NOTICE}?page=2", (422, "invalid")),
    ],
)
async def test_what_cannot_be_printed_is_refused(
    town: Town, path: str, expected: tuple[int, str]
) -> None:
    await a_town(town.deps)
    await Offer.filter(centre__code=OTHER_CENTRE).delete()

    assert refused(await town.http.get(path)) == expected
