"""The ladder: by which way a message goes now, or whether it waits, is told in person, or ends.

Everything is decided here, by pure functions that answer for every input: `choose` before a carrier
is asked, `after_refusal` when it refused, `above` and `last_chance` when a rung is left.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain.messages.carriers import RUNG_OF, SILENT
from app.domain.messages.message_kinds import Rules
from app.domain.messages.quiet_hours import USUAL, end_of_quiet
from app.domain.messages.rungs import TEXTS as TEXTS
from app.domain.messages.rungs import Rung as Rung
from app.domain.messages.rungs import above as above
from app.domain.messages.rungs import order as order
from app.domain.messages.rungs import rungs_from
from app.domain.messages.situations import KEPT, NEVER, Barred, bar
from app.domain.messages.situations import Situation as Situation
from app.domain.messages.situations import Way as Way
from app.domain.messages.verdicts import Verdict

PAUSES = (
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
)
"""How long to wait after each failed try; never beyond what the kind waits for a rung."""
LOOK_AGAIN = timedelta(minutes=10)
"""How soon a message that only trouble of carriers holds up is looked at again."""
BEFORE_A_WALK = timedelta(hours=6)
"""So long trouble of carriers is waited for before somebody is sent to a door."""
MUTED, QUIET, STALE, UNREACHABLE = "muted", "quiet", "stale", "unreachable"
WISHED = "wish"
"""They want to be told in person before any other way is tried."""


@dataclass(frozen=True)
class Go:
    """The carrier of `way` is asked now."""

    way: Way


@dataclass(frozen=True)
class Wait:
    """Nothing is asked before `until`, which is later than now."""

    until: datetime
    why: str


@dataclass(frozen=True)
class Knock:
    """Somebody goes and tells them: the chain ends in a person; `why` is WISHED or not known."""

    why: str = ""


@dataclass(frozen=True)
class Nowhere:
    """No way is left: the chain ends refused, or retracted when `why` is MUTED."""

    why: str


@dataclass(frozen=True)
class Stale:
    """It helps nobody any more: given up."""


@dataclass(frozen=True)
class Again:
    """The same row is tried again at `at`, which is later than now."""

    at: datetime


@dataclass(frozen=True)
class Climb:
    """This rung is left."""


@dataclass(frozen=True)
class Stop:
    """The carrier is paused, the row stays planned and is looked at again at `again_at`."""

    again_at: datetime


Choice = Go | Wait | Knock | Nowhere | Stale


def choose(rules: Rules, ways: Sequence[Way], now: Situation) -> Choice:
    """What becomes of a due row: the first rung that can be used, from `now.after` on.

    A rung that only trouble of its carriers or a vendor's limit holds up is waited for as long as
    the kind may wait for a rung; then the next one is tried. When nothing else is left, the message
    waits on while it is fresh, or BEFORE_A_WALK when it can be told in person. What demands proof
    and grows stale is told in person.
    """
    if now.now - _begin(rules, now, now.wanted_at) > rules.fresh_for:
        return Knock() if rules.proof and rules.knock else Stale()
    if now.muted and rules.optional:
        return Nowhere(MUTED)
    patience = rung_began(rules, now) + rules.wait_for
    barred = []
    rungs = _rungs(rules, now)
    if rungs[:1] == (Rung.KNOCK,) == order(rules, now.first)[:1]:
        return Knock(WISHED)
    for rung in rungs[: rungs.index(Rung.KNOCK)] if Rung.KNOCK in rungs else rungs:
        found = _of_rung(rung, ways, now)
        if isinstance(found, Way):
            return _unless_quiet(found, rules, now)
        if found and found.until and found.until <= patience:
            return Wait(found.until, found.why)
        barred += [found] if found else []
    return _nothing_open(rules, ways, now, barred, Rung.KNOCK in rungs)


def _begin(rules: Rules, now: Situation, at: datetime) -> datetime:
    """From when the patience counts: nothing grows old while it waits for the quiet hours."""
    quiet = None if rules.urgent or now.urgent else end_of_quiet(now.quiet, at)
    return quiet or at


def rung_began(rules: Rules, now: Situation) -> datetime:
    """From when on the present rung is given its time."""
    return _begin(rules, now, max(now.wanted_at, now.since or now.wanted_at))


def _rungs(rules: Rules, now: Situation) -> tuple[Rung, ...]:
    """The rungs that this row may use; one with a `via` uses no other."""
    rungs = order(rules, now.first)
    if not now.via:
        return rungs_from(rungs, now.after) if now.after else rungs
    only = RUNG_OF.get(now.via, now.via)
    may = now.after in ("", only) and (only != Rung.KNOCK or Rung.KNOCK in rungs)
    return tuple(rung for rung in Rung if may and rung == only)


def _of_rung(rung: Rung, ways: Sequence[Way], now: Situation) -> Way | Barred | None:
    """The way to use on a rung, else what bars it the shortest; None without any way.

    A carrier that failed the last time comes behind the others.
    """
    its = [way for way in ways if way.rung == rung and _named(way, now.via)]
    its.sort(key=lambda way: now.attempts > 0 and way.carrier == now.last_carrier)
    bars = []
    for way in its:
        barred = bar(way, now)
        if barred is None:
            return way
        bars.append(barred)
    return min(bars, key=lambda one: (one.until is None, one.until or NEVER), default=None)


def _named(way: Way, via: str) -> bool:
    return via in ("", way.carrier, way.rung)


def _unless_quiet(way: Way, rules: Rules, now: Situation) -> Go | Wait:
    rings = way.carrier not in SILENT
    urgent = rules.urgent or now.urgent
    end = end_of_quiet(now.quiet, now.now) if rings and not urgent else None
    return Wait(end, QUIET) if end else Go(way)


def _nothing_open(
    rules: Rules, ways: Sequence[Way], now: Situation, barred: Sequence[Barred], knock: bool
) -> Choice:
    """The end of the ladder: wait for trouble to pass, spend a kept grant, knock, or end."""
    passing = [one for one in barred if one.until]
    if passing and now.now < _wait_until(rules, now, knock):
        soon = min(passing, key=lambda one: one.until or NEVER)
        until = min(soon.until or NEVER, now.now + LOOK_AGAIN)
        return Wait(until, soon.why)
    if not knock:
        return Nowhere(barred[0].why if barred else UNREACHABLE)
    kept = _kept(ways, now) if any(one.why == KEPT for one in barred) else None
    return _unless_quiet(kept, rules, now) if kept else Knock()


def _wait_until(rules: Rules, now: Situation, knock: bool) -> datetime:
    if not knock:
        return NEVER
    urgent = rules.urgent or now.urgent
    return rung_began(rules, now) + (rules.wait_for if urgent else BEFORE_A_WALK)


def _kept(ways: Sequence[Way], now: Situation) -> Way | None:
    """WeChat with a grant that was kept: a kept grant is never worth a walk."""
    found = _of_rung(Rung.WECHAT, ways, replace(now, keep=0))
    return found if isinstance(found, Way) else None


def after_refusal(
    rules: Rules,
    verdict: Verdict,
    attempts: int,
    wanted_at: datetime,
    now: datetime,
    retry_after: timedelta | None = None,
) -> Again | Climb | Stop:
    """What follows when a carrier refused a row whose try number `attempts` (from 0) this was.

    `wanted_at` is when the rung began (`since`); `retry_after` is what the carrier asked for. A
    first trouble is forgiven always; the last try is at the end of what the kind waits for a rung.
    """
    if verdict is Verdict.STOP:
        return Stop(now + PAUSES[0])
    if verdict is not Verdict.RETRY or attempts >= len(PAUSES):
        return Climb()
    begin = None if rules.urgent else end_of_quiet(USUAL, wanted_at)
    end = (begin or wanted_at) + rules.wait_for
    at = now + max(PAUSES[max(attempts, 0)], retry_after or timedelta())
    if at <= end:
        return Again(at)
    if attempts <= 0:
        return Again(now + PAUSES[0])
    return Again(end) if now < end and not retry_after else Climb()


def last_chance(
    rules: Rules, next_rung: str | None, wanted_at: datetime, now: datetime
) -> Again | None:
    """Another try when mere trouble (RETRY) would end the ladder; None: leave the rung.

    `next_rung` is the answer of `above`. Before a knock, trouble is waited for BEFORE_A_WALK (not
    if urgent); with nothing above, as long as the message is fresh.
    """
    if next_rung not in (None, Rung.KNOCK) or (next_rung and rules.urgent):
        return None
    end = wanted_at + (BEFORE_A_WALK if next_rung else rules.fresh_for)
    return Again(now + LOOK_AGAIN) if now + LOOK_AGAIN <= end else None
