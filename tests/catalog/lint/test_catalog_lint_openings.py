"""Lint on opening hours: one bad case for each rule."""

from datetime import date, time
from typing import Any

import pytest

from app.catalog.items import Booking
from app.catalog.lint.lint_openings import stretches
from app.catalog.places import Offer
from tests.catalog.make import a_centre, an_item, an_opening, complaints_in

NOON = (time(12), time(14))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"starts": time(17), "ends": time(9), "breaks": ()},
            ("openings[0].to", "结束时间 09:00 不晚于开始时间 17:00"),
        ),
        (
            {"breaks": ((time(14), time(12)),)},
            ("openings[0].breaks[0]", "午休时段 14:00-12:00 前后颠倒"),
        ),
        (
            {"breaks": ((time(8), time(10)),)},
            ("openings[0].breaks[0]", "午休时段 08:00-10:00 不在开放时间内"),
        ),
        (
            {"breaks": (NOON, (time(13), time(15)))},
            ("openings[0].breaks[1]", "午休时段 13:00-15:00 与前一段重叠"),
        ),
        ({"days": ()}, ("openings[0].days", "没有写开放日")),
        ({"days": (1, 8)}, ("openings[0].days[1]", "星期“8”应当是1（周一）到7（周日）")),
        (
            {"valid_from": date(2026, 9, 1), "valid_to": date(2026, 5, 1)},
            ("openings[0].valid_to", "截止日期早于起始日期"),
        ),
        (
            {"step_minutes": 7},
            ("openings[0].step_minutes", "时段间隔应当是 5、10、15、20、30、60 分钟之一"),
        ),
        ({"windows": 0}, ("openings[0].windows", "每个时段至少要有1个窗口")),
        ({"windows": 2}, ("openings[0].windows", "窗口数2超过本中心的窗口总数1")),
        (
            {"step_minutes": 30},
            (
                "openings[0].step_minutes",
                "“新生儿落户”每次15分钟，不是时段间隔30分钟的倍数",
            ),
        ),
    ],
)
def test_each_rule_catches_its_bad_case(changes: dict[str, Any], expected: tuple[str, str]) -> None:
    assert complaints_in(a_centre(openings=(an_opening(**changes),))) == [expected]


def test_an_item_outside_the_centre_cannot_be_opened() -> None:
    rule = an_opening(items=("household-newborn", "legal-aid"))

    assert complaints_in(a_centre(openings=(rule,))) == [
        ("openings[0].items[1]", "开放规则里的事项“legal-aid”不在本中心可办事项中")
    ]


def test_an_item_needs_an_unbroken_stretch_as_long_as_itself() -> None:
    item = an_item(booking=Booking(bookable=True, duration_minutes=240))
    rule = an_opening()

    assert complaints_in(a_centre(openings=(rule,)), item) == [
        ("openings[0].to", "“新生儿落户”要240分钟，没有这么长的连续开放时间")
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"days": (5,), "starts": time(16), "ends": time(18), "breaks": ()},
        {"items": ("household-newborn",)},
        {"valid_from": date(2026, 6, 1), "valid_to": date(2026, 8, 31)},
    ],
)
def test_two_rules_may_not_claim_the_same_time(changes: dict[str, Any]) -> None:
    rules = (an_opening(), an_opening(code="other", **changes))

    assert complaints_in(a_centre(openings=rules)) == [
        ("openings[1].from", "开放规则“other”与“hall”在同一事项上时间重叠")
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"days": (6,)},
        {"starts": time(17), "ends": time(19), "breaks": ()},
        {"starts": time(12), "ends": time(14), "breaks": ()},
    ],
)
def test_rules_that_only_touch_do_not_overlap(changes: dict[str, Any]) -> None:
    rules = (an_opening(), an_opening(code="other", **changes))

    assert complaints_in(a_centre(openings=rules)) == []


def test_seasons_that_follow_each_other_do_not_overlap() -> None:
    summer = an_opening(valid_from=date(2026, 5, 1), valid_to=date(2026, 9, 30))
    winter = an_opening(code="winter", valid_from=date(2026, 10, 1))

    assert complaints_in(a_centre(openings=(summer, winter))) == []


def test_a_repeated_rule_is_found() -> None:
    rules = (an_opening(), an_opening(days=(6,)))

    assert complaints_in(a_centre(openings=rules)) == [
        ("openings[1].code", "开放规则编码“hall”重复")
    ]


def test_a_bookable_item_without_hours_is_pointed_out() -> None:
    centre = a_centre(
        items=(Offer(item="household-newborn"), Offer(item="second")),
        openings=(an_opening(items=("second",)),),
    )

    assert complaints_in(centre, an_item(), an_item(code="second")) == [
        ("items[0].item", "“新生儿落户”可以预约，但没有任何开放规则包含它")
    ]


def test_the_stretches_between_breaks() -> None:
    assert stretches(an_opening()) == [(540, 720), (840, 1020)]
