"""What lists show of a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kit.masking import (
    masked_address,
    masked_email,
    masked_id_number,
    masked_name,
    masked_phone,
)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("杨秀英", "杨*英"),
        ("李花", "李*"),
        ("欧阳娜娜", "欧**娜"),
        ("李", "*"),
        ("", ""),
        (" 李花 ", "李*"),
        ("扎西·多吉", "扎***吉"),
        ("阿卜杜热合曼·买买提", "阿***提"),
        ("བཀྲ་ཤིས་སྒྲོལ་མ", "བཀྲ་***"),
        ("ཚེ་རིང་", "ཚེ་***"),
        ("Anna Smith", "A***h"),
    ],
)
def test_a_name_shows_its_ends(name, shown):
    assert masked_name(name) == shown


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("13800000000", "138****0000"),
        ("0830-6501234", "0830-*****34"),
        ("010-65012345", "010-******45"),
        ("6501234", "*****34"),
        ("12", "**"),
        ("", ""),
    ],
)
def test_a_phone_shows_its_ends(phone, shown):
    assert masked_phone(phone) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("440524188001010014", "4405**********0014"),
        ("130503670401001", "1305*******1001"),
        ("H12345678", "*******78"),
        ("", ""),
    ],
)
def test_an_id_number_shows_its_ends(number, shown):
    assert masked_id_number(number) == shown


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("四川省泸州市江阳区南溪镇石桥村3组12号", "四川省泸州市江阳区南溪镇***"),
        ("甘孜州康定市炉城街道向阳街8号", "甘孜州康定市炉城街道***"),
        ("镇江市京口区正东路1号", "镇江市***"),
        ("石桥村3组12号", "石桥***"),
        ("3组", "***"),
        ("", ""),
    ],
)
def test_an_address_ends_at_the_township(address, shown):
    assert masked_address(address) == shown


@pytest.mark.parametrize(
    ("address", "shown"),
    [("yang@qq.com", "y***@qq.com"), ("y@qq.com", "y***@qq.com"), ("nobody", "***"), ("", "")],
)
def test_an_e_mail_address_shows_its_first_letter_and_its_host(address, shown):
    assert masked_email(address) == shown


@given(st.text(st.characters(exclude_characters="*"), min_size=1))
def test_no_mask_ever_shows_the_whole(text):
    if text.strip():
        for mask in (masked_name, masked_phone, masked_id_number, masked_address, masked_email):
            assert mask(text) != text
