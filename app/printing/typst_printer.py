"""The Printer port, kept by Typst: one template, four font files, a bounded number at once."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

import typst

from app.domain.letters import Letter, printable
from app.kit.errors import Unavailable
from app.printing.qr_code import qr_svg

TEMPLATE = Path(__file__).with_name("letter.typ")
FONTS = (
    "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
    "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
    "noto-serif-tibetan/400Regular/NotoSerifTibetan_400Regular.ttf",
    "noto-serif-tibetan/700Bold/NotoSerifTibetan_700Bold.ttf",
)
AT_ONCE = 2
PICTURE_PPI = 110


class PrinterNotReady(Unavailable):
    """The fonts for letters are not there: run `npm ci`, or set CUNKOU_FONTS_DIR."""


class TypstPrinter:
    """Prints in threads, two letters at a time; fonts are read with the first one."""

    def __init__(self, fonts_dir: Path) -> None:
        self._fonts_dir = fonts_dir
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def print(self, letter: Letter) -> bytes:
        """The letter as a PDF (A4, PDF/A-2u), the same bytes for the same letter.

        Raises LetterTooLong, and PrinterNotReady when the fonts are missing.
        """
        async with self._turns:
            return (await asyncio.to_thread(self._pages, printable(letter), "pdf"))[0]

    async def pictures(self, letter: Letter) -> Sequence[bytes]:
        """The letter's pages as PNG, to look at on a screen; refuses as `print` does."""
        async with self._turns:
            return await asyncio.to_thread(self._pages, printable(letter), "png")

    def _pages(self, letter: Letter, form: Literal["pdf", "png"]) -> list[bytes]:
        qr = qr_svg(letter.qr_url) if letter.qr_url else ""
        sheet = json.dumps(asdict(letter) | {"qr": qr}, default=date.isoformat)
        compiler = typst.Compiler(font_paths=self._fonts, ignore_system_fonts=True)
        made = compiler.compile(
            TEMPLATE.read_bytes(),
            format=form,
            ppi=PICTURE_PPI,
            sys_inputs={"letter": sheet},
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
