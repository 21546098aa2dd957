"""Reading a catalogue from the Excel template, with sheet, row and column of every cell."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from app.catalog.problems import Finding, Place, nearest, warning
from app.catalog.texts import Path
from app.formats.catalog_cells import put, shown
from app.formats.catalog_columns import Table
from app.formats.catalog_rows import Rows, no_rows
from app.formats.catalog_template import (
    GUIDE_TITLE,
    TABLES,
    WORDS_HEADERS,
    WORDS_TITLE,
)
from app.formats.catalog_words import Words

MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 80
MOST_UNPACKED: Final = 50_000_000

Sheet = list[tuple[int, tuple[Any, ...]]]
"""The rows that are not empty, with their numbers."""


def read_sheets(name: str, content: bytes) -> Rows:
    """The rows of a workbook; one that cannot be opened, or has broken XML inside, is one fault."""
    rows = no_rows()
    try:
        sheets = _sheets(content, rows)
    except (BadZipFile, InvalidFileException, SyntaxError, KeyError, ValueError, OSError) as error:
        rows.positions[("file",)] = Place(name, 1, "A")
        why = "" if str(error).isascii() else f"：{error}"
        rows.faults.append(Finding(("file",), f"打不开这个 Excel 文件{why}", "请另存为 .xlsx"))
        return rows
    for table in TABLES:
        if table.title in sheets:
            _Table(table, rows).read(sheets[table.title])
    _words(sheets.get(WORDS_TITLE, []), rows)
    return rows


def _sheets(content: bytes, rows: Rows) -> dict[str, Sheet]:
    """The sheets of the template that the workbook has, by title."""
    with ZipFile(BytesIO(content)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
            raise ValueError("解压后太大")
    titles = [table.title for table in TABLES] + [WORDS_TITLE]
    found: dict[str, Sheet] = {}
    book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    try:
        for sheet in book.worksheets:
            title = sheet.title.strip()
            if title in titles:
                found[title] = _filled(sheet)
                _not_too_long(title, found[title], rows)
            elif title != GUIDE_TITLE:
                _unknown_sheet(title, titles, rows)
    finally:
        book.close()
    return found


def _filled(sheet: Any) -> Sheet:
    lines = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True)
    return [
        (number, cells)
        for number, cells in enumerate(lines, start=1)
        if any(cell not in (None, "") for cell in cells)
    ]


def _unknown_sheet(title: str, titles: list[str], rows: Rows) -> None:
    path: Path = ("sheet", title)
    rows.positions[path] = Place(title, 1, "A")
    rows.faults.append(warning(path, f"不认识的工作表“{title}”，没有读取", nearest(title, titles)))


def _not_too_long(title: str, sheet: Sheet, rows: Rows) -> None:
    if sheet and sheet[-1][0] > MOST_ROWS:
        path: Path = ("sheet", title)
        rows.positions[path] = Place(title, MOST_ROWS + 1, "A")
        rows.faults.append(Finding(path, f"超过{MOST_ROWS}行，后面的没有读取", "请拆成几个文件"))
        sheet.pop()


class _Table:
    """Reads one sheet into the rows of its section, or into the entries it belongs to."""

    def __init__(self, table: Table, rows: Rows) -> None:
        self.table = table
        self.rows = rows
        self.headers: dict[str, int] = {}
        entries: list[Any] = rows.sections[table.section]
        self.entries = {str(entry.get("code")): at for at, entry in reversed([*enumerate(entries)])}

    def read(self, sheet: Sheet) -> None:
        """Add every row that is not empty."""
        if not sheet:
            return
        self._headers(sheet[0][1] if sheet[0][0] == 1 else ())
        for number, cells in sheet[1:]:
            path = self._place(number, cells)
            if path is not None:
                self._row(number, cells, path)

    def _headers(self, cells: tuple[Any, ...]) -> None:
        expected = [*self.table.lead, *(column.header for column in self.table.columns)]
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

    def _row(self, number: int, cells: tuple[Any, ...], path: Path) -> None:
        entry: dict[str, Any] = {}
        self._note(path, number, 0)
        for column in self.table.columns:
            at = self.headers.get(column.header)
            if at is not None:
                self._note((*path, *column.field), number, at)
                put(entry, column, cells[at] if at < len(cells) else None)
        self._list(path[:-1]).append(entry)

    def _place(self, number: int, cells: tuple[Any, ...]) -> Path | None:
        """Where the row belongs in the catalogue, or None when its parent is not there."""
        table = self.table
        path: Path = (table.section,)
        if table.parent_header:
            parent = self._parent(number, cells, table.parent_header, self.entries)
            if parent is None:
                return None
            path = (*path, parent, *table.child)
        if table.inner_header:
            around = {str(row.get("key")): at for at, row in enumerate(self._list(path))}
            parent = self._parent(number, cells, table.inner_header, around)
            if parent is None:
                return None
            path = (*path, parent, *table.inner)
        return (*path, len(self._list(path)))

    def _parent(
        self, number: int, cells: tuple[Any, ...], header: str, known: Mapping[str, int]
    ) -> int | None:
        """The place of the entry that the row names under a header; None is a fault."""
        at = self.headers.get(header, 0)
        code = shown(cells[at] if at < len(cells) else None)
        if code in known:
            return known[code]
        path: Path = ("sheet", self.table.title, number)
        self._note(path, number, at)
        message = f"{header}“{code}”不存在" if code else f"缺少{header}"
        self.rows.faults.append(Finding(path, message, nearest(code, known)))
        return None

    def _list(self, path: Path) -> list[Any]:
        """The list of rows at a place of the catalogue, made when it is not there yet."""
        section, *way = path
        held: Any = self.rows.sections[str(section)]
        for at, step in enumerate(way):
            empty: object = [] if at == len(way) - 1 else {}
            held = held[step] if isinstance(step, int) else held.setdefault(step, empty)
        rows: list[Any] = held
        return rows

    def _note(self, path: Path, row: int, at: int) -> None:
        self.rows.positions[path] = Place(self.table.title, row, get_column_letter(at + 1))


def _words(sheet: Sheet, rows: Rows) -> None:
    words = Words(rows)
    for number, cells in sheet[1:]:
        at: Path = ("sheet", WORDS_TITLE, number)
        for place in range(len(WORDS_HEADERS)):
            letter = get_column_letter(place + 1)
            rows.positions[(*at, place)] = Place(WORDS_TITLE, number, letter)
        words.put(at, [shown(cell) for cell in cells[: len(WORDS_HEADERS)]])
