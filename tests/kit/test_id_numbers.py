"""Check characters, with the vectors of the standards."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kit.id_numbers import bank_card, born_on, credit_code, id_number, is_luhn


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("11010519491231002x", "11010519491231002X"),  # GB 11643, the example of the standard
        ("１３０５０３６７０４０１００１", "130503196704010016"),
        ("110105194912310021", None),
        ("01010519491231002X", None),
    ],
)
def test_an_id_number_is_right_by_its_check_character(text: str, number: str | None) -> None:
    assert id_number(text) == number


def test_a_birthday_is_a_day_since_1880() -> None:
    assert born_on("11010519491231002X") == date(1949, 12, 31)
    assert born_on("110105194902310021") is None
    assert born_on("110105187912310021") is None


def test_a_credit_code_is_right_by_its_check_character() -> None:
    assert credit_code(" 91350100m000100y43") == "91350100M000100Y43"
    assert credit_code("91350100M000100Y44") is None


def test_a_bank_card_is_right_by_its_last_digit() -> None:
    assert bank_card("4111-1111 1111 1111") == "4111111111111111"
    assert bank_card("4111111111111112") is None
    assert bank_card("18") is None


@given(digits=st.text("0123456789", min_size=11, max_size=18), wrong=st.integers(1, 9))
def test_one_last_digit_in_ten_is_right_and_a_slip_in_any_one_is_seen(
    digits: str, wrong: int
) -> None:
    [right] = [last for last in "0123456789" if is_luhn(digits + last)]

    slips = (
        digits[:at] + str((int(digits[at]) + wrong) % 10) + digits[at + 1 :] + right
        for at in range(len(digits))
    )

    assert [slip for slip in slips if is_luhn(slip)] == []
