"""Who of our people look like one and the same, and why."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Any

MOST_ALIKE = 20
"""Of a larger group that shares one thing nobody looks at every pair."""


class Because(StrEnum):
    """Why two look alike, the strongest first."""

    ID_NUMBER = "id_number"
    PHONE_AND_NAME = "phone_and_name"
    HOUSEHOLD_AND_NAME = "household_and_name"
    CENTRE_AND_NAME = "centre_and_name"


@dataclass(frozen=True)
class Known:
    """What is known of somebody; texts are compared and may be fingerprints, empty is unknown."""

    id: Any
    name: str = ""
    phone: str = ""
    id_number: str = ""
    households: frozenset[Any] = frozenset()
    centres: frozenset[Any] = frozenset()


def because(one: Known, other: Known) -> tuple[Because, ...]:
    """Why two look alike; nothing for one who is the same row, or whose ID numbers differ.

    It does not matter who is named first. A name alone is no reason: there are many of one name.
    """
    if one.id == other.id or (
        one.id_number and other.id_number and one.id_number != other.id_number
    ):
        return ()
    named = one.name != "" and one.name == other.name
    reasons = {
        Because.ID_NUMBER: one.id_number != "" and one.id_number == other.id_number,
        Because.PHONE_AND_NAME: named and one.phone != "" and one.phone == other.phone,
        Because.HOUSEHOLD_AND_NAME: named and bool(one.households & other.households),
        Because.CENTRE_AND_NAME: named and bool(one.centres & other.centres),
    }
    return tuple(reason for reason, holds in reasons.items() if holds)


def pairs(people: Iterable[Known]) -> list[tuple[Known, Known, tuple[Because, ...]]]:
    """Everybody who looks like somebody else, each pair once, the strongest reasons first."""
    known = sorted(people, key=lambda one: str(one.id))
    found: dict[tuple[Any, Any], tuple[Known, Known, tuple[Because, ...]]] = {}
    for trait in (_number, _name):
        for group in _groups(known, trait):
            for one, other in combinations(group[:MOST_ALIKE], 2):
                if reasons := because(one, other):
                    found[one.id, other.id] = (one, other, reasons)
    strength = list(Because)
    return sorted(found.values(), key=lambda pair: strength.index(pair[2][0]))


def _groups(people: list[Known], trait: Callable[[Known], Hashable]) -> list[list[Known]]:
    found = defaultdict(list)
    for one in people:
        if trait(one):
            found[trait(one)].append(one)
    return [group for group in found.values() if len(group) > 1]


def _number(one: Known) -> Hashable:
    return one.id_number


def _name(one: Known) -> Hashable:
    return one.name
