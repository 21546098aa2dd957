"""Which entry of a list before is which one after, by what stays the same in every version."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import Any, Final, NamedTuple, TypeAlias

from msgspec import json

from app.catalog.form_fields import FormField
from app.catalog.items import (
    Eligibility,
    FeeRule,
    Indicator,
    ItemMessage,
    Material,
    Route,
    Step,
)
from app.catalog.procedures import CoDepartment, StageLimit
from app.catalog.texts import Texts, chinese

AGAIN: Final = "~"
"""The second entry of one name is "name~2"."""


Name: TypeAlias = Callable[[Any], str | None]
"""What an entry is called, None for one that this way of naming leaves out."""


class Pairs(NamedTuple):
    """The entries by their place: those there before and after, gone, and new."""

    both: list[tuple[int, int]]
    gone: list[int]
    new: list[int]

    def moved(self) -> set[int]:
        """The fewest of those in both, by place before, that changed their order."""
        return {old for old, _ in self.both} - _in_order(self.both)


def pairs(before: Sequence[Any], after: Sequence[Any]) -> Pairs:
    """Pairs by name; of several with one name the first is the first, and so on.

    A paper that got a key, or lost it, is known by its Chinese name.
    """
    papers = any(isinstance(entry, Material) for entry in before)
    olds, news = dict(enumerate(before)), dict(enumerate(after))
    both: list[tuple[int, int]] = []
    for old_name, new_name in PAPERS if papers else ((name_of, name_of),):
        places = _places(news, new_name)
        for old, name in _named(olds, old_name):
            if waiting := places.get(name):
                both.append((old, waiting.pop(0)))
                del olds[old], news[both[-1][1]]
    return Pairs(sorted(both), list(olds), list(news))


def names(entries: Sequence[Any]) -> list[str]:
    """The name of each entry, no two alike."""
    return _numbered([name_of(entry) for entry in entries])


def name_of(entry: Any) -> str:
    """What stays the same of an entry through every version."""
    named = NAMES.get(type(entry))
    return named(entry) if named else str(entry)


def _named(entries: Mapping[int, Any], name: Name) -> list[tuple[int, str]]:
    return [(place, told) for place, entry in entries.items() if (told := name(entry)) is not None]


def _places(entries: Mapping[int, Any], name: Name) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, told in _named(entries, name):
        found.setdefault(told, []).append(place)
    return found


def _key(paper: Material) -> str | None:
    return paper.key or None


def _keyless(paper: Material) -> str | None:
    return None if paper.key else chinese(paper.name)


def _keyed(paper: Material) -> str | None:
    return chinese(paper.name) if paper.key else None


def _numbered(plain: list[str]) -> list[str]:
    found: dict[str, None] = {}
    for name in plain:
        again = (f"{name}{AGAIN}{number}" for number in count(2))
        found[name if name not in found else next(one for one in again if one not in found)] = None
    return list(found)


def _in_order(both: Sequence[tuple[int, int]]) -> set[int]:
    """The places before of the longest run of pairs that stand in the same order after."""
    tails: list[int] = []
    ends: list[int] = []
    behind: list[int] = []
    for at, (_, new) in enumerate(both):
        place = bisect_left(tails, new)
        tails[place:] = [new, *tails[place + 1 :]]
        ends[place:] = [at, *ends[place + 1 :]]
        behind.append(ends[place - 1] if place else -1)
    found, at = set(), ends[-1] if ends else -1
    while at >= 0:
        found.add(both[at][0])
        at = behind[at]
    return found


NAMES: Final[Mapping[type, Callable[[Any], str]]] = {
    Texts: chinese,
    Material: lambda paper: paper.key or chinese(paper.name),
    FormField: lambda field: field.key,
    Eligibility: lambda rule: rule.key,
    Indicator: lambda indicator: indicator.key,
    StageLimit: lambda limit: limit.stage,
    CoDepartment: lambda department: department.code,
    ItemMessage: lambda message: message.at,
    Route: lambda route: route.department,
    FeeRule: lambda rule: json.encode(rule.when, order="sorted").decode(),
    Step: lambda step: chinese(step.step),
}
PAPERS: Final[Sequence[tuple[Name, Name]]] = (
    (_key, _key),
    (_keyless, _keyless),
    (_keyless, _keyed),
    (_keyed, _keyless),
)
"""How papers are known before and after, one way after the other."""
