"""Ten thousand invented cases, counted by a slow twin that shares nothing with the clock.

The twin knows no clocks that start and stop. For each deadline it looks up in the events where it
begins and ends, then walks the calendar with a pencil: one day after the other, one mark per day.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random

import pytest

from app.domain.deadlines.clock_events import Event, check
from app.domain.deadlines.clock_ledger import Limits, replay
from app.domain.deadlines.workdays import WorkCalendar
from app.formats.packaged_calendar import packaged_calendar
from tests.domain.clock_histories import a_history, some_limits

CASES = 10_000
DAY = timedelta(days=1)
FINAL = ("decided", "returned", "withdrawn", "rejected", "delivered")
HANDLED = ("handed_to_superior", "decided", "returned")
ANSWERS = ("correction_asked", "accepted", "deemed_accepted", "rejected", "decided")
Row = tuple[str, str, date, int, date, str, int, bool]


def ending(
    later: Iterable[Event], *met_by: str, dropped_by: tuple[str, ...] = ("withdrawn",)
) -> tuple[Event | None, tuple[str, ...]]:
    """The first event that ends something, and the kinds that end it well."""
    return next((one for one in later if one.kind in met_by + dropped_by), None), met_by


class Twin:
    """One history, looked at by somebody patient."""

    def __init__(self, limits: Limits, calendar: WorkCalendar, events: tuple[Event, ...]) -> None:
        self.limits, self.calendar, self.events = limits, calendar, events

    def off(self, until: date) -> set[date]:
        """Every day inside a pause, as known on `until`."""
        found: set[date] = set()
        for place, event in enumerate(self.events):
            if event.kind != "paused":
                continue
            later = self.events[place + 1 :]
            end = next(
                (
                    other.on
                    for other in later
                    if other.kind in FINAL or (other.kind == "resumed" and other.key == event.key)
                ),
                until,
            )
            day = event.on + DAY
            while day <= min(end, until):
                found.add(day)
                day += DAY
        return found

    def paused_now(self) -> bool:
        open_keys: set[str] = set()
        for event in self.events:
            if event.kind == "paused":
                open_keys.add(event.key)
            if event.kind == "resumed":
                open_keys.remove(event.key)
            if event.kind in FINAL:
                open_keys.clear()
        return bool(open_keys)

    def row(
        self,
        name: tuple[str, str],
        start: date,
        workdays: int,
        end: Event | None,
        met_by: tuple[str, ...],
        today: date,
    ) -> Row:
        which, key = name
        pausable = which in ("promised", "statutory", "stage", "department")
        seen = end.on if end else today
        off = self.off(seen) if pausable else set()
        marks, day, unsure = 0, start, False
        used = 0
        while marks < workdays:
            day += DAY
            unsure |= self.calendar.provisional_day(day)
            if day not in off and self.calendar.is_workday(day):
                marks += 1
                used += day <= seen
        due, left = day, workdays - used
        if seen > due:
            rest = []
            while day < seen:
                day += DAY
                if day not in off:
                    rest.append(self.calendar.is_workday(day))
            left = -max(1, rest.count(True)) if rest else 0
        if end is None:
            state = "paused" if pausable and self.paused_now() else "running"
        elif end.kind in met_by:
            state = "late" if left < 0 else "met"
        else:
            state = "dropped"
        return which, key, start, workdays, due, state, left, unsure

    def rows(self, today: date) -> list[Row]:
        found: list[Row] = []
        seen: dict[tuple[str, str], int] = {}
        for place, event in enumerate(self.events):
            for which, key, start, workdays, end, met_by in self.begun(event, place):
                if workdays is None:
                    continue
                seen[which, key] = count = seen.get((which, key), 0) + 1
                shown = (which, f"{key}#{count}" if count > 1 else key)
                found.append(self.row(shown, start, workdays, end, met_by, today))
        return found

    def begun(self, event: Event, place: int) -> Iterator[tuple]:
        """Which, key, start, working days, end, and by what it is met: of what begins here."""
        limits, later, on = self.limits, self.events[place + 1 :], event.on
        if event.kind in ("received", "corrected"):
            yield "notice", "", on, limits.notice_workdays, *ending(later, *ANSWERS)
        if self.accepts(event, place):
            yield from self.handling(event, place)
        if event.kind == "stage_entered":
            met_by = ("stage_entered", *HANDLED)
            yield "stage", event.key, on, limits.stages.get(event.key), *ending(later, *met_by)
        if event.kind == "department_asked":
            mine = [one for one in later if one.kind in FINAL or one.key == event.key]
            end = ending(mine, "department_answered", dropped_by=FINAL)
            yield "department", event.key, on, limits.departments.get(event.key), *end
        if event.kind == "handed_to_superior":
            yield "superior", "", on, limits.superior_workdays, *ending(later, "returned")
        if event.kind in ("decided", "returned"):
            yield "delivery", "", on, limits.delivery_workdays, *ending(later, "delivered")

    def accepts(self, event: Event, place: int) -> bool:
        """Whether the office took the matter on with this event, if only to decide it at once."""
        if event.kind == "decided":
            return not any(one.kind.endswith("accepted") for one in self.events[:place])
        return event.kind.endswith("accepted")

    def handling(self, event: Event, place: int) -> Iterator[tuple]:
        """Promise and statute, with the extension granted before their end."""
        later = self.events[place:] if event.kind == "decided" else self.events[place + 1 :]
        end, met_by = ending(later, *HANDLED)
        until = later.index(end) if end else len(later)
        more = sum(one.workdays for one in later[:until] if one.kind == "extended")
        start = event.on
        if event.kind == "deemed_accepted":
            filed = [one for one in self.events[:place] if one.kind in ("received", "corrected")]
            start = filed[-1].on
        for which in ("promised", "statutory"):
            plain = getattr(self.limits, f"{which}_workdays")
            yield which, "", start, None if plain is None else plain + more, end, met_by


@pytest.mark.parametrize("seed", range(10))
def test_ten_thousand_cases_are_counted_as_somebody_patient_would(seed):
    calendar = packaged_calendar()
    for number in range(CASES // 10):
        chance = Random(f"{seed}/{number}")
        events = a_history(chance, date(chance.choice((2023, 2024, 2025, 2026)), 1, 1))
        limits = some_limits(chance)
        today = events[-1].on + chance.choice((0, 1, 3, 10, 30)) * DAY
        check(events)

        clock = replay(limits, calendar, events, today)

        told = [
            (
                str(one.which),
                one.key,
                one.start_on,
                one.workdays,
                one.due_on,
                str(one.state),
                one.left_workdays,
                one.provisional,
            )
            for one in clock.deadlines
        ]
        twin = Twin(limits, calendar, events)
        assert told == twin.rows(today), (seed, number)
        assert clock.paused == twin.paused_now(), (seed, number)
