"""Words in up to three languages: picking one, falling back to Chinese, naming what is missing."""

from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import fields

Path: TypeAlias = tuple[str | int, ...]
"""Where a value stands in a catalogue: ("items", 3, "materials", 0, "name")."""

LANGUAGES: Final = ("zh", "bo", "en")


class Texts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The same words in Chinese (always there), Tibetan and English."""

    zh: str
    bo: str = ""
    en: str = ""


Text: TypeAlias = str | Texts
"""A plain string is Chinese."""


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


def said(text: Text, language: str) -> Said:
    """The words in `language`, or in Chinese when they have no such translation."""
    if isinstance(text, str):
        return Said(text, "zh")
    words = {"zh": text.zh, "bo": text.bo, "en": text.en}
    if wanted := words.get(language, ""):
        return Said(wanted, language)
    return Said(text.zh, "zh")


def chinese(text: Text) -> str:
    """The Chinese words."""
    return text if isinstance(text, str) else text.zh


def texts_in(value: Struct, above: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Every text inside a value with the place where it stands, in the order of the fields."""
    for entry in fields(value):
        here = (*above, entry.encode_name)
        held = getattr(value, entry.name)
        if entry.type == Text:
            yield here, held
        elif entry.type == tuple[Text, ...]:
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
            else _part(getattr(value, entry.name), language, entry.type == tuple[Text, ...])
        )
        for entry in fields(value)
    }


def _part(held: object, language: str, texts: bool) -> object:
    if isinstance(held, Struct):
        return _plain(held, language)
    if not isinstance(held, tuple):
        return held
    if texts:
        return [said(text, language).text for text in held]
    return [_part(part, language, False) for part in held]
