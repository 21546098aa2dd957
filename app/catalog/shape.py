"""Making typed values out of plain rows, with every fault of form listed and not only the first."""

from collections.abc import Mapping
from typing import Any, Final, TypeVar, get_args, get_origin

from msgspec import Struct
from msgspec.structs import FieldInfo

from app.catalog import places
from app.catalog.conditions.condition_reading import read_condition
from app.catalog.conditions.conditions import Condition
from app.catalog.field_kinds import field_kind
from app.catalog.form_fields import FormField
from app.catalog.items import Item
from app.catalog.names import named
from app.catalog.problems import Finding, nearest
from app.catalog.shape_leaves import Fault, leaf
from app.catalog.texts import LANGUAGE_CODE, Path, Text, members, text_of

Shape = TypeVar("Shape", bound=Struct)
Form = tuple[FormField, ...]

MOST_NESTED: Final = 24
"""Steps of a path; tables inside tables end here."""


def build(raw: object, shape: type[Shape], path: Path, faults: list[Finding]) -> Shape | None:
    """The value that a plain row means, or None after adding each of its faults to `faults`.

    Understands labels for choices (`政务服务` = `government`), `是`/`否`, whole numbers written as
    text, hours as `HH:MM`, texts by language, and conditions as JsonLogic or as a sentence about
    the fields of the item's form.
    """
    form = _form_of(raw) if issubclass(shape, Item) else ()
    return _Builder(form, faults).struct(raw, shape, path)


def _form_of(raw: object) -> Form:
    """The questions of an item, for the conditions that speak of them; the faulty ones left out."""
    rules = raw.get("procedure") if isinstance(raw, Mapping) else None
    rows = rules.get("form") if isinstance(rules, Mapping) else None
    if not isinstance(rows, list | tuple):
        return ()
    made = (_Builder((), []).struct(_unconditional(row), FormField, ("form",)) for row in rows)
    return tuple(one for one in made if one is not None)


def _unconditional(row: object, depth: int = 0) -> object:
    if not isinstance(row, Mapping) or depth > MOST_NESTED:
        return row
    kept = {key: row[key] for key in row if key not in ("show_when", "require_when")}
    if isinstance(columns := kept.get("columns"), list | tuple):
        kept["columns"] = [_unconditional(column, depth + 1) for column in columns]
    return kept


class _Builder:
    """Builds one value; its conditions may speak of the questions of `form`."""

    def __init__(self, form: Form, faults: list[Finding]) -> None:
        self.form = form
        self.faults = faults

    def fault(self, path: Path, message: str, suggestion: str = "") -> None:
        self.faults.append(Finding(path, message, suggestion))

    def struct(self, raw: object, shape: type[Shape], path: Path) -> Shape | None:
        before = len(self.faults)
        if not isinstance(raw, Mapping):
            self.fault(path, f"{named(path)}应当是一组“字段: 值”")
            return None
        if len(path) > MOST_NESTED:
            self.fault(path, f"{named(path)}嵌套太深")
            return None
        known = {entry.encode_name: entry for entry in members(shape)}
        for key in raw:
            if key not in known:
                self.fault((*path, str(key)), f"不认识的字段“{key}”", nearest(str(key), known))
        values = {
            entry.name: self.member(raw, entry, (*path, name))
            for name, entry in known.items()
            if name in raw or entry.required
        }
        return shape(**values) if len(self.faults) == before else None

    def member(self, raw: Mapping[str, object], entry: FieldInfo, path: Path) -> object:
        held = raw.get(entry.encode_name)
        if held is None or held == "":
            if not entry.required:
                return _default(entry)
            if not _is_list(entry.type):
                self.fault(path, f"缺少{named(path)}")
                return None
        return self.value(held, entry.type, path)

    def value(self, raw: object, kind: Any, path: Path) -> object:
        """One value of the given type; a fault is added and None returned when it cannot be."""
        if _is_list(kind):
            return self.many(raw, get_args(kind)[0], path)
        if isinstance(kind, type) and issubclass(kind, Struct):
            return self.struct(raw, kind, path)
        if kind == Text and isinstance(raw, Mapping):
            return self.text(raw, path)
        if kind == places.Days and isinstance(raw, list | tuple):
            return self.many(raw, int, path)
        try:
            return self.single(raw, kind, path)
        except Fault as fault:
            self.fault(path, f"{named(path)}{fault}", fault.suggestion)
            return None

    def single(self, raw: object, kind: Any, path: Path) -> object:
        if kind == Condition:
            return read_condition(raw, self.form)
        return field_kind(raw) if _is_field_kind(path) else leaf(raw, kind)

    def many(self, raw: object, kind: Any, path: Path) -> tuple[object, ...]:
        if raw is None or raw == "":
            return ()
        if not isinstance(raw, list | tuple):
            self.fault(path, f"{named(path)}应当是列表")
            return ()
        return tuple(self.value(part, kind, (*path, at)) for at, part in enumerate(raw))

    def text(self, raw: Mapping[str, object], path: Path) -> Text | None:
        """Words by language, written side by side or (as they are stored) some under `more`."""
        before = len(self.faults)
        words: dict[str, str] = {}
        beside = {key: raw[key] for key in raw if key != "more"}
        more = raw.get("more") or {}
        for language, held in [*beside.items(), *_pairs(more)]:
            if not LANGUAGE_CODE.fullmatch(str(language)):
                message = f"不认识的字段“{language}”"
                self.fault((*path, str(language)), message, "请填语言代码，如 bo、en、ii")
            elif held not in (None, ""):
                words[str(language)] = str(self.value(held, str, (*path, str(language))))
        if not words.get("zh"):
            self.fault((*path, "zh"), f"缺少{named(('zh',))}")
        return text_of(words) if len(self.faults) == before else None


def _pairs(more: object) -> list[tuple[object, object]]:
    return list(more.items()) if isinstance(more, Mapping) else [("more", more)]


def _default(entry: FieldInfo) -> object:
    if isinstance(entry.default_factory, type):
        return entry.default_factory()
    return entry.default


def _is_list(kind: Any) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[-1] is Ellipsis


def _is_field_kind(path: Path) -> bool:
    words = [step for step in path if isinstance(step, str)]
    return words[-2:] in (["form", "kind"], ["columns", "kind"])
