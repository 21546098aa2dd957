"""What one cell of the Excel template says, and how a value is written into one."""

import re
from datetime import datetime, time
from typing import Any, Final

from app.catalog.conditions import condition_text
from app.catalog.form_fields import FormField
from app.formats.catalog_columns import CellKind, Column

_SEPARATORS: Final = re.compile(r"[、,，;；\s]+")


def put(entry: dict[str, Any], column: Column, cell: object) -> None:
    """Put what a cell says into its field; an empty cell says nothing."""
    for name in column.field[:-1]:
        entry = entry.setdefault(name, {})
    if cell not in (None, ""):
        entry[column.field[-1]] = _meaning(cell, column.kind)


def shown(cell: object) -> str:
    """The text that people see in a cell."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | time):
        return cell.isoformat()
    return "" if cell is None else str(cell).strip()


def cell_of(held: object, column: Column, form: tuple[FormField, ...]) -> object:
    """What is written for a plain value; conditions are sentences about the questions of `form`."""
    if held is None:
        return None
    if column.kind == "condition":
        return condition_text.text(held, form) if isinstance(held, dict) else None
    if isinstance(held, list):
        return _line(held, column)
    if isinstance(held, bool):
        return "是" if held else "否"
    if column.labels:
        return column.labels.get(str(held), str(held))
    return "工作日" if held == "workdays" else _chinese(held)


def _meaning(cell: object, kind: CellKind) -> object:
    if kind == "lines":
        return [line.strip() for line in str(cell).splitlines() if line.strip()]
    if kind in ("list", "days", "breaks"):
        words = [word for word in _SEPARATORS.split(shown(cell)) if word]
        if kind == "days" and not (words and words[0].isdigit()):
            return shown(cell)
        return [word.split("-") for word in words] if kind == "breaks" else words
    return shown(cell) if kind == "condition" else cell


def _line(held: list[Any], column: Column) -> str:
    if column.kind == "lines":
        return "\n".join(str(_chinese(line)) for line in held)
    if column.kind == "breaks":
        return "、".join("-".join(pair) for pair in held)
    labels = column.labels or {}
    return "、".join(labels.get(str(part), str(part)) for part in held)


def _chinese(held: object) -> object:
    return held["zh"] if isinstance(held, dict) else held
