"""Catalogue values as the plain, short data people write: no defaults, hours as HH:MM."""

from datetime import date, time

from msgspec import NODEFAULT, Struct
from msgspec.structs import FieldInfo

from app.catalog.texts import Texts, by_language, members


def plain(value: object) -> object:
    """Dictionaries, lists, text, numbers and yes/no; a text in one language is a plain string.

    A text in several languages has them side by side: {zh: ..., bo: ..., ii: ...}.
    """
    if isinstance(value, Texts):
        words = by_language(value)
        return words if len(words) > 1 else value.zh
    if isinstance(value, Struct):
        return {
            entry.encode_name: plain(getattr(value, entry.name))
            for entry in members(type(value))
            if entry.required or getattr(value, entry.name) != _default(entry)
        }
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else value


def _default(entry: FieldInfo) -> object:
    if entry.default_factory is not NODEFAULT:
        return entry.default_factory()
    return entry.default
