"""The number of a bank card."""

import pytest

from app.catalog.fields import KINDS
from tests.catalog.fields.reading import kept, shown, word


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        ("4111 1111 1111 1111", "4111111111111111"),
        ("６２２２-0212-3456-7890-128", "6222021234567890128"),
    ],
)
def test_bank_card_has_one_normal_writing(raw: object, made: object) -> None:
    assert kept("bank_card", raw) == made


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        ("4111111111111112", "field.bank-card"),
        ("00000000000", "field.bank-card"),
        ("4111a11111111111", "field.bank-card"),
        (4111111111111111, "field.bank-card"),
    ],
)
def test_what_is_no_bank_card_is_refused(raw: object, wrong: str) -> None:
    assert word("bank_card", raw) == wrong


def test_a_bank_card_is_read_in_groups_masked_and_found() -> None:
    assert shown("bank_card", "4111111111111111") == "4111 1111 1111 1111"
    assert KINDS["bank_card"].mask("4111111111111111") == "************1111"
    assert KINDS["bank_card"].index("4111111111111111") == ("4111111111111111",)
