"""What would have happened to a case by itself under another notice limit: silence accepts it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from app.domain.bookings.openings import moment
from app.domain.deadlines.clock_events import Event, EventKind
from app.domain.deadlines.workdays import ONE_DAY, WorkCalendar, due_on
from app.kit.clock import office_day

ONE_ACT = timedelta(seconds=5)
"""Lines of a ledger so near to each other were written by one act."""
_FILES = frozenset({EventKind.RECEIVED, EventKind.CORRECTED})
_ACCEPTS = frozenset({EventKind.ACCEPTED, EventKind.DEEMED_ACCEPTED})
_BEFORE_ACCEPTANCE = _ACCEPTS | {EventKind.CORRECTION_ASKED, EventKind.CORRECTED}
_COMES_WITH = frozenset({EventKind.STAGE_ENTERED, EventKind.DEPARTMENT_ASKED})
_NEEDS_NONE = frozenset({EventKind.DECIDED, EventKind.WITHDRAWN, EventKind.REJECTED})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a case's ledger with its moment (aware)."""

    at: datetime
    event: Event


def line(at: datetime, kind: EventKind, key: str = "") -> Line:
    """A line about something on the office's day of `at`."""
    return Line(at, Event(kind, office_day(at), key))


def as_by(
    lines: Sequence[Line], notice_workdays: int, calendar: WorkCalendar, now: datetime
) -> tuple[Line, ...]:
    """The ledger as it would stand if silence accepted a case after `notice_workdays`.

    What people did stays when it was done, unless the law came first: then acceptance, and what
    was asked before it, fall away, and what the acceptance began begins with the silence. Where the
    law would come later, the case is accepted by what the office did next.
    """
    filed: Line | None = None
    for place, one in enumerate(lines):
        kind = one.event.kind
        if filed is not None:
            silent_at = _silence(filed, notice_workdays, calendar)
            if kind is EventKind.DEEMED_ACCEPTED and one.at < silent_at:
                return _later(lines, place, silent_at, now)
            if kind is not EventKind.DEEMED_ACCEPTED and one.at >= silent_at:
                return _sooner(lines, place, silent_at)
        if kind in _FILES:
            filed = one
        elif kind not in _COMES_WITH:
            filed = None
    if filed is not None and now >= (silent_at := _silence(filed, notice_workdays, calendar)):
        return (*lines, line(silent_at, EventKind.DEEMED_ACCEPTED))
    return tuple(lines)


def _silence(filed: Line, workdays: int, calendar: WorkCalendar) -> datetime:
    """The moment at which the notice limit is over (Administrative Licensing Law, art. 32)."""
    return moment(due_on(filed.event.on, workdays, calendar).due_on + ONE_DAY, time.min)


def _sooner(lines: Sequence[Line], place: int, silent_at: datetime) -> tuple[Line, ...]:
    """The ledger with an acceptance by silence before the line at `place`."""
    rest = list(lines[place:])
    taken = next((n for n, one in enumerate(rest) if one.event.kind in _ACCEPTS), None)
    begun: list[Line] = []
    if taken is not None:
        begun = _begun_by(rest, taken)
        rest = [one for one in rest if one not in begun]
    kept = [one for one in rest if one.event.kind not in _BEFORE_ACCEPTANCE]
    accepted = line(silent_at, EventKind.DEEMED_ACCEPTED)
    return (*lines[:place], accepted, *_moved(begun, silent_at), *kept)


def _later(
    lines: Sequence[Line], place: int, silent_at: datetime, now: datetime
) -> tuple[Line, ...]:
    """The ledger whose acceptance by silence, at `place`, would have come only at `silent_at`."""
    begun = _begun_by(lines, place)
    rest = lines[place + 1 + len(begun) :]
    acted = rest[0] if rest else None
    if acted is not None and acted.at < silent_at:
        if acted.event.kind in _NEEDS_NONE:
            return (*lines[:place], *rest)
        accepted = line(acted.at, EventKind.ACCEPTED)
        return (*lines[:place], accepted, *_moved(begun, acted.at), *rest)
    if silent_at > now:
        return tuple(lines[:place])
    accepted = line(silent_at, EventKind.DEEMED_ACCEPTED)
    return (*lines[:place], accepted, *_moved(begun, silent_at), *rest)


def _begun_by(lines: Sequence[Line], place: int) -> list[Line]:
    """The stages and questions that began with the acceptance at `place`, in one act with it."""
    begun: list[Line] = []
    for one in lines[place + 1 :]:
        if one.event.kind not in _COMES_WITH or one.at - lines[place].at > ONE_ACT:
            break
        begun.append(one)
    return begun


def _moved(begun: Sequence[Line], at: datetime) -> list[Line]:
    return [Line(at, replace(one.event, on=office_day(at))) for one in begun]
