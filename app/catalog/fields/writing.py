"""Writing as people type it, brought into one form without losing a sign of any script."""

import unicodedata

from app.catalog.fields.kind import Fault


def line(raw: object, least: int | None, most: int) -> str:
    """One line, blanks inside it single; Fault for what is no text, too short or too long."""
    return _fitting(" ".join(_text(raw).split()), least, most)


def lines(raw: object, least: int | None, most: int) -> str:
    """Lines without blanks at their ends; Fault as for one."""
    rows = _text(raw).splitlines()
    return _fitting("\n".join(row.rstrip() for row in rows).strip(), least, most)


def _text(raw: object) -> str:
    """The text with composed characters; format marks stay, for Tibetan and for names need them."""
    if not isinstance(raw, str):
        raise Fault("field.type.string")
    text = unicodedata.normalize("NFC", raw)
    if any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\r\n\t" for sign in text):
        raise Fault("field.wrong")
    return text


def _fitting(text: str, least: int | None, most: int) -> str:
    if len(text) > most:
        raise Fault("field.too-long", limit=most)
    if least is not None and len(text) < least:
        raise Fault("field.too-short", limit=least)
    return text
