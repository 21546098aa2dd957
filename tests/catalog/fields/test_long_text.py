"""Several lines of text."""

import pytest

from tests.catalog.fields.reading import kept, word


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        (" 一 \r\n\n二 \n", "一\n\n二"),
        ("字" * 2000, "字" * 2000),
    ],
)
def test_text_has_one_normal_writing(raw: object, made: object) -> None:
    assert kept("long_text", raw) == made


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        ("字" * 2001, "field.too-long"),
        (True, "field.type.string"),
    ],
)
def test_what_is_no_text_is_refused(raw: object, wrong: str) -> None:
    assert word("long_text", raw) == wrong


def test_a_text_has_as_many_characters_as_the_field_says() -> None:
    assert word("long_text", "一", least=2) == "field.too-short"
    assert word("long_text", "一二三", most=2) == "field.too-long"
