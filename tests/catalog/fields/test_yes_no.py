"""Yes or no."""

import pytest

from app.catalog.fields import KINDS
from tests.catalog.fields.reading import kept, shown, word


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        (True, True),
        (False, False),
    ],
)
def test_yes_or_no_has_one_normal_writing(raw: object, made: object) -> None:
    assert kept("yes_no", raw) == made


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        ("true", "field.type.boolean"),
        (1, "field.type.boolean"),
    ],
)
def test_what_is_no_yes_or_no_is_refused(raw: object, wrong: str) -> None:
    assert word("yes_no", raw) == wrong


def test_a_no_is_an_answer_too() -> None:
    assert not KINDS["yes_no"].is_empty(False)
    assert (shown("yes_no", True), shown("yes_no", False, "en")) == ("是", "No")
