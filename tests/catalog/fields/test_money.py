"""An amount of money."""

import pytest

from app.catalog.fields.kind import Wrong
from tests.catalog.fields.reading import faults, kept, shown, word


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        (1250, 1250),
        ("12.50", 1250),
        ("12", 1200),
        (" ￥1,234.5 元 ", 123_450),
        ("１２．０５", 1205),
        (0, 0),
    ],
)
def test_amount_has_one_normal_writing(raw: object, made: object) -> None:
    assert kept("money", raw) == made


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        (12.5, "field.money"),
        (True, "field.money"),
        ("十二", "field.money"),
        ("-1", "field.money"),
        ("1.234", "field.money"),
        ("1,23", "field.money"),
        (-1, "field.too-small"),
        (10**12, "field.too-large"),
    ],
)
def test_what_is_no_amount_is_refused(raw: object, wrong: str) -> None:
    assert word("money", raw) == wrong


def test_an_amount_lies_between_least_and_most_fen_and_the_limit_is_told_in_yuan() -> None:
    assert faults("money", "9.99", least=1000) == {"": Wrong("field.too-small", {"limit": "10.00"})}
    assert faults("money", "1000.01", most=100_000) == {
        "": Wrong("field.too-large", {"limit": "1,000.00"})
    }


def test_an_amount_is_read_in_yuan() -> None:
    assert [shown("money", 123_405, said) for said in ("zh", "bo", "en")] == [
        "1,234.05 元",
        "སྒོར་ 1,234.05",
        "1,234.05 yuan",
    ]
