"""The guide on paper and on the web: complete, in one language, and honest where it is not."""

import pytest

from app.catalog.form_fields import FormField
from app.catalog.items import Eligibility, Fee, FeeRule, Material
from app.catalog.procedures import Procedure
from app.domain.catalogue.leaflet_texts import item_guide
from app.domain.catalogue.leaflets import LeafletPaper
from app.words import languages
from tests.printing.leaflets import an_item

ALL = ("basis", "unit", "conditions", "materials", "process", "discretion", "fee", "limit",
       "contact", "place", "result")  # fmt: skip


def lines(item_key: str, language: str = "zh", **values: object) -> tuple[str, ...]:
    guide = item_guide(an_item(**values), language)
    return next(part.lines for part in guide.parts if part.key == item_key)


@pytest.mark.parametrize("language", languages())
def test_a_guide_has_every_part_under_its_heading(language: str) -> None:
    guide = item_guide(an_item(), language)

    assert tuple(part.key for part in guide.parts) == ALL
    assert all(part.heading and (part.lines or part.rows) for part in guide.parts)


def test_what_stayed_chinese_is_told_and_the_chinese_name_stands_below() -> None:
    english, chinese = item_guide(an_item(), "en"), item_guide(an_item(), "zh")

    assert (english.name, english.below) == ("Old-age allowance", "高龄津贴")
    assert english.note
    assert (chinese.below, chinese.note) == ("", "")


@pytest.mark.parametrize(
    ("statutory", "promised", "expected"),
    [
        (20, 5, ("法定时限：20 个工作日", "承诺时限：5 个工作日")),
        (None, 0, ("当场办结",)),
        (None, None, ("按规定办理，时限请问窗口。",)),
    ],
)
def test_limits_are_told_as_they_are(
    statutory: int | None, promised: int | None, expected: tuple[str, ...]
) -> None:
    assert lines("limit", statutory_workdays=statutory, promised_workdays=promised) == expected


@pytest.mark.parametrize(
    ("fen", "basis", "expected"),
    [
        (0, "不收费", "不收费"),
        (0, "财税〔2018〕37号", "不收费（财税〔2018〕37号）"),
        (500, "", "5 元"),
        (1250, "川价发〔2014〕1号", "12.50 元（川价发〔2014〕1号）"),
    ],
)
def test_a_fee_is_told_in_yuan_with_its_basis(fen: int, basis: str, expected: str) -> None:
    assert lines("fee", fee=Fee(fen=fen, basis=basis)) == (expected,)


def test_a_paper_says_how_many_where_from_and_whether_it_may_wait() -> None:
    paper = Material(
        name="照片",
        kind="photo",
        count=2,
        required=False,
        source="自备",
        gap_allowed=True,
        note="白底",
    )

    guide = item_guide(an_item(materials=(paper,)))

    notes = ("有就带", "可以先办，之后补交", "从哪里来：自备", "白底")
    assert guide.papers == (LeafletPaper("照片", "照片 2 份", False, notes),)


def test_an_item_without_papers_says_so() -> None:
    assert lines("materials", materials=()) == ("什么都不用带，人来就行。",)


def test_a_card_has_the_lines_that_count() -> None:
    place = {"address": "正街1号", "hours": "工作日 09:00-17:00"}

    guide = item_guide(an_item(), place=place)

    assert [row.value for row in guide.short] == [
        "承诺时限：5 个工作日", "12.50 元", "正街1号", "工作日 09:00-17:00", "0831-0000101", "12345"
    ]  # fmt: skip


AGE = FormField(key="age", label="年龄", kind="number")
MARRIED = FormField(key="married", label="婚姻状况", kind="choice", choices=("已婚", "未婚"))
IS_MARRIED = {"==": [{"var": "married"}, "已婚"]}


def test_what_the_machine_checks_is_told_in_sentences() -> None:
    paper = Material(name="结婚证", kind="original", show_when=IS_MARRIED)
    proof = Material(name="证明", kind="copy", required=False, require_when=IS_MARRIED)
    grown = {">=": [{"var": "age"}, 18]}

    guide = item_guide(
        an_item(
            conditions=("本地户籍",),
            procedure=Procedure(form=(AGE, MARRIED)),
            eligibility=(Eligibility(key="grown", holds=grown, says="您还没有成年。"),),
            materials=(paper, proof),
            fee=Fee(fen=500, rules=(FeeRule(when=IS_MARRIED, fen=0, basis="川价发〔2014〕1号"),)),
        )
    )

    told = {part.key: part.lines for part in guide.parts}
    assert told["conditions"] == ("本地户籍", "“年龄”至少18")
    assert told["fee"] == ("5 元", "当“婚姻状况”是“已婚”时：不收费（川价发〔2014〕1号）")
    assert guide.papers == (
        LeafletPaper("结婚证", "原件", False, ("当“婚姻状况”是“已婚”时，需要这份材料",)),
        LeafletPaper("证明", "复印件", False, ("当“婚姻状况”是“已婚”时，必须提供",)),
    )


def test_one_is_told_the_phones_of_the_place_where_one_comes() -> None:
    place = {"centre": "八美镇便民服务中心", "phone": "0836-0000101", "complaint": "0836-12345"}

    guide = item_guide(an_item(), place=place)

    contact = next(part.lines for part in guide.parts if part.key == "contact")
    assert ["0836-0000101" in contact[0], "0836-12345" in contact[1]] == [True, True]
    where = next(part.lines for part in guide.parts if part.key == "place")
    assert not any("0836" in line for line in where)
    assert {"0836-0000101", "0836-12345"} <= {row.value for row in guide.short}
