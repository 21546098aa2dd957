"""The forms of a message: gaps and what fills them, and what is registered for whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.messages.message_forms import (
    Body,
    VendorTemplate,
    fill,
    gaps,
    stray_braces,
    template_of,
)

NAMES = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=8)
HERE = VendorTemplate(id="A")
IN_ENGLISH = VendorTemplate(id="B")
BODY = Body(registered={"production": {"aliyun": {"zh": HERE, "en": IN_ENGLISH}}})


@given(st.text(max_size=40), st.dictionaries(NAMES, st.text(max_size=10), max_size=4))
def test_a_text_whose_gaps_are_all_known_is_always_filled(
    text: str, params: dict[str, str]
) -> None:
    plain = text.replace("{", "").replace("}", "")
    whole = plain + "".join(f"{{{name}}}" for name in params)

    assert gaps(whole) == params.keys()
    assert not stray_braces(whole)
    assert fill(whole, params) == plain + "".join(params.values())


def test_what_fills_a_gap_is_never_read_for_gaps_itself() -> None:
    assert fill("{item}!", {"item": "{number}", "number": "7"}) == "{number}!"


def test_a_gap_left_open_is_refused() -> None:
    with pytest.raises(KeyError):
        fill("{item}", {})


@pytest.mark.parametrize("text", ["{Item}", "{", "}", "{item", "{}", "{0}", "{a-b}"])
def test_a_brace_that_is_no_gap_is_seen(text: str) -> None:
    assert stray_braces(text)


@pytest.mark.parametrize(
    ("environment", "carrier", "language", "found"),
    [
        ("production", "aliyun", "zh", HERE),
        ("production", "aliyun", "en", IN_ENGLISH),
        ("production", "aliyun", "bo", HERE),
        ("production", "tencent", "zh", None),
        ("development", "aliyun", "zh", None),
    ],
)
def test_what_is_registered_goes_by_environment_carrier_and_language_else_by_chinese(
    environment: str, carrier: str, language: str, found: VendorTemplate | None
) -> None:
    assert template_of(BODY, environment, carrier, language) == found
