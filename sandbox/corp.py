"""The corporation in WeCom: its token, who is no member any more, what was said to whom lately."""

from datetime import datetime, timedelta

from sandbox.clock import SandboxClock
from sandbox.tokens import Tokens

TOKEN_SECONDS = 7200
LIMITS = ((30, timedelta(minutes=1)), (1000, timedelta(hours=1)))
"""So many messages of an app reach one member; more are dropped without a word."""


class Corp:
    """What WeCom remembers; `dropped` counts what a member was spared."""

    def __init__(self, clock: SandboxClock) -> None:
        self.tokens = Tokens(clock, TOKEN_SECONDS)
        self.left: set[str] = set()
        self.dropped = 0
        self._heard: dict[str, list[datetime]] = {}
        self._said: dict[tuple[str, str], datetime] = {}

    def repeated(self, user: str, content: str, interval: timedelta, now: datetime) -> bool:
        """Whether this member was told the same within `interval`; remembers it for the next."""
        before = self._said.get((user, content))
        if before is not None and now - before < interval:
            return True
        self._said[(user, content)] = now
        return False

    def spared(self, user: str, now: datetime) -> bool:
        """Whether the member has heard enough of us; counts this one when not."""
        heard = [at for at in self._heard.get(user, []) if now - at < timedelta(hours=1)]
        if any(sum(now - at < span for at in heard) >= most for most, span in LIMITS):
            self.dropped += 1
            return True
        self._heard[user] = [*heard, now]
        return False
