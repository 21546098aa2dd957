"""The JSON Schema of catalogue files, so that editors complete, explain and check what is typed."""

from datetime import date, time
from types import UnionType
from typing import Any, Final, get_args, get_origin

from msgspec import NODEFAULT, Struct
from msgspec.structs import FieldInfo

from app.catalog import places
from app.catalog.catalog import Catalog
from app.catalog.conditions.conditions import OPERATORS, Condition
from app.catalog.fields import NAMES
from app.catalog.form_fields import FormField
from app.catalog.names import LANGUAGE_NAMES, named
from app.catalog.shape_leaves import LABELS
from app.catalog.texts import LANGUAGE_CODE, Path, Text, members

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]

_LEAVES: Final[dict[object, Schema]] = {
    str: {"type": ["string", "integer"]},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"anyOf": [{"type": "boolean"}, {"enum": ["是", "否"]}]},
    date: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    time: {"type": "string", "pattern": "^[0-9]{1,2}:[0-9]{2}$"},
}
"""A text that is all digits may stand without quotes in YAML: it is a number there."""


def schema() -> Schema:
    """The schema of a catalogue file, in YAML or JSON; `$defs/Item` is that of a single item."""
    shapes = _Shapes()
    root = shapes.of(Catalog, ())
    texts = {"Text": _text(), "Condition": _condition()}
    return {"$schema": DIALECT, "title": "村口目录", **root, "$defs": texts | shapes.made}


class _Shapes:
    """Collects the schemas of all shapes on the way."""

    def __init__(self) -> None:
        self.made: dict[str, Schema] = {}

    def of(self, shape: type[Struct], around: Path) -> Schema:
        """The schema of a shape; `around` is the field that holds it."""
        entries = members(shape)
        return {
            "description": (shape.__doc__ or "").splitlines()[0],
            "type": "object",
            "properties": {e.encode_name: self._member(shape, e, around) for e in entries},
            "required": [e.encode_name for e in entries if e.required and not _is_list(e.type)],
            "additionalProperties": False,
        }

    def _member(self, shape: type[Struct], entry: FieldInfo, around: Path) -> Schema:
        path = (*around, entry.encode_name)
        title: Schema = {"title": named(path)}
        if shape is FormField and entry.name == "kind":
            return title | {"enum": [*NAMES, *NAMES.values()]}
        made = self._kind(entry.type, path)
        if not entry.required:
            made = {"anyOf": [made, {"type": "null"}]}
        if isinstance(entry.default, str | int | bool) and entry.default not in (NODEFAULT, ""):
            title["default"] = entry.default
        return title | made

    def _kind(self, kind: Any, path: Path) -> Schema:
        if kind == Text:
            return {"$ref": "#/$defs/Text"}
        if kind == Condition:
            return {"$ref": "#/$defs/Condition"}
        if kind in LABELS:
            return {"enum": [*LABELS[kind], *LABELS[kind].values()]}
        if kind == places.Days:
            weekdays = {"type": "array", "items": {"type": "integer", "minimum": 1, "maximum": 7}}
            return {"anyOf": [{"enum": ["workdays", "工作日"]}, weekdays]}
        if kind == places.Break:
            return {"type": "array", "items": _LEAVES[time], "minItems": 2, "maxItems": 2}
        if _is_list(kind):
            return {"type": "array", "items": self._kind(get_args(kind)[0], path)}
        if get_origin(kind) is UnionType:
            return self._kind(next(one for one in get_args(kind) if one is not type(None)), path)
        return self._leaf(kind, path)

    def _leaf(self, kind: Any, path: Path) -> Schema:
        if not issubclass(kind, Struct):
            return _LEAVES[kind]
        name = kind.__name__
        if name not in self.made:
            self.made[name] = {}  # a form field holds form fields
            self.made[name] = self.of(kind, path[-1:])
        return {"$ref": f"#/$defs/{name}"}


def _text() -> Schema:
    languages = {"zh": "中文"} | LANGUAGE_NAMES
    return {
        "description": "Chinese words, or the same words by language.",
        "anyOf": [
            {"type": ["string", "number"]},
            {
                "type": "object",
                "properties": {
                    c: {"title": name, "type": "string"} for c, name in languages.items()
                },
                "patternProperties": {f"^{LANGUAGE_CODE.pattern}$": {"type": ["string", "number"]}},
                "required": ["zh"],
                "additionalProperties": False,
            },
        ],
    }


def _condition() -> Schema:
    return {
        "description": "A sentence (年龄(出生日期) >= 60 且 婚姻状况 = 已婚), or JsonLogic.",
        "anyOf": [
            {"type": "string"},
            {
                "type": "object",
                "propertyNames": {"enum": sorted(OPERATORS)},
                "minProperties": 1,
                "maxProperties": 1,
            },
        ],
    }


def _is_list(kind: Any) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[-1] is Ellipsis
