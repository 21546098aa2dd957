"""One line of text."""

import pytest

from tests.catalog.fields.reading import kept, settings_found, shown, word


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        (" 张  三 ", "张 三"),
        ("一\r\n二", "一 二"),
        ("རིན་ཆེན་", "རིན་ཆེན་"),
        ("e\u0301", "é"),
        ("字" * 200, "字" * 200),
    ],
)
def test_line_has_one_normal_writing(raw: object, made: object) -> None:
    assert kept("text", raw) == made


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        ("字" * 201, "field.too-long"),
        ("a\x00b", "field.wrong"),
        ("a\ud800", "field.wrong"),
        (["a"], "field.type.string"),
        (1, "field.type.string"),
    ],
)
def test_what_is_no_line_is_refused(raw: object, wrong: str) -> None:
    assert word("text", raw) == wrong


def test_a_line_has_as_many_characters_as_the_field_says() -> None:
    assert kept("text", "一二", least=2, most=2) == "一二"
    assert word("text", "一", least=2) == "field.too-short"
    assert word("text", "一二三", most=2) == "field.too-long"
    assert shown("text", "一二") == "一二"


def test_settings_of_a_line_are_judged() -> None:
    assert settings_found("text", least=1, most=200) == []
    assert settings_found("text", least=3, most=2) == [("least", "最小值（3）大于最大值（2）")]
    assert settings_found("text", most=201) == [("most", "最多字数应当在0到200之间")]
    assert settings_found("text", least=0, unit="亩", exact=True) == [
        ("unit", "填写方式“单行文字”不用“单位”"),
        ("exact", "填写方式“单行文字”不用“精确位置”"),
    ]
