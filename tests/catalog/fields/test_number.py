"""A whole number."""

import pytest

from app.catalog.fields.kind import Wrong
from app.catalog.texts import Texts
from tests.catalog.fields.reading import faults, kept, settings_found, shown, word


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        (0, 0),
        (" -7 ", -7),
        ("１２", 12),
        ("+3", 3),
        (999_999_999_999, 999_999_999_999),
    ],
)
def test_number_has_one_normal_writing(raw: object, made: object) -> None:
    assert kept("number", raw) == made


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        (True, "field.type.integer"),
        (1.5, "field.type.integer"),
        ("1.0", "field.type.integer"),
        ("三", "field.type.integer"),
        ("1234567890123", "field.type.integer"),
        (10**12, "field.too-large"),
        (-(10**12), "field.too-small"),
    ],
)
def test_what_is_no_number_is_refused(raw: object, wrong: str) -> None:
    assert word("number", raw) == wrong


def test_a_number_lies_between_least_and_most() -> None:
    assert kept("number", 0, least=0, most=0) == 0
    assert faults("number", -1, least=0) == {"": Wrong("field.too-small", {"limit": 0})}
    assert faults("number", 5, most=4) == {"": Wrong("field.too-large", {"limit": 4})}


def test_a_number_is_read_with_its_unit() -> None:
    unit = Texts(zh="亩", en="mu")

    assert [shown("number", 3, said, unit=unit) for said in ("zh", "bo", "en")] == [
        "3 亩",
        "3 亩",
        "3 mu",
    ]
    assert shown("number", 3) == "3"
    assert settings_found("number", least=-1, most=1, unit=unit) == []
