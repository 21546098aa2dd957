"""Eligibility, fees, routes, messages, tables and conditions in Excel."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from app.catalog.form_fields import FormField
from app.catalog.items import Eligibility, Fee, FeeRule, Indicator, Item, ItemMessage, Route
from app.catalog.problems import SheetProblem
from app.catalog.procedures import Procedure
from app.formats.catalog_files import read_catalog, write_catalog
from tests.catalog.make import a_catalog, a_centre, an_item

OLD = {">=": [{"var": "age"}, 60]}
AGE = FormField(key="age", label="老人年龄", kind="number")
FAMILY = FormField(
    key="members",
    label="成员",
    kind="rows",
    columns=(FormField(key="name", label="姓名", kind="name"),),
    show_when=OLD,
)


def an_item_with_rules() -> Item:
    """A correct item with one row in each sheet of rules."""
    return an_item(
        fee=Fee(fen=100, basis="标准", rules=(FeeRule(when=OLD, fen=0),)),
        eligibility=(Eligibility(key="old", holds=OLD, says="未满六十岁"),),
        routes=(Route(when=OLD, department="civil"),),
        messages=(ItemMessage(at="decided", text="带证"),),
        indicators=(Indicator(key="kind", name="态度"),),
        procedure=Procedure(form=(AGE, FAMILY)),
    )


def a_workbook(folder: Path) -> Path:
    """The template with that item, which no post of a centre is asked for."""
    file = folder / "catalogue.xlsx"
    write_catalog(file, a_catalog(items=(an_item_with_rules(),), centres=(a_centre(posts=()),)))
    return file


def test_people_read_conditions_as_sentences(tmp_path: Path) -> None:
    book = load_workbook(a_workbook(tmp_path))

    rows = {
        title: [cell.value for cell in book[title][2] if cell.value is not None]
        for title in ("申请条件", "收费规则", "分派规则", "附加提示", "评价指标", "表格列")
    }
    code = "household-newborn"
    assert rows == {
        "申请条件": [code, "old", "老人年龄 >= 60", "未满六十岁"],
        "收费规则": [code, "老人年龄 >= 60", 0],
        "分派规则": [code, "老人年龄 >= 60", "civil"],
        "附加提示": [code, "办结", "带证"],
        "评价指标": [code, "kind", "态度"],
        "表格列": [code, "members", "name", "姓名", "姓名"],
    }


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "problem"),
    [
        ("申请条件", "B2", None, SheetProblem("申请条件", 2, "B", "缺少条件代号")),
        ("申请条件", "C2", None, SheetProblem("申请条件", 2, "C", "缺少条件")),
        (
            "申请条件",
            "C2",
            "老人年令 >= 60",
            SheetProblem(
                "申请条件", 2, "C", "条件第1个字：申请表没有“老人年令”", "是不是“老人年龄”？"
            ),
        ),
        (
            "收费规则",
            "C2",
            "免费",
            SheetProblem("收费规则", 2, "C", "收费（分）应当是整数，现在是“免费”"),
        ),
        ("收费规则", "C2", -1, SheetProblem("收费规则", 2, "C", "收费不能是负数")),
        (
            "分派规则",
            "C2",
            "民政",
            SheetProblem("分派规则", 2, "C", "部门编码“民政”应由小写字母、数字和连字符组成"),
        ),
        (
            "附加提示",
            "B2",
            "收到",
            SheetProblem("附加提示", 2, "B", "何时“收到”不在可选范围内", "是不是“收到申请”？"),
        ),
        (
            "表格列",
            "B2",
            "member",
            SheetProblem("表格列", 2, "B", "字段代号“member”不存在", "是不是“members”？"),
        ),
        ("表格列", "D2", None, SheetProblem("表格列", 2, "D", "缺少题目")),
        (
            "申请表字段",
            "D2",
            "数字",
            SheetProblem(
                "申请表字段",
                2,
                "D",
                "填写方式“数字”不在可选范围内",
                "是不是“整数”？",
            ),
        ),
        (
            "申请表字段",
            "H2",
            "十",
            SheetProblem("申请表字段", 2, "H", "最少应当是整数，现在是“十”"),
        ),
    ],
)
def test_a_bad_cell_of_a_rule_is_named_by_sheet_row_and_column(
    tmp_path: Path, sheet: str, cell: str, value: object, problem: SheetProblem
) -> None:
    file = a_workbook(tmp_path)
    book = load_workbook(file)
    book[sheet][cell] = value
    book.save(file)

    assert problem in read_catalog(file)[1]


def test_a_workbook_from_before_rules_is_read_as_it_was(tmp_path: Path) -> None:
    catalog = a_catalog(items=(replace(an_item(), procedure=Procedure(form=(AGE,))),))
    file = tmp_path / "catalogue.xlsx"
    write_catalog(file, catalog)
    book = load_workbook(file)
    for title in ("表格列", "申请条件", "收费规则", "分派规则", "附加提示", "评价指标"):
        del book[title]
    book["事项"].delete_cols(34, 3)
    book["材料"].delete_cols(9, 5)
    book["申请表字段"].delete_cols(8, 8)
    book["申请表字段"]["D2"] = "整数"
    book.save(file)

    assert read_catalog(file) == (catalog, [])


def test_the_word_of_earlier_templates_for_a_choice_is_still_understood(tmp_path: Path) -> None:
    way = FormField(key="way", label="方式", kind="choice", choices=("甲", "乙"))
    catalog = a_catalog(items=(an_item(procedure=Procedure(form=(way,))),))
    file = tmp_path / "catalogue.xlsx"
    write_catalog(file, catalog)
    book = load_workbook(file)
    book["申请表字段"]["D2"] = "选择"
    book.save(file)

    assert read_catalog(file) == (catalog, [])
