"""Turns what a JSON schema validator complains of into our own sentences, one for each field."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from app.routes.http.problems import Wrong
from app.words import knows

MOST_SHOWN = 20
AT = re.compile(r"at `(?:key in )?\$(?P<path>[^`]*)`$")
STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")

LIMITS = {
    "maxLength": "field.too-long",
    "minLength": "field.too-short",
    "maximum": "field.too-large",
    "minimum": "field.too-small",
    "exclusiveMaximum": "field.below",
    "exclusiveMinimum": "field.above",
    "maxItems": "field.too-many",
    "minItems": "field.too-few",
}
FORMATS = {"date": "field.day", "date-time": "field.moment", "uuid": "field.uuid"}


class Kind(Protocol):
    """Which rule of the schema was broken, and what that rule says."""

    name: str
    value: Any


class Complaint(Protocol):
    """What we use of the validator's error."""

    kind: Any
    instance_path: list[str | int]


class Validator(Protocol):
    """What we use of the validator."""

    def iter_errors(self, instance: Any) -> Iterable[Any]:
        """Every complaint about `instance`."""


def wrong_fields(validator: Validator, value: Any, said: str) -> Sequence[Wrong]:
    """Each wrong field of `value` once, at most 20, in the order of the schema.

    `said` is the decoder's own first complaint; it only tells the place, and only when the schema
    finds nothing, as with a moment that lacks its time zone.
    """
    found: dict[str, Wrong] = {}
    for complaint in validator.iter_errors(value):
        for wrong in _wrongs(complaint):
            found.setdefault(wrong.pointer, wrong)
        if len(found) >= MOST_SHOWN:
            break
    return tuple(found.values())[:MOST_SHOWN] or (_from_decoder(said),)


def _wrongs(complaint: Complaint) -> Iterator[Wrong]:
    rule, value, path = complaint.kind.name, complaint.kind.value, complaint.instance_path
    if rule == "required":
        yield Wrong(_pointer([*path, value]), "field.missing")
    elif rule == "additionalProperties":
        yield from (Wrong(_pointer([*path, name]), "field.unknown") for name in value)
    elif rule in ("anyOf", "oneOf"):
        yield from _nearest(complaint.kind.context, path)
    else:
        yield _wrong(rule, value, path)


def _nearest(branches: Sequence[Sequence[Any]], path: list[str | int]) -> Iterator[Wrong]:
    """The complaints of the alternative that the value was probably meant to be."""
    meant = [b for b in branches if not any(c.kind.name == "type" for c in b)]
    wanted = meant or [b for b in branches if any("null" not in c.kind.value for c in b)]
    if wanted:
        for complaint in wanted[0]:
            yield from _wrongs(complaint)
    else:
        yield Wrong(_pointer(path), "field.wrong")


def _wrong(rule: str, value: Any, path: list[str | int]) -> Wrong:
    """A broken rule about one value; an empty required text is simply not filled in."""
    pointer = _pointer(path)
    if rule == "minLength" and value == 1:
        return Wrong(pointer, "field.missing")
    if rule in LIMITS:
        return Wrong(pointer, LIMITS[rule], {"limit": value})
    if rule == "enum":
        return Wrong(pointer, "field.choice", {"choices": ", ".join(map(str, value))})
    if rule == "type":
        return Wrong(pointer, _known(f"field.type.{value[0]}"))
    if rule == "format":
        return Wrong(pointer, FORMATS.get(value, "field.wrong"))
    if rule == "pattern":
        return Wrong(pointer, _known(f"field.pattern.{path[-1] if path else ''}", "field.pattern"))
    return Wrong(pointer, "field.wrong")


def _known(key: str, instead: str = "field.wrong") -> str:
    return key if knows(key) else instead


def _pointer(path: Iterable[str | int]) -> str:
    """A JSON pointer (RFC 6901)."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def _from_decoder(said: str) -> Wrong:
    place = AT.search(said)
    steps = STEP.findall(place["path"]) if place else []
    key = "field.moment" if "timezone" in said or "datetime" in said else "field.wrong"
    return Wrong(_pointer(name or index for name, index in steps), key)
