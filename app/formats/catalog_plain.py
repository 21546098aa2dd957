"""Catalogue values as the plain, short data people write: no defaults, hours as HH:MM."""

from datetime import date, time

from msgspec import NODEFAULT, Struct
from msgspec.structs import FieldInfo, fields


def plain(value: object) -> object:
    """Dictionaries, lists, text, numbers and yes/no; a text in one language is a plain string."""
    if isinstance(value, Struct):
        made = {
            entry.encode_name: plain(getattr(value, entry.name))
            for entry in fields(value)
            if entry.required or getattr(value, entry.name) != _default(entry)
        }
        return made["zh"] if set(made) == {"zh"} else made
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else value


def _default(entry: FieldInfo) -> object:
    if entry.default_factory is not NODEFAULT:
        return entry.default_factory()
    return entry.default
