"""E-mail addresses: what a mail server takes, tidied; nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.channels.email import ADDRESS
from app.kit.mail_address import LONGEST, mail_address


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("li@example.com", "li@example.com"),
        ("  Li.Chuang+desk@Nanxi.GOV.cn ", "Li.Chuang+desk@nanxi.gov.cn"),
        ("li＠example.com", "li@example.com"),
        ("l" * 64 + "@qq.com", "l" * 64 + "@qq.com"),
    ],
)
def test_an_address_is_tidied(typed: str, kept: str) -> None:
    assert mail_address(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "li",
        "li@",
        "@qq.com",
        "li@localhost",
        "li@127.0.0.1",
        "li@-qq.com",
        "li..w@qq.com",
        ".li@qq.com",
        "li@qq.com\r\nBcc: all@qq.com",
        "li w@qq.com",
        '"li"@qq.com',
        "李@qq.com",
        "li@村口.中国",
        "l" * 65 + "@qq.com",
        "li@" + "a." * 126 + "com",
        "li@qq.com,wang@qq.com",
    ],
)
def test_what_is_none_is_none(typed: str) -> None:
    assert mail_address(typed) is None


@given(st.text(max_size=300) | st.from_regex(r"[\w.+-]{1,70}@[\w.-]{1,200}", fullmatch=True))
def test_what_is_kept_can_be_written_to_and_stays_as_it_is(typed: str) -> None:
    kept = mail_address(typed)

    if kept is not None:
        assert mail_address(kept) == kept
        assert len(kept) <= LONGEST
        assert ADDRESS.fullmatch(kept)
