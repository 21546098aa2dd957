"""What people wrote into the form of an item: checked against its fields, and normalised."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from app.catalog.form_fields import FormField
from app.catalog.texts import Texts, chinese
from app.kit.errors import Invalid

Value: TypeAlias = str | int | bool

LONGEST_TEXT: Final = 200
LONGEST_LONG_TEXT: Final = 2_000
LARGEST_NUMBER: Final = 999_999_999_999

_WHOLE: Final = re.compile(r"[-+]?[0-9]{1,12}", re.ASCII)
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


class Wrong(NamedTuple):
    """What is wrong with one answer: the key of the sentence that says so, and its gaps."""

    word: str
    params: Mapping[str, object] = {}


class BadAnswers(Invalid):
    """Some fields of the form need another look."""

    def __init__(self, errors: Mapping[str, Wrong]) -> None:
        """`errors` tells by the field's key what is wrong; no answer is repeated in it."""
        super().__init__(fields=sorted(errors))
        self.errors = dict(errors)


class _Fault(Exception):
    def __init__(self, word: str, **params: object) -> None:
        super().__init__(word)
        self.wrong = Wrong(word, params)


def answers(form: Sequence[FormField], given: Mapping[str, object]) -> dict[str, Value]:
    """The answers in the order of the form, each in its one normal writing.

    A text of one line has at most 200 characters, one of several 2000; a number is whole and has at
    most 12 digits; a date is YYYY-MM-DD; a choice may be given in any language and is kept in
    Chinese; yes or no is true or false. What is empty and not required is left out. Raises
    BadAnswers with every fault, also for keys that the form does not have.
    """
    known = {field.key for field in form}
    errors = {key: Wrong("field.unknown") for key in given if key not in known}
    made: dict[str, Value] = {}
    for field in form:
        raw = given.get(field.key)
        if raw is None or (isinstance(raw, str) and not raw.strip()):
            if field.required:
                errors[field.key] = Wrong("field.missing")
            continue
        try:
            made[field.key] = _READERS[field.kind](raw, field)
        except _Fault as fault:
            errors[field.key] = fault.wrong
    if errors:
        raise BadAnswers(errors)
    return made


def _line(raw: object, _: FormField) -> str:
    return _short(" ".join(_text(raw).split()), LONGEST_TEXT)


def _lines(raw: object, _: FormField) -> str:
    lines = _text(raw).splitlines()
    return _short("\n".join(line.rstrip() for line in lines).strip(), LONGEST_LONG_TEXT)


def _text(raw: object) -> str:
    """The text with composed characters; format marks stay, for Tibetan and for names need them."""
    if not isinstance(raw, str):
        raise _Fault("field.type.string")
    text = unicodedata.normalize("NFC", raw)
    if any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\r\n\t" for sign in text):
        raise _Fault("field.wrong")
    return text


def _short(text: str, limit: int) -> str:
    if len(text) > limit:
        raise _Fault("field.too-long", limit=limit)
    return text


def _number(raw: object, _: FormField) -> int:
    if isinstance(raw, bool) or not isinstance(raw, str | int):
        raise _Fault("field.type.integer")
    text = unicodedata.normalize("NFKC", raw).strip() if isinstance(raw, str) else None
    if text is not None and not _WHOLE.fullmatch(text):
        raise _Fault("field.type.integer")
    number = int(raw if text is None else text)
    if number > LARGEST_NUMBER:
        raise _Fault("field.too-large", limit=LARGEST_NUMBER)
    if number < -LARGEST_NUMBER:
        raise _Fault("field.too-small", limit=-LARGEST_NUMBER)
    return number


def _day(raw: object, _: FormField) -> str:
    text = raw.strip() if isinstance(raw, str) else ""
    if not _DAY.fullmatch(text):
        raise _Fault("field.day")
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise _Fault("field.day") from None


def _choice(raw: object, field: FormField) -> str:
    text = raw.strip() if isinstance(raw, str) else ""
    for choice in field.choices:
        words = (choice.zh, choice.bo, choice.en) if isinstance(choice, Texts) else (choice,)
        if text and text in words:
            return chinese(choice)
    raise _Fault("field.choice", choices=", ".join(map(chinese, field.choices)))


def _yes_no(raw: object, _: FormField) -> bool:
    if not isinstance(raw, bool):
        raise _Fault("field.type.boolean")
    return raw


_READERS: Final[Mapping[str, Callable[[object, FormField], Value]]] = {
    "text": _line,
    "long_text": _lines,
    "number": _number,
    "date": _day,
    "choice": _choice,
    "yes_no": _yes_no,
}
