"""The differences of two versions of an item as people read them, a sentence for each."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol

from app.words import DEFAULT, knows, say

LONGEST: Final = 40
"""A longer text is shown by its beginning."""


class Change(Protocol):
    """One difference of two versions."""

    @property
    def kind(self) -> str:
        """added, removed, moved or changed."""

    @property
    def part(self) -> str:
        """The part of the item; "texts" where only translations differ."""

    @property
    def what(self) -> str:
        """The member that differs: "FormField.required"."""

    @property
    def about(self) -> Sequence[Mapping[str, str]]:
        """What the entry it is about is called, the outer first, by language."""

    @property
    def before(self) -> Any:
        """The value before, as plain JSON."""

    @property
    def after(self) -> Any:
        """The value after, as plain JSON."""

    @property
    def effect(self) -> str:
        """wider, narrower, neither or unknown."""


def sentence(change: Change, language: str = DEFAULT) -> str:
    """One sentence: "“开户银行”由必填改为选填（更有利）"."""
    told = _told(change, language)
    if change.effect == "neither":
        return told
    return say(f"change.effect.{change.effect}", language, told=told)


def member_name(what: str, language: str = DEFAULT) -> str:
    """What a member of the item is called: "是否必填"."""
    name = what.partition(".")[2]
    for key in (f"change.what.{what}", f"change.what.{name}"):
        if knows(key):
            return say(key, language)
    return name


def _told(change: Change, language: str) -> str:
    listed = change.kind != "changed"
    owner, name = _called(change.about[:-1] if listed else change.about, language), ""
    if listed and change.about:
        name = short(_said(change.about[-1], language))
    params: dict[str, object] = {"what": member_name(change.what, language), "name": name}
    params["owner"] = owner
    params["of"] = say("change.of", language, owner=owner) if owner else ""
    if listed:
        return say(f"change.{change.kind}", language, **params)
    params["subject"] = say("change.subject", language, owner=owner) if owner else ""
    params |= {"before": _value(change, change.before, language)}
    params |= {"after": _value(change, change.after, language)}
    return say(f"change.{_form(change)}", language, **params)


def _form(change: Change) -> str:
    """Which sentence fits a value that changed."""
    if change.part == "texts":
        return "translated"
    if "_when" in change.what or change.what.endswith((".holds", ".when")):
        return "condition"
    if isinstance(change.after, Mapping):
        return "reworded"
    if change.what.endswith(".required"):
        return "switched"
    return "valued"


def _called(about: Sequence[Mapping[str, str]], language: str) -> str:
    return say("change.inside", language).join(short(_said(one, language)) for one in about)


def _said(words: Mapping[str, str], language: str) -> str:
    return words.get(language) or words["zh"]


def short(text: str) -> str:
    """A text in one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _value(change: Change, value: Any, language: str) -> str:
    name = change.what.partition(".")[2]
    if isinstance(value, Mapping):
        return short(_said(value, language)) if "zh" in value else ""
    if isinstance(value, bool):
        key = f"change.value.{change.what}.{value}"
        return say(key if knows(key) else f"change.value.{value}", language)
    if isinstance(value, list):
        names = [_named(change.what, str(one), language) for one in value]
        return say("case.told.and", language).join(names) or say("change.value.all", language)
    if value is None or value == "":
        return say("change.value.none", language)
    if name == "fen":
        return say("change.value.fen", language, yuan=f"{value / 100:.2f}")
    unit = next((unit for ending, unit in UNITS.items() if name.endswith(ending)), "")
    if unit:
        return say(f"change.value.{unit}", language, count=value)
    return short(_named(change.what, str(value), language))


def _named(what: str, value: str, language: str) -> str:
    """The name of one of a few values, else the value itself."""
    key = f"{VALUES.get(what, f'change.value.{what}')}.{value}"
    return say(key, language) if knows(key) else value


UNITS: Final = {
    "workdays": "workdays",
    "_minutes": "minutes",
    "_ahead": "days",
    "_years": "years",
}
"""How the names of members end that count something, and what they count."""
VALUES: Final = {
    "Item.family": "family",
    "Item.mode": "mode",
    "Material.kind": "material",
    "Procedure.pauses": "pause",
}
"""Members whose values have names elsewhere among the words."""
