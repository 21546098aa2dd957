"""Words in any number of languages: picking one, falling back to Chinese, listing the missing."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import FieldInfo, fields

Path: TypeAlias = tuple[str | int, ...]
"""Where a value stands in a catalogue: ("items", 3, "materials", 0, "name")."""

LANGUAGES: Final = ("zh", "bo", "en")
"""The languages the program itself speaks."""
LANGUAGE_CODE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")


class Texts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The same words in Chinese (always there), Tibetan, English, and `more` languages by code.

    Files write all of them side by side: {zh: ..., bo: ..., ii: ...}.
    """

    zh: str
    bo: str = ""
    en: str = ""
    more: dict[str, str] = {}


Text: TypeAlias = str | Texts
"""A plain string is Chinese."""
_TEXTS: Final = tuple[Text, ...]


class Said(NamedTuple):
    """Words, and the language they are really in."""

    text: str
    language: str


class Spoken(NamedTuple):
    """A whole value in one language.

    `language` is the one that was asked for when the value's name has it, else "zh"; `missing` are
    the dotted fields that had to stay Chinese.
    """

    values: dict[str, object]
    language: str
    missing: tuple[str, ...]


def by_language(text: Text) -> dict[str, str]:
    """The words by the code of their language, Chinese first; only those that are there."""
    if isinstance(text, str):
        return {"zh": text}
    own = {"bo": text.bo, "en": text.en} | text.more
    return {"zh": text.zh} | {language: words for language, words in own.items() if words}


def text_of(words: dict[str, str]) -> Text:
    """The text of words by language; a plain string when they are Chinese alone."""
    if not any(words[language] for language in words if language != "zh"):
        return words["zh"]
    more = {code: said for code, said in words.items() if code not in LANGUAGES and said}
    return Texts(zh=words["zh"], bo=words.get("bo", ""), en=words.get("en", ""), more=more)


def said(text: Text, language: str) -> Said:
    """The words in `language`, or in Chinese when they have no such translation."""
    words = by_language(text)
    return Said(words[language], language) if language in words else Said(words["zh"], "zh")


def chinese(text: Text) -> str:
    """The Chinese words."""
    return text if isinstance(text, str) else text.zh


@cache
def members(shape: type[Struct]) -> tuple[FieldInfo, ...]:
    """The fields of a shape with their types; worked out once, for they are asked for often."""
    return fields(shape)


def texts_in(value: Struct, above: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Every text inside a value with the place where it stands, in the order of the fields."""
    for entry in members(type(value)):
        here = (*above, entry.encode_name)
        held = getattr(value, entry.name)
        if entry.type == Text:
            yield here, held
        elif entry.type == _TEXTS:
            yield from (((*here, at), text) for at, text in enumerate(held))
        elif isinstance(held, Struct):
            yield from texts_in(held, here)
        elif isinstance(held, tuple):
            for at, part in enumerate(held):
                if isinstance(part, Struct):
                    yield from texts_in(part, (*here, at))


def dotted(path: Path) -> str:
    """The way people write a place: `materials[0].name`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)[1:]


def missing_translations(value: Struct, language: str) -> list[str]:
    """The dotted fields that have Chinese words and none in `language`."""
    return [
        dotted(path)
        for path, text in texts_in(value)
        if chinese(text) and said(text, language).language != language
    ]


def spoken(value: Struct, language: str) -> Spoken:
    """The value as plain data, every text said in `language` where it can be.

    The value needs a text field `name`.
    """
    missing = () if language == "zh" else tuple(missing_translations(value, language))
    given = said(value.name, language).language  # type: ignore[attr-defined]
    return Spoken(_plain(value, language), given, missing)


def _plain(value: Struct, language: str) -> dict[str, object]:
    return {
        entry.encode_name: (
            said(getattr(value, entry.name), language).text
            if entry.type == Text
            else _part(getattr(value, entry.name), language, entry.type == _TEXTS)
        )
        for entry in members(type(value))
    }


def _part(held: object, language: str, texts: bool) -> object:
    if isinstance(held, Struct):
        return _plain(held, language)
    if not isinstance(held, tuple):
        return held
    if texts:
        return [said(text, language).text for text in held]
    return [_part(part, language, False) for part in held]
