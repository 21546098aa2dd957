"""Catalogues in Excel: every problem at its sheet, row and column."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from app.catalog.catalog import Catalog
from app.catalog.problems import SheetProblem
from app.formats.catalog_files import read_catalog, write_catalog
from tests.catalog.make import a_catalog, an_item


def a_workbook(folder: Path, spoil: Callable[[Workbook], object]) -> Path:
    """The template with a correct catalogue, then spoilt."""
    file = folder / "catalogue.xlsx"
    write_catalog(file, a_catalog())
    book = load_workbook(file)
    spoil(book)
    book.save(file)
    return file


def put(book: Workbook, sheet: str, cell: str, value: object) -> None:
    """Write one cell."""
    book[sheet][cell] = value


def test_the_template_has_a_guide_and_a_sheet_for_everything(tmp_path: Path) -> None:
    file = tmp_path / "template.xlsx"

    write_catalog(file, Catalog())

    book = load_workbook(file)
    assert book.sheetnames == [
        "说明",
        "事项",
        "流程",
        "材料",
        "环节时限",
        "协办部门",
        "申请表字段",
        "表格列",
        "申请条件",
        "收费规则",
        "分派规则",
        "附加提示",
        "评价指标",
        "区划",
        "地点",
        "办事区域",
        "窗口",
        "人员",
        "岗位",
        "可办事项",
        "开放时间",
        "译文",
    ]
    assert [cell.value for cell in book["材料"][1]] == [
        "事项编码",
        "材料名称",
        "种类",
        "份数",
        "是否必要",
        "来源",
        "可容缺",
        "说明",
        "材料代号",
        "样表地址",
        "证件种类",
        "显示条件",
        "必要条件",
    ]
    assert read_catalog(file) == (Catalog(), [])


def test_a_choice_is_offered_as_a_list_in_its_column(tmp_path: Path) -> None:
    file = tmp_path / "template.xlsx"

    write_catalog(file, Catalog())

    rules = load_workbook(file)["事项"].data_validations.dataValidation
    assert {str(rule.sqref): rule.formula1 for rule in rules}["C2:C2000"] == (
        '"政务服务,便民服务,公益服务"'
    )


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "problem"),
    [
        (
            "事项",
            "C2",
            "便民",
            SheetProblem("事项", 2, "C", "分类“便民”不在可选范围内", "是不是“便民服务”？"),
        ),
        (
            "事项",
            "O2",
            3,
            SheetProblem("事项", 2, "O", "即办件的承诺时限应为0", "请填0，或把办理方式改为承诺件"),
        ),
        ("事项", "P2", None, SheetProblem("事项", 2, "P", "缺少联系电话")),
        (
            "事项",
            "L2",
            "免费",
            SheetProblem("事项", 2, "L", "收费（分）应当是整数，现在是“免费”"),
        ),
        (
            "材料",
            "A2",
            "household-newborm",
            SheetProblem(
                "材料",
                2,
                "A",
                "事项编码“household-newborm”不存在",
                "是不是“household-newborn”？",
            ),
        ),
        ("材料", "D2", 0, SheetProblem("材料", 2, "D", "份数应当至少为1")),
        ("流程", "A2", None, SheetProblem("流程", 2, "A", "缺少事项编码")),
        (
            "区划",
            "A4",
            "511504102000",
            SheetProblem(
                "区划",
                4,
                "A",
                "缺少上级区划 511504000000",
                "请先添加代码为 511504000000 的区划",
            ),
        ),
        (
            "岗位",
            "F2",
            "zhoo",
            SheetProblem("岗位", 2, "F", "人员“zhoo”不存在", "是不是“zhou”？"),
        ),
        (
            "可办事项",
            "C2",
            "w1、w2",
            SheetProblem("可办事项", 2, "C", "窗口“w2”不存在", "是不是“w1”？"),
        ),
        (
            "开放时间",
            "F2",
            "14:00-12:00",
            SheetProblem("开放时间", 2, "F", "午休时段 14:00-12:00 前后颠倒"),
        ),
        (
            "开放时间",
            "D2",
            "九点",
            SheetProblem("开放时间", 2, "D", "开始时间应当是时间，如 09:00，现在是“九点”"),
        ),
    ],
)
def test_a_bad_cell_is_named_by_sheet_row_and_column(
    tmp_path: Path, sheet: str, cell: str, value: object, problem: SheetProblem
) -> None:
    file = a_workbook(tmp_path, lambda book: put(book, sheet, cell, value))

    _, problems = read_catalog(file)

    assert problem in problems


def test_one_bad_cell_makes_one_problem(tmp_path: Path) -> None:
    file = a_workbook(tmp_path, lambda book: put(book, "事项", "P2", "x"))

    assert [problem.message for problem in read_catalog(file)[1]] == ["联系电话“x”格式不对"]


def test_a_row_left_out_for_its_form_does_not_make_others_look_wrong(tmp_path: Path) -> None:
    file = a_workbook(tmp_path, lambda book: put(book, "事项", "C2", "?"))

    catalog, problems = read_catalog(file)

    assert catalog.items == ()
    assert [problem.sheet for problem in problems] == ["事项"]


def test_numbers_hours_and_dates_may_be_real_cells(tmp_path: Path) -> None:
    def spoil(book: Workbook) -> None:
        put(book, "区划", "A2", 511500000000)
        put(book, "开放时间", "C2", 3)
        put(book, "开放时间", "G2", 1.0)

    catalog, problems = read_catalog(a_workbook(tmp_path, spoil))

    assert problems == []
    assert catalog.divisions[0].code == "511500000000"
    assert catalog.centres[0].openings[0].days == (3,)


def test_columns_may_stand_in_any_order_and_empty_rows_are_skipped(tmp_path: Path) -> None:
    def spoil(book: Workbook) -> None:
        sheet = book["区划"]
        sheet.move_range("A1:A4", cols=9)
        sheet.insert_rows(3, 2)

    catalog, problems = read_catalog(a_workbook(tmp_path, spoil))

    assert problems == []
    assert len(catalog.divisions) == 3


def test_a_missing_column_and_an_unknown_one_are_named(tmp_path: Path) -> None:
    file = a_workbook(tmp_path, lambda book: put(book, "区划", "C1", "级别名"))

    _, problems = read_catalog(file)

    assert problems[:2] == [
        SheetProblem("区划", 1, "C", "不认识的列“级别名”，没有读取", "是不是“级别”？", "warning"),
        SheetProblem("区划", 1, "A", "缺少列“级别”"),
    ]


def test_an_unknown_sheet_is_a_warning(tmp_path: Path) -> None:
    file = a_workbook(tmp_path, lambda book: book.create_sheet("事项表"))

    _, problems = read_catalog(file)

    assert problems == [
        SheetProblem(
            "事项表", 1, "A", "不认识的工作表“事项表”，没有读取", "是不是“事项”？", "warning"
        )
    ]


def test_a_file_that_is_no_workbook_is_one_problem(tmp_path: Path) -> None:
    file = tmp_path / "catalogue.xlsx"
    file.write_text("not a workbook")

    catalog, problems = read_catalog(file)

    assert catalog == Catalog()
    assert problems == [
        SheetProblem(
            "catalogue.xlsx",
            1,
            "A",
            "打不开这个 Excel 文件",
            "请另存为 .xlsx",
        )
    ]


def test_a_sheet_that_is_too_long_is_not_cut_silently(tmp_path: Path) -> None:
    def spoil(book: Workbook) -> None:
        put(book, "区划", "A20001", "511503103000")

    _, problems = read_catalog(a_workbook(tmp_path, spoil))

    assert (
        SheetProblem("区划", 20001, "A", "超过20000行，后面的没有读取", "请拆成几个文件")
        in problems
    )


def test_a_text_that_begins_with_an_equals_sign_is_no_formula(tmp_path: Path) -> None:
    file = tmp_path / "catalogue.xlsx"

    write_catalog(file, a_catalog(items=(an_item(summary='=HYPERLINK("x")'),)))

    assert load_workbook(file)["事项"]["G2"].data_type == "s"
