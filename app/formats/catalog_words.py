"""The sheet of translations: one row for one text in one language, found by code and field."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from app.catalog.catalog import Catalog
from app.catalog.names import LANGUAGE_NAMES
from app.catalog.problems import Finding, nearest
from app.catalog.texts import LANGUAGE_CODE, Path, by_language, dotted, texts_in
from app.formats.catalog_rows import Rows
from app.formats.catalog_template import WORDS_HEADERS, WORDS_SECTIONS

_CODES = {name: code for code, name in LANGUAGE_NAMES.items()}


class Words:
    """Adds translations to the rows they belong to."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.entries: dict[str, dict[str, int]] = {}
        for section, held in rows.sections.items():
            entries: list[Any] = held
            backwards = reversed([*enumerate(entries)])
            self.entries[section] = {str(entry.get("code")): at for at, entry in backwards}

    def put(self, at: Path, cells: Sequence[str]) -> None:
        """Add one translation, or a fault at the cell that leads nowhere.

        `cells` are section, code, field, language, the Chinese original (not read), the words; `at`
        is the row's own place, to which the number of a column is added.
        """
        section, code, field, language, _, words = [*cells, *[""] * len(WORDS_HEADERS)][:6]
        if section not in WORDS_SECTIONS:
            self._fault((*at, 0), f"不认识的部分“{section}”", nearest(section, WORDS_SECTIONS))
            return
        language_code = _CODES.get(language, language)
        if language_code == "zh" or not LANGUAGE_CODE.fullmatch(language_code):
            remedy = f"请填 {'、'.join(_CODES)}，或语言代码如 ii"
            self._fault((*at, 3), f"不认识的语言“{language}”", remedy)
            return
        known = self.entries[WORDS_SECTIONS[section]]
        if code not in known:
            self._fault((*at, 1), f"{section}“{code}”不存在", nearest(code, known))
            return
        path: Path = (WORDS_SECTIONS[section], known[code], *_steps(field))
        if not self._put(path, language_code, words):
            self._fault((*at, 2), f"字段“{field}”没有中文原文")
            return
        self.rows.positions[(*path, language_code)] = self.rows.positions[(*at, 5)]

    def _put(self, path: Path, language: str, words: str) -> bool:
        """Whether the words found their Chinese text."""
        holder: Any = self.rows.sections
        try:
            for step in path[:-1]:
                holder = holder[step]
            original = holder[path[-1]]
        except (KeyError, IndexError, TypeError):
            return False
        if isinstance(original, str):
            holder[path[-1]] = original = {"zh": original}
        if not isinstance(original, dict) or "zh" not in original:
            return False
        original[language] = words
        return True

    def _fault(self, path: Path, message: str, suggestion: str = "") -> None:
        self.rows.faults.append(Finding(path, message, suggestion))


def words_of(catalog: Catalog) -> Iterator[tuple[str, str, str, str, str, str]]:
    """The rows of the sheet: every translation of the catalogue, in its order."""
    for label, section in WORDS_SECTIONS.items():
        for entry in getattr(catalog, section):
            for path, text in texts_in(entry):
                original, *others = by_language(text).items()
                for code, words in others:
                    language = LANGUAGE_NAMES.get(code, code)
                    yield label, entry.code, dotted(path), language, original[1], words


def _steps(field: str) -> Path:
    parts = re.findall(r"[a-z_]+|\[[0-9]{1,4}\]", field)
    return tuple(int(part[1:-1]) if part[0] == "[" else part for part in parts) or ("",)
