"""Papers about originals: the receipt on one A6 page, the chain on A4, in each script."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from app.domain.custody.custody_papers import MOST_MOVES, PaperRow, PaperTooLong
from app.printing.typst_printer import PrinterNotReady, TypstPrinter
from app.settings import Settings
from app.words import languages
from tests.printing.custody_samples import NUMBER, a_chain, a_receipt, a_step

A6, A4 = (298, 420), (595, 842)
PAPER = 255
"""A pixel on which nothing stands."""


@pytest.fixture
def printer() -> TypstPrinter:
    return TypstPrinter(Settings().fonts)


def read(pdf: bytes) -> list[str]:
    """The text of each page, without the spaces and lines of its layout."""
    with pypdfium2.PdfDocument(pdf) as document:
        return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]


def sizes(pdf: bytes) -> list[tuple[int, ...]]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [tuple(map(round, page.get_size())) for page in document]


def margins_are_free(pdf: bytes) -> bool:
    """Whether nothing stands within three millimetres of the edges of the first page's picture."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[0].render(scale=2).to_pil().convert("L")
    wide, high, edge = picture.width, picture.height, 16
    strips = (
        (0, 0, wide, edge),
        (0, high - edge, wide, high),
        (0, 0, edge, high),
        (wide - edge, 0, wide, high),
    )
    return all(picture.crop(strip).getextrema() == (PAPER, PAPER) for strip in strips)


@pytest.mark.parametrize("language", languages())
async def test_a_receipt_is_one_small_page_in_each_script(
    printer: TypstPrinter, language: str
) -> None:
    receipt = a_receipt(language)

    pdf = await printer.custody(receipt)

    assert sizes(pdf) == [A6]
    assert margins_are_free(pdf)
    (text,) = read(pdf)
    assert all(said in text for said in (NUMBER, "杨秀英", "户口簿", "511503102000-20260302-0001"))
    assert pdf == await printer.custody(receipt)


@pytest.mark.parametrize("language", languages())
async def test_a_receipt_with_long_names_stays_one_page(
    printer: TypstPrinter, language: str
) -> None:
    receipt = a_receipt(language)
    rows = tuple(PaperRow(row.label, "很长的名称" * 20) for row in receipt.rows)

    pdf = await printer.custody(replace(receipt, rows=rows, unit="很长的单位名称" * 5))

    assert sizes(pdf) == [A6]
    assert margins_are_free(pdf)


@pytest.mark.parametrize("language", languages())
async def test_a_chain_tells_every_step_and_what_is_missing(
    printer: TypstPrinter, language: str
) -> None:
    chain = a_chain(language, contested=(a_step(language, ""),))

    pdf = await printer.custody(chain)

    assert sizes(pdf) == [A4]
    assert margins_are_free(pdf)
    (text,) = read(pdf)
    assert text.count("王代办") == 5
    assert text.count("杨秀英") == 5
    assert "".join(chain.steps[-1].missing.split()) in text or language == "bo"


async def test_a_long_chain_goes_on_with_its_heads_and_page_numbers(printer: TypstPrinter) -> None:
    pdf = await printer.custody(a_chain(steps=MOST_MOVES))

    pages = read(pdf)
    assert len(pages) > 3
    assert all("凭什么确认" in text for text in pages)
    assert pages[0].endswith(f"1/{len(pages)}")


async def test_a_paper_that_has_not_moved_says_so(printer: TypstPrinter) -> None:
    (text,) = read(await printer.custody(a_chain(steps=0)))

    assert "还没有交接" in text


async def test_an_endless_chain_and_missing_fonts_are_refused(
    printer: TypstPrinter, tmp_path: Path
) -> None:
    with pytest.raises(PaperTooLong):
        await printer.custody(a_chain(steps=MOST_MOVES + 1))
    with pytest.raises(PrinterNotReady):
        await TypstPrinter(tmp_path).custody(a_receipt())


async def test_a_paper_can_be_looked_at_as_pictures(printer: TypstPrinter) -> None:
    pictures = await printer.custody_pictures(a_receipt())

    assert [picture[:4] for picture in pictures] == [b"\x89PNG"]
