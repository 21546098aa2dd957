"""Opening hours as people say them."""

from dataclasses import dataclass
from datetime import time

import pytest

from app.words.hours import hours_text

MORNING, AFTERNOON = (time(9), time(12)), (time(13, 30), time(17, 30))


@dataclass(frozen=True)
class Hours:
    """Days that share their hours."""

    days: tuple[int, ...] | str
    spans: tuple[tuple[time, time], ...] = (MORNING,)
    off_hours: bool = False


WEEK = [
    Hours("workdays", (MORNING, AFTERNOON)),
    Hours((4,), ((time(18), time(20)),), off_hours=True),
]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "工作日 09:00-12:00、13:30-17:30；周四 18:00-20:00（延时）"),
        ("en", "Working days 09:00-12:00, 13:30-17:30; Thu 18:00-20:00 (extended hours)"),
        (
            "bo",
            "ལས་ཀའི་ཉིན། 09:00-12:00 13:30-17:30 གཟའ་ཕུར་བུ། 18:00-20:00 (དུས་འགྱངས་ཞབས་ཞུ།)",
        ),
    ],
)
def test_a_week_is_one_line(language: str, text: str) -> None:
    assert hours_text(WEEK, language) == text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ((1, 2, 3, 4, 5), "周一至周五 09:00-12:00"),
        ((1, 3, 5), "周一、周三、周五 09:00-12:00"),
        ((6, 7), "周六、周日 09:00-12:00"),
        ((1, 2, 3, 4, 5, 6, 7), "每天 09:00-12:00"),
    ],
)
def test_days_are_told_the_short_way(days: tuple[int, ...], text: str) -> None:
    assert hours_text([Hours(days)]) == text  # type: ignore[list-item]


def test_without_any_hours_people_are_told_whom_to_ask() -> None:
    assert hours_text([]) == "开放时间请打电话问服务中心。"
