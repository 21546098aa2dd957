"""What is known about a due message, and what bars each of its ways for now or for good."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from app.domain.messages.quiet_hours import USUAL, Quiet
from app.domain.messages.rungs import TEXTS, Rung

NO_GRANT, KEPT, CLOSED, NO_TEXTS = "no-grant", "grant-kept", "way-closed", "texts-stopped"
BUDGET, PAUSED, LIMIT = "budget", "paused", "number-limit"
NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Way:
    """How one message can travel: by which carrier, to which address and its blind index."""

    rung: str
    carrier: str
    to: str
    to_index: str = ""


@dataclass(frozen=True)
class Situation:
    """What is known about a due row when it is decided; moments are aware.

    `after` is the least rung it may use (empty: the first), `via` the one carrier or rung it may
    go by (empty: any), `first` the rung the person wishes to come first. `grants` are those of
    WeChat for this kind, of which `keep` are kept for worthier messages. `closed` are the ways
    (rung and index) that are closed for good, `shut` the carriers that are paused and until when
    (None: until somebody ends it), `free_at` from when a carrier takes a message for a number (its
    index) again. `budget`: it may cost money. `last_carrier` was asked before when `attempts`
    failed. `since` is when this rung began, if later than `wanted_at`: a rung that was reached late
    is given its time.
    """

    now: datetime
    wanted_at: datetime
    after: str = ""
    via: str = ""
    first: str = ""
    urgent: bool = False
    quiet: Quiet = USUAL
    grants: int = 0
    keep: int = 0
    closed: Collection[tuple[str, str]] = frozenset()
    shut: Mapping[str, datetime | None] = field(default_factory=dict)
    free_at: Mapping[tuple[str, str], datetime] = field(default_factory=dict)
    budget: bool = True
    no_texts: bool = False
    muted: bool = False
    last_carrier: str = ""
    attempts: int = 0
    since: datetime | None = None


@dataclass(frozen=True)
class Barred:
    """Why a rung cannot be used, and until when; None: not for this message."""

    why: str
    until: datetime | None = None


def bar(way: Way, now: Situation) -> Barred | None:
    """What keeps a message from one way: first what holds for good, then what passes."""
    if why := _bar_for_good(way, now):
        return Barred(why)
    paused_until = now.shut.get(way.carrier, now.now) or NEVER
    if paused_until > now.now:
        return Barred(PAUSED, paused_until)
    free_at = now.free_at.get((way.carrier, way.to_index), now.now)
    return Barred(LIMIT, free_at) if free_at > now.now else None


def _bar_for_good(way: Way, now: Situation) -> str:
    if any((rung, way.to_index) in now.closed for rung in _alike(way.rung)):
        return CLOSED
    if way.rung == Rung.WECHAT and now.grants <= max(now.keep, 0):
        return NO_GRANT if now.grants <= 0 else KEPT
    if way.rung == Rung.SMS and now.no_texts:
        return NO_TEXTS
    return BUDGET if way.rung in TEXTS and not now.budget else ""


def _alike(rung: str) -> Collection[str]:
    """A number that takes no text messages takes none from the second rung either."""
    return TEXTS if rung in TEXTS else (rung,)
