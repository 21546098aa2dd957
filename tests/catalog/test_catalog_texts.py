"""Words in three languages."""

from app.catalog.texts import Said, Spoken, Texts, dotted, missing_translations, said, spoken
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
            "name": "出生医学证明",
            "kind": "original",
            "count": 1,
            "required": True,
            "source": "",
            "gap_allowed": False,
            "note": "",
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
