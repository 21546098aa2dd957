"""Recurring visits: when the next one is due, and when a plan falls asleep."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import count, takewhile
from typing import Final

from app.kit.errors import Invalid

AHEAD: Final = timedelta(days=14)
"""So far ahead a planned visit is made, so that the contact can arrange the round."""
CHECK_LIST: Final = "home-visit"
"""The item whose form is filled in at the door, unless a plan names another one."""
MOST_DAYS: Final = 366
MOST_SHOWN: Final = 12


class PlanKind(StrEnum):
    """What a plan is: regular visits, a contact's own people, or one project or business."""

    REGULAR = "regular"
    CONTACT = "contact"
    PROJECT = "project"


class Standing(StrEnum):
    """Where somebody is: here (empty), moved away, or dead."""

    HERE = ""
    MOVED = "moved"
    DIED = "died"


class BadStanding(Invalid):
    """The day on which somebody moved or died is missing, or has not come yet."""


class BadInterval(Invalid):
    """A plan comes round every 1 to 366 days."""


@dataclass(frozen=True)
class Rhythm:
    """When a plan comes round; it rests while `asleep` or after it `ended`."""

    next_on: date
    every_days: int
    asleep: bool = False
    ended: bool = False


@dataclass(frozen=True)
class Gone:
    """Somebody is no longer there, since a day."""

    standing: Standing
    since_on: date


def check_interval(every_days: int) -> None:
    """Nothing, or BadInterval."""
    if not 1 <= every_days <= MOST_DAYS:
        raise BadInterval(pointer="/every_days")


def check_standing(standing: Standing, since_on: date | None, today: date) -> date | None:
    """The day since when somebody is gone, None for who is here; BadStanding."""
    if standing is Standing.HERE:
        return None
    if since_on is None or since_on > today:
        raise BadStanding(pointer="/since_on")
    return since_on


def due_on(rhythm: Rhythm, today: date) -> date | None:
    """The day of the visit that is to be made now; None when none is.

    A visit is made up to 14 days ahead. Days that nobody kept are not made up for one by one: the
    next visit is for today.
    """
    if rhythm.asleep or rhythm.ended or rhythm.next_on > today + AHEAD:
        return None
    return max(rhythm.next_on, today)


def following(on: date, every_days: int) -> date:
    """The day on which the plan comes round after a visit on `on`."""
    return on + timedelta(days=every_days)


def coming(rhythm: Rhythm, until: date) -> tuple[date, ...]:
    """The next days of a plan up to `until`, at most twelve; none while it rests."""
    if rhythm.asleep or rhythm.ended:
        return ()
    days = (rhythm.next_on + timedelta(days=rhythm.every_days * n) for n in count())
    found = takewhile(lambda day: day <= until, days)
    return tuple(day for _, day in zip(range(MOST_SHOWN), found, strict=False))


def woken_on(next_on: date, today: date) -> date:
    """The next day of a plan that wakes: as planned, but not in the past."""
    return max(next_on, today)


def asleep(visited: Sequence[Gone | None]) -> Gone | None:
    """Why and since when a plan for these people sleeps; None while one of them is there.

    It sleeps since the last of them went. That somebody moved is said first: they may come back.
    """
    gone = list(_gone(visited))
    if not gone or len(gone) < len(visited):
        return None
    moved = any(one.standing is Standing.MOVED for one in gone)
    why = Standing.MOVED if moved else Standing.DIED
    return Gone(why, max(one.since_on for one in gone))


def _gone(visited: Iterable[Gone | None]) -> Iterable[Gone]:
    return (one for one in visited if one is not None)
