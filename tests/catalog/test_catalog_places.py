"""Division codes: levels and parents by zero fill."""

import pytest

from app.catalog.places import Level, level_of
from tests.catalog.make import COUNTY, PREFECTURE, TOWN


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("510000000000", None),
        ("511500000000", "prefecture"),
        ("511503000000", "county"),
        ("511503102000", "township"),
        ("511503102201", "village"),
    ],
)
def test_the_zeros_at_the_end_say_the_level(code: str, level: Level | None) -> None:
    assert level_of(code) == level


def test_the_parent_is_found_by_zero_fill() -> None:
    assert [TOWN.parent, COUNTY.parent, PREFECTURE.parent] == ["511503000000", "511500000000", ""]
