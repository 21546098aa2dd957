"""Leaflets on paper: the right size, whole, in each script, the same bytes, few at once."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from app.domain.catalogue.leaflets import Leaflet, LeafletCode, LeafletTooLong
from app.printing.typst_printer import MOST_WAITING, PrinterBusy, PrinterNotReady, TypstPrinter
from app.settings import Settings
from app.words import languages
from tests.printing.leaflets import LEAFLETS, LONG_NAME, a_card, a_handbook, a_notice, an_item

SIZES = {"notice": (595, 842), "card": (298, 420), "handbook": (420, 595)}


@pytest.fixture
def printer() -> Iterator[TypstPrinter]:
    return TypstPrinter(Settings().fonts)


def read(pdf: bytes) -> list[str]:
    """The text of each page, without the spaces and lines of its layout."""
    with pypdfium2.PdfDocument(pdf) as document:
        return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]


def sizes(pdf: bytes) -> set[tuple[int, ...]]:
    with pypdfium2.PdfDocument(pdf) as document:
        return {tuple(map(round, page.get_size())) for page in document}


@pytest.mark.parametrize("kind", LEAFLETS)
async def test_every_leaflet_has_its_size_and_holds_the_item(
    printer: TypstPrinter, kind: str
) -> None:
    pdf = await printer.leaflet(LEAFLETS[kind])

    text = "".join(read(pdf))
    assert sizes(pdf) == {SIZES[kind]}
    for said in ("高龄津贴", "拟建房屋与相邻建筑毗邻情况说明", "承诺时限：5个工作日", "12.50元"):
        assert said in text, said


async def test_a_notice_holds_all_nine_fields(printer: TypstPrinter) -> None:
    notice = a_notice()

    (text,) = read(await printer.leaflet(notice))

    assert len(notice.guide.parts) == 11
    assert all("".join(part.heading.split()) in text for part in notice.guide.parts)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("papers", [0, 12])
async def test_a_card_keeps_to_its_two_sides_whatever_it_has_to_say(
    printer: TypstPrinter, language: str, papers: int
) -> None:
    card = a_card(an_item(papers, name=LONG_NAME), language)

    pages = read(await printer.leaflet(card))

    assert len(pages) == 2
    assert "".join(card.guide.name.split())[:20] in pages[0]


async def test_a_long_notice_goes_on_with_numbered_pages(printer: TypstPrinter) -> None:
    pages = read(await printer.leaflet(a_notice(an_item(30, name=LONG_NAME))))

    assert len(pages) > 1
    assert all(f"{place}/{len(pages)}" in page for place, page in enumerate(pages, 1))


async def test_a_handbook_has_a_table_of_contents_with_pages(printer: TypstPrinter) -> None:
    cover, contents, about, *items = read(await printer.leaflet(a_handbook()))

    assert "便民服务手册" in cover
    assert contents.count("高龄津贴") == 4
    assert "李窗口" in about
    assert "公益服务" in items[0]


@pytest.mark.parametrize("kind", LEAFLETS)
async def test_the_same_leaflet_is_the_same_bytes(printer: TypstPrinter, kind: str) -> None:
    first = await printer.leaflet(LEAFLETS[kind])

    assert await TypstPrinter(Settings().fonts).leaflet(LEAFLETS[kind]) == first
    assert await printer.leaflet(replace(LEAFLETS[kind], unit="别处")) != first


async def test_a_leaflet_may_lack_its_code(printer: TypstPrinter) -> None:
    for leaflet in LEAFLETS.values():
        with_code = await printer.leaflet_pictures(leaflet)
        without = await printer.leaflet_pictures(replace(leaflet, code=LeafletCode()))

        assert with_code != without


async def test_what_an_administrator_writes_is_never_markup(printer: TypstPrinter) -> None:
    sly = '#panic("x") *b* $1$ #read("/etc/passwd") \\ " <a> [c] @d'

    text = "".join(read(await printer.leaflet(a_notice(an_item(summary=sly, discretion=sly)))))

    assert text.count("".join(sly.split())) == 2


async def test_who_asks_for_a_leaflet_that_is_being_printed_gets_that_one(
    printer: TypstPrinter,
) -> None:
    book = a_handbook()

    printed = await asyncio.gather(*(printer.leaflet(book) for _ in range(MOST_WAITING * 3)))

    assert len({id(pdf) for pdf in printed}) == 1


async def test_too_many_different_leaflets_at_once_are_put_off(printer: TypstPrinter) -> None:
    crowd: list[Leaflet] = [
        replace(a_card(), unit=f"第{number}户") for number in range(MOST_WAITING + 5)
    ]

    came = await asyncio.gather(*map(printer.leaflet, crowd), return_exceptions=True)
    later = await printer.leaflet(crowd[-1])

    refused = [one for one in came if isinstance(one, BaseException)]
    assert [type(one) for one in refused] == [PrinterBusy] * 5
    assert len(came) - len(refused) == MOST_WAITING
    assert later.startswith(b"%PDF")


async def test_without_fonts_the_printer_says_so(tmp_path: Path) -> None:
    with pytest.raises(PrinterNotReady):
        await TypstPrinter(tmp_path).leaflet(a_card())


async def test_a_flood_of_words_is_not_printed(printer: TypstPrinter) -> None:
    with pytest.raises(LeafletTooLong):
        await printer.leaflet(a_card(an_item(summary="长" * 30_001)))
