"""When a carrier is paused by itself, tried again and taken back, and which vendor goes first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

WATCHED = timedelta(minutes=2)
"""The window that is judged; in a trial only what was asked since it began."""
LEAST_ASKED = 10
"""Fewer hand-overs prove nothing."""
TRIAL = 5
"""So many messages may go at once while a carrier is tried."""
PAUSE_FOR = (
    timedelta(minutes=1),
    timedelta(minutes=2),
    timedelta(minutes=5),
    timedelta(minutes=10),
)
"""How long the first, the second ... pause in a row lasts; all later ones like the last."""
ERRORS, SILENT = "carrier-errors", "carrier-silent"
SLOW_MS = 1000
"""A mean answer within this is never called slow."""


@dataclass(frozen=True)
class Window:
    """What a carrier did lately: hand-overs, of them failed (its own trouble) and unanswered.

    A refusal of one address or one message is no failure. `answer_ms` is of all answers together.
    """

    asked: int
    failed: int = 0
    unknown: int = 0
    answer_ms: int = 0

    @property
    def bad(self) -> int:
        """How many came to no good."""
        return self.failed + self.unknown


@dataclass(frozen=True)
class Health:
    """Where a carrier stands; `until` is empty in a pause that somebody has to end.

    `pauses` is how often in a row it was paused by itself.
    """

    paused: bool = False
    until: datetime | None = None
    trial: bool = False
    pauses: int = 0


@dataclass(frozen=True)
class Keep:
    """As it is."""


@dataclass(frozen=True)
class Pause:
    """Not asked until then, for the code `why`; one more in a row."""

    until: datetime
    why: str


@dataclass(frozen=True)
class Try:
    """The pause is over: a few messages show whether it is back."""


@dataclass(frozen=True)
class Back:
    """It works: the trial is over and no pause counts any more."""


def judge(window: Window, state: Health, now: datetime) -> Keep | Pause | Try | Back:
    """What is to happen to a carrier now.

    Paused when more than half of at least LEAST_ASKED came to no good. A pause that ends leads to a
    trial; more than half of TRIAL bad answers lead back into a longer pause, TRIAL answers without
    that many mean it is back. A carrier that nobody asks stays in its trial, which holds nobody up.
    """
    if state.paused:
        return Try() if state.until and state.until <= now else Keep()
    if state.trial:
        return _of_trial(window, state, now)
    if window.asked >= LEAST_ASKED and 2 * window.bad > window.asked:
        return _pause(window, state, now)
    return Keep()


def _of_trial(window: Window, state: Health, now: datetime) -> Keep | Pause | Back:
    if 2 * window.bad > max(window.asked, TRIAL):
        return _pause(window, state, now)
    return Back() if window.asked >= TRIAL else Keep()


def _pause(window: Window, state: Health, now: datetime) -> Pause:
    span = PAUSE_FOR[min(max(state.pauses, 0), len(PAUSE_FOR) - 1)]
    return Pause(now + span, ERRORS if window.failed >= window.unknown else SILENT)


def ranked(vendors: Sequence[str], windows: Mapping[str, Window]) -> tuple[str, ...]:
    """The vendors of a rung as they are to be tried: the failing and the slow go behind.

    Failing is a fifth of LEAST_ASKED hand-overs or more; slow is an answer that takes on average
    more than SLOW_MS and more than twice the fastest. Otherwise they keep their order.
    """
    means = {name: _mean_ms(windows.get(name)) for name in vendors}
    fastest = min((mean for mean in means.values() if mean), default=0)

    def worse(name: str) -> tuple[bool, bool]:
        return _failing(windows.get(name)), means[name] > max(SLOW_MS, 2 * fastest)

    return tuple(sorted(vendors, key=worse))


def _mean_ms(window: Window | None) -> int:
    return window.answer_ms // window.asked if window and window.asked else 0


def _failing(window: Window | None) -> bool:
    return bool(window and window.asked >= LEAST_ASKED and 5 * window.bad >= window.asked)
