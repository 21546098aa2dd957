"""Conditions in sentences."""

from typing import Any

import pytest
from hypothesis import given

from app.catalog.form_fields import FormField
from app.catalog.texts import Texts
from app.words.conditions import sentence, told
from tests.catalog.random_conditions import rules

FORM = (
    FormField(
        key="marriage",
        label=Texts(zh="婚姻状况", en="Marital status"),
        kind="choice",
        choices=(Texts(zh="已婚", en="married"), "未婚"),
    ),
    FormField(key="wants", label="救助需求", kind="choices", choices=("医疗", "住房")),
    FormField(key="born", label="出生日期", kind="date"),
    FormField(key="income", label="月收入", kind="money"),
    FormField(key="local", label="本地户口", kind="yes_no"),
    FormField(key="members", label="家庭成员", kind="family"),
    FormField(
        key="fields",
        label="地块",
        kind="rows",
        columns=(FormField(key="area", label="面积", kind="number"),),
    ),
)
MARRIED = {"==": [{"var": "marriage"}, "已婚"]}
LOCAL = {"==": [{"var": "local"}, True]}
OLD = {">=": [{"age": [{"var": "born"}]}, 60]}


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (None, "总是"),
        (MARRIED, "当“婚姻状况”是“已婚”时"),
        ({"and": [MARRIED, OLD]}, "当“婚姻状况”是“已婚”，并且按“出生日期”算的年龄至少60岁时"),
        (
            {"and": [{"or": [MARRIED, LOCAL]}, OLD]},
            "当（“婚姻状况”是“已婚”，或者“本地户口”选“是”），并且按“出生日期”算的年龄至少60岁时",
        ),
        ({"!": [MARRIED]}, "当不满足（“婚姻状况”是“已婚”）时"),
        ({"<": [{"var": "income"}, 500000]}, "当“月收入”小于5000元时"),
        ({"<=": [{"var": "income"}, 1205]}, "当“月收入”不超过12.05元时"),
        ({"<": [{"var": "born"}, "2000-01-01"]}, "当“出生日期”早于2000-01-01时"),
        (
            {"<=": ["2020-01-01", {"var": "born"}, {"var": "$today"}]},
            "当2020-01-01不晚于“出生日期”，并且“出生日期”不晚于今天时",
        ),
        ({"!=": [{"var": "income"}, None]}, "当“月收入”已填写时"),
        ({"==": [None, {"var": "income"}]}, "当“月收入”没有填写时"),
        ({"var": "local"}, "当“本地户口”选“是”时"),
        ({"!": {"var": "local"}}, "当“本地户口”没有选“是”时"),
        ({"!!": [{"var": "born"}]}, "当“出生日期”已填写时"),
        ({"==": [{"var": "local"}, False]}, "当“本地户口”没有选“是”时"),
        (
            {"in": [{"var": "marriage"}, ["已婚", "未婚"]]},
            "当“婚姻状况”是“已婚”、“未婚”之一时",
        ),
        ({"!": [{"in": ["医疗", {"var": "wants"}]}]}, "当“救助需求”不包含“医疗”时"),
        (
            {"some": [{"var": "fields"}, {">": [{"var": "area"}, 3]}]},
            "当“地块”至少有一行满足（“面积”大于3）时",
        ),
        (
            {"none": [{"var": "members"}, {"<": [{"age": {"var": "birthday"}}, 18]}]},
            "当“家庭成员”没有一行满足（按“出生日期”算的年龄小于18岁）时",
        ),
        (
            {"<": [{"/": [{"var": "income"}, {"var": "members.length"}]}, 100]},
            "当“月收入”除以“家庭成员”的行数小于100时",
        ),
        ({"missing": ["born", "income"]}, "当“出生日期”、“月收入”还有没填写的时"),
        (
            {">": [{"max": [{"var": "income"}, 1]}, {"if": [LOCAL, 1, 2]}]},
            "当“月收入”、1中最大的大于（（如果“本地户口”选“是”，取1，否则取2））时",
        ),
        ({"evil": [1]}, "当（一条看不懂的条件）时"),
        ({"==": [{"var": "gone"}, "甲"]}, "当“gone”是“甲”时"),
    ],
)
def test_a_condition_is_told_in_a_sentence(rule: Any, said: str) -> None:
    assert sentence(rule, FORM) == said


def test_a_condition_is_told_in_other_languages_as_far_as_they_go() -> None:
    assert sentence(MARRIED, FORM, "en") == "when 'Marital status' is 'married'"
    assert told(LOCAL, FORM, "en") == "'本地户口' is answered yes"
    assert sentence(MARRIED, FORM, "bo") == "“婚姻状况”ནི་“已婚”ཡིན་པ།ཡིན་སྐབས།"


@given(rules)
def test_any_rule_can_be_told(rule: Any) -> None:
    assert isinstance(told({"!!": [rule]}, FORM), str)


def test_a_rule_nested_without_end_is_told_too() -> None:
    deep: Any = MARRIED
    for _ in range(500):
        deep = {"!": [deep]}

    assert "看不懂" in sentence(deep, FORM)
