"""Documents that follow as files."""

import pytest

from app.catalog.fields import KINDS
from app.catalog.fields.kind import Wrong
from tests.catalog.fields.reading import faults, kept, settings_found, shown, word


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        (1, 1),
        (9, 9),
    ],
)
def test_file_has_one_normal_writing(raw: object, made: object) -> None:
    assert kept("file", raw) == made


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        (10, "field.too-many"),
        (True, "field.type.integer"),
        ("1", "field.type.integer"),
        (-1, "field.too-few"),
    ],
)
def test_what_is_no_file_is_refused(raw: object, wrong: str) -> None:
    assert word("file", raw) == wrong


def test_as_many_files_follow_as_the_field_says() -> None:
    assert kept("file", 20, least=2, most=20) == 20
    assert faults("file", 1, least=2) == {"": Wrong("field.too-few", {"limit": 2})}
    assert settings_found("file", most=21) == [("most", "最多几个应当在0到20之间")]


def test_no_file_is_no_answer() -> None:
    assert KINDS["file"].is_empty(0)
    assert shown("file", 2) == "2 个文件"
