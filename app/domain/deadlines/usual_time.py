"""How long like cases usually took: an honest middle and a careful promise, in working days."""

from collections.abc import Sequence
from typing import NamedTuple

from app.domain.deadlines.clock_events import Event, EventKind
from app.domain.deadlines.workdays import ONE_DAY, WorkCalendar

LEAST_CASES = 20
"""Fewer cases say nothing of the next one, and could say too much of one of them."""

_BEGINS = frozenset({EventKind.ACCEPTED, EventKind.DEEMED_ACCEPTED})
_ENDS = frozenset({EventKind.DECIDED, EventKind.RETURNED})


class UsualTime(NamedTuple):
    """Half of the like cases took no longer than `median`, nine of ten no longer than `p90`."""

    median: int
    p90: int


def usual(workdays: Sequence[int]) -> UsualTime | None:
    """The usual time of like cases that took so many working days each; None below LEAST_CASES.

    Each figure is the time of a real case (nearest rank), never something in between.
    """
    if len(workdays) < LEAST_CASES:
        return None
    ordered = sorted(workdays)
    return UsualTime(_rank(ordered, 5), _rank(ordered, 9))


def waited(calendar: WorkCalendar, events: Sequence[Event]) -> int | None:
    """The working days from acceptance to decision as the person lived them, pauses included.

    The time at the level above belongs to it. A case decided on the spot took 0; None for one
    without a decision.
    """
    ended = next((event.on for event in events if event.kind in _ENDS), None)
    if ended is None:
        return None
    begun = next((event.on for event in events if event.kind in _BEGINS), ended)
    days = (begun + ONE_DAY * n for n in range(1, (ended - begun).days + 1))
    return sum(map(calendar.is_workday, days))


def _rank(ordered: Sequence[int], tenths: int) -> int:
    """The smallest value that at least so many tenths of all do not exceed."""
    return ordered[-(-len(ordered) * tenths // 10) - 1]
