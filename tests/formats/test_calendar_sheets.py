"""A notice typed into a sheet or a text file, as people really type it."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from app.catalog.problems import Place, SheetProblem
from app.domain.deadlines.calendar_notice import NoticeRow, check
from app.formats.calendar_sheets import (
    MOST_BYTES,
    NoticeSheet,
    read_notice,
    read_workbook,
    read_yaml,
    template,
)

HEAD = (("年份", 2027), ("文号", "国办发明电〔2026〕9号"), ("发文日期", "2026年11月3日"), ())
COLUMNS = ("日期", "到", "类型", "名称")


def workbook(*lines: tuple[object, ...]) -> bytes:
    """The bytes of a one-sheet workbook named 放假安排."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "放假安排"
    for line in lines:
        sheet.append(line)
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def place(row: int, column: str = "日期") -> Place:
    """A place on the sheet of `workbook`."""
    return Place("放假安排", row, column)


def test_a_sheet_is_read_with_its_head_and_the_place_of_every_row():
    data = workbook(
        *HEAD,
        COLUMNS,
        (date(2027, 1, 1), date(2027, 1, 3), "放假", "元旦"),
        (),
        ("2027年2月5日（周五）", "2月11日", "放假", "春节"),
        ("2027/2/14", None, " 上班 ", "春节"),
    )

    sheet = read_notice("2027.XLSX", data)

    assert sheet == NoticeSheet(
        2027,
        "国办发明电〔2026〕9号",
        date(2026, 11, 3),
        (
            NoticeRow(date(2027, 1, 1), "放假", "元旦", date(2027, 1, 3), place(6)),
            NoticeRow(date(2027, 2, 5), "放假", "春节", date(2027, 2, 11), place(8)),
            NoticeRow(date(2027, 2, 14), "上班", "春节", None, place(9)),
        ),
        (),
    )


def test_columns_may_stand_in_any_order_and_more_may_stand_beside():
    data = workbook(
        *HEAD, ("备注", "名称", "类型", "日期"), ("x", "元旦", "放假", "２０２７-０１-０１")
    )

    sheet = read_workbook(data)

    assert sheet.rows == (NoticeRow(date(2027, 1, 1), "放假", "元旦", None, place(6)),)
    assert sheet.problems == ()


def test_what_cannot_be_read_is_named_with_sheet_row_column_and_advice():
    data = workbook(
        ("文号", "x"),
        ("发文日期", "去年"),
        COLUMNS,
        ("2027-02-30", None, "放假", "春节"),
        ("2027-02-05", "很久", "放假", "春节"),
        (None, None, "放假", "元旦"),
        ("二月五日", None, "放假", "春节"),
    )

    problems = read_workbook(data).problems

    advice = "请写成 2027-02-05 或 2027年2月5日"
    assert problems == (
        SheetProblem("", 0, "", "没有写年份", "请在“年份”一栏填写四位数字，例如 2027"),
        SheetProblem("放假安排", 2, "发文日期", "看不懂的日期“去年”", advice),
        SheetProblem("放假安排", 4, "日期", "看不懂的日期“2027-02-30”", advice),
        SheetProblem("放假安排", 5, "到", "看不懂的日期“很久”", advice),
        SheetProblem("放假安排", 6, "日期", "没有写日期", "请填写日期，或删去这一行"),
        SheetProblem("放假安排", 7, "日期", "看不懂的日期“二月五日”", advice),
    )


def test_a_text_file_is_read_with_the_line_of_every_row():
    text = """
year: 2027
notice: 国办发明电〔2026〕9号
days:
- {on: 2027-01-01, until: 2027-01-03, kind: 放假, name: 元旦}
- on: 2027-02-14
  kind: 上班
- {kind: 放假, name: 春节}
"""

    sheet = read_notice("2027.yaml", text.encode())

    assert sheet == NoticeSheet(
        2027,
        "国办发明电〔2026〕9号",
        None,
        (
            NoticeRow(date(2027, 1, 1), "放假", "元旦", date(2027, 1, 3), Place("", 5, "日期")),
            NoticeRow(date(2027, 2, 14), "上班", "", None, Place("", 6, "日期")),
        ),
        (SheetProblem("", 8, "日期", "没有写日期", "请填写日期，或删去这一行"),),
    )


@pytest.mark.parametrize(
    ("filename", "data", "message"),
    [
        ("a.xlsx", b"no workbook", "文件打不开"),
        ("a.yaml", b"a: [", "文件打不开"),
        ("a.yaml", b"\xff\xfe\x00", "文件打不开"),
        ("a.yaml", b"[" * 5000, "文件打不开"),
        ("a.yaml", b"x" * (MOST_BYTES + 1), "文件太大"),
        ("a.yaml", b"days:\n" + b"- {on: 2027-01-01}\n" * 501, "文件太大"),
        ("a.xlsx", workbook(*[("x",)] * 501), "文件太大"),
        ("a.xlsx", workbook(("年份", 2027)), "找不到表头"),
    ],
)
def test_a_file_that_is_no_notice_gets_one_sentence(filename, data, message):
    sheet = read_notice(filename, data)

    assert [problem.message for problem in sheet.problems] == [message]
    assert (sheet.year, sheet.rows) == (None, ())


def test_a_small_file_that_unpacks_to_a_flood_is_refused():
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b" " * 60_000_000)

    sheet = read_notice("a.xlsx", held.getvalue())

    assert [problem.message for problem in sheet.problems] == ["文件太大"]


def test_the_form_is_readable_as_it_is_given_out():
    sheet = read_workbook(template(2027))

    assert sheet == NoticeSheet(
        2027, "", None, (NoticeRow(date(2027, 1, 1), "放假", "元旦", None, place(6)),), ()
    )
    assert check(2027, sheet.rows).usable
    assert load_workbook(BytesIO(template(2027))).worksheets[0].freeze_panes == "A6"


@settings(deadline=None)
@given(st.sampled_from(("a.yaml", "a.xlsx")), st.binary(max_size=200) | st.text().map(str.encode))
def test_any_bytes_are_answered(filename, data):
    sheet = read_notice(filename, data)

    assert sheet.problems


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(*[st.none() | st.text(max_size=12) | st.integers() | st.dates()] * 4), max_size=5
    )
)
def test_any_cells_are_answered(lines):
    tidy = [tuple(_printable(cell) for cell in line) for line in lines]

    sheet = read_workbook(workbook(*HEAD, COLUMNS, *tidy))

    assert len(sheet.rows) <= len(lines)
    assert check(2027, sheet.rows).year == 2027


def _printable(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    kept = "".join(letter for letter in cell if letter.isprintable()).encode(errors="ignore")
    return kept.decode().lstrip("=")


def test_a_root_that_is_no_mapping_is_answered():
    assert [problem.message for problem in read_yaml(b"- 1").problems] == ["没有写年份"]
