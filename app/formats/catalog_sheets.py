"""Reading a catalogue from the Excel template, with sheet, row and column of every cell."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, time
from pathlib import Path as FilePath
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from app.catalog.problems import Finding, Place, nearest, warning
from app.catalog.texts import Path
from app.formats.catalog_columns import CellKind, Column, Table
from app.formats.catalog_rows import Rows, no_rows
from app.formats.catalog_template import (
    GUIDE_TITLE,
    TABLES,
    WORDS_HEADERS,
    WORDS_TITLE,
)
from app.formats.catalog_words import put_words

MOST_ROWS: Final = 5_000
MOST_UNPACKED: Final = 100_000_000
_SEPARATORS: Final = re.compile(r"[、,，;；\s]+")

Sheet = list[tuple[Any, ...]]


def read_sheets(path: FilePath) -> Rows:
    """The rows of a workbook; one that cannot be opened, or has broken XML inside, is one fault."""
    rows = no_rows()
    try:
        sheets = _sheets(path)
    except (BadZipFile, InvalidFileException, SyntaxError, KeyError, ValueError, OSError) as error:
        rows.positions[("file",)] = Place(path.name, 1, "A")
        rows.faults.append(Finding(("file",), f"打不开这个 Excel 文件：{error}", "请另存为 .xlsx"))
        return rows
    _unknown_sheets(sheets, rows)
    _too_long(sheets, rows)
    for table in TABLES:
        if table.title in sheets:
            _Table(table, rows).read(sheets[table.title])
    if WORDS_TITLE in sheets:
        _words(sheets[WORDS_TITLE], rows)
    return rows


def _sheets(path: FilePath) -> dict[str, Sheet]:
    with ZipFile(path) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
            raise ValueError("解压后太大")
    book = load_workbook(path, read_only=True, data_only=True)
    try:
        return {
            sheet.title.strip(): list(sheet.iter_rows(max_row=MOST_ROWS + 1, values_only=True))
            for sheet in book.worksheets
        }
    finally:
        book.close()


def _unknown_sheets(sheets: Mapping[str, Sheet], rows: Rows) -> None:
    titles = [table.title for table in TABLES]
    for title in sheets:
        if title not in (*titles, GUIDE_TITLE, WORDS_TITLE):
            path: Path = ("sheet", title)
            rows.positions[path] = Place(title, 1, "A")
            rows.faults.append(
                warning(path, f"不认识的工作表“{title}”，没有读取", nearest(title, titles))
            )


def _too_long(sheets: Mapping[str, Sheet], rows: Rows) -> None:
    for title, sheet in sheets.items():
        if len(sheet) > MOST_ROWS:
            path: Path = ("sheet", title)
            rows.positions[path] = Place(title, MOST_ROWS + 1, "A")
            rows.faults.append(
                Finding(path, f"超过{MOST_ROWS}行，后面的没有读取", "请拆成几个文件")
            )


class _Table:
    """Reads one sheet into the rows of its section, or into the entries it belongs to."""

    def __init__(self, table: Table, rows: Rows) -> None:
        self.table = table
        self.rows = rows
        self.headers: dict[str, int] = {}

    def read(self, sheet: Sheet) -> None:
        """Add every row that is not empty."""
        if not sheet:
            return
        self._headers(sheet[0])
        for number, cells in enumerate(sheet[1:], start=2):
            if any(cell not in (None, "") for cell in cells):
                self._row(number, cells)

    def _headers(self, cells: tuple[Any, ...]) -> None:
        expected = [column.header for column in self.table.columns]
        if self.table.child:
            expected.insert(0, self.table.parent_header)
        for at, cell in enumerate(cells):
            header = str(cell or "").strip()
            self.headers.setdefault(header, at)
            if header and header not in expected:
                found = warning(("sheet", self.table.title, at), f"不认识的列“{header}”，没有读取")
                self._note(found.path, 1, at)
                self.rows.faults.append(found._replace(suggestion=nearest(header, expected)))
        spared = {column.header for column in self.table.columns if column.optional}
        for header in expected:
            if header not in self.headers and header not in spared:
                path: Path = ("sheet", self.table.title, header)
                self._note(path, 1, 0)
                self.rows.faults.append(Finding(path, f"缺少列“{header}”"))

    def _row(self, number: int, cells: tuple[Any, ...]) -> None:
        path = self._place(number, cells)
        if path is None:
            return
        entry: dict[str, Any] = {}
        self._note(path, number, 0)
        for column in self.table.columns:
            at = self.headers.get(column.header)
            if at is None:
                continue
            self._note((*path, *column.field), number, at)
            _put(entry, column, cells[at] if at < len(cells) else None)
        self._keep(path, entry)

    def _place(self, number: int, cells: tuple[Any, ...]) -> Path | None:
        """Where the row belongs in the catalogue, or None when its parent is not there."""
        table, entries = self.table, self.rows.sections[self.table.section]
        if not table.child:
            return (table.section, len(entries))
        at = self.headers.get(table.parent_header, 0)
        code = _shown(cells[at] if at < len(cells) else None)
        known = [str(entry.get("code")) for entry in entries if isinstance(entry, dict)]
        if code in known:
            parent = known.index(code)
            count = len(_children(entries[parent], table.child))
            return (table.section, parent, *table.child, count)
        path: Path = ("sheet", table.title, number)
        self._note(path, number, at)
        message = f"{table.parent_header}“{code}”不存在" if code else f"缺少{table.parent_header}"
        self.rows.faults.append(Finding(path, message, nearest(code, known)))
        return None

    def _keep(self, path: Path, entry: dict[str, Any]) -> None:
        entries: Any = self.rows.sections[self.table.section]
        if not self.table.child:
            entries.append(entry)
        else:
            _children(entries[path[1]], self.table.child).append(entry)

    def _note(self, path: Path, row: int, at: int) -> None:
        self.rows.positions[path] = Place(self.table.title, row, get_column_letter(at + 1))


def _children(entry: Any, way: tuple[str, ...]) -> list[Any]:
    """The list of rows inside an entry, made when it is not there yet."""
    for name in way[:-1]:
        entry = entry.setdefault(name, {})
    held: list[Any] = entry.setdefault(way[-1], [])
    return held


def _put(entry: dict[str, Any], column: Column, cell: object) -> None:
    for name in column.field[:-1]:
        entry = entry.setdefault(name, {})
    if cell not in (None, ""):
        entry[column.field[-1]] = _meaning(cell, column.kind)


def _meaning(cell: object, kind: CellKind) -> object:
    if kind == "lines":
        return [line.strip() for line in str(cell).splitlines() if line.strip()]
    if kind in ("list", "days", "breaks"):
        words = [word for word in _SEPARATORS.split(_shown(cell)) if word]
        if kind == "days" and not words[0].isdigit():
            return _shown(cell)
        return [word.split("-") for word in words] if kind == "breaks" else words
    return cell


def _shown(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | time):
        return cell.isoformat()
    return "" if cell is None else str(cell).strip()


def _words(sheet: Sheet, rows: Rows) -> None:
    for number, cells in _filled(sheet):
        at: Path = ("sheet", WORDS_TITLE, number)
        for place in range(len(WORDS_HEADERS)):
            letter = get_column_letter(place + 1)
            rows.positions[(*at, place)] = Place(WORDS_TITLE, number, letter)
        shown = [_shown(cell) for cell in cells[: len(WORDS_HEADERS)]]
        put_words(rows, at, shown + [""] * (len(WORDS_HEADERS) - len(shown)))


def _filled(sheet: Sheet) -> Iterator[tuple[int, tuple[Any, ...]]]:
    for number, cells in enumerate(sheet[1:], start=2):
        if any(cell not in (None, "") for cell in cells):
            yield number, cells
