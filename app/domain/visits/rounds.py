"""The order of a day's visits: times kept, the green lane first, then the shortest way."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from app.kit.errors import Invalid

Minutes = Callable[[UUID | None, UUID | None], int | None]
"""Minutes between two hamlets, None where nobody gets through: `Travel.minutes`."""
Window = tuple[int, int]
"""From and to, minutes after midnight: a visit begins and ends inside; a time is (t, t)."""

GRID: Final = 5
"""Times that are ours to choose are told in steps of so many minutes."""
MOST_EXACT: Final = 10
MOST_STOPS: Final = 40
LONGEST_STOP: Final = 480


class TooManyStops(Invalid):
    """Nobody makes so many visits on one day."""


class BadStop(Invalid):
    """A visit takes between 1 minute and 8 hours."""


class Why(StrEnum):
    """Why a visit has no place in a round."""

    UNREACHABLE = "unreachable"
    NO_TIME = "no-time"
    CLASH = "clash"
    FULL = "full"
    TOO_MANY = "too-many"
    """One round holds no more: another agent or another day takes it."""
    NEW = "new"


class Way(StrEnum):
    """How a round was found: the best there is, the best with hamlets joined, or a good one."""

    EXACT = "exact"
    JOINED = "joined"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Stop:
    """A visit that is to be made: where, how long, when it may begin, and what it is worth.

    `fixed` is a time that was promised: it is kept to the minute. `urgent` is the green lane.
    """

    id: UUID
    hamlet: UUID | None
    minutes: int
    windows: tuple[Window, ...] = ()
    fixed: int | None = None
    urgent: bool = False

    def begin(self, ready: int) -> int | None:
        """When it begins for somebody who is there at `ready`; None when it is too late.

        A window shorter than the visit is for its beginning.
        """
        if self.fixed is not None:
            return self.fixed if ready <= self.fixed else None
        for begins, ends in sorted(self.windows):
            at = -(-max(ready, begins) // GRID) * GRID
            if at <= max(begins, ends - self.minutes):
                return at
        return None

    @property
    def rank(self) -> int:
        """What comes first when not everything fits: promises, the green lane, the rest."""
        return 0 if self.fixed is not None else 1 if self.urgent else 2


@dataclass(frozen=True, slots=True)
class Base:
    """The hamlet where a round begins and ends, and the minute after midnight at which one leaves.

    A promise before that is kept all the same. `out` False: the day has begun and the agent is on
    the way, so that only the way back counts. Without a base a round begins at its first stop.
    """

    hamlet: UUID
    leaves: int = 0
    out: bool = True

    def back(self, last: UUID | None, minutes: Minutes) -> int:
        """Minutes from the last stop home; a way that is closed counts nothing."""
        return minutes(last, self.hamlet) or 0


@dataclass(frozen=True, slots=True)
class Placed:
    """A stop in a round: when it begins, and the way there.

    `travel_minutes` is None for a way that is closed; `late` says that its time is not kept.
    """

    stop: Stop
    starts: int
    travel_minutes: int | None = 0
    late: bool = False

    @property
    def ends(self) -> int:
        """The minute after it."""
        return self.starts + self.stop.minutes


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A visit without a place, and why."""

    stop: Stop
    why: Why


@dataclass(frozen=True, slots=True)
class Plan:
    """A round, what has no place in it, how it was found, and the way home from its last stop."""

    stops: tuple[Placed, ...]
    left_out: tuple[LeftOut, ...]
    way: Way
    home_minutes: int = 0

    @property
    def travel_minutes(self) -> int:
        """Minutes on the way, the one home included; ways that are closed count nothing."""
        return sum(one.travel_minutes or 0 for one in self.stops) + self.home_minutes

    @property
    def cost(self) -> tuple[int, ...]:
        """What makes one plan better than another; less is better, from left to right.

        Promises left out, green lane left out, others left out, minutes of travel, the end.
        """
        out = [one.stop.rank for one in self.left_out]
        ends = self.stops[-1].ends + self.home_minutes if self.stops else 0
        return (*(out.count(rank) for rank in range(3)), self.travel_minutes, ends)


def check(stops: Sequence[Stop]) -> None:
    """Nothing, or TooManyStops, BadStop."""
    if len(stops) > MOST_STOPS:
        raise TooManyStops(most=MOST_STOPS)
    if any(not 1 <= one.minutes <= LONGEST_STOP for one in stops):
        raise BadStop


def walked(
    order: Sequence[Stop], minutes: Minutes, base: Base | None = None
) -> tuple[Placed, ...] | None:
    """These stops one after the other, each as early as it goes; None when a time is not kept."""
    found: list[Placed] = []
    for stop in order:
        way = minutes(found[-1].stop.hamlet, stop.hamlet) if found else there(stop, minutes, base)
        if way is None:
            return None
        at = stop.begin(found[-1].ends + way if found else first_ready(stop, way, base))
        if at is None:
            return None
        found.append(Placed(stop, at, way))
    return tuple(found)


def by_hand(
    order: Sequence[Stop], minutes: Minutes, base: Base | None = None
) -> tuple[Placed, ...]:
    """These stops in the order that somebody wants, and what it costs: late ones are marked.

    Whatever comes too late begins on arrival; over a closed way as if there were none.
    """
    found: list[Placed] = []
    for stop in order:
        way = minutes(found[-1].stop.hamlet, stop.hamlet) if found else there(stop, minutes, base)
        ready = found[-1].ends + (way or 0) if found else first_ready(stop, way or 0, base)
        at = stop.begin(ready)
        first = stop.fixed if stop.fixed is not None else min(stop.windows, default=(ready, 0))[0]
        late = at is None or way is None
        found.append(Placed(stop, max(ready, first) if at is None else at, way, late))
    return tuple(found)


def reason(stop: Stop, order: Sequence[Stop], minutes: Minutes, base: Base | None = None) -> Why:
    """Why a stop is not in a round; NEW when it would fit in as the round stands."""
    ways = [minutes(one.hamlet, stop.hamlet) for one in order] or [there(stop, minutes, base)]
    if all(way is None for way in ways):
        return Why.UNREACHABLE
    if stop.begin(0) is None:
        return Why.NO_TIME
    if len(order) >= MOST_STOPS:
        return Why.TOO_MANY
    if any(walked(one, minutes, base) is not None for one in inserted(stop, order)):
        return Why.NEW
    return Why.CLASH if stop.fixed is not None else Why.FULL


def inserted(stop: Stop, order: Sequence[Stop]) -> list[tuple[Stop, ...]]:
    """The order with the stop at each place."""
    return [(*order[:at], stop, *order[at:]) for at in range(len(order) + 1)]


def planned(
    order: Sequence[Stop],
    stops: Collection[Stop],
    minutes: Minutes,
    way: Way,
    base: Base | None = None,
) -> Plan:
    """The plan of an order that can be walked, with what it leaves out of `stops`."""
    placed = walked(order, minutes, base)
    assert placed is not None
    inside = {one.stop.id for one in placed}
    out = [one for one in stops if one.id not in inside]
    told = (LeftOut(one, _because(one, order, minutes, base)) for one in out)
    home = base.back(order[-1].hamlet, minutes) if base and order else 0
    return Plan(placed, tuple(told), way, home)


def _because(stop: Stop, order: Sequence[Stop], minutes: Minutes, base: Base | None) -> Why:
    why = reason(stop, order, minutes, base)
    return Why.FULL if why is Why.NEW else why


def there(stop: Stop, minutes: Minutes, base: Base | None) -> int | None:
    """Minutes to the first stop of a day: 0 without a base, None where nobody gets to."""
    if minutes(stop.hamlet, stop.hamlet) is None:
        return None
    return minutes(base.hamlet, stop.hamlet) if base and base.out else 0


def first_ready(stop: Stop, way: int, base: Base | None) -> int:
    """When somebody can be at the first stop of a day, minutes after midnight."""
    if base is None or not base.out or stop.fixed is not None:
        return 0
    return base.leaves + way
