"""Lint on papers, fees, eligibility, routes and messages: one bad case for each rule."""

from typing import Any

import pytest
from msgspec.structs import replace

from app.catalog.catalog import Catalog
from app.catalog.form_fields import FormField
from app.catalog.items import (
    Booking,
    Eligibility,
    Fee,
    FeeRule,
    Indicator,
    Item,
    ItemMessage,
    Material,
    Route,
)
from app.catalog.lint.lint import lint
from app.catalog.places import Post
from app.catalog.procedures import Procedure
from app.catalog.texts import Texts
from tests.catalog.make import a_catalog, a_centre, an_item, complaints, complaints_about

OLD = {">=": [{"var": "age"}, 60]}
FORM = Procedure(form=(FormField(key="age", label="岁数", kind="number"),))
PAPER = Material(name="户口簿", kind="copy")


def an_item_asking_age(**changes: Any) -> Item:
    """A correct item whose form asks how old somebody is."""
    return an_item(**{"procedure": FORM, **changes})


def a_rule(key: str, says: str = "未满六十岁") -> Eligibility:
    return Eligibility(key=key, holds=OLD, says=says)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"materials": (replace(PAPER, key="户口"),)},
            ("materials[0].key", "材料代号“户口”应由小写字母、数字和连字符组成"),
        ),
        (
            {"materials": (replace(PAPER, key="a"), replace(PAPER, key="a", name="证"))},
            ("materials[1].key", "材料代号“a”重复"),
        ),
        (
            {"materials": (replace(PAPER, sample="http://x.cn/a.png"),)},
            ("materials[0].sample", "样表地址应当以 https:// 或 / 开头"),
        ),
        (
            {"materials": (replace(PAPER, sample="//x.cn/a.png"),)},
            ("materials[0].sample", "样表地址应当以 https:// 或 / 开头"),
        ),
        (
            {"materials": (replace(PAPER, sample="javascript:alert(1)"),)},
            ("materials[0].sample", "样表地址应当以 https:// 或 / 开头"),
        ),
        (
            {"materials": (replace(PAPER, document="身份证"),)},
            ("materials[0].document", "证件种类“身份证”应由小写字母、数字和连字符组成"),
        ),
        (
            {"fee": Fee(basis="标准", rules=(FeeRule(when=OLD, fen=-1),))},
            ("fee.rules[0].fen", "收费不能是负数"),
        ),
        (
            {"eligibility": (a_rule("Age"),)},
            ("eligibility[0].key", "条件代号“Age”应由小写字母、数字和连字符组成"),
        ),
        ({"eligibility": (a_rule("a"), a_rule("a"))}, ("eligibility[1].key", "条件代号“a”重复")),
        ({"eligibility": (a_rule("a", says=""),)}, ("eligibility[0].says", "缺少不符合时的说明")),
        (
            {"routes": (Route(when=OLD, department="民政"),)},
            ("routes[0].department", "部门编码“民政”应由小写字母、数字和连字符组成"),
        ),
        (
            {"indicators": (Indicator(key="a", name="快"), Indicator(key="a", name="好"))},
            ("indicators[1].key", "指标代号“a”重复"),
        ),
        ({"indicators": (Indicator(key="a", name=""),)}, ("indicators[0].name", "缺少名称")),
        ({"retention_years": -1}, ("retention_years", "保存年限应当在0到100之间")),
        (
            {"booking": Booking(bookable=True, by=())},
            ("booking.by", "可预约的事项要写明谁可预约"),
        ),
        (
            {"booking": Booking(bookable=True, by=("agent", "agent"))},
            ("booking.by[1]", "谁可预约“代办员”重复"),
        ),
        ({"messages": (ItemMessage(at="decided", text=""),)}, ("messages[0].text", "缺少提示")),
        (
            {"messages": (ItemMessage(at="decided", text="长" * 201),)},
            ("messages[0].text", "提示太长：201字，最多200字"),
        ),
        (
            {"priority_when": {">=": [{"var": "height"}, 2]}},
            ("priority_when", "条件里的“height”不是申请表的字段"),
        ),
    ],
)
def test_each_rule_catches_its_bad_case(changes: dict[str, Any], expected: tuple[str, str]) -> None:
    assert complaints_about(an_item_asking_age(**changes)) == [expected]


@pytest.mark.parametrize("sample", ["https://img.example.cn/a.png", "/samples/a.png", ""])
def test_a_sample_is_a_safe_address(sample: str) -> None:
    item = an_item_asking_age(materials=(replace(PAPER, sample=sample),))

    assert complaints_about(item) == []


def test_a_paper_that_is_needed_only_sometimes_may_follow_later() -> None:
    paper = replace(PAPER, required=False, require_when=OLD, gap_allowed=True)

    assert complaints_about(an_item_asking_age(materials=(paper,))) == []


def test_the_longest_language_of_a_message_decides_whether_it_fits_one_sms() -> None:
    text = Texts(zh="带证", en="Please bring your identity card and this receipt")
    item = an_item_asking_age(messages=(ItemMessage(at="decided", text=text),))

    [problem] = lint(Catalog(items=(item,)))

    assert (problem.severity, problem.message) == (
        "warning",
        "提示有48字，超过40字时短信会拆成几条",
    )


def test_a_department_that_cases_are_sent_to_needs_a_post() -> None:
    item = an_item_asking_age(routes=(Route(when=OLD, department="civil"),))
    post = Post(code="p1", name="民政岗", window="w1", a="li", b="zhou", departments=("civil",))

    silent = complaints(a_catalog(items=(item,)))
    spoken = complaints(a_catalog(items=(item,), centres=(a_centre(posts=(post,)),)))

    assert silent == [("posts", "没有岗位代表协办部门：civil")]
    assert spoken == []
