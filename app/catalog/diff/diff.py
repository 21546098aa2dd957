"""The differences of two versions of an item, each once, with what it means to those who apply."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, TypeAlias

from msgspec import Struct

from app.catalog.diff.diff_effects import Effect, effect_of, effect_of_new, inverse
from app.catalog.diff.diff_pairs import names, pairs
from app.catalog.items import Item
from app.catalog.procedures import STAGES, StageLimit
from app.catalog.texts import Path, Text, Texts, by_language, members

Kind: TypeAlias = Literal["added", "removed", "moved", "changed"]
Part: TypeAlias = Literal[
    "guide",
    "eligibility",
    "form",
    "materials",
    "procedure",
    "limits",
    "fee",
    "booking",
    "messages",
    "routes",
    "texts",
]
Words: TypeAlias = Mapping[str, str]
"""Words by language, Chinese always among them."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference of two items.

    `key` tells it from every other of its kind and stays the same whatever else changes
    ("procedure/form/bank/required"); `path` is where it stands in the item after, or before for
    what was removed, as a JSON pointer. `entry` is the name of the list's entry it is about (a
    field's key), empty for the item itself; `about` are the words of that entry, the outer first.
    `what` names the member: "FormField.required". `before` and `after` are plain JSON, texts by
    language. The part is "texts" where only translations differ.
    """

    kind: Kind
    part: Part
    key: str
    path: str
    entry: str
    about: tuple[Words, ...]
    what: str
    before: Any
    after: Any
    effect: Effect


@dataclass(frozen=True, slots=True)
class _Place:
    """Where two values that are compared stand, in both items."""

    items: tuple[Item, Item]
    part: Part = "guide"
    names: tuple[str, ...] = ()
    before: Path = ()
    after: Path = ()
    entry: str = ""
    about: tuple[Words, ...] = ()

    def within(self, name: str, what: str) -> "_Place":
        """The place of a member."""
        return replace(
            self,
            part=PARTS.get(what, self.part),
            names=(*self.names, name),
            before=(*self.before, name),
            after=(*self.after, name),
        )

    def at(self, name: str, old: int, new: int, entry: Any) -> "_Place":
        """The place of an entry of a list."""
        return replace(
            self,
            names=(*self.names, name),
            before=(*self.before, old),
            after=(*self.after, new),
            entry=self.entry or name,
            about=(*self.about, _title(entry)),
        )

    def change(self, kind: Kind, what: str, before: Any, after: Any, effect: Effect) -> Change:
        """A difference at this place."""
        path = self.before if kind == "removed" else self.after
        return Change(
            kind=kind,
            part=self.part,
            key="/".join(_escaped(name) for name in self.names),
            path="".join(f"/{_escaped(str(step))}" for step in path),
            entry=self.entry,
            about=self.about,
            what=what,
            before=_plain(before),
            after=_plain(after),
            effect=effect,
        )


def changes(before: Item, after: Item) -> tuple[Change, ...]:
    """Every difference of two items, in the order of their members; none when they are alike.

    Entries of lists are known by what stays the same in every version: a field by its key, a paper
    by its key or Chinese name. A plain text and the same words by language are alike.
    """
    return tuple(_members(before, after, _Place((before, after))))


def _members(before: Struct, after: Struct, place: _Place) -> Iterator[Change]:
    shape = type(before)
    for member in members(shape):
        what = f"{shape.__name__}.{member.name}"
        old, new = getattr(before, member.name), getattr(after, member.name)
        here = place.within(member.encode_name, what)
        if member.type == Text:
            yield from _texts(old, new, what, here)
        elif isinstance(old, Struct) and isinstance(new, Struct):
            yield from _members(old, new, here)
        elif isinstance(old, tuple) and what not in SETS:
            yield from _entries(old, new, what, here)
        elif old != new:
            yield here.change("changed", what, old, new, effect_of(what, old, new))


def _texts(old: Text, new: Text, what: str, place: _Place) -> Iterator[Change]:
    before, after = by_language(old), by_language(new)
    if before != after:
        if before["zh"] == after["zh"]:
            place = replace(place, part="texts")
        yield place.change("changed", what, before, after, "neither")


def _entries(
    old: tuple[Any, ...], new: tuple[Any, ...], what: str, place: _Place
) -> Iterator[Change]:
    paired, called, now = pairs(old, new), names(old), names(new)
    for at in paired.gone:
        effect = inverse(effect_of_new(what, old[at], place.items[0]))
        yield place.at(called[at], at, at, old[at]).change("removed", what, old[at], None, effect)
    for at in paired.new:
        effect = effect_of_new(what, new[at], place.items[1])
        yield place.at(now[at], at, at, new[at]).change("added", what, None, new[at], effect)
    moved = paired.moved()
    for was, at in paired.both:
        here = place.at(called[was], was, at, new[at])
        if was in moved:
            yield here.change("moved", what, was, at, ORDERED.get(what, "neither"))
        if isinstance(new[at], str | Texts):
            yield from _texts(old[was], new[at], what, here)
        else:
            yield from _members(old[was], new[at], here)


def _title(entry: Any) -> Words:
    """What people call an entry."""
    if isinstance(entry, str | Texts):
        return by_language(entry)
    if isinstance(entry, StageLimit):
        return {"zh": STAGES[entry.stage]}
    for name in TITLES:
        if isinstance(held := getattr(entry, name, None), str | Texts) and held:
            return by_language(held)
    return {"zh": ""}


def _plain(value: Any) -> Any:
    """The value as plain JSON, its texts by language."""
    if isinstance(value, Texts):
        return by_language(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if not isinstance(value, Struct):
        return value
    return {
        one.encode_name: by_language(held)
        if one.type == Text and (held := getattr(value, one.name))
        else _plain(getattr(value, one.name))
        for one in members(type(value))
    }


def _escaped(step: str) -> str:
    """A step of a JSON pointer (RFC 6901)."""
    return step.replace("~", "~0").replace("/", "~1")


TITLES: Final = ("label", "name", "step", "says", "text", "basis", "department")
"""The members that may name an entry, the best first."""
SETS: Final = frozenset({"Booking.by", "Procedure.pauses"})
"""Lists compared as a whole: their order means nothing, and an empty one is a value of its own."""
ORDERED: Final[Mapping[str, Effect]] = {"Item.routes": "neither", "Fee.rules": "unknown"}
"""Lists whose order decides something."""
PARTS: Final[Mapping[str, Part]] = {
    "Item.mode": "procedure",
    "Item.materials": "materials",
    "Item.fee": "fee",
    "Item.statutory_workdays": "limits",
    "Item.promised_workdays": "limits",
    "Item.eligibility": "eligibility",
    "Item.priority_when": "routes",
    "Item.routes": "routes",
    "Item.messages": "messages",
    "Item.indicators": "messages",
    "Item.retention_years": "procedure",
    "Item.booking": "booking",
    "Item.procedure": "procedure",
    "Procedure.notice_workdays": "limits",
    "Procedure.extension_workdays": "limits",
    "Procedure.delivery_workdays": "limits",
    "Procedure.gap_workdays": "limits",
    "Procedure.superior_workdays": "limits",
    "Procedure.stages": "limits",
    "Procedure.form": "form",
}
"""The part of a member, where it is another than that of what it stands in."""
