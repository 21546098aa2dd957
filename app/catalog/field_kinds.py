"""The kinds of questions by the names people choose them by, also by those of earlier templates."""

from typing import Final

from app.catalog.fields import NAMES
from app.catalog.shape_leaves import choice

_BEFORE: Final = {"选择": "choice"}


def field_kind(raw: object) -> str:
    """The slug of a kind that is named by slug or in Chinese; Fault for an unknown word."""
    word = str(raw).strip()
    return _BEFORE.get(word) or choice(word, NAMES)
