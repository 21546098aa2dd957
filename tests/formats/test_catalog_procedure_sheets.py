"""Procedures in Excel: their sheets, their columns, and workbooks of before that lack them."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from app.catalog.form_fields import FormField
from app.catalog.items import Item
from app.catalog.problems import SheetProblem
from app.catalog.procedures import Procedure, StageLimit
from app.formats.catalog_files import read_catalog, write_catalog
from tests.catalog.make import JOINT, a_catalog, a_centre, an_item

RULES = replace(
    JOINT,
    extension_workdays=0,
    pauses=("hearing", "appraisal"),
    stages=(StageLimit(stage="consulting", workdays=2),),
    form=(FormField(key="name", label="姓名", kind="text"),),
)


def a_joint_item() -> Item:
    """A correct joint item whose procedure fills every sheet."""
    steps = tuple(replace(an_item().process[0], who=who) for who in ("甲", "乙"))
    return an_item(mode="joint", promised_workdays=5, process=steps, procedure=RULES)


def a_workbook(folder: Path) -> Path:
    """The template with a joint item that no centre with posts offers."""
    file = folder / "catalogue.xlsx"
    write_catalog(file, a_catalog(items=(a_joint_item(),), centres=(a_centre(posts=()),)))
    return file


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "problem"),
    [
        (
            "环节时限",
            "B2",
            "勘察",
            SheetProblem("环节时限", 2, "B", "环节“勘察”不在可选范围内", "是不是“勘验”？"),
        ),
        (
            "环节时限",
            "C2",
            "两天",
            SheetProblem("环节时限", 2, "C", "时限（工作日）应当是整数，现在是“两天”"),
        ),
        (
            "申请表字段",
            "B2",
            "户主",
            SheetProblem("申请表字段", 2, "B", "字段代号“户主”应由小写字母、数字和连字符组成"),
        ),
        ("申请表字段", "B2", None, SheetProblem("申请表字段", 2, "B", "缺少字段代号")),
        ("申请表字段", "D2", None, SheetProblem("申请表字段", 2, "D", "缺少填写方式")),
        ("协办部门", "D2", 0, SheetProblem("协办部门", 2, "D", "时限应当至少为1个工作日")),
        (
            "事项",
            "AG2",
            "听证、签定",
            SheetProblem("事项", 2, "AG", "特别程序“签定”不在可选范围内", "是不是“鉴定”？"),
        ),
        (
            "事项",
            "AA2",
            6,
            SheetProblem("事项", 2, "AA", "补正告知时限（工作日）应当在0到5之间"),
        ),
    ],
)
def test_a_bad_cell_of_a_procedure_is_named_by_sheet_row_and_column(
    tmp_path: Path, sheet: str, cell: str, value: object, problem: SheetProblem
) -> None:
    file = a_workbook(tmp_path)
    book = load_workbook(file)
    book[sheet][cell] = value
    book.save(file)

    _, problems = read_catalog(file)

    assert problem in problems


def test_people_read_special_procedures_stages_and_choices_in_chinese(tmp_path: Path) -> None:
    book = load_workbook(a_workbook(tmp_path))

    assert (book["事项"]["AB2"].value, book["事项"]["AG2"].value) == (0, "听证、鉴定")
    assert [cell.value for cell in book["环节时限"][2]] == ["household-newborn", "会办", 2]
    assert [cell.value for cell in book["协办部门"][2]] == [
        "household-newborn",
        "land",
        "自然资源所",
        2,
    ]
    assert [cell.value for cell in book["申请表字段"][2][:7]] == [
        "household-newborn",
        "name",
        "姓名",
        "单行文字",
        None,
        None,
        None,
    ]


def test_several_special_procedures_fit_a_cell_that_offers_no_list(tmp_path: Path) -> None:
    book = load_workbook(a_workbook(tmp_path))

    rules = book["事项"].data_validations.dataValidation

    assert [rule for rule in rules if str(rule.sqref).startswith("AG")] == []


def test_a_workbook_from_before_procedures_is_read_with_the_usual_rules(tmp_path: Path) -> None:
    catalog = a_catalog()
    file = tmp_path / "catalogue.xlsx"
    write_catalog(file, catalog)
    book = load_workbook(file)
    for title in ("环节时限", "协办部门", "申请表字段"):
        del book[title]
    book["事项"].delete_cols(27, 7)
    book["岗位"].delete_cols(7)
    book.save(file)

    assert read_catalog(file) == (catalog, [])
    assert catalog.items[0].procedure == Procedure()
