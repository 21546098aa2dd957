"""One of some choices."""

from collections.abc import Iterator
from typing import Final

from app.catalog.fields.kind import Fault, Kind, Reading, Schema, Value, using, words
from app.catalog.form_fields import FormField
from app.catalog.problems import Finding, repeated
from app.catalog.texts import Path, Text, by_language, chinese, said

MOST_CHOICES: Final = 50
CHOICES: Final[Schema] = {
    "title": "选项",
    "type": "array",
    "minItems": 2,
    "maxItems": MOST_CHOICES,
    "items": words("选项"),
}


class Choice(Kind):
    """One of `choices`, answered in any language and kept in Chinese."""

    slug = "choice"
    name = "单选"
    schema = using(choices=CHOICES)

    def read(self, raw: object, field: FormField, reading: Reading) -> str:
        """The choice in Chinese."""
        return chosen(raw, field)

    def show(self, value: Value, field: FormField, language: str) -> str:
        """The choice in the language; one that is offered no more as it was kept."""
        return shown(value, field.choices, language)

    def findings(self, field: FormField, path: Path) -> Iterator[Finding]:
        """As for every kind, and too few, too many, empty and doubled choices."""
        yield from super().findings(field, path)
        yield from choice_findings(field.choices, (*path, "choices"), MOST_CHOICES)


def chosen(raw: object, field: FormField) -> str:
    """The Chinese words of the choice that was given in any language, or Fault."""
    text = raw.strip() if isinstance(raw, str) else ""
    for choice in field.choices:
        if text and text in by_language(choice).values():
            return chinese(choice)
    raise Fault("field.choice", choices=", ".join(map(chinese, field.choices)))


def shown(value: object, choices: tuple[Text, ...], language: str) -> str:
    """A kept choice as it is said in a language."""
    return next((said(one, language).text for one in choices if chinese(one) == value), str(value))


def choice_findings(choices: tuple[Text, ...], path: Path, most: int) -> Iterator[Finding]:
    """Too few, too many, empty and doubled choices."""
    said_so = [chinese(choice) for choice in choices]
    if not 2 <= len(said_so) <= most:
        yield Finding(path, f"选项应当有2到{most}个")
    yield from repeated((((*path, at), word) for at, word in enumerate(said_so) if word), "选项")
    for at, word in enumerate(said_so):
        if not word:
            yield Finding((*path, at), "选项是空的", "请写上文字，或删除这一行")
