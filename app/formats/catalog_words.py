"""The sheet of translations: one row for one text in one language, found by code and field."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from app.catalog.catalog import Catalog
from app.catalog.problems import Finding, nearest
from app.catalog.texts import Path, Texts, dotted, texts_in
from app.formats.catalog_rows import Rows
from app.formats.catalog_template import WORDS_LANGUAGES, WORDS_SECTIONS


def put_words(rows: Rows, at: Path, cells: Sequence[str]) -> None:
    """Add one translation to the rows it belongs to, or a fault at the cell that leads nowhere.

    `cells` are section, code, field, language, the Chinese original (not read), the words; `at` is
    the row's own place, to which the number of a column is added.
    """
    section, code, field, language, _, words = cells
    if section not in WORDS_SECTIONS:
        _fault(rows, (*at, 0), f"不认识的部分“{section}”", nearest(section, WORDS_SECTIONS))
        return
    if language not in WORDS_LANGUAGES:
        _fault(rows, (*at, 3), f"不认识的语言“{language}”", "请填 藏文 或 英文")
        return
    entries: Any = rows.sections[WORDS_SECTIONS[section]]
    place = next((n for n, entry in enumerate(entries) if str(entry.get("code")) == code), None)
    if place is None:
        known = [str(entry.get("code")) for entry in entries]
        _fault(rows, (*at, 1), f"{section}“{code}”不存在", nearest(code, known))
        return
    if not _put(rows, (WORDS_SECTIONS[section], place), _steps(field), words, (language, at)):
        _fault(rows, (*at, 2), f"字段“{field}”没有中文原文")


def words_of(catalog: Catalog) -> Iterator[tuple[str, str, str, str, str, str]]:
    """The rows of the sheet: every translation of the catalogue, in its order."""
    for label, section in WORDS_SECTIONS.items():
        for entry in getattr(catalog, section):
            for path, text in texts_in(entry):
                if isinstance(text, Texts):
                    for language, code in WORDS_LANGUAGES.items():
                        if words := getattr(text, code):
                            yield label, entry.code, dotted(path), language, text.zh, words


def _put(rows: Rows, entry: Path, steps: Path, words: str, where: tuple[str, Path]) -> bool:
    """Whether the words found their Chinese text."""
    language, at = where
    holder: Any = rows.sections[str(entry[0])][int(entry[1])]
    try:
        for step in steps[:-1]:
            holder = holder[step]
        original = holder[steps[-1]]
    except (KeyError, IndexError, TypeError):
        return False
    if not isinstance(original, str | dict):
        return False
    if isinstance(original, str):
        holder[steps[-1]] = original = {"zh": original}
    original[WORDS_LANGUAGES[language]] = words
    rows.positions[(*entry, *steps, WORDS_LANGUAGES[language])] = rows.positions[(*at, 5)]
    return True


def _steps(field: str) -> Path:
    parts = re.findall(r"[a-z_]+|\[[0-9]{1,4}\]", field)
    return tuple(int(part[1:-1]) if part[0] == "[" else part for part in parts) or ("",)


def _fault(rows: Rows, path: Path, message: str, suggestion: str = "") -> None:
    rows.faults.append(Finding(path, message, suggestion))
