"""Making typed values out of plain rows, with every fault of form listed and not only the first."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from types import UnionType
from typing import Any, Final, Literal, TypeVar, get_args, get_origin

from msgspec import Struct
from msgspec.structs import FieldInfo, fields

from app.catalog import items, places, procedures
from app.catalog.names import named
from app.catalog.problems import Finding, nearest
from app.catalog.texts import Path, Text, Texts

Shape = TypeVar("Shape", bound=Struct)

_LABELS: Final[dict[object, Mapping[str, str]]] = {
    items.Family: items.FAMILIES,
    items.Mode: items.MODES,
    items.State: items.STATES,
    items.MaterialKind: items.MATERIAL_KINDS,
    procedures.Stage: procedures.STAGES,
    procedures.PauseKind: procedures.PAUSE_KINDS,
    places.Level: places.LEVELS,
    places.CentreKind: places.CENTRE_KINDS,
    places.StaffRole: places.STAFF_ROLES,
    Literal["workdays"]: {"workdays": "工作日"},
}
_YES_NO: Final = {"是": True, "否": False, "true": True, "false": False, "有": True, "无": False}


class _Fault(Exception):
    def __init__(self, message: str, suggestion: str = "") -> None:
        super().__init__(message)
        self.suggestion = suggestion


def build(raw: object, shape: type[Shape], path: Path, faults: list[Finding]) -> Shape | None:
    """The value that a plain row means, or None after adding each of its faults to `faults`.

    Understands labels for choices (`政务服务` = `government`), `是`/`否`, whole numbers written as
    text, and hours as `HH:MM`.
    """
    before = len(faults)
    if not isinstance(raw, Mapping):
        faults.append(Finding(path, f"{named(path)}应当是一组“字段: 值”"))
        return None
    known = {entry.encode_name: entry for entry in fields(shape)}
    for key in raw:
        if key not in known:
            faults.append(
                Finding((*path, str(key)), f"不认识的字段“{key}”", nearest(str(key), known))
            )
    values = {
        entry.name: _field(raw, entry, (*path, name), faults)
        for name, entry in known.items()
        if name in raw or entry.required
    }
    return shape(**values) if len(faults) == before else None


def _field(
    raw: Mapping[str, object], entry: FieldInfo, path: Path, faults: list[Finding]
) -> object:
    held = raw.get(entry.encode_name)
    if held is None or held == "":
        if not entry.required:
            return _default(entry)
        if not _is_list(entry.type):
            faults.append(Finding(path, f"缺少{named(path)}"))
            return None
    return _value(held, entry.type, path, faults)


def _default(entry: FieldInfo) -> object:
    if isinstance(entry.default_factory, type):
        return entry.default_factory()
    return entry.default


def _value(raw: object, kind: Any, path: Path, faults: list[Finding]) -> object:
    """One value of the given type; a fault is added and None returned when it cannot be."""
    if _is_list(kind):
        return _list(raw, get_args(kind)[0], path, faults)
    if isinstance(kind, type) and issubclass(kind, Struct):
        return build(raw, kind, path, faults)
    if kind == Text and isinstance(raw, Mapping):
        return _text(build(raw, Texts, path, faults))
    if kind == places.Days and isinstance(raw, list | tuple):
        return _list(raw, int, path, faults)
    try:
        return _leaf(raw, kind)
    except _Fault as fault:
        faults.append(Finding(path, f"{named(path)}{fault}", fault.suggestion))
        return None


def _text(words: Texts | None) -> Text | None:
    return words.zh if words and not (words.bo or words.en) else words


def _is_list(kind: Any) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[-1] is Ellipsis


def _list(raw: object, kind: Any, path: Path, faults: list[Finding]) -> tuple[object, ...]:
    if raw is None or raw == "":
        return ()
    if not isinstance(raw, list | tuple):
        faults.append(Finding(path, f"{named(path)}应当是列表"))
        return ()
    return tuple(_value(part, kind, (*path, at), faults) for at, part in enumerate(raw))


def _leaf(raw: object, kind: Any) -> object:
    if kind in _LABELS or kind == places.Days:
        return _choice(raw, _LABELS.get(kind) or {"workdays": "工作日"})
    if get_origin(kind) is UnionType and kind != Text:
        kind = next(part for part in get_args(kind) if part is not type(None))
    if kind == places.Break:
        return _pair(raw)
    return _READERS.get(kind, _string)(raw)


def _choice(raw: object, labels: Mapping[str, str]) -> str:
    word = str(raw).strip()
    for code, label in labels.items():
        if word in (code, label, label.removesuffix("件")):
            return code
    listed = "、".join(labels.values())
    raise _Fault(
        f"“{word}”不在可选范围内", nearest(word, [*labels.values(), *labels]) or f"可选：{listed}"
    )


def _string(raw: object) -> str:
    if isinstance(raw, bool) or not isinstance(raw, str | int | float):
        raise _Fault("应当是文字")
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    return str(raw).strip()


def _whole(raw: object) -> int:
    if isinstance(raw, float) and raw.is_integer():
        return int(raw)
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    if isinstance(raw, str) and re.fullmatch(r"-?[0-9]{1,9}", raw.strip()):
        return int(raw)
    raise _Fault(f"应当是整数，现在是“{raw}”")


def _number(raw: object) -> float:
    try:
        return float(raw) if not isinstance(raw, bool) else float("x")  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise _Fault(f"应当是数字，现在是“{raw}”") from None


def _yes(raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    if (word := str(raw).strip().lower()) in _YES_NO:
        return _YES_NO[word]
    raise _Fault(f"应当填“是”或“否”，现在是“{raw}”")


def _hour(raw: object) -> time:
    if isinstance(raw, datetime):
        raw = raw.time()
    if isinstance(raw, time):
        return raw
    parts = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})(:00)?", str(raw).strip().replace("：", ":"))
    if not parts or int(parts[1]) > 23 or int(parts[2]) > 59:
        raise _Fault(f"应当是时间，如 09:00，现在是“{raw}”")
    return time(int(parts[1]), int(parts[2]))


def _day(raw: object) -> date:
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    try:
        return date.fromisoformat(str(raw).strip())
    except ValueError:
        raise _Fault(f"应当是日期，如 2026-01-31，现在是“{raw}”") from None


def _pair(raw: object) -> tuple[time, time]:
    if not isinstance(raw, list | tuple) or len(raw) != 2:
        raise _Fault("应当是一对时间，如 12:00-14:00")
    return _hour(raw[0]), _hour(raw[1])


_READERS: Final[dict[object, Callable[[object], object]]] = {
    str: _string,
    int: _whole,
    float: _number,
    bool: _yes,
    time: _hour,
    date: _day,
}
