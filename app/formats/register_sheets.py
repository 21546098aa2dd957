"""A register as an Excel workbook: its name, one line for each visit."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

_HEAD: Final = PatternFill("solid", start_color="FFE3EDE6")
_NARROWEST, _WIDEST = 12, 40
_NOT_IN_TITLES: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_LONGEST_TITLE: Final = 31
_LONGEST_CELL: Final = 32_000


def register_bytes(name: str, titles: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The workbook; every cell is a text, so that none is taken for a formula."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = name.translate(_NOT_IN_TITLES)[:_LONGEST_TITLE].strip() or "1"
    widths = [len(title) * 2 for title in titles]
    for number, line in enumerate([titles, *rows], start=1):
        for at, text in enumerate(line, start=1):
            cell = sheet.cell(row=number, column=at)
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:_LONGEST_CELL]
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            widths[at - 1] = max(widths[at - 1], len(text) + 2)
    for at, width in enumerate(widths, start=1):
        head = sheet.cell(row=1, column=at)
        head.font, head.fill = Font(bold=True), _HEAD
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = min(max(width, _NARROWEST), _WIDEST)
    sheet.freeze_panes = "A2"
    held = BytesIO()
    book.save(held)
    return held.getvalue()
