"""Ratings: who may say how it was, until when and how often, and what all of them come to."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID

from app.domain.deadlines.workdays import ONE_DAY, WorkCalendar, due_on
from app.domain.ratings.policies import Policy
from app.kit.errors import Conflict, Forbidden, Invalid, NotFound

LEVELS: Final = (5, 4, 3, 2, 1)
"""From very satisfied to very dissatisfied (GB/T 39734-2020, 7.3)."""
SATISFIED_FROM: Final = 3
"""The two levels below are unhappy ratings, and each of them is followed up."""
RATE_FOR: Final = timedelta(days=30)
"""How long an ask stays open; who has not rated by then stays not rated."""
ADD_FOR: Final = timedelta(days=30)
"""How long after a rating something may be added to it."""
MOST_ADDITIONS: Final = 3
LEAST_TOLD: Final = 5
"""Of fewer ratings the levels are not told: a figure would betray who gave them."""


class AskKind(StrEnum):
    """What somebody is asked about: one visit to the counter, or one case from filing to result."""

    VISIT = "visit"
    CASE = "case"


class Finding(StrEnum):
    """What came of looking into an unhappy rating."""

    FIXED = "fixed"
    EXPLAINED = "explained"
    UNFOUNDED = "unfounded"


INDICATOR_VERSION: Final = 1
INDICATORS: Final[Mapping[int, Mapping[AskKind, tuple[str, ...]]]] = MappingProxyType(
    {
        1: MappingProxyType(
            {
                AskKind.VISIT: ("efficiency", "skill", "attitude"),
                AskKind.CASE: ("efficiency", "guide", "convenience", "platform"),
            }
        )
    }
)
"""What a rating may point at, by version: national, never edited, a change is a new version
(GB/T 39735-2020; online and at the counter they differ)."""


class NoSuchAsk(NotFound):
    """There is nothing here that you could rate."""


class OwnWork(Forbidden):
    """Nobody rates what they handled themselves."""


class AlreadyRated(Conflict):
    """This was rated already; something can be added, but the rating stays."""


class RatingOver(Conflict):
    """The time to rate this, or to add to it, is over."""


class NotRated(Conflict):
    """This has not been rated yet, so there is nothing to add to."""


class TooManyAdditions(Conflict):
    """Nothing more can be added to this rating."""


class BadIndicators(Invalid):
    """Choose what the rating is about from the list."""


@dataclass(frozen=True, slots=True)
class AskFacts:
    """What the rules need to know of an ask; `handlers` are those whose work is rated."""

    kind: AskKind
    person: UUID | None
    handlers: frozenset[UUID]
    until_at: datetime


@dataclass(frozen=True, slots=True)
class Figures:
    """How many were asked and rated; shares lie between 0 and 1, with three decimals.

    `satisfied` counts the three upper levels. It, `by_level` and the share of the satisfied are
    told only of LEAST_TOLD ratings or more; a share of nobody is None.
    """

    asked: int
    rated: int
    satisfied: int | None
    by_level: Mapping[int, int]
    rated_share: float | None
    satisfied_share: float | None


def window_scene(centre: str, window: str) -> str:
    """What the code at a window carries; the mini-program reads it (32 characters at most)."""
    return f"r.{centre}.{window}"


def unhappy(level: int) -> bool:
    """Whether a rating must be followed up."""
    return level < SATISFIED_FROM


def check_rater(ask: AskFacts, rater: UUID) -> None:
    """Nothing when `rater` is who was served; NoSuchAsk, OwnWork.

    Only the person of the visit or case rates it: neither an agent who filed it for them nor
    anybody who handled it.
    """
    if rater != ask.person:
        raise NoSuchAsk
    if rater in ask.handlers:
        raise OwnWork


def check_rating(
    ask: AskFacts,
    rater: UUID,
    indicators: Collection[str],
    now: datetime,
    own: Collection[str] = (),
) -> None:
    """Nothing when `rater` may rate now; NoSuchAsk, OwnWork, RatingOver, BadIndicators.

    `own` are the indicators that the item has beside the national ones.
    """
    check_rater(ask, rater)
    if now > ask.until_at:
        raise RatingOver(until_at=ask.until_at.isoformat())
    known = {*INDICATORS[INDICATOR_VERSION][ask.kind], *own}
    if len(set(indicators)) < len(indicators) or not set(indicators) <= known:
        raise BadIndicators(pointer="/indicators")


def check_addition(given_at: datetime, additions: int, now: datetime) -> None:
    """Nothing when something may be added to a rating now; RatingOver, TooManyAdditions."""
    if now > given_at + ADD_FOR:
        raise RatingOver(until_at=(given_at + ADD_FOR).isoformat())
    if additions >= MOST_ADDITIONS:
        raise TooManyAdditions(most=MOST_ADDITIONS)


def fix_due_on(given_on: date, rules: Policy, calendar: WorkCalendar) -> date:
    """The last day to put right what an unhappy rating of that day complains of."""
    return due_on(given_on, rules.rating_fix_workdays, calendar).due_on


def contact_due_on(given_on: date, rules: Policy, calendar: WorkCalendar) -> date:
    """The last day to call back whoever gave an unhappy rating on that day."""
    return due_on(given_on, rules.rating_contact_workdays, calendar).due_on


def left_workdays(until_on: date, today: date, calendar: WorkCalendar) -> int:
    """Working days after today up to `until_on`; negative for those since it has passed."""
    first, last = min(until_on, today), max(until_on, today)
    days = (first + ONE_DAY * n for n in range(1, (last - first).days + 1))
    count = sum(map(calendar.is_workday, days))
    return count if until_on >= today else -max(1, count)


def figures(asked: int, levels: Iterable[int]) -> Figures:
    """What so many asks and the levels given to them come to; silence counts as not rated."""
    given = list(levels)
    rated, told = len(given), len(given) >= LEAST_TOLD
    satisfied = sum(not unhappy(level) for level in given)
    return Figures(
        asked=asked,
        rated=rated,
        satisfied=satisfied if told else None,
        by_level={level: given.count(level) for level in LEVELS} if told else {},
        rated_share=_share(rated, asked),
        satisfied_share=_share(satisfied, rated) if told else None,
    )


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None
