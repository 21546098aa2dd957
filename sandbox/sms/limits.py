"""How many messages a vendor takes for one number, in rolling windows; and signatures used once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

MOST_KEYS = 50_000


@dataclass(frozen=True)
class Window:
    """At most `most` in any `span`; `code` and `words` are the vendor's refusal."""

    most: int
    span: timedelta
    code: str
    words: str


class Limits:
    """What was sent lately, by whatever a vendor counts by; forgets the oldest keys."""

    def __init__(self) -> None:
        self._sent: dict[str, list[datetime]] = {}
        self._used: dict[str, datetime] = {}

    def full(self, key: str, windows: Sequence[Window], now: datetime) -> Window | None:
        """The first window that takes no more; None when another message may go."""
        sent = self._sent.get(key, [])
        for window in windows:
            if sum(now - at < window.span for at in sent) >= window.most:
                return window
        return None

    def count(self, key: str, now: datetime) -> None:
        """One more was taken."""
        kept = [at for at in self._sent.pop(key, []) if now - at < timedelta(days=1)]
        self._sent[key] = [*kept, now]
        while len(self._sent) > MOST_KEYS:
            del self._sent[next(iter(self._sent))]

    def first_use(self, nonce: str, now: datetime) -> bool:
        """Whether nobody used this nonce before; from now on somebody has."""
        fresh = nonce not in self._used
        self._used[nonce] = now
        while len(self._used) > MOST_KEYS:
            del self._used[next(iter(self._used))]
        return fresh
