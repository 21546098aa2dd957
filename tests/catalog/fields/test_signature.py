"""A signature drawn by hand."""

import pytest

from app.catalog.fields import KINDS
from tests.catalog.fields.reading import kept, shown, word


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        (1, 1),
    ],
)
def test_signature_has_one_normal_writing(raw: object, made: object) -> None:
    assert kept("signature", raw) == made


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        (2, "field.too-many"),
        (-1, "field.too-few"),
        (True, "field.type.integer"),
    ],
)
def test_what_is_no_signature_is_refused(raw: object, wrong: str) -> None:
    assert word("signature", raw) == wrong


def test_nothing_drawn_is_no_answer() -> None:
    assert KINDS["signature"].is_empty(0)
    assert shown("signature", 1) == "已签名"
