"""Lint on items: one bad case for each rule."""

from typing import Any

import pytest

from app.catalog.catalog import Catalog
from app.catalog.items import Booking, Fee, Material, Source, Step
from app.catalog.lint.lint import errors, lint
from app.catalog.lint.lint_items import is_phone
from app.catalog.problems import SheetProblem
from tests.catalog.make import JOINT, a_catalog, an_item, complaints, complaints_about


def test_a_correct_catalogue_has_no_problems() -> None:
    assert lint(a_catalog()) == []


def test_a_repeated_code_is_found_at_its_second_place() -> None:
    problems = lint(Catalog(items=(an_item(), an_item(name="另一个"))))

    assert problems == [
        SheetProblem(
            "items",
            2,
            "code",
            "事项编码“household-newborn”重复",
            "请改用不同的编码，或删除其中一行",
        )
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"code": "New_Born"}, ("code", "事项编码“New_Born”应由小写字母、数字和连字符组成")),
        ({"name": ""}, ("name", "缺少名称")),
        ({"discretion": ""}, ("discretion", "缺少裁量标准")),
        ({"legal_basis": ()}, ("legal_basis", "缺少法定依据")),
        ({"conditions": ("有户口", "")}, ("conditions[1]", "受理条件中有空行")),
        ({"summary": "长" * 201}, ("summary", "简介太长：201字，最多200字")),
        ({"phone": "83110"}, ("phone", "联系电话“83110”格式不对")),
        (
            {"complaint_phone": "１２３４５"},
            ("complaint_phone", "投诉电话“１２３４５”格式不对"),
        ),
        (
            {"mode": "promise", "statutory_workdays": 5, "promised_workdays": 6},
            ("promised_workdays", "承诺时限（6个工作日）超过法定时限（5个工作日）"),
        ),
        (
            {"mode": "reply", "promised_workdays": -1},
            ("promised_workdays", "时限不能是负数"),
        ),
        ({"promised_workdays": 1}, ("promised_workdays", "即办件的承诺时限应为0")),
        ({"promised_workdays": None}, ("promised_workdays", "即办件的承诺时限应为0")),
        (
            {"mode": "report", "promised_workdays": 0},
            ("promised_workdays", "承诺件、联办件、上报件要有承诺时限"),
        ),
        (
            {"mode": "joint", "promised_workdays": 3, "procedure": JOINT},
            ("process", "联办件的流程要有两个以上责任部门"),
        ),
        ({"fee": Fee(fen=-1, basis="x")}, ("fee.fen", "收费不能是负数")),
        ({"fee": Fee()}, ("fee.basis", "缺少收费依据")),
        (
            {"materials": (Material(name="表", kind="form", count=0),)},
            ("materials[0].count", "份数应当至少为1"),
        ),
        (
            {"materials": (Material(name="表", kind="form"), Material(name="表", kind="copy"))},
            ("materials[1].name", "材料“表”重复"),
        ),
        (
            {"booking": Booking(duration_minutes=0)},
            ("booking.duration_minutes", "每次时长（分钟）应当在5到240之间"),
        ),
        (
            {"booking": Booking(days_ahead=91)},
            ("booking.days_ahead", "可提前预约（天）应当在1到90之间"),
        ),
        ({"state": "cancelled"}, ("booking.bookable", "已取消的事项不能预约")),
        (
            {"source": Source(document="x", confirm=("fone",))},
            ("source.confirm[0]", "待核实字段“fone”不存在"),
        ),
    ],
)
def test_each_rule_catches_its_bad_case(changes: dict[str, Any], expected: tuple[str, str]) -> None:
    assert complaints_about(an_item(**changes)) == [expected]


def test_two_departments_make_a_joint_item() -> None:
    steps = (Step(step="一", who="甲", limit="1"), Step(step="二", who="乙", limit="1"))

    joint = an_item(mode="joint", promised_workdays=2, process=steps, procedure=JOINT)
    assert complaints_about(joint) == []


def test_a_name_too_long_for_a_message_is_a_warning_that_stops_nothing() -> None:
    problems = lint(Catalog(items=(an_item(name="事" * 21),)))

    assert [(problem.severity, problem.message) for problem in problems] == [
        ("warning", "名称超过20字，微信消息里会被截短")
    ]
    assert errors(problems) == []


def test_all_problems_of_all_items_are_listed() -> None:
    first = an_item(phone="1", fee=Fee())
    second = an_item(code="second", promised_workdays=2)

    assert complaints(Catalog(items=(first, second))) == [
        ("phone", "联系电话“1”格式不对"),
        ("fee.basis", "缺少收费依据"),
        ("promised_workdays", "即办件的承诺时限应为0"),
    ]


@pytest.mark.parametrize(
    "number",
    ["16900000101", "0831-0000101", "01012345678", "400-810-0000", "12345", "95598", "110"],
)
def test_numbers_that_people_can_dial(number: str) -> None:
    assert is_phone(number)


@pytest.mark.parametrize("number", ["", "12", "12000000000", "8310000101", "0831-00001", "abc"])
def test_numbers_that_nobody_can_dial(number: str) -> None:
    assert not is_phone(number)
