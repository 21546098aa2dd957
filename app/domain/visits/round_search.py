"""Finds the best round: every order weighed for ten stops or fewer, a good one beyond.

Ten stops are the most for which the table of all subsets (Held and Karp 1962, with windows) is
answered while somebody waits. Beyond, stops of one hamlet that may be visited at the same times are
joined first; where that is still too many or leaves something out, the plan is built by insertion
and improved by exchange, and says so.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from app.domain.visits.rounds import (
    MOST_EXACT,
    Base,
    Minutes,
    Plan,
    Stop,
    Way,
    check,
    first_ready,
    inserted,
    planned,
    there,
    walked,
)

Order = tuple[Stop, ...]
MOST_PASSES = 12
"""How often an order is improved before it is good enough."""


@dataclass(frozen=True, slots=True)
class _Label:
    """One way through some units: what it costs so far; `order` are the units' numbers."""

    travel: int
    ends: int
    order: tuple[int, ...]


def plan(stops: Iterable[Stop], minutes: Minutes, base: Base | None = None) -> Plan:
    """The round of a day, and what has no place in it; TooManyStops, BadStop.

    It begins and ends at its `base`, if there is one.

    Least of all `Plan.cost`: promised times first, then the green lane, then as many visits as go,
    then the shortest way. The order in which the stops are given does not matter.
    """
    given = sorted(stops, key=lambda one: one.id)
    check(given)
    able = [one for one in given if walked((one,), minutes) is not None]
    if len(able) <= MOST_EXACT:
        order = exact([(one,) for one in able], minutes, base)
        return planned(order, given, minutes, Way.EXACT, base)
    units = joined(able)
    if len(units) <= MOST_EXACT:
        order = exact(units, minutes, base)
        if len(order) == len(able):
            return planned(order, given, minutes, Way.JOINED, base)
    return planned(near(able, minutes, base), given, minutes, Way.NEAR, base)


def joined(stops: Iterable[Stop]) -> list[Order]:
    """Stops of one hamlet with the same windows and worth as one; promised times stay alone."""
    units: dict[object, list[Stop]] = {}
    for one in stops:
        alone = one.fixed is not None or one.hamlet is None
        key = one.id if alone else (one.hamlet, tuple(sorted(one.windows)), one.rank)
        units.setdefault(key, []).append(one)
    return [tuple(unit) for unit in units.values()]


def exact(units: Sequence[Order], minutes: Minutes, base: Base | None = None) -> Order:
    """The best order of all, some units perhaps left out; time grows as 2**n * n**2.

    Of each set of units and each last one every way is kept that is neither longer nor later than
    another: windows make a shorter way end later.
    """
    fronts = _fronts(units, minutes, base)
    found = [label for front in fronts for found in front.values() for label in found]
    labels = [_Label(0, 0, ()), *(_home(units, one, minutes, base) for one in found)]
    best = min(labels, key=lambda one: _worth(units, one))
    return tuple(stop for number in best.order for stop in units[number])


def _home(units: Sequence[Order], label: _Label, minutes: Minutes, base: Base | None) -> _Label:
    """A way with the one back to the base."""
    back = base.back(units[label.order[-1]][-1].hamlet, minutes) if base else 0
    return _Label(label.travel + back, label.ends + back, label.order)


def _fronts(
    units: Sequence[Order], minutes: Minutes, base: Base | None
) -> list[dict[int, list[_Label]]]:
    fronts: list[dict[int, list[_Label]]] = [{} for _ in range(1 << len(units))]
    ways = _ways(units, minutes)
    for number, unit in enumerate(units):
        _extend(fronts, _Label(0, 0, ()), number, _first(unit, minutes, base))
    for mask in range(1, len(fronts)):
        for last, labels in fronts[mask].items():
            for number, unit in enumerate(units):
                way = ways[last][number]
                if mask >> number & 1 or way is None:
                    continue
                for label in labels:
                    _extend(fronts, label, number, _done(unit, label.ends, way, minutes))
    return fronts


def _extend(
    fronts: list[dict[int, list[_Label]]],
    label: _Label,
    number: int,
    done: tuple[int, int] | None,
) -> None:
    if done is None:
        return
    travel, ends = label.travel + done[0], done[1]
    order = (*label.order, number)
    front = fronts[sum(1 << one for one in order)].setdefault(number, [])
    if any(one.travel <= travel and one.ends <= ends for one in front):
        return
    front[:] = [one for one in front if one.travel < travel or one.ends < ends]
    front.append(_Label(travel, ends, order))


def _ways(units: Sequence[Order], minutes: Minutes) -> list[list[int | None]]:
    return [[minutes(one[-1].hamlet, other[0].hamlet) for other in units] for one in units]


def _first(unit: Order, minutes: Minutes, base: Base | None) -> tuple[int, int] | None:
    """As `_done`, for the unit with which the day begins."""
    way = there(unit[0], minutes, base)
    if way is None:
        return None
    return _done(unit, first_ready(unit[0], way, base) - way, way, minutes)


def _done(unit: Order, ready: int, way: int, minutes: Minutes) -> tuple[int, int] | None:
    """Minutes of travel and the end for somebody who sets out at `ready`."""
    travel, ends = way, ready + way
    for number, stop in enumerate(unit):
        more = minutes(unit[number - 1].hamlet, stop.hamlet) if number else 0
        at = None if more is None else stop.begin(ends + more)
        if at is None:
            return None
        travel, ends = travel + (more or 0), at + stop.minutes
    return travel, ends


def _worth(units: Sequence[Order], label: _Label) -> tuple[int, ...]:
    """As `Plan.cost`, then by the numbers, so that the answer is always the same one."""
    out = [0, 0, 0]
    for number, unit in enumerate(units):
        if number not in label.order:
            out[unit[0].rank] += len(unit)
    return (*out, label.travel, label.ends, *label.order)


def near(stops: Sequence[Stop], minutes: Minutes, base: Base | None = None) -> Order:
    """A good order of many stops: the worthiest are placed first and never given up again."""
    first = [one for one in stops if one.rank < Stop(one.id, None, 1).rank]
    order: Order = ()
    if len(first) <= MOST_EXACT:
        order = exact([(one,) for one in first], minutes, base)
    for _ in range(MOST_PASSES):
        filled = _filled(order, stops, minutes, base)
        better = _exchanged(filled, minutes, base)
        if better == order:
            break
        order = better
    return order


def _filled(order: Order, stops: Sequence[Stop], minutes: Minutes, base: Base | None) -> Order:
    """The order with every stop that still fits, each where it costs least."""
    inside = {one.id for one in order}
    left = [one for one in stops if one.id not in inside]
    for stop in sorted(left, key=_hardest):
        ways = [one for one in inserted(stop, order) if walked(one, minutes, base) is not None]
        order = min(ways, key=lambda one: _cost(one, minutes, base), default=order)
    return order


def _hardest(stop: Stop) -> tuple[int, int, UUID]:
    """The worthiest first, then those with the least room."""
    room = sum(ends - begins for begins, ends in stop.windows) - stop.minutes
    return stop.rank, stop.fixed if stop.fixed is not None else room, stop.id


def _exchanged(order: Order, minutes: Minutes, base: Base | None) -> Order:
    """The best neighbour while there is a better one; nothing is ever left out by it."""
    for _ in range(MOST_PASSES):
        found = [one for one in _neighbours(order) if walked(one, minutes, base) is not None]
        best = min(found, key=lambda one: _cost(one, minutes, base), default=order)
        if _cost(best, minutes, base) >= _cost(order, minutes, base):
            break
        order = best
    return order


def _neighbours(order: Order) -> Iterator[Order]:
    """One stop elsewhere, two stops exchanged, or a stretch walked backwards."""
    for at, stop in enumerate(order):
        rest = (*order[:at], *order[at + 1 :])
        yield from inserted(stop, rest)
    for one, other in combinations(range(len(order)), 2):
        swapped = list(order)
        swapped[one], swapped[other] = order[other], order[one]
        yield tuple(swapped)
        yield (*order[:one], *reversed(order[one : other + 1]), *order[other + 1 :])


def _cost(order: Order, minutes: Minutes, base: Base | None) -> tuple[int, int]:
    placed = walked(order, minutes, base) or ()
    back = base.back(order[-1].hamlet, minutes) if base and placed else 0
    travel = sum(one.travel_minutes or 0 for one in placed) + back
    return travel, placed[-1].ends + back if placed else 0
