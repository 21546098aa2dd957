"""Writing a catalogue into the Excel template that people fill in and bring back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from app.catalog.catalog import Catalog
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


def write_workbook(path: Path, catalog: Catalog) -> None:
    """Write a workbook with every sheet of the template, filled with what the catalogue holds."""
    book = Workbook()
    guide = book.active
    assert isinstance(guide, Worksheet)
    guide.title = GUIDE_TITLE
    guide.column_dimensions["A"].width = 100
    for line in GUIDE:
        guide.append([line])
    sections: Any = plain(catalog)
    for table in TABLES:
        _table(book.create_sheet(table.title), table, sections.get(table.section, []))
    words = book.create_sheet(WORDS_TITLE)
    _headers(words, [Column(header, (), width=24) for header in WORDS_HEADERS])
    for row in words_of(catalog):
        words.append(row)
    _tidy(words)
    book.save(path)


def _table(sheet: Worksheet, table: Table, entries: list[dict[str, Any]]) -> None:
    columns = list(table.columns)
    if table.child:
        columns.insert(0, Column(table.parent_header, (), width=26))
    _headers(sheet, columns)
    _choices(sheet, columns)
    for lead, row in _rows(table, entries):
        sheet.append([*lead, *(_cell(_held(row, column), column) for column in table.columns)])
    _tidy(sheet)


def _rows(
    table: Table, entries: list[dict[str, Any]]
) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    for entry in entries:
        if not table.child:
            yield (), entry
            continue
        rows: Any = entry
        for name in table.child:
            rows = rows.get(name, {})
        for row in rows:
            yield (entry["code"],), row


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


def _cell(held: object, column: Column) -> object:
    if held is None:
        return None
    if column.kind == "lines" and isinstance(held, list):
        return "\n".join(str(_chinese(line)) for line in held)
    if column.kind == "breaks" and isinstance(held, list):
        return "、".join("-".join(pair) for pair in held)
    if isinstance(held, list):
        labels = column.labels or {}
        return "、".join(labels.get(str(part), str(part)) for part in held)
    if isinstance(held, bool):
        return "是" if held else "否"
    if column.labels:
        return column.labels[str(held)]
    return "工作日" if held == "workdays" else _chinese(held)


def _chinese(held: object) -> object:
    return held["zh"] if isinstance(held, dict) else held
