"""What a sheet of the Excel template is made of, and the columns that several sheets share."""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

CellKind = Literal["text", "lines", "list", "days", "breaks", "yes", "condition"]


class Column(NamedTuple):
    """One column: its header, the field it fills, how a cell is written, and what to put there.

    An `optional` one may be missing from a workbook: earlier templates did not have it.
    """

    header: str
    field: tuple[str, ...]
    kind: CellKind = "text"
    labels: Mapping[str, str] | None = None
    width: int = 14
    hint: str = ""
    optional: bool = False


class Table(NamedTuple):
    """One sheet: rows of a section, or rows inside its entries that begin with the entry's code.

    `child` is the way from an entry to its list of such rows. With `inner` the rows stand one step
    deeper, in a row of that list: the one whose `key` is written under `inner_header`.
    """

    title: str
    section: str
    columns: tuple[Column, ...]
    child: tuple[str, ...] = ()
    parent_header: str = ""
    inner: tuple[str, ...] = ()
    inner_header: str = ""

    @property
    def lead(self) -> tuple[str, ...]:
        """The headers before the columns: whose row it is."""
        return tuple(header for header in (self.parent_header, self.inner_header) if header)


def code(header: str, hint: str = "") -> Column:
    """The column of an entry's code."""
    return Column(header, ("code",), width=26, hint=hint)


def condition(header: str, field: tuple[str, ...], hint: str) -> Column:
    """A column of conditions; templates before there were any did not have it."""
    example = "如 年龄(出生日期) >= 60 且 婚姻状况 = 已婚，可写题目或字段代号"
    return Column(header, field, "condition", width=34, hint=f"{hint}；{example}", optional=True)


NAME: Final = Column("名称", ("name",), width=24)
PHONES: Final = (
    Column("联系电话", ("phone",), hint="座机带区号"),
    Column("投诉电话", ("complaint_phone",), hint="如 12345"),
)
SOURCE: Final = (
    Column("依据文件", ("source", "document"), hint="这一行依据哪份文件"),
    Column(
        "待核实字段",
        ("source", "confirm"),
        "list",
        width=24,
        hint="用顿号分开的字段名，如 phone、fee",
    ),
)
SEASON: Final = (
    Column("起始日期", ("valid_from",), hint="如 2026-01-01，可空"),
    Column("截止日期", ("valid_to",), hint="如 2026-12-31，可空"),
)
