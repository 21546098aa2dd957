"""The project's own files, read once for the tests of its shape."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = {"node_modules", "__pycache__", "migrations"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One Python file; `name` is its path from the root with slashes."""

    name: str

    @cached_property
    def text(self) -> str:
        return (ROOT / self.name).read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def docstrings(self) -> set[int]:
        """The ids of the nodes that are docstrings, of files, classes, functions and attributes."""
        return {
            id(node.value)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }

    def literals(self) -> Iterator[tuple[int, str]]:
        """Line and text of every string that is not a docstring."""
        for node in ast.walk(self.tree):
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
            if is_text and id(node) not in self.docstrings:
                yield node.lineno, node.value

    def uses(self) -> Iterator[tuple[int, str]]:
        """Line and full dotted name of everything imported that the file makes use of."""
        full = self._imported()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Name | ast.Attribute):
                head, _, rest = _dotted(node).partition(".")
                if head in full:
                    yield node.lineno, ".".join(filter(None, (full[head], rest)))

    def _imported(self) -> dict[str, str]:
        names = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                names |= {one.asname or one.name: one.name for one in node.names}
            elif isinstance(node, ast.ImportFrom):
                names |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
        return names

    def public(self) -> Iterator[ast.ClassDef | Function]:
        """Classes, functions and methods that others may call."""
        yield from _public(self.tree)


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (owner := _dotted(node.value)):
        return f"{owner}.{node.attr}"
    return ""


def _public(owner: ast.Module | ast.ClassDef) -> Iterator[ast.ClassDef | Function]:
    for node in owner.body:
        is_named = isinstance(node, ast.ClassDef | Function) and node.name != "Meta"
        if is_named and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node)


def none_of(found: list[str]) -> None:
    """Fails and lists every place when there is one."""
    assert found == [], "\n".join(found)


@cache
def sources(*rooms: str) -> tuple[Source, ...]:
    """The Python files of some rooms, generated migrations left out."""
    return tuple(
        Source(path.relative_to(ROOT).as_posix())
        for room in rooms
        for path in sorted((ROOT / room).rglob("*.py"))
        if not LEFT_OUT & set(path.relative_to(ROOT).parts)
    )


@cache
def kept_files() -> tuple[Path, ...]:
    """What is, or is about to be, under version control."""
    git = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(git, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    paths = (ROOT / name for name in listed.split("\0") if name)
    return tuple(path for path in paths if path.is_file())
