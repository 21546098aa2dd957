"""The ways between hamlets in Excel: what is written is read back, and every slip is named."""

from io import BytesIO
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from app.domain.villages.travel import pair
from app.formats.travel_sheets import (
    CORNER,
    MOST_BYTES,
    Place,
    TravelSheet,
    read,
    written,
)

A, B, C = (UUID(int=n) for n in range(1, 4))
PLACES = (Place(A, "aokou", "坳口组"), Place(B, "bashang", "坝上组"), Place(C, "chahe", "岔河组"))
HEADS = (CORNER, "坳口组", "坝上组", "岔河组")
tables = st.dictionaries(st.sampled_from((pair(A, B), pair(B, C), pair(A, C))), st.integers(1, 480))


def workbook(*lines: tuple[object, ...]) -> bytes:
    """The bytes of a one-sheet workbook named 时间."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "时间"
    for line in lines:
        sheet.append(line)
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def told(sheet: TravelSheet) -> list[tuple[int, str, str]]:
    """The problems of a sheet: row, column, message."""
    return [(one.row, one.column, one.message) for one in sheet.problems]


@settings(max_examples=20)
@given(tables)
def test_what_is_written_is_read_back(ways) -> None:
    sheet = read(written(PLACES, ways), PLACES)

    assert sheet.ways == ways
    assert sheet.empty == {pair(A, B), pair(B, C), pair(A, C)} - {*ways}
    assert sheet.problems == ()


def test_one_side_is_enough_and_people_write_minutes_as_they_like() -> None:
    data = workbook(
        HEADS,
        ("坳口组（aokou）", "—", 20.0, "３０分钟"),
        ("bashang", "", "-", " 15 min "),
        (),
        ("岔河组", None, 15, "0"),
    )

    sheet = read(data, PLACES)

    assert sheet == TravelSheet({pair(A, B): 20, pair(A, C): 30, pair(B, C): 15}, frozenset(), ())


def test_hamlets_that_a_file_does_not_name_keep_their_ways() -> None:
    sheet = read(workbook((CORNER, "坳口组", "坝上组"), ("坳口组", "", "")), PLACES)

    assert (dict(sheet.ways), sheet.empty) == ({}, frozenset({pair(A, B)}))


def test_every_slip_is_told_with_its_row_and_column() -> None:
    data = workbook(
        (CORNER, "坳口组", "坝上组", "岔河", "", "坝上组"),
        ("坳口组", 5, "远", 10, "", 20),
        ("坝上组", 481, 0, 10, 7, 20),
        ("岔河组", 12, 1.5, "", "", ""),
        ("", 3, "", "", "", ""),
    )

    sheet = read(data, PLACES)

    assert told(sheet) == [
        (1, "D", "没有村组“岔河”"),
        (1, "E", "这一行（列）没有写村组名称"),
        (1, "F", "村组“坝上组”写了两次"),
        (2, "B", "同一个村组之间不用填时间"),
        (2, "C", "看不懂的时间“远”"),
        (3, "B", "时间“481”不合理"),
        (4, "C", "看不懂的时间“1.5”"),
        (5, "A", "这一行（列）没有写村组名称"),
    ]
    assert sheet.problems[0].suggestion == "是不是“岔河组”？"
    assert dict(sheet.ways) == {pair(A, C): 12}


def test_two_sides_that_contradict_are_a_problem_at_the_second() -> None:
    sheet = read(workbook(HEADS, ("坳口组", "", 20), ("坝上组", 25, "")), PLACES)

    assert told(sheet) == [(3, "B", "来回时间不一致：这里是 25，另一边是 20")]


def test_a_name_that_two_hamlets_share_needs_its_code() -> None:
    places = (Place(A, "a", "东组"), Place(B, "b", "东组"), Place(C, "c", "西组"))
    data = workbook((CORNER, "东组", "西组"), ("东组（b）", "", 9))

    sheet = read(data, places)

    assert told(sheet) == [(1, "B", "有几个村组都叫“东组”")]
    assert dict(sheet.ways) == {pair(B, C): 9}


def test_a_name_that_looks_like_a_formula_stays_a_name() -> None:
    places = (Place(A, "a", "=1+1"), Place(B, "b", "西组"))

    data = written(places, {pair(A, B): 4})

    cell = load_workbook(BytesIO(data)).worksheets[0]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1（a）", "s")
    assert read(data, places).ways == {pair(A, B): 4}


def bomb() -> bytes:
    """A small archive that unpacks to a hundred megabytes."""
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 100_000_000)
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"not a workbook", "文件打不开"),
        (b"", "文件打不开"),
        (b"0" * (MOST_BYTES + 1), "文件太大"),
        (workbook(*[("x",)] * 201), "文件太大"),
        (workbook(), "找不到表头"),
        (workbook(("日期", "坳口组")), "找不到表头"),
    ],
)
def test_what_is_no_such_file_is_said_so(data: bytes, message: str) -> None:
    assert [one.message for one in read(data, PLACES).problems] == [message]


def test_a_file_that_unpacks_to_too_much_is_not_unpacked() -> None:
    assert [one.message for one in read(bomb(), PLACES).problems] == ["文件太大"]


@given(st.binary(max_size=300))
def test_reading_never_raises(data) -> None:
    assert read(data, PLACES).ways == {}
