"""Words in Chinese and any number of other languages."""

import msgspec
from msgspec.structs import replace

from app.catalog.texts import (
    Said,
    Spoken,
    Texts,
    by_language,
    dotted,
    missing_translations,
    said,
    spoken,
    text_of,
)
from tests.catalog.make import TOWN, an_item

NAME = Texts(zh="新生儿落户", bo="བྱིས་པ་གསར་སྐྱེས་ཀྱི་ཐེམ་ཐོ་འགོད་པ།")


def test_a_plain_string_is_chinese_in_every_language() -> None:
    assert said("户口", "bo") == Said("户口", "zh")


def test_a_translation_is_given_with_its_language() -> None:
    assert said(NAME, "bo") == Said(NAME.bo, "bo")


def test_a_missing_translation_falls_back_to_chinese_and_says_so() -> None:
    assert said(NAME, "en") == Said("新生儿落户", "zh")
    assert said(NAME, "fr") == Said("新生儿落户", "zh")


def test_missing_translations_are_named_by_their_place() -> None:
    item = an_item(name=NAME)

    assert missing_translations(item, "bo") == [
        "summary",
        "legal_basis[0]",
        "accepting_unit",
        "conditions[0]",
        "process[0].step",
        "process[0].who",
        "process[0].limit",
        "discretion",
        "materials[0].name",
        "fee.basis",
        "place_and_hours",
        "result",
    ]


def test_empty_texts_need_no_translation() -> None:
    assert missing_translations(TOWN, "bo") == ["name"]


def test_a_whole_item_is_spoken_in_one_language() -> None:
    item = an_item(name=NAME, conditions=(Texts(zh="一", bo="གཅིག"), "二"))

    speech = spoken(item, "bo")

    assert speech.language == "bo"
    assert speech.values["name"] == NAME.bo
    assert speech.values["conditions"] == ["གཅིག", "二"]
    assert speech.values["materials"] == [
        {
            "key": "",
            "name": "出生医学证明",
            "kind": "original",
            "count": 1,
            "required": True,
            "source": "",
            "gap_allowed": False,
            "note": "",
            "sample": "",
            "document": "",
            "show_when": None,
            "require_when": None,
        }
    ]
    assert "conditions[1]" in speech.missing
    assert "conditions[0]" not in speech.missing


def test_chinese_never_misses_anything() -> None:
    speech = spoken(TOWN, "zh")

    assert speech == Spoken(
        {
            "code": "511503102000",
            "level": "township",
            "name": "刘家镇",
            "valid_from": None,
            "valid_to": None,
            "merged_into": "",
            "note": "",
        },
        "zh",
        (),
    )


def test_a_place_is_written_with_dots_and_numbers() -> None:
    assert dotted(("materials", 0, "name")) == "materials[0].name"


MANY = Texts(zh="户口", bo="ཐེམ་ཐོ།", more={"ii": "ꉌꇩ", "zh-Hant": "戶口"})


def test_a_text_may_have_any_language() -> None:
    assert said(MANY, "ii") == Said("ꉌꇩ", "ii")
    assert said(MANY, "ug") == Said("户口", "zh")
    assert by_language(MANY) == {"zh": "户口", "bo": "ཐེམ་ཐོ།", "ii": "ꉌꇩ", "zh-Hant": "戶口"}


def test_words_by_language_make_the_text_again() -> None:
    assert text_of(by_language(MANY)) == MANY
    assert text_of({"zh": "户口", "bo": ""}) == "户口"


def test_what_is_missing_in_a_further_language_is_listed() -> None:
    assert missing_translations(replace(TOWN, name=MANY), "ii") == []
    assert missing_translations(replace(TOWN, name=MANY), "ug") == ["name"]


def test_texts_that_were_stored_before_are_read_and_written_as_they_were() -> None:
    stored = b'{"zh":"\xe4\xb8\x80","bo":"\xe0\xbd\x80"}'

    text = msgspec.json.decode(stored, type=Texts)

    assert text == Texts(zh="一", bo="ཀ")
    assert msgspec.json.encode(text) == stored


def test_further_languages_are_stored_and_read_again() -> None:
    assert msgspec.json.decode(msgspec.json.encode(MANY), type=Texts) == MANY
