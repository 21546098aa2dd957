"""Lint on the questions of a form: one bad case for each rule."""

from typing import Any

import pytest
from msgspec.structs import replace

from app.catalog.form_fields import FormField
from app.catalog.lint.lint_fields import form_findings
from app.catalog.texts import dotted

CROP = FormField(key="crop", label="作物", kind="text")


def field(**changes: Any) -> FormField:
    """A correct field of a form."""
    return replace(FormField(key="name", label="姓名", kind="text"), **changes)


def table(*columns: FormField, **changes: Any) -> FormField:
    """A table with these columns."""
    return field(key="fields", kind="rows", columns=columns, **changes)


def complaints(*form: FormField) -> list[tuple[str, str]]:
    """What lint says about a form, as (field, message) pairs."""
    return [(dotted(found.path), found.message) for found in form_findings(form, ("form",))]


def test_a_correct_form_has_no_problems() -> None:
    form = (
        field(show_when={"==": [{"var": "way"}, "甲"]}),
        field(key="way", kind="choice", choices=("甲", "乙")),
        field(key="crop-2", kind="cascade", choices=("粮食/青稞", "粮食/小麦")),
        table(CROP, field(key="since", kind="date", most=0), least=1, most=9),
        field(key="read", kind="note", text="请如实填写。"),
        field(key="agree", kind="consent", text="我同意。", version="1"),
    )

    assert complaints(*form) == []


@pytest.mark.parametrize(
    ("wrong", "column", "message"),
    [
        (field(key="姓名"), "form[0].key", "字段代号“姓名”应由小写字母、数字和连字符组成"),
        (field(key="rows.0"), "form[0].key", "字段代号“rows.0”应由小写字母、数字和连字符组成"),
        (field(key="a" * 65), "form[0].key", "字段代号太长：65个字符，最多64个"),
        (field(label=""), "form[0].label", "缺少题目"),
        (field(kind="txt"), "form[0].kind", "没有填写方式“txt”"),
        (field(choices=("甲", "乙")), "form[0].choices", "填写方式“单行文字”不用“选项”"),
        (field(kind="choice", choices=("甲",)), "form[0].choices", "选项应当有2到50个"),
        (field(kind="choices", choices=("甲", "甲")), "form[0].choices[1]", "选项“甲”重复"),
        (
            field(kind="cascade", choices=("甲/乙", "甲//丙")),
            "form[0].choices[1]",
            "“甲//丙”中有空的一级",
        ),
        (field(least=2, most=1), "form[0].least", "最小值（2）大于最大值（1）"),
        (field(kind="date", columns=(CROP,)), "form[0].columns", "填写方式“日期”不用“列”"),
        (table(), "form[0].columns", "缺少列"),
        (table(CROP, CROP), "form[0].columns[1].key", "列代号“crop”重复"),
        (
            table(field(key="C")),
            "form[0].columns[0].key",
            "列代号“C”应由小写字母、数字和连字符组成",
        ),
        (table(table(CROP)), "form[0].columns[0].kind", "表格的列不能是“表格”"),
        (table(field(kind="photo")), "form[0].columns[0].kind", "表格的列不能是“照片”"),
        (
            table(field(require_when={"var": "x"})),
            "form[0].columns[0].require_when",
            "表格的列不能有条件",
        ),
        (table(field(kind="choice")), "form[0].columns[0].choices", "选项应当有2到50个"),
        (field(kind="consent", text="同意。"), "form[0].version", "缺少版本"),
        (field(kind="consent", version="1"), "form[0].text", "缺少正文"),
    ],
)
def test_each_rule_catches_its_bad_case(wrong: FormField, column: str, message: str) -> None:
    assert complaints(wrong) == [(column, message)]


def test_keys_are_told_apart_and_a_form_is_not_endless() -> None:
    assert complaints(field(), field()) == [("form[1].key", "字段代号“name”重复")]
    assert complaints(*(field(key=f"k{at}") for at in range(61))) == [
        ("form", "申请表有61个字段，最多60个")
    ]


def test_a_misspelt_kind_is_answered_with_the_nearest_one() -> None:
    [found] = form_findings((field(kind="id-number"),), ("form",))

    assert found.suggestion == "是不是“id_number”？"
