"""The number plate of a vehicle."""

import pytest

from app.catalog.fields import KINDS
from tests.catalog.fields.reading import kept, word


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        ("川q·12345", "川Q12345"),
        ("川Q D12345", "川QD12345"),
        ("川Q1234挂", "川Q1234挂"),
        ("川11-12345", "川1112345"),
    ],
)
def test_plate_has_one_normal_writing(raw: object, made: object) -> None:
    assert kept("plate", raw) == made


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        ("川Q1234", "field.plate"),
        ("川I12345", "field.plate"),
        ("Q12345", "field.plate"),
        ("川Q1O345", "field.plate"),
        (12345, "field.plate"),
    ],
)
def test_what_is_no_plate_is_refused(raw: object, wrong: str) -> None:
    assert word("plate", raw) == wrong


def test_a_plate_is_masked_and_found() -> None:
    assert KINDS["plate"].mask("川Q12345") == "川Q***45"
    assert KINDS["plate"].index("川Q12345") == ("川Q12345",)
