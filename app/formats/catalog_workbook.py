"""Writing a catalogue into the Excel template that people fill in and bring back."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from app.catalog.catalog import Catalog
from app.catalog.form_fields import FormField
from app.formats.catalog_cells import cell_of
from app.formats.catalog_columns import Column, Table
from app.formats.catalog_plain import plain
from app.formats.catalog_template import (
    GUIDE,
    GUIDE_TITLE,
    TABLES,
    WORDS_HEADERS,
    WORDS_TITLE,
)
from app.formats.catalog_words import words_of

_HEAD: Final = PatternFill("solid", start_color="FFE3EDE6")
_CHECKED_ROWS: Final = 2_000

Form = tuple[FormField, ...]


def workbook_bytes(catalog: Catalog) -> bytes:
    """A workbook with every sheet of the template, filled with what the catalogue holds."""
    book = Workbook()
    guide = book.active
    assert isinstance(guide, Worksheet)
    guide.title = GUIDE_TITLE
    guide.column_dimensions["A"].width = 100
    for line in GUIDE:
        guide.append([line])
    sections: Any = plain(catalog)
    forms = {item.code: item.procedure.form for item in catalog.items}
    for table in TABLES:
        _table(book.create_sheet(table.title), table, sections.get(table.section, []), forms)
    words = book.create_sheet(WORDS_TITLE)
    _headers(words, [Column(header, (), width=24) for header in WORDS_HEADERS])
    for row in words_of(catalog):
        words.append(row)
    _tidy(words)
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def _table(
    sheet: Worksheet, table: Table, entries: list[dict[str, Any]], forms: Mapping[str, Form]
) -> None:
    columns = [*(Column(header, (), width=26) for header in table.lead), *table.columns]
    _headers(sheet, columns)
    _choices(sheet, columns)
    for entry in entries:
        form = forms.get(entry["code"], ())
        for lead, row in _rows(table, entry):
            cells = (cell_of(_held(row, column), column, form) for column in table.columns)
            sheet.append([*lead, *cells])
    _tidy(sheet)


def _rows(table: Table, entry: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """The rows that a sheet has for one entry, each with whose it is."""
    if not table.child:
        yield (), entry
        return
    for row in _inside(entry, table.child):
        if not table.inner:
            yield (entry["code"],), row
        else:
            for inner in _inside(row, table.inner):
                yield (entry["code"], row["key"]), inner


def _inside(row: Any, way: tuple[str, ...]) -> list[dict[str, Any]]:
    for name in way:
        row = row.get(name, {})
    return list(row)


def _headers(sheet: Worksheet, columns: list[Column]) -> None:
    sheet.append([column.header for column in columns])
    sheet.freeze_panes = "B2"
    for at, column in enumerate(columns, start=1):
        cell = sheet.cell(row=1, column=at)
        cell.font = Font(bold=True)
        cell.fill = _HEAD
        if column.hint:
            cell.comment = Comment(column.hint, "村口")
        sheet.column_dimensions[get_column_letter(at)].width = column.width


def _choices(sheet: Worksheet, columns: list[Column]) -> None:
    for at, column in enumerate(columns, start=1):
        one = column.labels if column.kind == "text" else None
        words = list(one.values()) if one else []
        words = ["是", "否"] if column.kind == "yes" else words
        if words:
            letter = get_column_letter(at)
            rule = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
            rule.add(f"{letter}2:{letter}{_CHECKED_ROWS}")
            sheet.add_data_validation(rule)


def _tidy(sheet: Worksheet) -> None:
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(cell.value, str):
                cell.data_type = "s"  # a text that begins with "=" is no formula


def _held(row: dict[str, Any], column: Column) -> object:
    held: Any = row
    for name in column.field:
        held = held.get(name) if isinstance(held, dict) else None
    return held
