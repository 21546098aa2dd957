"""From plain rows to typed values, with every fault listed."""

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.catalog.form_fields import FormField
from app.catalog.items import Item, Material
from app.catalog.places import Opening
from app.catalog.problems import Finding
from app.catalog.shape import build
from app.catalog.texts import Path, Texts

AT: Path = ("centres", 0, "openings", 0)
RULE = {"code": "hall", "days": "workdays", "from": "09:00", "to": "17:00"}


def made(shape: type[Any], raw: object, path: Path = AT) -> tuple[Any, list[Finding]]:
    faults: list[Finding] = []
    return build(raw, shape, path, faults), faults


def test_hours_days_and_seasons_are_read_from_text() -> None:
    raw = {
        **RULE,
        "days": ["1", 3.0],
        "breaks": [["12:00", "13:30"]],
        "windows": "2",
        "valid_from": "2026-05-01",
        "off_hours": "是",
    }

    rule, faults = made(Opening, raw)

    assert faults == []
    assert rule == Opening(
        code="hall",
        days=(1, 3),
        starts=time(9),
        ends=time(17),
        breaks=((time(12), time(13, 30)),),
        windows=2,
        valid_from=date(2026, 5, 1),
        off_hours=True,
    )


def test_labels_stand_for_choices() -> None:
    material, faults = made(Material, {"name": "户口簿", "kind": "复印件"})

    assert (material, faults) == (Material(name="户口簿", kind="copy"), [])


def test_a_text_in_chinese_only_is_a_plain_string() -> None:
    material, _ = made(Material, {"name": {"zh": "户口簿"}, "kind": "copy"})

    assert material.name == "户口簿"


def test_a_text_keeps_its_translations() -> None:
    material, _ = made(Material, {"name": {"zh": "户口簿", "bo": "ཐེམ་ཐོའི་དེབ།"}, "kind": "copy"})

    assert material.name == Texts(zh="户口簿", bo="ཐེམ་ཐོའི་དེབ།")


def test_blank_cells_take_the_default() -> None:
    rule, faults = made(Opening, {**RULE, "windows": "", "breaks": None, "valid_to": None})

    assert faults == []
    assert (rule.windows, rule.breaks, rule.valid_to) == (1, (), None)


@pytest.mark.parametrize(
    ("change", "path", "message", "suggestion"),
    [
        ({"to": "25:00"}, (*AT, "to"), "结束时间应当是时间，如 09:00，现在是“25:00”", ""),
        ({"windows": "两"}, (*AT, "windows"), "窗口应当是整数，现在是“两”", ""),
        ({"windows": 1.5}, (*AT, "windows"), "窗口应当是整数，现在是“1.5”", ""),
        ({"off_hours": "也许"}, (*AT, "off_hours"), "错时延时应当填“是”或“否”，现在是“也许”", ""),
        (
            {"valid_to": "明年"},
            (*AT, "valid_to"),
            "截止日期应当是日期，如 2026-01-31，现在是“明年”",
            "",
        ),
        ({"breaks": [["12:00"]]}, (*AT, "breaks", 0), "午休时段应当是一对时间，如 12:00-14:00", ""),
        ({"days": "workday"}, (*AT, "days"), "开放日“workday”不在可选范围内", "是不是“workdays”？"),
        ({"days": [1, "三"]}, (*AT, "days", 1), "开放日应当是整数，现在是“三”", ""),
        ({"items": "a"}, (*AT, "items"), "事项应当是列表", ""),
        (
            {"step_minute": 9},
            (*AT, "step_minute"),
            "不认识的字段“step_minute”",
            "是不是“step_minutes”？",
        ),
        ({"code": ""}, (*AT, "code"), "缺少编码", ""),
        ({"code": ["x"]}, (*AT, "code"), "编码应当是文字", ""),
    ],
)
def test_a_fault_of_form_names_place_and_remedy(
    change: dict[str, object], path: Path, message: str, suggestion: str
) -> None:
    rule, faults = made(Opening, {**RULE, **change})

    assert rule is None
    assert faults == [Finding(path, message, suggestion)]


def test_every_fault_is_listed_and_not_only_the_first() -> None:
    raw = {"code": "x", "family": "政府服务", "mode": "fast", "materials": [{"kind": "paper"}]}

    _, faults = made(Item, raw, ("items", 4))

    said = {found.path: (found.message, found.suggestion) for found in faults}
    assert said[("items", 4, "family")] == ("分类“政府服务”不在可选范围内", "是不是“政务服务”？")
    assert said[("items", 4, "mode")] == (
        "办理方式“fast”不在可选范围内",
        "可选：即办件、承诺件、联办件、上报件、答复件",
    )
    assert said[("items", 4, "materials", 0, "name")] == ("缺少名称", "")
    assert ("items", 4, "phone") in said
    assert len(faults) == 15


OLD = {">=": [{"var": "age"}, 60]}
AGE_FORM = {"form": [{"key": "age", "label": "岁数", "kind": "整数", "show_when": "x = 1"}]}


@pytest.mark.parametrize("words", [OLD, "岁数 >= 60", "age >= 60", '{">=": [{"var": "age"}, 60]}'])
def test_a_condition_is_a_rule_or_a_sentence_about_the_form(words: object) -> None:
    raw = {"code": "x", "procedure": AGE_FORM, "priority_when": words}

    _, faults = made(Item, raw, ("items", 0))

    assert [found.message for found in faults if "priority_when" in found.path] == []


def test_a_sentence_that_makes_no_sense_is_named_by_its_place() -> None:
    raw = {"procedure": AGE_FORM, "eligibility": [{"key": "a", "holds": "身高 > 2", "says": "矮"}]}

    _, faults = made(Item, raw, ("items", 0))

    path = ("items", 0, "eligibility", 0, "holds")
    assert [found.message for found in faults if found.path == path] == [
        "条件第1个字：申请表没有“身高”"
    ]


@pytest.mark.parametrize("words", [3, [1], {"a": float("nan")}, {"==": [{"deep": {1: 2}}]}])
def test_what_is_no_condition_is_a_fault(words: object) -> None:
    raw = {"key": "a", "label": "甲", "kind": "text", "show_when": words}

    field, faults = made(FormField, raw, ("items", 0, "procedure", "form", 0))

    assert field is None
    assert [found.message for found in faults] == ["显示条件应当是条件"]


def test_columns_are_fields_inside_a_field() -> None:
    raw = {
        "key": "family",
        "label": "家庭",
        "kind": "表格",
        "least": "1",
        "most": 5.0,
        "columns": [{"key": "name", "label": {"zh": "姓名", "ii": "ꂓ"}, "kind": "姓名"}],
    }

    field, faults = made(FormField, raw, ("items", 0, "procedure", "form", 0))

    assert faults == []
    assert field == FormField(
        key="family",
        label="家庭",
        kind="rows",
        least=1,
        most=5,
        columns=(FormField(key="name", label=Texts(zh="姓名", more={"ii": "ꂓ"}), kind="name"),),
    )


def test_columns_inside_columns_without_end_are_a_fault() -> None:
    raw: dict[str, object] = {"key": "a", "label": "甲", "kind": "text"}
    for _ in range(500):
        raw = {"key": "a", "label": "甲", "kind": "rows", "columns": [raw]}

    field, faults = made(FormField, raw, ("items", 0, "procedure", "form", 0))

    assert field is None
    assert [found.message for found in faults] == ["表格列嵌套太深"]


@pytest.mark.parametrize(
    ("name", "message", "suggestion"),
    [
        ({"zh": "一", "Tibetan": "ཀ"}, "不认识的字段“Tibetan”", "请填语言代码，如 bo、en、ii"),
        ({"bo": "ཀ"}, "缺少中文", ""),
        ({"zh": "一", "bo": ["ཀ"]}, "藏文应当是文字", ""),
        ("一\x00二", "名称里有看不见的控制字符", "请重新输入"),
    ],
)
def test_a_faulty_text_is_named(name: object, message: str, suggestion: str) -> None:
    _, faults = made(Material, {"name": name, "kind": "copy"})

    assert [(found.message, found.suggestion) for found in faults] == [(message, suggestion)]


def test_a_text_is_read_in_the_way_it_is_stored_too() -> None:
    material, _ = made(Material, {"name": {"zh": "一", "more": {"ii": "ꋍ"}}, "kind": "copy"})

    assert material.name == Texts(zh="一", more={"ii": "ꋍ"})


def test_a_row_that_is_no_row_is_a_fault() -> None:
    assert made(Opening, "hall") == (None, [Finding(AT, "开放规则应当是一组“字段: 值”")])


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda part: (
        st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=6), part, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys(RULE, ANYTHING), optional={"breaks": ANYTHING}))
def test_whatever_stands_in_the_cells_is_a_value_or_a_fault(raw: dict[str, object]) -> None:
    rule, faults = made(Opening, raw)

    assert (rule is None) == bool(faults)
