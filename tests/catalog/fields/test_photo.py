"""Pictures that follow as files."""

import pytest

from app.catalog.fields import KINDS
from tests.catalog.fields.reading import kept, shown, word


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        (1, 1),
        (9, 9),
    ],
)
def test_photo_has_one_normal_writing(raw: object, made: object) -> None:
    assert kept("photo", raw) == made


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        (10, "field.too-many"),
        ("1", "field.type.integer"),
    ],
)
def test_what_is_no_photo_is_refused(raw: object, wrong: str) -> None:
    assert word("photo", raw) == wrong


def test_no_picture_is_no_answer() -> None:
    assert KINDS["photo"].is_empty(0)
    assert (shown("photo", 2), shown("photo", 2, "en")) == ("2 张照片", "2 photos")
