"""Writing a catalogue as readable YAML: blocks for entries, one line for small things."""

from collections.abc import Mapping
from typing import Any, Final

import yaml

from app.catalog.catalog import Catalog
from app.formats.catalog_plain import plain
from app.formats.catalog_rows import SECTIONS

_LINE: Final = 92


def yaml_text(catalog: Catalog) -> str:
    """The catalogue as YAML text that `read_yaml` reads back into the same values."""
    sections: Any = plain(catalog)
    return "\n".join(
        _dumped({section: sections[section]}) for section in SECTIONS if section in sections
    )


def _dumped(data: object) -> str:
    return yaml.dump(
        data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100_000, indent=2
    )


class _Dumper(yaml.SafeDumper):
    """A mapping or list is written on one line when it fits there."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent list entries below their key."""
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out: the reader refuses anchors."""
        return True


def _mapping(dumper: _Dumper, data: Mapping[str, object]) -> yaml.Node:
    flow = not set(data) & set(SECTIONS) and len(str(data)) <= _LINE
    return dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=flow)


def _list(dumper: _Dumper, data: list[object]) -> yaml.Node:
    simple = all(isinstance(part, str | int) for part in data)
    short = len(str(data)) <= _LINE
    flow = (simple and (short or _codes(data))) or (not simple and short and _pairs(data))
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=flow)


def _codes(data: list[object]) -> bool:
    return all(isinstance(part, str) and part.isascii() for part in data)


def _pairs(data: list[object]) -> bool:
    return all(isinstance(part, list) for part in data)


_Dumper.add_representer(dict, _mapping)
_Dumper.add_representer(list, _list)
