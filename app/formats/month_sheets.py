"""A plain table as an Excel sheet: one line of headings, then the rows."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

LONGEST_TITLE = 31
"""Signs that Excel allows in the name of a sheet."""


def sheet_bytes(title: str, headings: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    """A workbook with one sheet; a text that begins with `=` stays a text."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title[:LONGEST_TITLE]
    for line in (headings, *rows):
        sheet.append(list(line))
    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell.value, str):
                cell.data_type = "s"
    for number, heading in enumerate(headings, 1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = max(12, 2 * len(heading) + 4)
    sheet.freeze_panes = "A2"
    held = BytesIO()
    book.save(held)
    return held.getvalue()
