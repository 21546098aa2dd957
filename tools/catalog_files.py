"""The files of docs/ that follow from the catalogue: its JSON Schema and the example workbooks."""

import json
from pathlib import Path

from app.catalog.json_schema import schema
from app.formats.catalog_files import read_catalog, write_catalog

DOCS = Path(__file__).resolve().parent.parent / "docs"
SCHEMA = DOCS / "schema" / "catalog.schema.json"
EXAMPLES = DOCS / "examples"


def stale() -> list[Path]:
    """The files that say something else than the code and the examples in YAML."""
    wanted = [SCHEMA, *(file.with_suffix(".xlsx") for file in sorted(EXAMPLES.glob("*.yaml")))]
    return [path for path in wanted if not (path.is_file() and _is_current(path))]


def write(paths: list[Path]) -> None:
    """Write these files anew."""
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path == SCHEMA:
            path.write_text(_schema_text(), encoding="utf-8")
        else:
            write_catalog(path, read_catalog(path.with_suffix(".yaml"))[0])


def _is_current(path: Path) -> bool:
    if path == SCHEMA:
        return path.read_text(encoding="utf-8") == _schema_text()
    return read_catalog(path)[0] == read_catalog(path.with_suffix(".yaml"))[0]


def _schema_text() -> str:
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
