"""Lint on procedures: one bad case for each rule."""

from typing import Any

import pytest
from msgspec.structs import replace

from app.catalog.form_fields import FormField
from app.catalog.items import Item, Step
from app.catalog.places import Offer, Post
from app.catalog.procedures import CoDepartment, Procedure, StageLimit
from tests.catalog.make import JOINT, a_centre, an_item, complaints_about, complaints_in

STEPS = (Step(step="一", who="甲", limit="1"), Step(step="二", who="乙", limit="1"))


def promised(**changes: Any) -> Item:
    """A correct promise item of ten working days, with a procedure."""
    return an_item(mode="promise", promised_workdays=10, procedure=Procedure(**changes))


def joint(**changes: Any) -> Item:
    """A correct joint item of ten working days, with one co-department."""
    item = an_item(mode="joint", promised_workdays=10, process=STEPS)
    return replace(item, procedure=replace(JOINT, **changes))


def field(**changes: Any) -> FormField:
    """A correct field of a form."""
    return replace(FormField(key="name", label="姓名", kind="text"), **changes)


def test_correct_procedures_have_no_problems() -> None:
    stages = (
        StageLimit(stage="reviewing", workdays=3),
        StageLimit(stage="surveying", workdays=4),
        StageLimit(stage="deciding", workdays=3),
    )
    choice = field(key="way", kind="choice", choices=("甲", "乙"))
    item = promised(survey=True, stages=stages, pauses=("hearing",), form=(field(), choice))

    assert complaints_about(item) == []
    assert complaints_about(joint(extension_workdays=15)) == []


@pytest.mark.parametrize(
    ("item", "column", "message"),
    [
        (
            promised(notice_workdays=6),
            "procedure.notice_workdays",
            "补正告知时限（工作日）应当在0到5之间",
        ),
        (
            promised(extension_workdays=11),
            "procedure.extension_workdays",
            "最长延期（工作日）应当在0到10之间",
        ),
        (
            joint(extension_workdays=16),
            "procedure.extension_workdays",
            "最长延期（工作日）应当在0到15之间",
        ),
        (
            promised(delivery_workdays=11),
            "procedure.delivery_workdays",
            "送达时限（工作日）应当在0到10之间",
        ),
        (
            promised(gap_workdays=0),
            "procedure.gap_workdays",
            "容缺补交时限（工作日）应当在1到250之间",
        ),
        (
            promised(superior_workdays=251),
            "procedure.superior_workdays",
            "上级办理时限（工作日）应当在1到250之间",
        ),
        (joint(survey=True), "procedure.survey", "只有承诺件有现场勘验环节"),
        (
            promised(stages=(StageLimit(stage="reviewing", workdays=11),)),
            "procedure.stages[0].workdays",
            "“审核”的时限（11个工作日）超过承诺时限",
        ),
        (
            promised(stages=(StageLimit(stage="reviewing", workdays=0),)),
            "procedure.stages[0].workdays",
            "时限应当至少为1个工作日",
        ),
        (
            promised(stages=(StageLimit(stage="consulting", workdays=1),)),
            "procedure.stages[0].stage",
            "这种办理方式没有“会办”环节",
        ),
        (
            promised(stages=(StageLimit(stage="surveying", workdays=1),)),
            "procedure.stages[0].stage",
            "没有现场勘验，不必写“勘验”的时限",
        ),
        (
            promised(stages=(StageLimit(stage="deciding", workdays=1),) * 2),
            "procedure.stages[1].stage",
            "环节“决定”重复",
        ),
        (
            promised(
                stages=(
                    StageLimit(stage="reviewing", workdays=6),
                    StageLimit(stage="deciding", workdays=5),
                )
            ),
            "procedure.stages",
            "各环节时限合计11个工作日，超过承诺时限10个工作日",
        ),
        (joint(departments=()), "procedure.departments", "联办件要有协办部门"),
        (
            promised(departments=JOINT.departments),
            "procedure.departments",
            "只有联办件有协办部门",
        ),
        (
            joint(departments=(CoDepartment(code="Land", name="自然资源所", workdays=2),)),
            "procedure.departments[0].code",
            "部门编码“Land”应由小写字母、数字和连字符组成",
        ),
        (
            joint(departments=(CoDepartment(code="land", name="", workdays=2),)),
            "procedure.departments[0].name",
            "缺少名称",
        ),
        (
            joint(departments=(CoDepartment(code="land", name="自然资源所", workdays=11),)),
            "procedure.departments[0].workdays",
            "“自然资源所”的时限（11个工作日）超过承诺时限",
        ),
        (
            joint(departments=JOINT.departments * 2),
            "procedure.departments[1].code",
            "部门编码“land”重复",
        ),
        (
            promised(pauses=("hearing", "hearing")),
            "procedure.pauses[1]",
            "特别程序“听证”重复",
        ),
        (promised(form=(field(), field())), "procedure.form[1].key", "字段代号“name”重复"),
    ],
)
def test_each_rule_catches_its_bad_case(item: Item, column: str, message: str) -> None:
    assert complaints_about(item) == [(column, message)]


def at_the_counter(*departments: str) -> Any:
    """A centre that offers the joint item, and whose one post speaks for `departments`."""
    post = Post(code="p1", name="户籍岗", window="w1", a="li", b="zhou", departments=departments)
    return a_centre(posts=(post,), items=(Offer(item="household-newborn", windows=("w1",)),))


def test_a_centre_with_posts_needs_one_for_each_co_department() -> None:
    assert complaints_in(at_the_counter("land"), joint()) == []
    assert complaints_in(at_the_counter(), joint()) == [
        ("posts", "没有岗位代表协办部门：自然资源所")
    ]


def test_a_post_speaks_only_for_departments_that_are_asked_and_once() -> None:
    assert complaints_in(at_the_counter("land", "lnad"), joint()) == [
        ("posts[0].departments[1]", "本中心的事项没有协办部门“lnad”")
    ]
    assert complaints_in(at_the_counter("land", "land"), joint()) == [
        ("posts[0].departments[1]", "协办部门“land”重复")
    ]


def test_departments_of_items_that_are_stored_already_are_not_judged() -> None:
    elsewhere = at_the_counter("land")
    elsewhere = replace(elsewhere, items=(*elsewhere.items, Offer(item="stored")))

    complaints = complaints_in(elsewhere, an_item())

    assert [said for said in complaints if "协办" in said[1]] == []
