"""The Printer port, kept by Typst: a template for each sheet, four fonts, few sheets at once."""

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Literal

import typst

from app.domain.catalogue.leaflets import (
    ConvenienceCard,
    GuideNotice,
    Handbook,
    Leaflet,
    takeable,
)
from app.domain.custody.custody_papers import (
    CustodyChain,
    CustodyPaper,
    CustodyReceipt,
    printable_paper,
)
from app.domain.papers.letters import Letter, printable
from app.kit.errors import Unavailable
from app.printing.qr_code import qr_svg

TEMPLATES = Path(__file__).parent
LEAFLETS: Mapping[type[Any], str] = {
    GuideNotice: "notice.typ",
    ConvenienceCard: "card.typ",
    Handbook: "handbook.typ",
}
PAPERS: Mapping[type[Any], str] = {CustodyReceipt: "receipt.typ", CustodyChain: "custody.typ"}
FONTS = (
    "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
    "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
    "noto-serif-tibetan/400Regular/NotoSerifTibetan_400Regular.ttf",
    "noto-serif-tibetan/700Bold/NotoSerifTibetan_700Bold.ttf",
)
AT_ONCE = 2
MOST_WAITING = 24
"""Different leaflets that may wait to be printed: anybody may ask for one."""
PICTURE_PPI = 110

Form = Literal["pdf", "png"]
Pages = Callable[[Form], list[bytes]]


class PrinterNotReady(Unavailable):
    """The fonts for letters are not there: run `npm ci`, or set CUNKOU_FONTS_DIR."""


class PrinterBusy(Unavailable):
    """Many leaflets are being printed right now."""


class TypstPrinter:
    """Prints in threads, two sheets at a time; fonts are read with the first one.

    Leaflets take one of the two turns at most: a letter of the office never waits behind them
    all. Who asks for a leaflet that is being printed gets that one.
    """

    def __init__(self, fonts_dir: Path) -> None:
        self._fonts_dir = fonts_dir
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._leaflet_turn = asyncio.Semaphore(1)
        self._printing: dict[Leaflet, asyncio.Task[bytes]] = {}

    async def print(self, letter: Letter) -> bytes:
        """The letter as a PDF (A4, PDF/A-2u), the same bytes for the same letter.

        Raises LetterTooLong, and PrinterNotReady when the fonts are missing.
        """
        return (await self._in_turn(self._letter_pages(printable(letter)), "pdf"))[0]

    async def pictures(self, letter: Letter) -> Sequence[bytes]:
        """The letter's pages as PNG, to look at on a screen; refuses as `print` does."""
        return await self._in_turn(self._letter_pages(printable(letter)), "png")

    async def leaflet(self, leaflet: Leaflet) -> bytes:
        """The leaflet as a PDF/A-2u: A4, A6 or A5, the same bytes for the same leaflet.

        Raises LeafletTooLong, PrinterNotReady, and PrinterBusy when too many others wait.
        """
        task = self._printing.get(leaflet)
        if task is None:
            if len(self._printing) >= MOST_WAITING:
                raise PrinterBusy
            task = asyncio.create_task(self._one_leaflet(takeable(leaflet)))
            self._printing[leaflet] = task
            task.add_done_callback(lambda _: self._printing.pop(leaflet, None))
        return await asyncio.shield(task)

    async def leaflet_pictures(self, leaflet: Leaflet) -> Sequence[bytes]:
        """The leaflet's pages as PNG; refuses as `leaflet` does."""
        return await self._in_turn(self._leaflet_pages(takeable(leaflet)), "png")

    async def custody(self, paper: CustodyPaper) -> bytes:
        """The paper about an original as a PDF/A-2u: A6 or A4, the same bytes for the same paper.

        Raises PaperTooLong, and PrinterNotReady when the fonts are missing.
        """
        return (await self._in_turn(self._custody_pages(printable_paper(paper)), "pdf"))[0]

    async def custody_pictures(self, paper: CustodyPaper) -> Sequence[bytes]:
        """The paper's pages as PNG; refuses as `custody` does."""
        return await self._in_turn(self._custody_pages(printable_paper(paper)), "png")

    async def _one_leaflet(self, leaflet: Leaflet) -> bytes:
        async with self._leaflet_turn:
            return (await self._in_turn(self._leaflet_pages(leaflet), "pdf"))[0]

    async def _in_turn(self, pages: Pages, form: Form) -> list[bytes]:
        async with self._turns:
            return await asyncio.to_thread(pages, form)

    def _letter_pages(self, letter: Letter) -> Pages:
        qr = qr_svg(letter.qr_url) if letter.qr_url else ""
        return partial(self._pages, "letter.typ", {"letter": asdict(letter) | {"qr": qr}})

    def _leaflet_pages(self, leaflet: Leaflet) -> Pages:
        code = asdict(leaflet.code) | {"svg": qr_svg(leaflet.code.url) if leaflet.code.url else ""}
        sheet = asdict(leaflet) | {"code": code}
        return partial(self._pages, LEAFLETS[type(leaflet)], {"leaflet": sheet})

    def _custody_pages(self, paper: CustodyPaper) -> Pages:
        sheet = asdict(paper) | {"qr": qr_svg(paper.code)}
        return partial(self._pages, PAPERS[type(paper)], {"paper": sheet})

    def _pages(self, template: str, sheets: Mapping[str, object], form: Form) -> list[bytes]:
        compiler = typst.Compiler(root=TEMPLATES, font_paths=self._fonts, ignore_system_fonts=True)
        made = compiler.compile(
            TEMPLATES / template,
            format=form,
            ppi=PICTURE_PPI,
            sys_inputs={
                name: json.dumps(sheet, default=date.isoformat) for name, sheet in sheets.items()
            },
            pdf_standards="a-2u" if form == "pdf" else [],
        )
        return made if isinstance(made, list) else [made or b""]

    @cached_property
    def _fonts(self) -> typst.Fonts:
        files = [self._fonts_dir / font for font in FONTS]
        if not all(file.is_file() for file in files):
            raise PrinterNotReady
        return typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[file.parent for file in files],
        )
