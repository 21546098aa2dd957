"""Letters on paper: whole, in each script, the same each time, without fonts of the machine."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from app.domain.papers.letter_texts import compose
from app.domain.papers.letters import Letter, LetterKind, LetterRow, LetterTooLong
from app.printing.typst_printer import PrinterNotReady, TypstPrinter
from app.settings import Settings
from app.words import languages
from tests.printing.samples import SAMPLES

A4 = (595, 842)


@pytest.fixture(scope="module")
def printer() -> Iterator[TypstPrinter]:
    return TypstPrinter(Settings().fonts)


def sample(kind: LetterKind = LetterKind.ACCEPTANCE, language: str = "zh") -> Letter:
    return compose(kind, SAMPLES[kind], language)


def read(pdf: bytes) -> list[str]:
    """The text of each page, without the spaces and lines of its layout."""
    with pypdfium2.PdfDocument(pdf) as document:
        return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]


@pytest.mark.parametrize("kind", LetterKind)
async def test_every_kind_is_one_page_of_a4_that_can_be_read(
    printer: TypstPrinter, kind: LetterKind
) -> None:
    letter = sample(kind)

    pdf = await printer.print(letter)

    with pypdfium2.PdfDocument(pdf) as document:
        sizes = [tuple(map(round, page.get_size())) for page in document]
    assert sizes == [A4]
    (text,) = read(pdf)
    for said in (letter.titles[0], letter.number, letter.unit, *letter.paragraphs, letter.day):
        assert "".join(said.split()) in text
    for part in letter.sections:
        assert all("".join(said.split()) in text for said in (*part.paragraphs, *part.items))


async def test_a_tibetan_letter_holds_both_scripts(printer: TypstPrinter) -> None:
    letter = sample(LetterKind.REFUSAL, "bo")

    (text,) = read(await printer.print(letter))

    assert letter.titles[1] in text
    assert "".join(letter.titles[0].split()) in text
    assert "农村宅基地审批" in text


@pytest.mark.parametrize("language", languages())
async def test_every_letter_has_a_shape_in_one_of_our_fonts(
    printer: TypstPrinter, language: str
) -> None:
    """A letter without a shape is drawn as an empty box: all of them would look alike."""
    letter = replace(sample(language=language), qr_url="")
    marks = {"zh": ("受理", "办结"), "bo": ("རྩིས", "ལེན"), "en": ("Rw", "Qm")}[language]

    drawn = [await printer.pictures(replace(letter, titles=(mark,))) for mark in marks]

    first, second = (Image.open(BytesIO(pages[0])).convert("L") for pages in drawn)
    assert ImageChops.difference(first, second).getbbox() is not None


async def test_the_same_letter_is_the_same_bytes_and_another_is_not(printer: TypstPrinter) -> None:
    again = TypstPrinter(Settings().fonts)

    first = await printer.print(sample())

    assert await again.print(sample()) == first
    assert await printer.print(replace(sample(), addressee="李明")) != first


async def test_many_letters_at_once_come_out_right(printer: TypstPrinter) -> None:
    letters = [replace(sample(), addressee=f"第{number}户") for number in range(12)]

    printed = await asyncio.gather(*map(printer.print, letters))

    assert all(f"第{number}户" in read(pdf)[0] for number, pdf in enumerate(printed))


async def test_a_long_letter_goes_on_with_numbered_pages(printer: TypstPrinter) -> None:
    paragraph = "村道硬化工程已列入明年计划。" * 20
    letter = replace(sample(LetterKind.REPLY), paragraphs=(paragraph,) * 8)

    pages = read(await printer.print(letter))

    assert len(pages) > 1
    assert all(f"{place}/{len(pages)}" in page for place, page in enumerate(pages, 1))
    assert letter.day in pages[-1].replace(" ", "")


async def test_what_people_write_is_never_markup(printer: TypstPrinter) -> None:
    sly = '#panic("x") *b* $1$ #read("/etc/passwd") \\ " <a> [c] @d'
    letter = replace(sample(), addressee=sly, rows=(LetterRow(sly, sly),), paragraphs=(sly,))

    (text,) = read(await printer.print(letter))

    assert text.count("".join(sly.split())) >= 3


async def test_the_code_leads_to_the_public_page_and_may_be_missing(printer: TypstPrinter) -> None:
    with_code = await printer.pictures(sample())
    without = await printer.pictures(replace(sample(), qr_url="", qr_words=""))

    assert len(with_code) == len(without) == 1
    assert with_code != without


async def test_without_fonts_the_printer_says_so(tmp_path: Path) -> None:
    with pytest.raises(PrinterNotReady):
        await TypstPrinter(tmp_path).print(sample())


async def test_a_book_is_not_printed(printer: TypstPrinter) -> None:
    with pytest.raises(LetterTooLong):
        await printer.print(replace(sample(), paragraphs=("长" * 20_001,)))
