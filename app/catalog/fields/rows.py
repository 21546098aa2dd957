"""A table that people add rows to."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from app.catalog.fields.kind import (
    Fault,
    FaultyParts,
    Kind,
    Reading,
    Schema,
    Value,
    Wrong,
    bounds,
    counted,
    is_blank,
    using,
    within,
    words,
)
from app.catalog.form_fields import FormField
from app.catalog.problems import Finding
from app.catalog.texts import Path, said
from app.kit.masking import STARS
from app.words import say

MOST_ROWS: Final = 50
MOST_COLUMNS: Final = 12
COLUMNS: Final[Schema] = {
    "title": "列",
    "type": "array",
    "minItems": 1,
    "maxItems": MOST_COLUMNS,
    "items": {
        "type": "object",
        "required": ["key", "label", "kind"],
        "properties": {
            "key": {"type": "string"},
            "label": words("题目"),
            "kind": {"type": "string"},
            "required": {"type": "boolean"},
        },
    },
}


class Rows(Kind):
    """Rows of the same `columns`, between `least` and `most` (50) of them; blank ones do not count.

    `cells` are the kinds a column may have.
    """

    slug = "rows"
    name = "表格"
    type = "rows"
    sensitive = True
    schema = using(columns=COLUMNS, **bounds("最少几行", "最多几行", 0, MOST_ROWS))
    obliged = frozenset({"columns"})

    def __init__(self, cells: Mapping[str, Kind]) -> None:
        self.cells = cells

    def columns(self, field: FormField) -> tuple[FormField, ...]:
        """The questions of each row."""
        return field.columns

    def read(self, raw: object, field: FormField, reading: Reading) -> list[Any]:
        """The rows, each with its cells by column; faults are told by row (from 0) and column."""
        if not isinstance(raw, list):
            raise Fault("field.type.array")
        given = [(at, row) for at, row in enumerate(raw) if not is_blank(row)]
        counted(len(given), field.least, MOST_ROWS if field.most is None else field.most)
        errors: dict[str, Wrong] = {}
        made = []
        for at, row in given:
            cells, wrong = self._row(row, field, reading)
            made.append(cells)
            errors |= within(str(at), wrong)
        if errors:
            raise FaultyParts(errors)
        return made

    def show(self, value: Value, field: FormField, language: str) -> str:
        """One line a row, numbered from 1, each cell after the name of its column."""
        rows = value if isinstance(value, list) else []
        lines = (self._line(row, field, language) for row in rows)
        return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))

    def mask(self, value: Value) -> str:
        """Stars for each row."""
        return ", ".join(STARS for _ in value) if isinstance(value, list) else ""

    def findings(self, field: FormField, path: Path) -> Iterator[Finding]:
        """As for every kind, and too many columns; the columns themselves are judged apart."""
        yield from super().findings(field, path)
        if len(field.columns) > MOST_COLUMNS:
            here = (*path, "columns")
            yield Finding(here, f"表格有{len(field.columns)}列，最多{MOST_COLUMNS}列")

    def _row(
        self, raw: object, field: FormField, reading: Reading
    ) -> tuple[dict[str, Value], dict[str, Wrong]]:
        """The cells of one row, and what is wrong with it by column."""
        if not isinstance(raw, Mapping):
            return {}, {"": Wrong("field.type.object")}
        columns = self.columns(field)
        known = {column.key for column in columns}
        errors = {str(key): Wrong("field.unknown") for key in raw if key not in known}
        made: dict[str, Value] = {}
        for column in columns:
            kind = self.cells[column.kind]
            cell = raw.get(column.key)
            if kind.is_empty(cell):
                if column.required:
                    errors[column.key] = Wrong(kind.missing)
                continue
            try:
                made[column.key] = kind.read(cell, column, reading)
            except Fault as fault:
                errors |= within(column.key, fault.errors)
        return made, errors

    def _line(self, row: Mapping[str, Value], field: FormField, language: str) -> str:
        cells = (
            say(
                "shown.cell",
                language,
                label=said(column.label, language).text,
                value=self.cells[column.kind].show(row[column.key], column, language),
            )
            for column in self.columns(field)
            if column.key in row
        )
        return say("shown.comma", language).join(cells)
