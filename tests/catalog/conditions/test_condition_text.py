"""Conditions in cells: what clerks write, what is written for them, what is told about slips."""

import json
from typing import Any

import pytest
from hypothesis import given

from app.catalog.conditions.condition_text import Unclear, parse, text, words_of
from app.catalog.form_fields import FormField
from tests.catalog.random_conditions import rules

FORM = (
    FormField(key="marriage", label="婚姻状况", kind="choice", choices=("已婚", "未婚", "是")),
    FormField(key="wants", label="救助需求", kind="choices", choices=("医疗", "住房")),
    FormField(key="born", label="出生日期", kind="date"),
    FormField(key="income", label="月收入", kind="money"),
    FormField(key="local", label="本地户口", kind="yes_no"),
    FormField(key="head-name", label="户主 姓名", kind="name"),
    FormField(key="rows", label="或", kind="family"),
    FormField(key="a", label="婚姻状况", kind="text"),
    FormField(key="b", label="a", kind="number"),
)
MARRIED = {"==": [{"var": "marriage"}, "已婚"]}
LOCAL = {"==": [{"var": "local"}, True]}
OLD = {">=": [{"age": [{"var": "born"}]}, 60]}


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("婚姻状况 = 已婚", MARRIED),
        ("婚姻状况 = 已婚 且 年龄(出生日期) >= 60", {"and": [MARRIED, OLD]}),
        (
            "婚姻状况 = 已婚 或 本地户口 = 是 或 年龄(出生日期) >= 60",
            {"or": [MARRIED, LOCAL, OLD]},
        ),
        (
            "(婚姻状况 = 已婚 或 本地户口 = 是) 且 年龄(出生日期) >= 60",
            {"and": [{"or": [MARRIED, LOCAL]}, OLD]},
        ),
        ("不是(婚姻状况 = 已婚)", {"!": [MARRIED]}),
        ("婚姻状况 属于 [已婚, 未婚]", {"in": [{"var": "marriage"}, ["已婚", "未婚"]]}),
        ("婚姻状况 不属于 [已婚]", {"!": [{"in": [{"var": "marriage"}, ["已婚"]]}]}),
        ("救助需求 包含 医疗", {"in": ["医疗", {"var": "wants"}]}),
        ("救助需求 不包含 医疗", {"!": [{"in": ["医疗", {"var": "wants"}]}]}),
        ("月收入 < 5000元", {"<": [{"var": "income"}, 500000]}),
        ("月收入 <= 12.05元", {"<=": [{"var": "income"}, 1205]}),
        ("月收入 已填写", {"!=": [{"var": "income"}, None]}),
        ("月收入 未填写", {"==": [{"var": "income"}, None]}),
        (
            "2020-01-01 <= 出生日期 <= 今天",
            {"<=": ["2020-01-01", {"var": "born"}, {"var": "$today"}]},
        ),
        ("婚姻状况 = 是", {"==": [{"var": "marriage"}, "是"]}),
        ("head-name = “李 四”", {"==": [{"var": "head-name"}, "李 四"]}),
        ("行数(rows) > 2", {">": [{"var": "rows.length"}, 2]}),
        (
            "任一(rows: 年龄(出生日期) >= 60)",
            {"some": [{"var": "rows"}, {">=": [{"age": [{"var": "birthday"}]}, 60]}]},
        ),
        (
            "没有(救助需求: 本项 = “住房”)",
            {"none": [{"var": "wants"}, {"==": [{"var": ""}, "住房"]}]},
        ),
        (
            "如果(本地户口 = 是, 月收入, 0) > 5",
            {">": [{"if": [LOCAL, {"var": "income"}, 0]}, 5]},
        ),
        (
            "(月收入 - b) * 2 < 5",
            {"<": [{"*": [{"-": [{"var": "income"}, {"var": "b"}]}, 2]}, 5]},
        ),
        ("月收入 + b + 1 < 5", {"<": [{"+": [{"var": "income"}, {"var": "b"}, 1]}, 5]}),
        ("缺少(婚姻状况, 出生日期)", {"missing": ["marriage", "born"]}),
        ("成立(本地户口)", {"!!": [{"var": "local"}]}),
        ("婚姻状况 全等于 已婚", {"===": [{"var": "marriage"}, "已婚"]}),
    ],
)
def test_what_a_clerk_writes_is_understood_and_written_back(said: str, rule: Any) -> None:
    assert parse(said, FORM) == rule
    assert parse(text(rule, FORM), FORM) == rule
    assert not text(rule, FORM).startswith("{")


@pytest.mark.parametrize(
    ("said", "same"),
    [
        ("婚姻状况=已婚", "婚姻状况 = 已婚"),
        ("婚姻状况 是 已婚 并且 本地户口 等于 否", "婚姻状况 = 已婚 且 本地户口 = 否"),
        ("年龄（出生日期）≥60岁", "年龄(出生日期) >= 60"),
        ("marriage 属于 【a】", "婚姻状况 属于 【a】"),
        ("婚姻状况 属于 已婚", "婚姻状况 属于 [已婚]"),
        ("婚姻状况 属于 [已婚、未婚]", "婚姻状况 属于 [已婚, 未婚]"),
        ("出生日期 早于 2000-01-01", "出生日期 < 2000-01-01"),
        ("月收入 至少 5000元", "月收入 >= 5000元"),
        ('婚姻状况 != "已婚"', "婚姻状况 ≠ 已婚"),
    ],
)
def test_several_spellings_mean_the_same(said: str, same: str) -> None:
    assert parse(said, FORM) == parse(same, FORM)


def test_nothing_written_is_no_condition() -> None:
    assert parse("  ", FORM) is None
    assert text(None, FORM) == ""


def test_json_is_understood_too() -> None:
    assert parse(json.dumps(MARRIED), FORM) == MARRIED


@pytest.mark.parametrize(
    ("said", "message", "suggestion"),
    [
        ("婚姻 = 已婚", "第1个字：申请表没有“婚姻”", "是不是“婚姻状况”？"),
        ("婚姻状况=已婚且月收入>5", "第6个字：申请表没有“已婚且月收入”", "“且”前后要有空格"),
        ("婚姻状况 =", "第7个字：话没有说完", "如：婚姻状况 = 已婚"),
        ("(婚姻状况 = 已婚", "第11个字：缺少“)”", ""),
        ("婚姻状况 = 已婚 本地户口", "第11个字：这里不应有“本地户口”", "多个条件用“且”“或”连接"),
        ("60 且 ", "第5个字：话没有说完", "如：婚姻状况 = 已婚"),
        ("60", "第1个字：这不是一个条件", "如：婚姻状况 = 已婚"),
        ("= 已婚", "第1个字：这里不应有“=”", ""),
        ("  !", "第3个字：看不懂“!”", "文字请写在“”里"),
        ("月收入 < 0.001元", "第7个字：“0.001元”不到一分钱", ""),
        ("婚姻状况 属于 [月收入 < 5]", "第14个字：缺少“,”", ""),
        ("行数(没有的) > 1", "第4个字：申请表没有“没有的”", ""),
        ("任一(rows: 年纪 > 5)", "第10个字：申请表没有“年纪”", ""),
        ('{"==": [1', "第10个字：JSON 写得不对", "请检查括号和引号"),
        ("(" * 21 + "婚姻状况", "第21个字：括号套得太深", "最多20层"),
    ],
)
def test_a_slip_is_told_with_its_place(said: str, message: str, suggestion: str) -> None:
    with pytest.raises(Unclear) as told:
        parse(said, FORM)

    assert (str(told.value), told.value.suggestion) == (message, suggestion)


def test_the_words_for_the_fields_are_those_that_are_understood() -> None:
    assert list(words_of(FORM)) == [
        "婚姻状况",
        "救助需求",
        "出生日期",
        "月收入",
        "本地户口",
        "head-name",
        "rows",
        "a",
        "b",
    ]


@given(rules)
def test_any_rule_survives_being_written_and_read(rule: Any) -> None:
    if not isinstance(rule, dict):
        rule = {"!!": [rule]}

    again = parse(text(rule, FORM), FORM)

    assert json.dumps(again, sort_keys=True) == json.dumps(rule, sort_keys=True)
