"""The ways between hamlets as an Excel matrix: written for people, and read back in."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice
from uuid import UUID
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from app.catalog.problems import SheetProblem, nearest
from app.domain.villages.travel import MOST_WAY_MINUTES, Pair, pair
from app.formats.plain_sheets import cell_text

MOST_BYTES = 1_000_000
MOST_UNPACKED_BYTES = 20_000_000
MOST_LINES = 200
SHEET, CORNER, SAME = "走访时间", "村组（分钟）", "—"
_MINUTES = re.compile(r"([0-9]{1,4})\s*(?:分钟|分|min)?", re.IGNORECASE)
_CODE = re.compile(r".*\(\s*([^()]+?)\s*\)")
_NOTHING = ("", SAME, "-", "–", "/", "无")
_SAID = {
    "file-unreadable": ("文件打不开", "请下载表格，填写后保存为 .xlsx 再上传"),
    "file-too-big": ("文件太大", "一张表最多一百多个村组，请使用下载的表格"),
    "corner-missing": ("找不到表头", "第一格应为“村组（分钟）”，第一行和第一列写村组名称"),
    "name-unknown": ("没有村组“{value}”", "{nearest}"),
    "name-missing": ("这一行（列）没有写村组名称", "请补上村组名称，或清空这一行（列）"),
    "name-twice": ("村组“{value}”写了两次", "请删除重复的一行或一列"),
    "name-shared": ("有几个村组都叫“{value}”", "请写成“名称（编码）”"),
    "minutes-unreadable": ("看不懂的时间“{value}”", "请填写整数分钟，例如 25；不通就留空"),
    "minutes-out": ("时间“{value}”不合理", "请填写 1 到 480 之间的整数分钟"),
    "not-itself": ("同一个村组之间不用填时间", "请清空这一格"),
    "contradicts": (
        "来回时间不一致：这里是 {here}，另一边是 {there}",
        "请两边填同一个数，或只填一边",
    ),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A hamlet by its id, code and name."""

    id: UUID
    code: str
    name: str

    @property
    def heading(self) -> str:
        """What stands over its column: nobody mistakes it for another."""
        return cell_text(f"{self.name}（{self.code}）")


@dataclass(frozen=True, slots=True)
class TravelSheet:
    """What a file says: minutes by pair, and the pairs for which it has an empty cell and no time.

    What could not be read is left out and stands in `problems`.
    """

    ways: Mapping[Pair, int] = field(default_factory=dict)
    empty: frozenset[Pair] = frozenset()
    problems: tuple[SheetProblem, ...] = ()


def written(places: Sequence[Place], ways: Mapping[Pair, int]) -> bytes:
    """An .xlsx with a line and a column for each hamlet; unknown ways are empty cells."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    sheet.append([CORNER, *[one.heading for one in places]])
    for here in places:
        minutes = [ways.get(pair(here.id, there.id)) for there in places]
        told = [SAME if here == one else n for one, n in zip(places, minutes, strict=True)]
        sheet.append([here.heading, *told])
    for cell in (*sheet[1], *[line[0] for line in sheet.iter_rows(min_row=2)]):
        cell.data_type = "s"
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    for number in range(2, len(places) + 2):
        sheet.cell(number, number).fill = PatternFill("solid", fgColor="DDDDDD")
        sheet.column_dimensions[get_column_letter(number)].width = 14
    sheet.column_dimensions["A"].width = 24
    sheet.freeze_panes = "B2"
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def read(data: bytes, places: Sequence[Place]) -> TravelSheet:
    """The first sheet of a workbook; it never raises.

    Hamlets are found by “name（code）”, their code, or a name that only one has. One side of the
    diagonal is enough; where both are filled they must agree.
    """
    if len(data) > MOST_BYTES:
        return _nothing("file-too-big")
    try:
        with ZipFile(BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED_BYTES:
                return _nothing("file-too-big")
        sheet = load_workbook(BytesIO(data), read_only=True, data_only=True).worksheets[0]
        found = islice(sheet.iter_rows(values_only=True, max_col=MOST_LINES), MOST_LINES + 1)
        lines = [tuple(_text(value) for value in line) for line in found]
    except Exception:  # a foreign file may trip its reader in any way; all mean the same to people
        return _nothing("file-unreadable")
    if len(lines) > MOST_LINES:
        return _nothing("file-too-big")
    if not lines or not lines[0] or not lines[0][0].startswith(_plain(CORNER)[:2]):
        return _nothing("corner-missing", sheet.title)
    return _Matrix(sheet.title, lines, places).read()


class _Matrix:
    """One sheet while it is read; problems are kept in the order of its cells."""

    def __init__(self, title: str, lines: Sequence[Sequence[str]], places: Sequence[Place]) -> None:
        self.title, self.lines, self.places = title, lines, places
        self.problems: list[SheetProblem] = []

    def read(self) -> TravelSheet:
        """What the sheet says."""
        columns = self._named((1, at, text) for at, text in enumerate(self.lines[0]) if at)
        rows = self._named((n, 0, line[0]) for n, line in enumerate(self.lines[1:], 2) if any(line))
        ways: dict[Pair, int] = {}
        empty: set[Pair] = set()
        for (row, _), here in rows.items():
            for (_, column), there in columns.items():
                text = self._cell(row, column)
                if here == there:
                    self._same(text, (row, column))
                elif text in _NOTHING:
                    empty.add(pair(here, there))
                else:
                    self._take(ways, (row, column), pair(here, there))
        return TravelSheet(ways, frozenset(empty - {*ways}), self._told())

    def _cell(self, row: int, column: int) -> str:
        line = self.lines[row - 1]
        return line[column] if column < len(line) else ""

    def _same(self, text: str, at: tuple[int, int]) -> None:
        if text not in (*_NOTHING, "0"):
            self._problem("not-itself", at)

    def _take(self, ways: dict[Pair, int], at: tuple[int, int], ends: Pair) -> None:
        minutes = self._minutes(self._cell(*at), at)
        if minutes and (known := ways.setdefault(ends, minutes)) != minutes:
            self._problem("contradicts", at, here=minutes, there=known)

    def _minutes(self, text: str, at: tuple[int, int]) -> int:
        """Whole minutes; 0 with a problem for anything else."""
        matched = _MINUTES.fullmatch(text)
        if matched is None:
            self._problem("minutes-unreadable", at, value=text[:40])
            return 0
        if not 1 <= (minutes := int(matched[1])) <= MOST_WAY_MINUTES:
            self._problem("minutes-out", at, value=text[:40])
            return 0
        return minutes

    def _named(self, heads: Iterator[tuple[int, int, str]]) -> dict[tuple[int, int], UUID]:
        """The hamlets of the headings of one side, by row and column; those found once only."""
        found: dict[tuple[int, int], UUID] = {}
        for row, column, text in heads:
            hamlet = self._hamlet(text, (row, column))
            if hamlet in found.values():
                self._problem("name-twice", (row, column), value=text[:40])
            elif hamlet is not None:
                found[row, column] = hamlet
        return found

    def _hamlet(self, text: str, at: tuple[int, int]) -> UUID | None:
        if not text:
            if self._holds(at):
                self._problem("name-missing", at)
            return None
        coded = _CODE.fullmatch(text)
        codes = {text, coded[1]} if coded else {text}
        by_code = [one.id for one in self.places if _plain(one.code) in codes]
        by_name = [one.id for one in self.places if _plain(one.name) == text]
        if len(by_code or by_name) == 1:
            return (by_code or by_name)[0]
        if by_code or by_name:
            self._problem("name-shared", at, value=text[:40])
            return None
        near = nearest(text, [known for one in self.places for known in (one.name, one.code)])
        self._problem("name-unknown", at, value=text[:40], nearest=near)
        return None

    def _holds(self, at: tuple[int, int]) -> bool:
        """Whether anything stands in the line (or column) of a heading."""
        row, column = at
        if column == 0:
            return any(self.lines[row - 1])
        return any(self._cell(n, column) for n in range(1, len(self.lines) + 1))

    def _problem(self, key: str, at: tuple[int, int], **gaps: object) -> None:
        row, column = at
        message, suggestion = (text.format_map({"nearest": "", **gaps}) for text in _SAID[key])
        where = get_column_letter(column + 1)
        self.problems.append(SheetProblem(self.title, row, where, message, suggestion))

    def _told(self) -> tuple[SheetProblem, ...]:
        return tuple(sorted(self.problems, key=lambda one: (one.row, len(one.column), one.column)))


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else _plain(str(value))


def _plain(text: str) -> str:
    """Trimmed, full-width digits and brackets made plain."""
    return unicodedata.normalize("NFKC", text).strip()


def _nothing(key: str, sheet: str = "") -> TravelSheet:
    message, suggestion = _SAID[key]
    return TravelSheet(problems=(SheetProblem(sheet, 0, "", message, suggestion),))
