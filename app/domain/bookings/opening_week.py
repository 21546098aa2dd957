"""The ordinary week of a centre, summed up from its opening rules as people say it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from app.domain.bookings.openings import WORKDAYS, Opening

Span = tuple[time, time]


@dataclass(frozen=True, slots=True)
class UsualHours:
    """Days that share their hours: every working day, or ISO weekdays in order."""

    days: Literal["workdays"] | tuple[int, ...]
    spans: tuple[Span, ...]
    off_hours: bool


def usual_week(openings: Iterable[Opening], on: date) -> tuple[UsualHours, ...]:
    """The hours of an ordinary week in the season of `on`, windows laid over one another.

    Working days come first, then weekdays with the same hours together, extended hours last.
    """
    stretches: dict[tuple[bool, int], list[Span]] = defaultdict(list)
    for rule in openings:
        if rule.in_season(on):
            for day in (0,) if rule.days == WORKDAYS else rule.days:
                stretches[rule.off_hours, int(day)].extend(rule.stretches())
    alike: dict[tuple[bool, bool, tuple[Span, ...]], list[int]] = defaultdict(list)
    for (off_hours, day), spans in sorted(stretches.items()):
        alike[off_hours, day > 0, _merged(spans)].append(day)
    return tuple(
        UsualHours(tuple(days) if weekdays else WORKDAYS, spans, off_hours)
        for (off_hours, weekdays, spans), days in alike.items()
    )


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same stretches, those that touch or overlap made one."""
    merged: list[Span] = []
    for starts, ends in sorted(spans):
        if merged and starts <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], ends))
        else:
            merged.append((starts, ends))
    return tuple(merged)
