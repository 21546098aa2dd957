"""What becomes of a message whose carrier was asked and gave no answer, or sent no receipt."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.messages.ladder import Again, Climb
from app.domain.messages.message_kinds import Rules
from app.domain.messages.verdicts import Fate

LOOKS = (timedelta(minutes=2), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))
"""When to look after a message without an answer, counted from when its carrier was asked."""


@dataclass(frozen=True)
class Said:
    """It arrived: delivered."""


@dataclass(frozen=True)
class Look:
    """Nothing is known yet: look again at `at`, which is later than now."""

    at: datetime


@dataclass(frozen=True)
class Leave:
    """It stays as it is for ever: unknown, or sent without a receipt."""


def next_look(asked_at: datetime, now: datetime) -> datetime | None:
    """The first moment after `now` at which to look; None when the last look is over."""
    return next((asked_at + look for look in LOOKS if asked_at + look > now), None)


def after_silence(
    rules: Rules, fate: Fate, asked_at: datetime, now: datetime
) -> Said | Climb | Again | Look | Leave:
    """What follows from a carrier's word about a row that is *unknown*.

    It is never asked again but when the carrier surely never took it (the same row, the same key).
    Climb means: refused when the fate is FAILED, else still unknown, but the kind demands proof.
    """
    match fate:
        case Fate.DELIVERED:
            return Said()
        case Fate.FAILED:
            return Climb()
        case Fate.NOT_THERE:
            return Again(now)
    look = next_look(asked_at, now)
    if look is not None:
        return Look(look)
    return Climb() if rules.proof else Leave()


def after_no_receipt(rules: Rules, fate: Fate) -> Said | Climb | Leave:
    """What follows from a carrier's word about a row that is *sent*, and whose receipt is overdue.

    Climb means: refused when the fate is FAILED or NOT_THERE, else sent without proof.
    """
    if fate is Fate.DELIVERED:
        return Said()
    if fate in (Fate.FAILED, Fate.NOT_THERE) or rules.proof:
        return Climb()
    return Leave()
