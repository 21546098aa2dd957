"""Reading catalogues from YAML, with the line and column of every value."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from app.catalog.problems import Finding, Place
from app.catalog.texts import Path
from app.formats.catalog_rows import (
    MOST_VALUES,
    SECTIONS,
    TOO_MUCH,
    Rows,
    no_rows,
    unknown_section,
)


def read_yaml(files: Iterable[tuple[str, str]]) -> Rows:
    """The rows of several (file name, text) pairs taken together.

    Dates and hours stay text; anchors are refused, because a few lines could stand for millions.
    The parser in C is not used: deep nesting kills it, and the process with it. More than
    MOST_VALUES in all files together are a fault: a megabyte of commas takes half a gigabyte.
    """
    rows = no_rows()
    left = iter(range(MOST_VALUES))
    for name, text in files:
        try:
            root = _composed(text, left)
        except (yaml.YAMLError, RecursionError) as error:
            _unreadable(rows, name, error)
            continue
        if root is not None:
            _Reader(name, rows).file(root)
    return rows


class _Loader(yaml.SafeLoader):
    """Composes a file as long as there is one `left` for each value."""

    def __init__(self, text: str, left: Iterator[int]) -> None:
        super().__init__(text)
        self.left = left

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """One value with everything in it; MarkedYAMLError when there are too many."""
        if next(self.left, None) is None:
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(problem=TOO_MUCH, problem_mark=mark)
        return super().compose_node(parent, index)


def _composed(text: str, left: Iterator[int]) -> yaml.Node | None:
    loader = _Loader(text, left)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def _unreadable(rows: Rows, name: str, error: Exception) -> None:
    mark = getattr(error, "problem_mark", None)
    path: Path = ("file", name)
    rows.positions[path] = Place(
        name, mark.line + 1 if mark else 1, str(mark.column + 1 if mark else 1)
    )
    said = str(getattr(error, "problem", "") or "格式错误")
    rows.faults.append(Finding(path, f"这个文件不是正确的 YAML：{said}", "请检查缩进、引号和冒号"))


class _Reader:
    """Turns the nodes of one file into plain values and notes where each stood."""

    def __init__(self, name: str, rows: Rows) -> None:
        self.name = name
        self.rows = rows
        self.seen: set[int] = set()

    def file(self, root: yaml.Node) -> None:
        """Append the file's entries to the sections they belong to."""
        here: Path = ("file", self.name)
        self._note(here, root)
        if not isinstance(root, yaml.MappingNode):
            self.rows.faults.append(Finding(here, "文件最外层应当是 divisions、centres 或 items"))
            return
        for key, value in root.value:
            section = str(key.value)
            self._note((*here, section), key)
            if section not in SECTIONS:
                self.rows.faults.append(unknown_section(section, (*here, section)))
            elif not isinstance(value, yaml.SequenceNode):
                self.rows.faults.append(Finding((*here, section), f"{section} 应当是列表"))
            else:
                self._entries(section, value)

    def _entries(self, section: str, node: yaml.SequenceNode) -> None:
        entries = self.rows.sections[section]
        for part in node.value:
            entries.append(self._value(part, (section, len(entries))))

    def _note(self, path: Path, node: yaml.Node) -> None:
        mark = node.start_mark
        self.rows.positions[path] = Place(self.name, mark.line + 1, str(mark.column + 1))

    def _value(self, node: yaml.Node, path: Path) -> object:
        self._note(path, node)
        if id(node) in self.seen:
            self.rows.faults.append(Finding(path, "不支持 YAML 锚点和引用", "请直接写出内容"))
            return None
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        self.seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self._value(part, (*path, at)) for at, part in enumerate(node.value)]
        return self._mapping(node, path)

    def _mapping(self, node: yaml.Node, path: Path) -> dict[str, object]:
        made: dict[str, object] = {}
        for key, value in node.value:
            name = str(key.value)
            here = (*path, name)
            if name in made:
                self.rows.faults.append(Finding(here, f"字段“{name}”写了两次"))
            made[name] = self._value(value, here)
        return made


def _scalar(node: yaml.ScalarNode) -> object:
    text = str(node.value)
    if node.style is not None:
        return text
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if re.fullmatch(r"-?(0|[1-9][0-9]{0,17})", text):
        return int(text)
    if re.fullmatch(r"-?[0-9]+\.[0-9]+([eE][-+]?[0-9]{1,3})?", text):
        return float(text)
    return text
