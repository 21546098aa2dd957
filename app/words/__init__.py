"""Every sentence the program says to people, by key, in each of its languages."""

from collections.abc import Mapping

from app.words import bo, en, zh

DEFAULT = "zh"
_BOOKS: Mapping[str, Mapping[str, str]] = {"zh": zh.WORDS, "bo": bo.WORDS, "en": en.WORDS}


def say(key: str, language: str = DEFAULT, /, **params: object) -> str:
    """The sentence `key` in `language`, its gaps filled from `params`.

    A language we do not speak, or a sentence not yet translated, is said in Chinese. Raises
    KeyError for an unknown key and for a gap that nothing fills; surplus params are ignored.
    """
    sentence = wording(key, language)
    return sentence.format_map(params) if "{" in sentence else sentence


def wording(key: str, language: str = DEFAULT) -> str:
    """The sentence `key` with its gaps still open. Raises KeyError for an unknown key."""
    return _BOOKS.get(language, zh.WORDS).get(key) or zh.WORDS[key]


def knows(key: str) -> bool:
    """Whether there is a sentence under `key`."""
    return key in zh.WORDS


def languages() -> tuple[str, ...]:
    """The languages we speak, the default first."""
    return tuple(_BOOKS)


def missing(language: str) -> frozenset[str]:
    """The keys that `language` still says in Chinese."""
    return frozenset(zh.WORDS.keys() - _BOOKS[language].keys())
