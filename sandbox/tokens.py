"""Access tokens: what opens the API, for how long, and how a new one ends an old one."""

import secrets
from datetime import datetime, timedelta

from sandbox.clock import SandboxClock
from sandbox.refusals import Refused

OVERLAP = timedelta(minutes=5)
FORCED_A_DAY = 20
REMEMBERED = 100


class Tokens:
    """Both kinds of token; `fetches` counts how often one was asked for."""

    def __init__(self, clock: SandboxClock, seconds: int) -> None:
        self.clock, self.seconds = clock, seconds
        self.fetches = 0
        self._ends: dict[str, datetime] = {}
        self._newest: dict[str, str] = {}
        self._forced: list[datetime] = []

    def stable(self, force: bool) -> tuple[str, int]:
        """The stable token and its seconds: the same one until its last five minutes.

        By force a new one, which ends the old one at once; Refused 45009 after 20 a day.
        """
        self.fetches += 1
        now, newest = self.clock.now(), self._newest.get("stable", "")
        if force:
            self._count_force(now)
            self._ends.pop(newest, None)
        elif newest and self._ends.get(newest, now) > now + OVERLAP:
            return newest, int((self._ends[newest] - now).total_seconds())
        return self._new("stable", now), self.seconds

    def plain(self) -> tuple[str, int]:
        """A new token of the older kind, which ends the one before it in five minutes."""
        self.fetches += 1
        now, newest = self.clock.now(), self._newest.get("plain", "")
        if newest in self._ends:
            self._ends[newest] = min(self._ends[newest], now + OVERLAP)
        return self._new("plain", now), self.seconds

    def check(self, value: str | None) -> None:
        """Refused 41001 without a token, 40001 for a strange one, 42001 for an expired one."""
        if not value:
            raise Refused(41001, "access_token missing")
        if value not in self._ends:
            raise Refused(40001, "invalid credential, access_token is invalid or not latest")
        if self._ends[value] <= self.clock.now():
            raise Refused(42001, "access_token expired")

    def expire(self) -> None:
        """End every token now."""
        self._ends = dict.fromkeys(self._ends, self.clock.now())

    def _new(self, kind: str, now: datetime) -> str:
        value = f"{kind}-{secrets.token_urlsafe(60)}"
        self._ends[value] = now + timedelta(seconds=self.seconds)
        self._newest[kind] = value
        while len(self._ends) > REMEMBERED:
            del self._ends[next(iter(self._ends))]
        return value

    def _count_force(self, now: datetime) -> None:
        self._forced = [at for at in self._forced if now - at < timedelta(days=1)]
        if len(self._forced) >= FORCED_A_DAY:
            raise Refused(45009, "reach max api daily quota limit")
        self._forced.append(now)
