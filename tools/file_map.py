"""The map of files in docs/ARCHITECTURE.md: each path with the sentence it opens with."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("app", "sandbox", "simulator", "bench", "tools")
LEFT_OUT = {"node_modules", "__pycache__", "migrations", "dist"}


def python_files() -> list[Path]:
    """Every Python file of the rooms, relative to the root, a folder's own files first."""
    found = [
        path.relative_to(ROOT)
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        if not LEFT_OUT & set(path.parts)
    ]
    return sorted(found, key=lambda path: (ROOMS.index(path.parts[0]), path.parent, path.name))


def opening_sentence(path: Path) -> str:
    """The first line of a file's docstring, empty when it has none."""
    docstring = ast.get_docstring(ast.parse((ROOT / path).read_text(encoding="utf-8")))
    return docstring.splitlines()[0] if docstring else ""


def lines() -> Iterator[str]:
    """The map: a folder with the sentence of its `__init__`, then its files."""
    files = python_files()
    width = max(len(path.name) for path in files)
    folder = None
    for path in files:
        if path.parent != folder:
            folder = path.parent
            own = folder / "__init__.py"
            yield ""
            yield f"{folder}/  {opening_sentence(own) if own in files else ''}".rstrip()
        if path.name != "__init__.py":
            yield f"  {path.name:<{width}}  {opening_sentence(path)}".rstrip()


def body() -> str:
    """The map as it stands in the document."""
    return "```text\n" + "\n".join(lines()).strip("\n") + "\n```"
