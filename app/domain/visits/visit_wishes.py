"""When people wish to be visited, and which times an agent may propose."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from app.kit.clock import SHANGHAI, office_day
from app.kit.errors import Invalid

MOST_WISHES: Final = 5
DAYS_AHEAD: Final = 90
"""A visit is wished and proposed within so many days."""
USUAL_MINUTES: Final = 30
LEAST_MINUTES: Final = 5
MOST_MINUTES: Final = 480


class BadWish(Invalid):
    """Each time you wish lies ahead, within 90 days, and ends after it begins."""


class BadVisitTime(Invalid):
    """A visit begins in the future, within 90 days, and lasts 5 to 480 minutes."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A part of a day on which somebody wishes to be visited; times are those of the office."""

    on: date
    starts: time
    ends: time

    def holds(self, at: datetime) -> bool:
        """Whether a visit that begins at `at` (aware) suits."""
        local = at.astimezone(SHANGHAI)
        return local.date() == self.on and self.starts <= local.time() < self.ends


def check_wishes(wishes: Iterable[Wish], now: datetime) -> None:
    """Nothing, or BadWish for one that is over, too far away or ends before it begins."""
    today = office_day(now)
    for place, wish in enumerate(wishes):
        over = datetime.combine(wish.on, wish.ends, SHANGHAI) <= now
        if over or wish.on > today + timedelta(days=DAYS_AHEAD) or wish.starts >= wish.ends:
            raise BadWish(pointer=f"/wishes/{place}")


def check_time(starts_at: datetime, minutes: int, now: datetime) -> None:
    """Nothing, or BadVisitTime for one that is over, too far away, too short or too long."""
    if not now <= starts_at <= now + timedelta(days=DAYS_AHEAD):
        raise BadVisitTime(pointer="/starts_at")
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        raise BadVisitTime(pointer="/minutes")


def suits(wishes: Iterable[Wish], at: datetime) -> bool:
    """Whether a moment lies in one of the times that somebody wished."""
    return any(wish.holds(at) for wish in wishes)
