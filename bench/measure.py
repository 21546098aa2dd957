"""What a benchmark says: so many a second, beside what a bare loop does, and what we hoped for."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from statistics import median

REPEATS = 3


@dataclass(frozen=True)
class Rate:
    """How much was done in how many seconds, and the server's CPU time in that span."""

    done: int
    seconds: float
    cpu_seconds: float = 0.0

    @property
    def per_second(self) -> float:
        """Done a second."""
        return self.done / self.seconds

    @property
    def cpu_micros(self) -> float:
        """CPU microseconds of the server for each."""
        return self.cpu_seconds / max(1, self.done) * 1e6


@dataclass(frozen=True)
class Line:
    """One line of the table; `ratio` is ours by the yardstick's, `floor` and `aim` are ratios."""

    name: str
    ours: str
    yardstick: str
    ratio: float | None = None
    floor: float | None = None
    aim: float | None = None

    @property
    def verdict(self) -> str:
        """Whether the floor and the aim are met."""
        if self.ratio is None or self.floor is None or self.aim is None:
            return ""
        if self.ratio >= self.aim:
            return "aim met"
        return "floor met" if self.ratio >= self.floor else "below the floor"


async def side_by_side(*runs: Callable[[], Awaitable[Rate]]) -> list[Rate]:
    """The median rate of each run; they take turns, so that a busy moment hits them all."""
    rates: list[list[Rate]] = [[] for _ in runs]
    for _ in range(REPEATS):
        for kept, run in zip(rates, runs, strict=True):
            kept.append(await run())
    return [_middle(kept) for kept in rates]


def _middle(rates: list[Rate]) -> Rate:
    middle = median(rate.per_second for rate in rates)
    return min(rates, key=lambda rate: abs(rate.per_second - middle))


class Stopwatch:
    """Seconds since it was made."""

    def __init__(self) -> None:
        self.began = time.perf_counter()

    @property
    def seconds(self) -> float:
        """Seconds passed."""
        return time.perf_counter() - self.began
