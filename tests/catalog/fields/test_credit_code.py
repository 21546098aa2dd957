"""The code of an organisation."""

import pytest

from app.catalog.fields import KINDS
from tests.catalog.fields.reading import kept, word


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        (" 91350100m000100y43 ", "91350100M000100Y43"),
    ],
)
def test_credit_code_has_one_normal_writing(raw: object, made: object) -> None:
    assert kept("credit_code", raw) == made


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        ("91350100M000100Y44", "field.credit-code"),
        ("9135010OM000100Y43", "field.credit-code"),
        (1, "field.credit-code"),
    ],
)
def test_what_is_no_credit_code_is_refused(raw: object, wrong: str) -> None:
    assert word("credit_code", raw) == wrong


def test_a_credit_code_is_public_and_found() -> None:
    assert KINDS["credit_code"].mask("91350100M000100Y43") == "91350100M000100Y43"
    assert KINDS["credit_code"].index("91350100M000100Y43") == ("91350100M000100Y43",)
