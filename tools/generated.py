"""The parts of documents that are written by the code: `python -m tools.generated [--check]`.

Each part stands between two comments of its document; some files are written as a whole. `--check`
only says what is old.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from app.domain.cases import case_diagram
from app.domain.visits import visit_diagram
from tools import catalog_files, file_map, message_tables, settings_table, sync_files

DOCS = Path(__file__).resolve().parent.parent / "docs"


class Part(NamedTuple):
    """A part of a document: the name in its two comments, and what stands between them."""

    document: str
    name: str
    body: Callable[[], str]


PARTS = (
    Part("ARCHITECTURE.md", "file map", file_map.body),
    Part("OPERATIONS.md", "settings", settings_table.body),
    Part("CASES.md", "case flow", lambda: f"\n{case_diagram.page()}\n"),
    Part("VISITS.md", "visit flow", lambda: f"\n{visit_diagram.page()}\n"),
    Part("MESSAGES.md", "kinds of messages", message_tables.kinds),
    Part("MESSAGES.md", "codes of vendors", message_tables.errors),
)


def written(part: Part, document: str) -> str:
    """The document with this part made anew."""
    begin, end = f"<!-- {part.name}: begin -->", f"<!-- {part.name}: end -->"
    before, _, rest = document.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}\n{part.body()}\n{end}{after}"


def main() -> int:
    """0 when every part is, or has been made, up to date."""
    old = []
    for part in PARTS:
        path = DOCS / part.document
        now = path.read_text(encoding="utf-8")
        fresh = written(part, now)
        if now != fresh and "--check" not in sys.argv:
            path.write_text(fresh, encoding="utf-8")
        elif now != fresh:
            old.append(part)
    for part in old:
        print(f"The {part.name} of docs/{part.document} is old: run `make docs`.")
    stale = [*catalog_files.stale(), *sync_files.stale()]
    if "--check" not in sys.argv:
        catalog_files.write(catalog_files.stale())
        sync_files.write(sync_files.stale())
        stale = []
    for path in stale:
        print(f"docs/{path.relative_to(DOCS)} is old: run `make docs`.")
    return 1 if old or stale else 0


if __name__ == "__main__":
    sys.exit(main())
