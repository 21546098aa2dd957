"""How long it takes from one hamlet to another, and what can no longer be reached."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from heapq import heappop, heappush
from math import cos, hypot, radians
from typing import Final
from uuid import UUID

from app.kit.errors import Invalid

MOST_WAY_MINUTES: Final = 480
"""The longest way that may be written down: a working day."""
UNKNOWN_MINUTES: Final = 30
"""What a way counts for which nobody wrote down; the same between visits without a hamlet."""

Pair = tuple[UUID, UUID]


class BadWay(Invalid):
    """A way leads from one hamlet to another and takes between 1 and 480 minutes."""


Position = tuple[float, float]
"""Latitude and longitude in degrees."""
NEAR_KM: Final = 3.0
"""An office farther than this from every hamlet lies in none of them."""
KM_A_DEGREE: Final = 111.2


def nearest(here: Position, places: Mapping[UUID, Position]) -> UUID | None:
    """The place nearest to a position as the crow flies; None when all are farther than 3 km.

    Of two at the same distance the one with the smaller id.
    """
    far = ((_km(here, there), one) for one, there in places.items())
    found = min((one for one in far if one[0] <= NEAR_KM), default=None)
    return found[1] if found else None


def _km(one: Position, other: Position) -> float:
    wide = (other[1] - one[1]) * cos(radians((one[0] + other[0]) / 2))
    return hypot(other[0] - one[0], wide) * KM_A_DEGREE


@dataclass(frozen=True, slots=True)
class Closed:
    """A hamlet that nobody gets to, or (with `there`) a way that nobody gets through."""

    here: UUID
    there: UUID | None = None


def pair(one: UUID, other: UUID) -> Pair:
    """Two hamlets in the order in which their way is written down: the smaller id first."""
    return (one, other) if one < other else (other, one)


def check_way(here: UUID, there: UUID, minutes: int) -> None:
    """Nothing, or BadWay."""
    if here == there or not 1 <= minutes <= MOST_WAY_MINUTES:
        raise BadWay(here=str(here), there=str(there))


@dataclass(frozen=True)
class Travel:
    """The written ways (minutes, the same both ways, keys by `pair`) and what is closed now.

    A closed hamlet is not passed through either.
    """

    ways: Mapping[Pair, int] = field(default_factory=dict)
    closed: Collection[Closed] = ()

    def minutes(self, here: UUID | None, there: UUID | None) -> int | None:
        """Minutes of the shortest way over the table; None when closures leave no way.

        0 inside one hamlet, UNKNOWN_MINUTES where nobody wrote down any way. None stands for a
        place whose hamlet is not known. Closing something never makes a way shorter.
        """
        if here in self._shut or there in self._shut:
            return None
        if here is None or there is None:
            return UNKNOWN_MINUTES
        if here == there:
            return 0
        if (found := self._from(here, self._open).get(there)) is not None:
            return found
        written = there in self._from(here, self._all)
        shut = Closed(here, there) in self.closed or Closed(there, here) in self.closed
        return None if written or shut else UNKNOWN_MINUTES

    def cut_off(self, hamlet: UUID | None) -> bool:
        """Whether nobody gets there: it is closed, or no longer joined to where most hamlets are.

        Of two halves of the same size neither is cut off: who lives where is not known here.
        """
        if hamlet is None or not self.closed:
            return False
        if hamlet in self._shut:
            return True
        left = {*self._from(hamlet, self._open), hamlet}
        rest = {*self._from(hamlet, self._all)} - left - self._shut
        others = (len({*self._from(one, self._open), one}) for one in sorted(rest))
        return any(size > len(left) for size in others)

    @cached_property
    def _shut(self) -> frozenset[UUID]:
        return frozenset(one.here for one in self.closed if one.there is None)

    @cached_property
    def _all(self) -> dict[UUID, dict[UUID, int]]:
        return _joined(self.ways.items())

    @cached_property
    def _open(self) -> dict[UUID, dict[UUID, int]]:
        cut = {pair(one.here, one.there) for one in self.closed if one.there is not None}
        return _joined(self._left(cut))

    def _left(self, cut: Collection[Pair]) -> Iterator[tuple[Pair, int]]:
        for ends, minutes in self.ways.items():
            if ends not in cut and not self._shut & {*ends}:
                yield ends, minutes

    @cached_property
    def _known(self) -> dict[tuple[int, UUID], dict[UUID, int]]:
        return {}

    def _from(self, start: UUID, roads: Mapping[UUID, Mapping[UUID, int]]) -> dict[UUID, int]:
        key = (id(roads), start)
        if key not in self._known:
            self._known[key] = shortest(start, roads)
        return self._known[key]


def shortest(start: UUID, roads: Mapping[UUID, Mapping[UUID, int]]) -> dict[UUID, int]:
    """Minutes to everything that can be reached from `start`, itself included (Dijkstra 1959)."""
    done: dict[UUID, int] = {}
    ahead = [(0, start)]
    while ahead:
        minutes, here = heappop(ahead)
        if here in done:
            continue
        done[here] = minutes
        for there, more in roads.get(here, {}).items():
            if there not in done:
                heappush(ahead, (minutes + more, there))
    return done


def _joined(ways: Iterable[tuple[Pair, int]]) -> dict[UUID, dict[UUID, int]]:
    roads: dict[UUID, dict[UUID, int]] = {}
    for (here, there), minutes in ways:
        roads.setdefault(here, {})[there] = minutes
        roads.setdefault(there, {})[here] = minutes
    return roads
