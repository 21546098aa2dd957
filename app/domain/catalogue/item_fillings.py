"""An unfinished body made whole for showing: what is missing or wrong becomes a gap of dots."""

from collections.abc import Mapping
from copy import deepcopy
from types import UnionType
from typing import Any, Final, Literal, TypeVar, get_args, get_origin

from msgspec import Struct
from msgspec.structs import fields

from app.catalog.problems import Finding
from app.catalog.shape import build
from app.catalog.texts import Path

Shape = TypeVar("Shape", bound=Struct)
GAP: Final = "…"
ROUNDS: Final = 4
"""A filled gap may show the next one inside it; deeper ones than these are not shown."""
MOST_GAPS: Final = 500
"""A text with more is no service yet; each costs a search through the whole."""


def filled(body: Mapping[str, Any], shape: type[Shape]) -> Shape | None:
    """The value of `shape` that `body` says as far as it goes; None when it cannot be shown."""
    whole = {"value": deepcopy(dict(body))}
    for _ in range(ROUNDS):
        faults: list[Finding] = []
        made = build(whole["value"], shape, ("value",), faults)
        if made is not None:
            return made
        if len(faults) > MOST_GAPS:
            return None
        for fault in faults:
            _mend(whole, fault.path, shape)
    return None


def _mend(whole: dict[str, Any], path: Path, shape: type[Struct]) -> None:
    """Put a neutral value where a fault is, take away what nobody knows or what stays wrong."""
    held = _held(whole, path[:-1])
    last, kind = path[-1], _kind_at(shape, path[1:])
    if isinstance(held, dict) and kind is None:
        held.pop(last, None)
    elif isinstance(held, dict) and held.get(str(last)) != _neutral(kind):
        held[str(last)] = _neutral(kind)
    elif isinstance(held, list) and isinstance(last, int) and last < len(held):
        held[last] = _neutral(kind)
    else:
        _drop(whole, path)


def _drop(whole: dict[str, Any], path: Path) -> None:
    """Leave out the nearest entry of a list around `path`."""
    for end in range(len(path) - 1, 0, -1):
        held, step = _held(whole, path[:end]), path[end]
        if isinstance(held, list) and isinstance(step, int) and step < len(held):
            held.pop(step)
            return


def _held(whole: dict[str, Any], path: Path) -> Any:
    held: Any = whole
    for step in path:
        try:
            held = held[step]
        except (KeyError, IndexError, TypeError):
            return None
    return held


def _kind_at(shape: Any, path: Path) -> Any:
    """The type of what stands at `path`; None when the shape has no such place."""
    for step in path:
        shape = _alternative(shape)
        if isinstance(step, int):
            shape = (get_args(shape) or (None,))[0]
        elif isinstance(shape, type) and issubclass(shape, Struct):
            known = {entry.encode_name: entry.type for entry in fields(shape)}
            shape = known.get(step)
        else:
            return None
    return shape


def _alternative(kind: Any) -> Any:
    """The Struct among alternatives, if there is one."""
    if get_origin(kind) is UnionType:
        structs = [part for part in get_args(kind) if isinstance(part, type)]
        return next((part for part in structs if issubclass(part, Struct)), kind)
    return kind


def _neutral(kind: Any) -> Any:
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    if get_origin(kind) is tuple:
        return []
    if isinstance(kind, type) and issubclass(kind, Struct):
        return {}
    if kind is int or (get_origin(kind) is UnionType and int in get_args(kind)):
        return 0
    return False if kind is bool else GAP
