"""The dictionaries say the same things, and say them whole."""

import re
from string import Formatter

import pytest

from app.words import bo, en, knows, languages, missing, say, wording, zh

BOOKS = {"zh": zh.WORDS, "bo": bo.WORDS, "en": en.WORDS}
GAP = re.compile(r"\{[a-z_]*\}")
TIBETAN = re.compile("[\u0f00-\u0fff]")
CHINESE = re.compile("[\u4e00-\u9fff]")
MIXED = re.compile("[A-Za-z][\u0f71-\u0fbc]")
ASCII_MARK_IN_CHINESE = re.compile("[\u4e00-\u9fff}][,:;!?]|[,;!?][\u4e00-\u9fff]")


def gaps(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def letters(sentence: str) -> str:
    """What a sentence says besides gaps and marks: glue such as "{first}{then}" says nothing."""
    return "".join(char for char in GAP.sub("", sentence) if char.isalpha())


@pytest.mark.parametrize("language", ["bo", "en"])
def test_every_language_says_everything(language: str) -> None:
    assert missing(language) == frozenset()
    assert set(BOOKS[language]) - set(zh.WORDS) == set()


@pytest.mark.parametrize("language", ["bo", "en"])
def test_translations_leave_the_same_gaps(language: str) -> None:
    different = {key for key, said in BOOKS[language].items() if gaps(said) != gaps(zh.WORDS[key])}

    assert different == set()


def test_every_problem_has_a_title_and_a_detail() -> None:
    titles = {key.removeprefix("title.") for key in zh.WORDS if key.startswith("title.")}
    details = {key.removeprefix("problem.") for key in zh.WORDS if key.startswith("problem.")}

    assert titles == details


def test_each_book_is_written_in_its_own_script() -> None:
    spoken = {key for key in zh.WORDS if letters(zh.WORDS[key])}

    assert {key for key in spoken if not CHINESE.search(zh.WORDS[key])} == set()
    assert {key for key in spoken if not TIBETAN.search(bo.WORDS[key])} == set()
    assert {key for key in bo.WORDS if CHINESE.search(bo.WORDS[key])} == set()
    assert {key for key in bo.WORDS if MIXED.search(bo.WORDS[key])} == set()
    assert {key for key in en.WORDS if not en.WORDS[key].isascii()} == set()


def test_chinese_sentences_use_chinese_marks() -> None:
    assert {key for key, said in zh.WORDS.items() if ASCII_MARK_IN_CHINESE.search(said)} == set()


def test_a_sentence_is_filled_in_the_language_asked_for() -> None:
    assert say("field.too-long", "en", limit=5, surplus=1) == "At most 5 characters."
    assert say("field.too-long", limit=5) == "最多 5 个字。"
    assert say("title.slot-full", "fr") == say("title.slot-full", "zh")
    assert wording("field.too-long", "en") == "At most {limit} characters."


def test_a_gap_left_open_and_an_unknown_sentence_are_bugs() -> None:
    with pytest.raises(KeyError, match="limit"):
        say("field.too-long")
    with pytest.raises(KeyError, match="no-such"):
        say("no-such")
    assert not knows("no-such")


def test_the_default_language_comes_first() -> None:
    assert languages() == ("zh", "bo", "en")
