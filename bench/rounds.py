"""A day's visits put in order: the best of ten, and a good order of forty."""

from itertools import permutations
from statistics import median
from uuid import UUID

from app.domain.villages.travel import Travel, pair
from app.domain.visits.round_search import plan
from app.domain.visits.rounds import Stop, walked
from bench.measure import REPEATS, Line, Stopwatch

HAMLETS = tuple(UUID(int=n) for n in range(1, 13))
HOPED_SECONDS = 0.5
"""What somebody waits for after asking for a plan; twice as long is the floor."""


def measured() -> list[Line]:
    """Ten visits in the best order, and eight beside trying every order of them."""
    travel, lines = _travel(), []
    for count, told in ((10, "the best order"), (40, "a good order")):
        seconds = _planning(count, travel)
        name = f"{told} of {count} visits"
        ratio = HOPED_SECONDS / seconds
        ours, hoped = f"{seconds * 1000:.0f} ms", f"{HOPED_SECONDS * 1000:.0f} ms"
        lines.append(Line(name, ours, hoped, ratio, 0.5, 1.0))
    eight, every = _planning(8, travel), _trying(8, travel)
    told = f"{eight * 1000:.0f} ms"
    lines.append(Line("8 visits, beside every order", told, f"{every:.1f} s", every / eight, 1, 10))
    return lines


def _travel() -> Travel:
    ways = {
        pair(one, other): 5 + (one.int * 7 + other.int * 13) % 40
        for one in HAMLETS
        for other in HAMLETS
        if one < other
    }
    return Travel(ways)


def _stops(count: int) -> list[Stop]:
    """Every other visit is wished for a part of the day, every fourth is of the green lane."""
    return [
        Stop(
            id=UUID(int=100 + n),
            hamlet=HAMLETS[n % len(HAMLETS)],
            minutes=25,
            windows=((480, 1080),) if n % 2 else ((480 + n * 10, 760 + n * 10),),
            urgent=n % 4 == 0,
        )
        for n in range(count)
    ]


def _planning(count: int, travel: Travel) -> float:
    took = []
    for _ in range(REPEATS):
        watch = Stopwatch()
        plan(_stops(count), travel.minutes)
        took.append(watch.seconds)
    return median(took)


def _trying(count: int, travel: Travel) -> float:
    watch = Stopwatch()
    for order in permutations(_stops(count)):
        walked(order, travel.minutes)
    return watch.seconds
