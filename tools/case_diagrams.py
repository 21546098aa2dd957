"""Writes the diagrams of docs/CASES.md out of the case flow: `python -m tools.case_diagrams`.

`--check` only says whether they are up to date.
"""

import sys
from pathlib import Path

from app.domain.case_diagram import page

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "CASES.md"
BEGIN, END = "<!-- case flow: begin -->", "<!-- case flow: end -->"


def drawn(document: str) -> str:
    """The document with fresh diagrams between its markers."""
    before, _, rest = document.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{page()}\n\n{END}{after}"


def main() -> int:
    """0 when the diagrams are, or have been made, up to date."""
    now = DOCUMENT.read_text(encoding="utf-8")
    fresh = drawn(now)
    if now == fresh:
        return 0
    if "--check" in sys.argv:
        print("The diagrams of docs/CASES.md are old: run `python -m tools.case_diagrams`.")
        return 1
    DOCUMENT.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
