"""Numbers of people and organisations, with the vectors of the standards."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.people.identity import (
    BadCreditCode,
    BadIdNumber,
    BadPhone,
    Card,
    CreditCode,
    IdNumber,
    Phone,
    Sex,
    credit_code,
    id_number,
    mobile,
    phone,
)

TODAY = date(2026, 2, 12)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def with_check(first_17: str) -> str:
    """An ID number with the check character of ISO 7064, by the other way of computing it."""
    left = (12 - sum(int(d) * w for d, w in zip(first_17, WEIGHTS, strict=True)) % 11) % 11
    return first_17 + ("X" if left == 10 else str(left))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "11010519491231002X",  # GB 11643, the example of the standard
            IdNumber("11010519491231002X", Card.RESIDENT, "110105", date(1949, 12, 31), Sex.FEMALE),
        ),
        (
            "440524188001010014",
            IdNumber("440524188001010014", Card.RESIDENT, "440524", date(1880, 1, 1), Sex.MALE),
        ),
        (
            "130503670401001",
            IdNumber("130503196704010016", Card.RESIDENT, "130503", date(1967, 4, 1), Sex.MALE),
        ),
        (
            with_check("81000019900307012"),
            IdNumber(
                with_check("81000019900307012"),
                Card.HONG_KONG_MACAU_TAIWAN,
                "810000",
                date(1990, 3, 7),
                Sex.FEMALE,
            ),
        ),
        (
            with_check("95184019850619003"),
            IdNumber(
                with_check("95184019850619003"),
                Card.FOREIGN_PERMANENT,
                "951840",
                date(1985, 6, 19),
                None,
            ),
        ),
    ],
)
def test_a_card_number_tells_card_area_birthday_and_sex(text, read):
    assert id_number(text, TODAY) == read


@pytest.mark.parametrize(
    "text",
    [
        "11010519491231002x",
        "１１０１０５１９４９１２３１００２Ｘ",
        " 110105 19491231 002X\n",
        "\u202d11010519491231002X\u202c",
    ],
)
def test_spellings_of_a_card_number_are_one(text):
    assert id_number(text, TODAY).text == "11010519491231002X"


@pytest.mark.parametrize(
    "text",
    [
        "110105194912310021",
        "",
        "11010519491231002",
        "11010519491231002XX",
        "11010519491231002Y",
        "010105194912310028",
        "一一〇一〇五一九四九一二三一〇〇二X",
        "٤٤٠٥٢٤١٨٨٠٠١٠١٠٠١٤",
        with_check("11010519490231002"),
        with_check("11010518491231002"),
        with_check("11010520260213002"),
        "130503671301001",
        "130503\n670401001\0",
    ],
)
def test_a_number_that_no_card_carries_is_refused(text):
    with pytest.raises(BadIdNumber) as refused:
        id_number(text, TODAY)

    assert (refused.value.code, refused.value.facts) == ("bad-id-number", {})


@given(
    st.integers(110000, 659999),
    st.dates(date(1880, 1, 1), TODAY),
    st.integers(0, 999),
)
def test_every_number_made_by_the_standard_is_read(area, born_on, order):
    number = with_check(f"{area}{born_on:%Y%m%d}{order:03}")

    read = id_number(number, TODAY)

    assert (read.text, read.born_on) == (number, born_on)
    assert read.sex == (Sex.MALE if order % 2 else Sex.FEMALE)


@given(st.integers(0, 17), st.sampled_from("0123456789X"))
def test_one_wrong_character_is_always_noticed(at, other):
    right = "11010519491231002X"
    wrong = right[:at] + other + right[at + 1 :]

    if wrong != right:
        with pytest.raises(BadIdNumber):
            id_number(wrong, TODAY)


@given(st.integers(0, 16))
def test_two_exchanged_characters_are_always_noticed(at):
    right = "440524188001010014"
    wrong = right[:at] + right[at + 1] + right[at] + right[at + 2 :]

    if wrong != right:
        with pytest.raises(BadIdNumber):
            id_number(wrong, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "13800000000",
        "+86 138 0000 0000",
        "+86-138-0000-0000",
        "0086 13800000000",
        "8613800000000",
        "013800000000",
        "１３８００００００００",
        "\u202d138 0000 0000\u202c",
    ],
)
def test_spellings_of_a_mobile_number_are_one(text):
    assert phone(text) == mobile(text) == Phone("13800000000", is_mobile=True)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("0830-6501234", "0830-6501234"),
        ("(0830) 650 1234", "0830-6501234"),
        ("（0513）85201234", "0513-85201234"),
        ("01065012345", "010-65012345"),
        ("+86 10 6501 2345", "010-65012345"),
        ("+86 (0)21 6501 2345", "021-65012345"),
        ("0086 830 6501234", "0830-6501234"),
    ],
)
def test_a_landline_keeps_its_area_code_apart(text, kept):
    assert phone(text) == Phone(kept, is_mobile=False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12345",
        "6501234",
        "12800000000",
        "1380000000",
        "138000000000",
        "+852 6123 4567",
        "0830-1501234",
        "010-6501234",
        "1065012345",
        "+86",
        "0830-6501234-801",
        "١٣٨٠٠٠٠٠٠٠٠",
    ],
)
def test_other_numbers_are_refused(text):
    with pytest.raises(BadPhone):
        phone(text)


def test_a_number_with_the_country_code_inside_stays_whole():
    assert phone("13800861234").text == "13800861234"
    assert phone("18600860086").text == "18600860086"


def test_a_landline_receives_no_short_message():
    with pytest.raises(BadPhone):
        mobile("0830-6501234")


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_every_mobile_number_is_read_with_and_without_country(number):
    for text in (number, f"+86{number}", f"86{number}", f"0086{number}"):
        assert phone(text) == Phone(number, is_mobile=True)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        # GB 32100-2015, the example of the standard
        ("91350100M000100Y43", CreditCode("91350100M000100Y43", "9", "350100", "M000100Y4")),
        # Codes printed on the web sites of their holders
        ("9144030071526726xg", CreditCode("9144030071526726XG", "9", "440300", "71526726X")),
        ("914403001922038216", CreditCode("914403001922038216", "9", "440300", "192203821")),
        (
            "９１３３０１００７９９６５５０５８Ｂ",
            CreditCode("91330100799655058B", "9", "330100", "799655058"),
        ),
        (" 12100000 400000624D", CreditCode("12100000400000624D", "1", "100000", "400000624")),
    ],
)
def test_a_credit_code_tells_registrar_area_and_organisation(text, read):
    assert credit_code(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "",
        "91350100M000100Y44",
        "91350100M000100Y4",
        "91350100M000100I43",
        "9135010OM000100Y43",
        "91350100M000100Y433",
        "一1350100M000100Y43",
    ],
)
def test_a_code_that_no_organisation_carries_is_refused(text):
    with pytest.raises(BadCreditCode):
        credit_code(text)


@given(st.integers(0, 17), st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY"))
def test_one_wrong_character_of_a_credit_code_is_always_noticed(at, other):
    right = "91350100M000100Y43"
    wrong = right[:at] + other + right[at + 1 :]

    if wrong != right:
        with pytest.raises(BadCreditCode):
            credit_code(wrong)


@given(st.text() | st.from_regex(r"\+?[0-9 -]{10,20}", fullmatch=True))
def test_any_text_is_refused_or_read_for_good(text):
    for read in (lambda t: id_number(t, TODAY), phone, credit_code):
        try:
            once = read(text)
        except (BadIdNumber, BadPhone, BadCreditCode):
            continue
        assert read(once.text) == once
