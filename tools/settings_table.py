"""The table of settings in docs/OPERATIONS.md."""

import dataclasses

from app.settings import Settings


def body() -> str:
    """One row a setting: its variable, its default, what it is for."""
    rows = ["| Variable | Default | Meaning |", "| --- | --- | --- |"]
    for field in dataclasses.fields(Settings):
        default = f"`{field.default}`" if str(field.default) else "empty"
        rows.append(f"| `CUNKOU_{field.name.upper()}` | {default} | {field.metadata['doc']} |")
    return "\n".join(rows)
