"""The file of docs/ that follows from the protocol of phones: its JSON Schema."""

import json
from pathlib import Path
from typing import Any

import msgspec

from app.domain.journal.operation_bodies import BODIES
from app.services.journal.journal import OperationText
from app.services.journal.sync_messages import SyncForm, SyncView

DOCS = Path(__file__).resolve().parent.parent / "docs"
SCHEMA = DOCS / "schema" / "sync.schema.json"
TITLE = "The journals of phones: a batch, the text of an operation, its bodies, and the answer"


def schema() -> dict[str, Any]:
    """What is sent and answered, and under `bodies` what each kind of operation may say."""
    bodies = [one for kinds in BODIES.values() for one in kinds.values()]
    kinds: list[Any] = [SyncForm, SyncView, OperationText, *dict.fromkeys(bodies)]
    found, parts = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    by_kind = {
        f"{subject}.{name}": found[kinds.index(body)]
        for subject, of_subject in BODIES.items()
        for name, body in of_subject.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": TITLE,
        "properties": {"request": found[0], "answer": found[1], "text": found[2]},
        "bodies": by_kind,
        "$defs": dict(sorted(parts.items())),
    }


def stale() -> list[Path]:
    """The file when it says something else than the code."""
    current = SCHEMA.is_file() and SCHEMA.read_text(encoding="utf-8") == _text()
    return [] if current else [SCHEMA]


def write(paths: list[Path]) -> None:
    """Write it anew."""
    for path in paths:
        path.write_text(_text(), encoding="utf-8")


def _text() -> str:
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
