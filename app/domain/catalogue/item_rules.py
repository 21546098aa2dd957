"""What the conditions of an item say about one application: who may, what it costs, who has it."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.catalog.conditions.conditions import holds
from app.catalog.items import Eligibility, Fee, Item
from app.kit.errors import Invalid


class NotEligible(Invalid):
    """A condition for applying is not met; `says` tells which."""


def unmet(item: Item, facts: Mapping[str, Any]) -> tuple[Eligibility, ...]:
    """The rules for applying that do not hold, in their order."""
    return tuple(rule for rule in item.eligibility if not holds(rule.holds, facts))


def fee_of(item: Item, facts: Mapping[str, Any]) -> Fee:
    """What is charged, and by which rule: the first that holds, else the item's own."""
    for rule in item.fee.rules:
        if holds(rule.when, facts):
            return Fee(fen=rule.fen, basis=rule.basis or item.fee.basis)
    return Fee(fen=item.fee.fen, basis=item.fee.basis)


def department_of(item: Item, facts: Mapping[str, Any]) -> str:
    """The department that has the case, empty when no route holds."""
    return next((route.department for route in item.routes if holds(route.when, facts)), "")


def goes_first(item: Item, facts: Mapping[str, Any]) -> bool:
    """Whether the item itself lets the case go first."""
    return item.priority_when is not None and holds(item.priority_when, facts)


def listed(item: Item, facts: Mapping[str, Any]) -> frozenset[int]:
    """The papers that this application is asked for, by their place in the item's list."""
    return _numbers(item, (holds(paper.show_when, facts) for paper in item.materials))


def needed(item: Item, facts: Mapping[str, Any]) -> frozenset[int]:
    """The papers among them without which it is not complete."""
    on_list = listed(item, facts)
    must = (
        paper.required or (paper.require_when is not None and holds(paper.require_when, facts))
        for paper in item.materials
    )
    return _numbers(item, must) & on_list


def _numbers(item: Item, chosen: Iterable[bool]) -> frozenset[int]:
    return frozenset(
        number for number, (_, one) in enumerate(zip(item.materials, chosen, strict=True)) if one
    )
