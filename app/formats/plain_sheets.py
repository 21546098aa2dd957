"""A plain table as an Excel workbook: one line of headings, then the rows; nothing is a formula."""

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


def sheet_bytes(title: str, headings: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    """The workbook with one sheet; texts stay texts, whatever they begin with."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title.translate(_NOT_IN_TITLES)[:_LONGEST_TITLE].strip() or "1"
    widths = [len(heading) * 2 for heading in headings]
    for number, line in enumerate([headings, *rows], start=1):
        for at, value in enumerate(line, start=1):
            cell = sheet.cell(row=number, column=at)
            cell.value = value if isinstance(value, int) else cell_text(value)
            if isinstance(value, str):
                cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            widths[at - 1] = max(widths[at - 1], len(str(value)) + 2)
    for at, width in enumerate(widths, start=1):
        head = sheet.cell(row=1, column=at)
        head.font, head.fill = Font(bold=True), _HEAD
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = min(max(width, _NARROWEST), _WIDEST)
    sheet.freeze_panes = "A2"
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def cell_text(text: str) -> str:
    """A text as a cell takes it: without signs that Excel forbids, cut where a cell is full."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)[:_LONGEST_CELL]
