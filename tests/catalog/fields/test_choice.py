"""One of some choices."""

import pytest

from app.catalog.fields.kind import Wrong
from app.catalog.texts import Texts
from tests.catalog.fields.reading import WAYS, faults, kept, settings_found, shown, word


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        (" 新建 ", "新建"),
        ("གསར་རྒྱག", "新建"),
        ("New", "新建"),
        ("改建", "改建"),
    ],
)
def test_choice_has_one_normal_writing(raw: object, made: object) -> None:
    assert kept("choice", raw) == made


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        ("拆除", "field.choice"),
        ("", "field.choice"),
        (1, "field.choice"),
        (["新建"], "field.choice"),
    ],
)
def test_what_is_no_choice_is_refused(raw: object, wrong: str) -> None:
    assert word("choice", raw) == wrong


def test_a_choice_in_a_language_the_program_does_not_speak_is_known() -> None:
    ways = (Texts(zh="新建", more={"ii": "ꊈ"}), "改建")

    assert kept("choice", "ꊈ", choices=ways) == "新建"


def test_a_refusal_tells_the_choices() -> None:
    assert faults("choice", "拆除") == {"": Wrong("field.choice", {"choices": "新建, 改建, 扩建"})}


def test_a_choice_is_read_in_the_language_and_an_old_one_as_it_was_kept() -> None:
    assert shown("choice", "新建", "en") == "New"
    assert shown("choice", "拆除", "en") == "拆除"


def test_choices_to_choose_from_are_judged() -> None:
    assert settings_found("choice", choices=WAYS) == []
    assert settings_found("choice", choices=("甲",)) == [("choices", "选项应当有2到50个")]
    assert settings_found("choice", choices=("甲", "甲", "")) == [
        ("choices.1", "选项“甲”重复"),
        ("choices.2", "选项是空的"),
    ]
