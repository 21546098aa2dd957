"""The hours in which nothing rings: those of the place, or somebody's own."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache

from app.domain.bookings.reminders import QUIET_FROM, QUIET_UNTIL
from app.kit.clock import SHANGHAI


@dataclass(frozen=True)
class Quiet:
    """From one time of day up to another, in Asia/Shanghai; the same twice: never quiet."""

    begins: time = QUIET_FROM
    until: time = QUIET_UNTIL


USUAL = Quiet()


def quiet_of(begins: str, until: str) -> Quiet:
    """Somebody's own hours (HH:MM); the usual ones when a time is missing or cannot be read."""
    try:
        return Quiet(time.fromisoformat(begins), time.fromisoformat(until))
    except ValueError:
        return USUAL


@lru_cache(maxsize=4096)
def end_of_quiet(quiet: Quiet, now: datetime) -> datetime | None:
    """When the quiet hours that `now` falls into are over, in UTC; None outside of them.

    `now` is aware. The first minute is quiet, the last moment is not.
    """
    local = now.astimezone(SHANGHAI)
    at = local.time()
    over_midnight = quiet.begins > quiet.until
    late = over_midnight and at >= quiet.begins
    early = at < quiet.until and (over_midnight or at >= quiet.begins)
    if not (late or early):
        return None
    day = local.date() + timedelta(days=late)
    return datetime.combine(day, quiet.until, SHANGHAI).astimezone(UTC)
