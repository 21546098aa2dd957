"""Catalogues as JSON: the same words as in YAML, for programs and for the console."""

import json
from typing import Any, NoReturn

from app.catalog.catalog import Catalog
from app.catalog.problems import Finding, Place
from app.catalog.texts import Path, dotted
from app.formats.catalog_plain import plain
from app.formats.catalog_rows import (
    MOST_VALUES,
    SECTIONS,
    TOO_MUCH,
    Rows,
    no_rows,
    unknown_section,
)


class _Twice(ValueError):
    """A key that stands twice in one object."""


class _TooMuch(ValueError):
    """More values than anybody writes."""


def read_json(name: str, text: str) -> Rows:
    """The rows of a JSON file; each place is named by its path, such as items[0].name.

    More than MOST_VALUES are a fault.
    """
    rows = no_rows()
    rows.positions["file", name] = Place(name, 1, "")
    try:
        root = json.loads(text, object_pairs_hook=_once, parse_constant=_refused)
        _sections(root, name, rows)
    except (ValueError, RecursionError) as error:
        return _unreadable(name, error)
    return rows


def _unreadable(name: str, error: Exception) -> Rows:
    rows, here = no_rows(), ("file", name)
    row = error.lineno if isinstance(error, json.JSONDecodeError) else 1
    column = str(error.colno) if isinstance(error, json.JSONDecodeError) else ""
    rows.positions[here] = Place(name, row, column)
    why = f"：{error}" if isinstance(error, _Twice | _TooMuch) else ""
    rows.faults.append(Finding(here, f"这个文件不是正确的 JSON{why}", "请检查括号和引号"))
    return rows


def _sections(root: Any, name: str, rows: Rows) -> None:
    here: Path = ("file", name)
    if not isinstance(root, dict):
        rows.faults.append(Finding(here, "文件最外层应当是 divisions、centres 或 items"))
        return
    for section, entries in root.items():
        path: Path = (*here, section)
        rows.positions[path] = Place(name, 1, section)
        if section not in SECTIONS:
            rows.faults.append(unknown_section(section, path))
        elif not isinstance(entries, list):
            rows.faults.append(Finding(path, f"{section} 应当是列表"))
        else:
            rows.sections[section] += entries
            _note(entries, (section,), name, rows)


def json_text(catalog: Catalog) -> str:
    """The catalogue as JSON text that `read_json` reads back into the same values."""
    return json.dumps(plain(catalog), ensure_ascii=False, indent=2) + "\n"


def _note(value: Any, path: Path, name: str, rows: Rows) -> None:
    if len(rows.positions) > MOST_VALUES:
        raise _TooMuch(TOO_MUCH)
    row = path[1] + 1 if len(path) > 1 and isinstance(path[1], int) else 1
    rows.positions[path] = Place(name, row, dotted(path))
    inside = value if isinstance(value, dict) else {}
    if isinstance(value, list):
        inside = dict(enumerate(value))
    for step, part in inside.items():
        _note(part, (*path, step), name, rows)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in pairs:
        if key in made:
            raise _Twice(f"字段“{key}”写了两次")
        made[key] = value
    return made


def _refused(word: str) -> NoReturn:
    raise ValueError(word)
