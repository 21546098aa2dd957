"""The only maker of ids: UUIDv7, secrets in URLs, and digits that people read out."""

import secrets
from datetime import datetime
from threading import Lock
from typing import Protocol
from uuid import UUID

RANDOM_BITS = 74
STEP_BITS = 32


class TellsTime(Protocol):
    """What an id needs to know of the clock."""

    def now(self) -> datetime:
        """The present moment, aware."""


class SystemIds:
    """Ids in the order in which this process made them, whatever the clock does."""

    def __init__(self, clock: TellsTime) -> None:
        self._clock = clock
        self._lock = Lock()
        self._ms = 0
        self._random = 0

    def new(self) -> UUID:
        """A UUIDv7 (RFC 9562, 5.7): 48 bits of Unix milliseconds, 74 random bits.

        Within one millisecond the random part grows by a random step (section 6.2, method 2).
        """
        with self._lock:
            ms = int(self._clock.now().timestamp() * 1000)
            if ms > self._ms:
                self._ms, self._random = ms, secrets.randbits(RANDOM_BITS - 1)
            else:
                self._random += 1 + secrets.randbits(STEP_BITS)
                if self._random >> RANDOM_BITS:
                    self._ms, self._random = self._ms + 1, secrets.randbits(RANDOM_BITS - 1)
            return _uuid7(self._ms, self._random)

    def token(self) -> str:
        """43 characters that hold 32 random bytes, safe in a URL."""
        return secrets.token_urlsafe(32)

    def digits(self, count: int) -> str:
        """`count` random decimal digits; the first may be 0."""
        return "".join(secrets.choice("0123456789") for _ in range(count))


def _uuid7(ms: int, random: int) -> UUID:
    high, low = random >> 62, random & ((1 << 62) - 1)
    return UUID(int=(ms & ((1 << 48) - 1)) << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low)
