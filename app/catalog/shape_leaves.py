"""Single values out of cells and scalars: words of a list, numbers, hours, days, yes and no."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from types import UnionType
from typing import Any, Final, Literal, get_args, get_origin

from app.catalog import items, places, procedures
from app.catalog.problems import nearest
from app.catalog.texts import Text

LABELS: Final[dict[object, Mapping[str, str]]] = {
    items.Family: items.FAMILIES,
    items.Mode: items.MODES,
    items.State: items.STATES,
    items.MaterialKind: items.MATERIAL_KINDS,
    items.Booker: items.BOOKERS,
    items.Moment: items.MOMENTS,
    procedures.Stage: procedures.STAGES,
    procedures.PauseKind: procedures.PAUSE_KINDS,
    places.Level: places.LEVELS,
    places.CentreKind: places.CENTRE_KINDS,
    places.StaffRole: places.STAFF_ROLES,
    Literal["workdays"]: {"workdays": "工作日"},
}
"""The names by which people choose, for every type that is a choice."""
_UNSEEN: Final = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f\\ud800-\\udfff\\ufffe\\uffff]")
_YES_NO: Final = {"是": True, "否": False, "true": True, "false": False, "有": True, "无": False}


class Fault(Exception):
    """Why a cell cannot be what it should be; said after the name of its field."""

    def __init__(self, message: str, suggestion: str = "") -> None:
        super().__init__(message)
        self.suggestion = suggestion


def leaf(raw: object, kind: Any) -> object:
    """The value of a cell as the type asks for it; Fault when it is none."""
    if kind in LABELS or kind == places.Days:
        return choice(raw, LABELS.get(kind) or {"workdays": "工作日"})
    if get_origin(kind) is UnionType and kind != Text:
        kind = next(part for part in get_args(kind) if part is not type(None))
    if kind == places.Break:
        return _pair(raw)
    return _READERS.get(kind, _string)(raw)


def choice(raw: object, labels: Mapping[str, str]) -> str:
    """The code that a code or its label means; Fault with the nearest one for any other word."""
    word = str(raw).strip()
    for code, label in labels.items():
        if word in (code, label, label.removesuffix("件")):
            return code
    listed = "、".join(labels.values())
    raise Fault(
        f"“{word}”不在可选范围内", nearest(word, [*labels.values(), *labels]) or f"可选：{listed}"
    )


def _string(raw: object) -> str:
    if isinstance(raw, bool) or not isinstance(raw, str | int | float):
        raise Fault("应当是文字")
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    text = str(raw).strip().replace("\r\n", "\n")
    if _UNSEEN.search(text):
        raise Fault("里有看不见的控制字符", "请重新输入")
    return text


def _whole(raw: object) -> int:
    if isinstance(raw, float) and raw.is_integer():
        return int(raw)
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    if isinstance(raw, str) and re.fullmatch(r"-?[0-9]{1,9}", raw.strip()):
        return int(raw)
    raise Fault(f"应当是整数，现在是“{raw}”")


def _number(raw: object) -> float:
    try:
        return float(raw) if not isinstance(raw, bool) else float("x")  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise Fault(f"应当是数字，现在是“{raw}”") from None


def _yes(raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    if (word := str(raw).strip().lower()) in _YES_NO:
        return _YES_NO[word]
    raise Fault(f"应当填“是”或“否”，现在是“{raw}”")


def _hour(raw: object) -> time:
    if isinstance(raw, datetime):
        raw = raw.time()
    if isinstance(raw, time):
        return raw
    parts = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})(:00)?", str(raw).strip().replace("：", ":"))
    if not parts or int(parts[1]) > 23 or int(parts[2]) > 59:
        raise Fault(f"应当是时间，如 09:00，现在是“{raw}”")
    return time(int(parts[1]), int(parts[2]))


def _day(raw: object) -> date:
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    try:
        return date.fromisoformat(str(raw).strip())
    except ValueError:
        raise Fault(f"应当是日期，如 2026-01-31，现在是“{raw}”") from None


def _pair(raw: object) -> tuple[time, time]:
    if not isinstance(raw, list | tuple) or len(raw) != 2:
        raise Fault("应当是一对时间，如 12:00-14:00")
    return _hour(raw[0]), _hour(raw[1])


_READERS: Final[dict[object, Callable[[object], object]]] = {
    str: _string,
    int: _whole,
    float: _number,
    bool: _yes,
    time: _hour,
    date: _day,
}
