"""Keeps ready answers to public reads in this process for a moment, made once for all who ask."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar

from app.ports import Clock

LONGEST = timedelta(seconds=1)
"""How old a kept answer may get, however long others on the way may keep it."""
MOST, MOST_BYTES = 1000, 16 * 1024 * 1024

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class ReadyAnswer:
    """A 200 as it goes out to everybody who asks the same: its body, and its headers in bytes.

    `tag` is its ETag.
    """

    body: bytes
    media_type: str
    tag: str
    head: tuple[tuple[bytes, bytes], ...]

    @property
    def size(self) -> int:
        """About how many bytes it takes, with what surrounds it."""
        return len(self.body) + 1000


@dataclass(frozen=True, slots=True)
class _Kept:
    ready: ReadyAnswer
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class _Flight:
    """A computation under way, and when it began; None comes of it when nothing may be kept."""

    since: datetime
    outcome: "asyncio.Future[ReadyAnswer | None]"


class KeptAnswers(Generic[Answer]):
    """Ready answers by what they depend on; the least used goes when there are too many.

    `ready_of` says what of an answer may be given to others, None for an answer that may not.
    An answer is as old as the moment at which its computation began. It is given for at most its
    own max-age and LONGEST, and no longer than until `drop` (somebody wrote something here).
    """

    def __init__(
        self,
        clock: Clock,
        ready_of: Callable[[Answer], ReadyAnswer | None],
        most: int = MOST,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self.clock, self.ready_of = clock, ready_of
        self.most, self.most_bytes = most, most_bytes
        self.bytes = 0
        self.writes = 0
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._flights: dict[Hashable, _Flight] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def find(self, key: Hashable) -> ReadyAnswer | None:
        """The answer kept under `key` while it is fresh."""
        kept = self._kept.get(key)
        if kept is None:
            return None
        if not kept.since <= self.clock.now() < kept.until:
            self._forget(key)
            return None
        self._kept.move_to_end(key)
        return kept.ready

    async def awaited(self, key: Hashable) -> ReadyAnswer | None:
        """What a computation that began lately comes to; None when there is none to wait for.

        None also when its answer may not be given to others.
        """
        flight = self._flights.get(key)
        if flight is None or not flight.since <= self.clock.now() < flight.since + LONGEST:
            return None
        return await asyncio.shield(flight.outcome)

    def computing(
        self, key: Hashable, max_age: int, work: Coroutine[Any, Any, Answer]
    ) -> Coroutine[Any, Any, Answer]:
        """`work`, whose answer is given to those who wait, and kept (seconds); run it to its end.

        Others wait for it from now on, not only from its first step.
        """
        flight = _Flight(self.clock.now(), asyncio.get_running_loop().create_future())
        self._flights[key] = flight
        lasts = min(timedelta(seconds=max_age), LONGEST)
        return self._computed(key, lasts, flight, work)

    def drop(self) -> None:
        """Forget everything, also what is being computed: it may not hold what was just written."""
        self.writes += 1
        self.bytes = 0
        self._kept.clear()
        self._flights.clear()

    async def _computed(
        self, key: Hashable, lasts: timedelta, flight: _Flight, work: Coroutine[Any, Any, Answer]
    ) -> Answer:
        ready, writes = None, self.writes
        try:
            answer = await work
            ready = self.ready_of(answer)
            return answer
        finally:
            flight.outcome.set_result(ready)
            if self._flights.get(key) is flight:
                del self._flights[key]
            if ready is not None and writes == self.writes:
                self._keep(key, _Kept(ready, flight.since, flight.since + lasts))

    def _keep(self, key: Hashable, kept: _Kept) -> None:
        self._forget(key)
        if kept.ready.size > self.most_bytes:
            return
        self._kept[key] = kept
        self.bytes += kept.ready.size
        while len(self._kept) > self.most or self.bytes > self.most_bytes:
            self._forget(next(iter(self._kept)))

    def _forget(self, key: Hashable) -> None:
        kept = self._kept.pop(key, None)
        if kept is not None:
            self.bytes -= kept.ready.size
