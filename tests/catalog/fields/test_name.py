"""The name of a person."""

import pytest

from app.catalog.fields import KINDS
from tests.catalog.fields.reading import kept, word


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        (" 张三 ", "张三"),
        ("阿布都・热合曼", "阿布都·热合曼"),
        ("བཀྲ་ཤིས་", "བཀྲ་ཤིས་"),
        ("Jean-Luc  O'Neil", "Jean-Luc O'Neil"),
    ],
)
def test_name_has_one_normal_writing(raw: object, made: object) -> None:
    assert kept("name", raw) == made


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        ("张3", "field.name"),
        ("·", "field.name"),
        ("张三！", "field.name"),
        ("张" * 51, "field.too-long"),
        (3, "field.type.string"),
    ],
)
def test_what_is_no_name_is_refused(raw: object, wrong: str) -> None:
    assert word("name", raw) == wrong


def test_a_name_is_masked() -> None:
    assert KINDS["name"].mask("张小三") == "张*三"
