"""Reads a year's holiday notice from .xlsx or .yaml into rows with positions, and writes a form."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from zipfile import ZipFile

import yaml
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from app.catalog.problems import Place, SheetProblem
from app.domain.deadlines.calendar_notice import NOWHERE, OFF, WORK, NoticeRow

MOST_BYTES = 2_000_000
MOST_UNPACKED_BYTES = 50_000_000
MOST_ROWS = 500

_ABOUT = {"年份": "year", "文号": "notice", "发文日期": "noticed_on"}
_HEADINGS = {"日期": "on", "到": "until", "类型": "kind", "名称": "name"}
_COLUMNS = {key: heading for heading, key in (_ABOUT | _HEADINGS).items()}
_FULL = re.compile(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?(?:\(.*\))?")
_SHORT = re.compile(r"([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日(?:\(.*\))?")
_SAID = {
    "file-unreadable": ("文件打不开", "请使用模板填写并保存为 .xlsx，或使用 .yaml"),
    "file-too-big": ("文件太大", "一年的通知只有几十行，请使用模板重新填写"),
    "year-missing": ("没有写年份", "请在“年份”一栏填写四位数字，例如 2027"),
    "headings-missing": ("找不到表头", "表头应为：日期、到、类型、名称"),
    "date-unreadable": ("看不懂的日期“{value}”", "请写成 2027-02-05 或 2027年2月5日"),
    "date-missing": ("没有写日期", "请填写日期，或删去这一行"),
}


@dataclass(frozen=True, slots=True)
class NoticeSheet:
    """What a file says; `year` is None when it names none.

    Rows that could not be read are left out and stand in `problems`.
    """

    year: int | None
    notice: str
    noticed_on: date | None
    rows: tuple[NoticeRow, ...]
    problems: tuple[SheetProblem, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """One value as found in the file, and where."""

    value: object
    place: Place

    @property
    def text(self) -> str:
        """The value as trimmed text, full-width digits and brackets made plain."""
        value = self.value
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return "" if value is None else unicodedata.normalize("NFKC", str(value)).strip()


_Cells = Mapping[str, _Cell]
_NO_CELL = _Cell(None, NOWHERE)


def read_notice(filename: str, data: bytes) -> NoticeSheet:
    """The rows of a notice file, told apart by its name's ending; it never raises."""
    if len(data) > MOST_BYTES:
        return _nothing("file-too-big")
    if filename.lower().endswith((".yaml", ".yml")):
        return read_yaml(data)
    return read_workbook(data)


def read_yaml(data: bytes) -> NoticeSheet:
    """The rows of `{year, notice, noticed_on, days: [{on, until?, kind, name}]}`."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(data.decode("utf-8-sig"), Loader=loader)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError):
        return _nothing("file-unreadable")
    about = _fields(root)
    days = about.pop("days", None)
    rows = days.value if isinstance(days, yaml.SequenceNode) else []
    if len(rows) > MOST_ROWS:
        return _nothing("file-too-big")
    return _sheet(_yaml_cells(about, root), [_yaml_cells(_fields(row), row) for row in rows])


def read_workbook(data: bytes) -> NoticeSheet:
    """The rows of the first sheet: year, number and date of the notice on top, then the table."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED_BYTES:
                return _nothing("file-too-big")
        sheet = load_workbook(BytesIO(data), read_only=True, data_only=True).worksheets[0]
        lines = [tuple(line) for line in islice(sheet.iter_rows(values_only=True), MOST_ROWS + 1)]
    except Exception:  # a foreign file may trip its reader in any way; all mean the same to people
        return _nothing("file-unreadable")
    if len(lines) > MOST_ROWS:
        return _nothing("file-too-big")
    return _table(sheet.title, lines)


def template(year: int) -> bytes:
    """An empty .xlsx form for the notice of `year`, with one example row."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "放假安排"
    for line in (("年份", year), ("文号", ""), ("发文日期", ""), (), tuple(_HEADINGS)):
        sheet.append(line)
    sheet.append((date(year, 1, 1), None, OFF, "元旦"))
    for cell in sheet[5]:
        cell.font = Font(bold=True)
    kinds = DataValidation(type="list", formula1=f'"{OFF},{WORK}"', allow_blank=True)
    kinds.add("C6:C200")
    sheet.add_data_validation(kinds)
    for column, width in (("A", 14), ("B", 14), ("C", 10), ("D", 24)):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A6"
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def _table(title: str, lines: Sequence[Sequence[object]]) -> NoticeSheet:
    about: dict[str, _Cell] = {}
    columns: dict[int, str] = {}
    rows: list[_Cells] = []
    for number, line in enumerate(lines, start=1):
        cells = [_Cell(value, Place(title, number, "")) for value in line]
        if columns:
            named = ((key, cells[at]) for at, key in columns.items() if at < len(cells))
            rows.append({key: _placed(cell, key) for key, cell in named})
        elif any(cell.text == "日期" for cell in cells):
            columns = {at: _HEADINGS[c.text] for at, c in enumerate(cells) if c.text in _HEADINGS}
        elif len(cells) > 1 and (key := _ABOUT.get(cells[0].text.rstrip(":"), "")):
            about[key] = _placed(cells[1], key)
    if not columns:
        return _nothing("headings-missing", title)
    return _sheet(about, rows)


def _placed(cell: _Cell, key: str) -> _Cell:
    return _Cell(cell.value, Place(cell.place.sheet, cell.place.row, _COLUMNS[key]))


def _fields(node: yaml.Node | None) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}


def _yaml_cells(fields: Mapping[str, yaml.Node], parent: yaml.Node | None) -> _Cells:
    """The scalar fields we know; without any, an empty "on" that remembers the line."""
    known = {
        key: _Cell(node.value, Place("", node.start_mark.line + 1, _COLUMNS[key]))
        for key, node in fields.items()
        if key in _COLUMNS and isinstance(node, yaml.ScalarNode)
    }
    line = parent.start_mark.line + 1 if parent else 0
    return {"on": _Cell("", Place("", line, "日期"))} | known


def _sheet(about: _Cells, lines: Iterable[_Cells]) -> NoticeSheet:
    problems: list[SheetProblem] = []
    said = about.get("year", _NO_CELL)
    year = int(said.text[:4]) if re.fullmatch("[0-9]{4}年?", said.text) else None
    if year is None:
        problems.append(_problem("year-missing", said.place))
    noticed_on = _day(about.get("noticed_on", _NO_CELL), year, problems)
    rows = tuple(row for line in lines if (row := _row(line, year, problems)) is not None)
    notice = about.get("notice", _NO_CELL).text
    return NoticeSheet(year, notice, noticed_on, rows, tuple(problems))


def _row(cells: _Cells, year: int | None, problems: list[SheetProblem]) -> NoticeRow | None:
    first = cells.get("on", _NO_CELL)
    kind, name = (cells.get(key, _NO_CELL).text for key in ("kind", "name"))
    if not first.text:
        if kind or name:
            problems.append(_problem("date-missing", first.place))
        return None
    on, known = _day(first, year, problems), len(problems)
    until = _day(cells.get("until", _NO_CELL), year, problems)
    if on is None or len(problems) > known:
        return None
    return NoticeRow(on, kind, name, until, first.place)


def _day(cell: _Cell, year: int | None, problems: list[SheetProblem]) -> date | None:
    """The day in a cell, None when it is empty; an unreadable one goes to `problems`."""
    if isinstance(cell.value, datetime):
        return cell.value.date()
    if isinstance(cell.value, date) or not cell.text:
        return cell.value if isinstance(cell.value, date) else None
    full, short = _FULL.fullmatch(cell.text), _SHORT.fullmatch(cell.text)
    parts = full.groups() if full else (year, *short.groups()) if short and year else ()
    try:
        return date(*(int(part) for part in parts))
    except (ValueError, TypeError):
        problems.append(_problem("date-unreadable", cell.place, value=cell.text[:40]))
        return None


def _problem(key: str, place: Place, **gaps: object) -> SheetProblem:
    message, suggestion = _SAID[key]
    return SheetProblem(*place, message.format_map(gaps), suggestion)


def _nothing(key: str, sheet: str = "") -> NoticeSheet:
    return NoticeSheet(None, "", None, (), (_problem(key, Place(sheet, 0, "")),))
