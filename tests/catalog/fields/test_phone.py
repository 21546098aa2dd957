"""A phone number."""

import pytest

from app.catalog.fields import KINDS
from tests.catalog.fields.reading import kept, word


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        ("+86 138-0000-0000", "13800000000"),
        ("１３８００００００００", "13800000000"),
        ("(0830)6501234", "0830-6501234"),
    ],
)
def test_phone_has_one_normal_writing(raw: object, made: object) -> None:
    assert kept("phone", raw) == made


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        ("12800000000", "field.phone"),
        ("6501234", "field.phone"),
        (13800000000, "field.phone"),
    ],
)
def test_what_is_no_phone_is_refused(raw: object, wrong: str) -> None:
    assert word("phone", raw) == wrong


def test_a_phone_is_masked_and_found() -> None:
    assert KINDS["phone"].mask("13800000000") == "138****0000"
    assert KINDS["phone"].index("13800000000") == ("13800000000",)
