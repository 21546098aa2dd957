"""Lint on conditions: one bad case for each rule."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.catalog.form_fields import FormField
from app.catalog.items import Eligibility, Fee, FeeRule, Material, Route
from app.catalog.lint.lint_conditions import (
    condition_findings,
    item_condition_findings,
    scope_of,
)
from app.catalog.problems import Finding, warning
from app.catalog.procedures import Procedure
from tests.catalog.make import an_item
from tests.catalog.random_conditions import rules

FORM = (
    FormField(key="marriage", label="婚姻状况", kind="choice", choices=("已婚", "未婚")),
    FormField(key="wants", label="救助需求", kind="choices", choices=("医疗", "住房")),
    FormField(key="born", label="出生日期", kind="date"),
    FormField(key="income", label="月收入", kind="money"),
    FormField(key="local", label="本地户口", kind="yes_no"),
    FormField(key="home", label="住址", kind="address"),
    FormField(key="members", label="家庭成员", kind="family"),
    FormField(
        key="fields",
        label="地块",
        kind="rows",
        columns=(FormField(key="area", label="面积", kind="number"),),
    ),
)
HERE = ("items", 0)
MARRIED = {"==": [{"var": "marriage"}, "已婚"]}


def complaints(condition: Any) -> list[tuple[str, str]]:
    """What is wrong with a condition over FORM, and what is suggested."""
    found = condition_findings(condition, HERE, scope_of(FORM))
    return [(one.message, one.suggestion) for one in found]


@pytest.mark.parametrize(
    "rule",
    [
        None,
        MARRIED,
        {"and": [MARRIED, {">=": [{"age": {"var": "born"}}, 60]}]},
        {"<": [{"var": "income"}, 500000]},
        {"<=": ["2020-01-01", {"var": "born"}, {"var": "$today"}]},
        {"in": ["医疗", {"var": "wants"}]},
        {"in": [{"var": "marriage"}, ["已婚", "未婚"]]},
        {"some": [{"var": "members"}, {">": [{"age": {"var": "birthday"}}, 60]}]},
        {"all": [{"var": "fields"}, {">": [{"var": "area"}, 1]}]},
        {">": [{"var": "fields.length"}, 2]},
        {"none": [{"var": "wants"}, {"==": [{"var": ""}, "住房"]}]},
        {"!": [{"missing": ["marriage", "born"]}]},
        {"==": [{"var": "marriage"}, None]},
        {">": [{"if": [{"var": "local"}, {"var": "income"}, 0]}, "100"]},
        {"<": [{"/": [{"var": "income"}, {"max": [1, {"var": "members.length"}]}]}, 100]},
        {"var": "local"},
        {"==": [{"var": "home.region"}, "632521100000"]},
    ],
)
def test_conditions_that_are_right_have_no_complaints(rule: Any) -> None:
    assert complaints(rule) == []


@pytest.mark.parametrize(
    ("rule", "message", "suggestion"),
    [
        ({"a": 1, "b": 2}, "这不是一个条件", "应当写明一个字段、怎样比较、与什么比较"),
        ({}, "这不是一个条件", "应当写明一个字段、怎样比较、与什么比较"),
        ([MARRIED], "这不是一个条件", "应当写明一个字段、怎样比较、与什么比较"),
        ({"zzz": [1, 1]}, "不认识“zzz”", ""),
        ({"<>": [{"var": "income"}, 1]}, "不认识“<>”", "是不是“>”？"),
        ({"==": [{"var": "marriage"}]}, "“==”要有2个值，现在有1个", ""),
        ({"<": [1]}, "“<”要有2到3个值，现在有1个", ""),
        ({"age": []}, "“age”要有1个值，现在有0个", ""),
        ({"var": "mariage"}, "条件里的“mariage”不是申请表的字段", "是不是“marriage”？"),
        ({"var": "婚姻状况"}, "条件里的“婚姻状况”不是申请表的字段", "请写字段代号“marriage”"),
        ({"missing": ["zzz"]}, "条件里的“zzz”不是申请表的字段", ""),
        ({"var": [{"var": "marriage"}]}, "条件里的字段要直接写字段代号", ""),
        ({"var": "income.fen"}, "“income”没有“fen”这一部分", ""),
        ({"==": [{"var": "income"}, "已婚"]}, "数字不能与文字比较", ""),
        ({"==": [{"var": "local"}, "是"]}, "是否不能与文字比较", ""),
        ({">": [{"var": "born"}, 2000]}, "日期不能与数字比较", ""),
        ({"<": [{"var": "local"}, True]}, "是否不能用“<”比较大小", ""),
        ({"==": [{"var": "wants"}, "医疗"]}, "多个选项不能用“==”比较", "请用“包含”"),
        ({"==": [{"var": "home"}, "甲"]}, "不能比较的内容不能用“==”比较", "请用“包含”"),
        ({">": [{"var": "members"}, 1]}, "表格不能用“>”比较大小", ""),
        ({">": [{"+": [{"var": "marriage"}, 1]}, 1]}, "“+”要用数字来算，这里是文字", ""),
        ({"in": [{"var": "marriage"}, 5]}, "“属于”后面要有几个选项，这里是数字", ""),
        (
            {"in": [{"var": "wants"}, ["医疗"]]},
            "多个选项不能用“属于”判断",
            "请把“包含”写在前面的一项里",
        ),
        ({">": [{"age": [{"var": "income"}]}, 1]}, "年龄要用日期或身份证号来算，这里是数字", ""),
        ({"some": [{"var": "income"}, True]}, "逐行判断要用表格或多选，这里是数字", ""),
        (
            {"some": [{"var": "members"}, {"var": "income"}]},
            "条件里的“income”不是申请表的字段",
            "是不是“name”？",
        ),
        ({"==": [{"var": "marriage"}, "离异"]}, "“离异”不是“婚姻状况”的选项", "可选：已婚、未婚"),
        ({"==": [1, 1]}, "这个条件总是成立", ""),
        ({"!": [{"==": [1, 1]}]}, "这个条件永远不会成立", ""),
        ({"and": [MARRIED, {"!": [MARRIED]}]}, "这个条件永远不会成立", ""),
        ({"or": [{"var": "local"}, {"!": [{"var": "local"}]}]}, "这个条件总是成立", ""),
    ],
)
def test_each_slip_is_told(rule: Any, message: str, suggestion: str) -> None:
    assert (message, suggestion) in complaints(rule)


def test_a_condition_too_long_or_too_deep_is_told_once() -> None:
    deep: Any = MARRIED
    for _ in range(60):
        deep = {"!": [deep]}

    message = ("条件太长或嵌套太深，最多200个部分", "")
    assert complaints(deep) == complaints({"or": [MARRIED] * 60}) == [message]


def test_conditions_of_every_part_of_an_item_are_found_at_their_places() -> None:
    wrong = {"==": [{"var": "gone"}, 1]}
    item = an_item(
        materials=(Material(name="甲", kind="copy", show_when=wrong, require_when=wrong),),
        fee=Fee(rules=(FeeRule(when=wrong, fen=1),)),
        eligibility=(
            Eligibility(key="a", holds=wrong, says="不符合"),
            Eligibility(key="b", holds=None, says="不符合"),
        ),
        routes=(Route(when=wrong, department="land"),),
        priority_when=wrong,
        procedure=Procedure(
            form=(FormField(key="x", label="甲", kind="text", show_when=wrong, require_when=wrong),)
        ),
    )
    unknown = "条件里的“gone”不是申请表的字段"

    assert list(item_condition_findings(item, HERE)) == [
        *(
            Finding((*HERE, *here), unknown)
            for here in (
                ("procedure", "form", 0, "show_when"),
                ("procedure", "form", 0, "require_when"),
                ("materials", 0, "show_when"),
                ("materials", 0, "require_when"),
                ("fee", "rules", 0, "when"),
                ("eligibility", 0, "holds"),
                ("routes", 0, "when"),
                ("priority_when",),
            )
        ),
        Finding((*HERE, "eligibility", 1, "holds"), "缺少条件"),
    ]


def form_findings(*fields: FormField) -> list[Finding]:
    """What is wrong with the conditions of an item with this form."""
    return list(item_condition_findings(an_item(procedure=Procedure(form=fields)), HERE))


def shown_by(key: str, *others: str) -> FormField:
    """A field that is shown while the other ones say yes."""
    rule = {"and": [{"var": other} for other in others]} if others else None
    return FormField(key=key, label=key.upper(), kind="yes_no", show_when=rule)


def test_fields_that_show_each_other_are_told_at_each_of_them() -> None:
    found = form_findings(shown_by("a", "c"), shown_by("b", "a"), shown_by("c", "b"), shown_by("d"))

    form = (*HERE, "procedure", "form")
    advice = "请去掉其中一个显示条件"
    assert found == [
        Finding((*form, 0, "show_when"), "“A”与“B”、“C”的显示条件互相依赖", advice),
        Finding((*form, 1, "show_when"), "“B”与“A”、“C”的显示条件互相依赖", advice),
        Finding((*form, 2, "show_when"), "“C”与“A”、“B”的显示条件互相依赖", advice),
    ]


def test_a_field_that_shows_itself_is_told() -> None:
    here = (*HERE, "procedure", "form", 0, "show_when")

    assert form_findings(shown_by("a", "a")) == [Finding(here, "“A”的显示条件用到了它自己")]


def test_a_condition_may_read_a_field_that_is_asked_later() -> None:
    assert form_findings(shown_by("a", "b", "c"), shown_by("b", "c"), shown_by("c")) == []


def test_what_never_holds_is_a_warning() -> None:
    found = list(condition_findings({"==": [1, 2]}, HERE, scope_of(())))

    assert found == [warning(HERE, "这个条件永远不会成立")]


KNOWN = ("marriage", "wants", "born", "income", "local", "home", "members", "fields", "a", "$today")
SCOPED = rules.flatmap(
    lambda rule: st.sampled_from(KNOWN).map(
        lambda key: json.loads(json.dumps(rule).replace('"rows"', f'"{key}"'))
    )
)


@given(SCOPED)
def test_any_condition_can_be_judged(rule: Any) -> None:
    found = list(condition_findings(rule, HERE, scope_of(FORM)))

    assert all(isinstance(one, Finding) and one.message for one in found)
