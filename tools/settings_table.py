"""Writes the settings into docs/OPERATIONS.md: `python -m tools.settings_table [--check]`."""

import dataclasses
import sys
from pathlib import Path

from app.settings import Settings

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "OPERATIONS.md"
BEGIN, END = "<!-- settings: begin -->", "<!-- settings: end -->"


def table() -> str:
    """One row a setting: its variable, its default, what it is for."""
    rows = ["| Variable | Default | Meaning |", "| --- | --- | --- |"]
    for field in dataclasses.fields(Settings):
        default = f"`{field.default}`" if str(field.default) else "empty"
        rows.append(f"| `CUNKOU_{field.name.upper()}` | {default} | {field.metadata['doc']} |")
    return "\n".join(rows)


def main() -> int:
    """0 when the table is, or has been made, up to date."""
    now = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = now.partition(BEGIN)
    _, _, after = rest.partition(END)
    fresh = f"{before}{BEGIN}\n{table()}\n{END}{after}"
    if now == fresh:
        return 0
    if "--check" in sys.argv:
        print("The settings of docs/OPERATIONS.md are old: run `python -m tools.settings_table`.")
        return 1
    DOCUMENT.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
