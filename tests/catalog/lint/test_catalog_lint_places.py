"""Lint on divisions and centres: one bad case for each rule."""

from datetime import date
from typing import Any

import pytest

from app.catalog.catalog import Catalog
from app.catalog.items import Booking, Source
from app.catalog.lint.lint import Known, lint
from app.catalog.places import Area, Division, Offer, Post, Staff, Window
from tests.catalog.make import (
    COUNTY,
    PREFECTURE,
    TOWN,
    a_catalog,
    a_centre,
    an_item,
    complaints,
    complaints_in,
)


def a_town(**changes: Any) -> Division:
    return Division(**{"code": "511503102000", "level": "township", "name": "刘家镇", **changes})


@pytest.mark.parametrize(
    ("division", "expected"),
    [
        (a_town(code="51150310200"), ("code", "区划代码“51150310200”应当是12位数字")),
        (a_town(level="county"), ("level", "代码末尾的零说明它是“乡镇街道”级")),
        (a_town(code="511509102000"), ("code", "缺少上级区划 511509000000")),
        (a_town(name=""), ("name", "缺少名称")),
        (
            a_town(valid_from=date(2026, 1, 2), valid_to=date(2026, 1, 1)),
            ("valid_to", "截止日期早于起始日期"),
        ),
        (
            a_town(merged_into="511503109000"),
            ("merged_into", "并入的区划“511503109000”不存在"),
        ),
    ],
)
def test_each_rule_on_divisions_catches_its_bad_case(
    division: Division, expected: tuple[str, str]
) -> None:
    assert complaints(Catalog(divisions=(PREFECTURE, COUNTY, division))) == [expected]


def test_a_repeated_division_is_found() -> None:
    assert complaints(Catalog(divisions=(PREFECTURE, COUNTY, TOWN, TOWN))) == [
        ("code", "区划代码“511503102000”重复")
    ]


def test_divisions_and_items_that_are_already_stored_count() -> None:
    catalog = a_catalog(divisions=(TOWN,), items=())
    known = Known(divisions=frozenset({"511503000000"}), items=frozenset({"household-newborn"}))

    assert lint(catalog, known=known) == []
    assert len(lint(catalog)) == 2


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"code": "511503102999"},
            ("code", "地点编码“511503102999”应当是区划代码，同一区划的第二个地点加“-2”"),
        ),
        ({"kind": "room"}, ("kind", "按区划级别应当是“服务中心”")),
        ({"phone": "x"}, ("phone", "联系电话“x”格式不对")),
        ({"latitude": 28.9}, ("latitude", "经度和纬度要同时填写")),
        (
            {"latitude": 104.9, "longitude": 104.9},
            ("latitude", "纬度不在国内范围（3～54）"),
        ),
        ({"latitude": 28.9, "longitude": 28.9}, ("longitude", "经度不在国内范围（73～136）")),
        (
            {"areas": (Area(code="service", name="甲"), Area(code="service", name="乙"))},
            ("areas[1].code", "区域编码“service”重复"),
        ),
        (
            {"areas": (Area(code="services", name="甲"),)},
            ("windows[0].area", "办事区域“service”不存在"),
        ),
        (
            {"windows": (Window(code="w1", name="1号", area="service", holder=""),)},
            ("windows[0].holder", "缺少窗口单位"),
        ),
        ({"posts": ()}, ("windows[0].code", "窗口“1号窗口”没有岗位，会出现空岗")),
        (
            {"posts": (Post(code="p1", name="岗", window="w1", a="li", b="zho"),)},
            ("posts[0].b", "人员“zho”不存在"),
        ),
        (
            {"posts": (Post(code="p1", name="岗", window="w1", a="li", b="li"),)},
            ("posts[0].b", "A岗和B岗不能是同一个人"),
        ),
        (
            {"posts": (Post(code="p1", name="岗", window="w1", a="li", b="zhou", lead="wu"),)},
            ("posts[0].lead", "人员“wu”不存在"),
        ),
        (
            {"items": (Offer(item="household-newborn", windows=("w2",)),)},
            ("items[0].windows[0]", "窗口“w2”不存在"),
        ),
        (
            {"items": (Offer(item="household-newborn"), Offer(item="household-newborn"))},
            ("items[1].item", "事项“household-newborn”重复"),
        ),
        (
            {"source": Source(document="x", confirm=("fone",))},
            ("source.confirm[0]", "待核实字段“fone”不存在"),
        ),
    ],
)
def test_each_rule_on_centres_catches_its_bad_case(
    changes: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert complaints_in(a_centre(**changes)) == [expected]


def test_a_post_at_an_unknown_window_is_found() -> None:
    posts = (
        Post(code="p1", name="岗", window="w1", a="li", b="zhou"),
        Post(code="p2", name="岗", window="w9", a="li", b="zhou"),
    )

    assert complaints_in(a_centre(posts=posts)) == [("posts[1].window", "窗口“w9”不存在")]


def test_a_person_needs_a_phone_that_can_be_dialled() -> None:
    staff = (*a_centre().staff, Staff(key="wu", name="吴", role="agent", phone="0"))

    assert complaints_in(a_centre(staff=staff)) == [("staff[2].phone", "联系电话“0”格式不对")]


def test_an_unknown_item_is_answered_with_the_nearest_one() -> None:
    centre = a_centre(items=(Offer(item="household-newbron", windows=("w1",)),))

    problem = lint(a_catalog(centres=(centre,)))[0]

    assert (problem.message, problem.suggestion) == (
        "事项“household-newbron”不存在",
        "是不是“household-newborn”？",
    )


def test_an_unknown_division_is_found() -> None:
    centre = a_centre(code="511503103000", division="511503103000")

    assert complaints_in(centre) == [("division", "区划“511503103000”不存在")]


def test_a_second_centre_of_a_division_ends_in_2() -> None:
    second = a_centre(code="511503102000-2")

    assert complaints(a_catalog(centres=(a_centre(), second))) == []
    assert complaints(a_catalog(centres=(a_centre(), a_centre()))) == [
        ("code", "地点编码“511503102000”重复")
    ]


def test_a_cancelled_item_can_no_longer_be_offered() -> None:
    item = an_item(state="cancelled", booking=Booking())

    assert complaints_in(a_centre(), item) == [
        ("items[0].item", "事项“household-newborn”已取消，不能再列为可办事项")
    ]
