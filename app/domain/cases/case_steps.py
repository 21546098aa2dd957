"""The life of a case as one table: what may be done in each mode and state, and by whom."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from app.domain.cases.case_states import Act, Mode, Party, State


class Guard(StrEnum):
    """What must be so before a step is taken."""

    REASONS = "reasons"
    REASONS_IF_REFUSED = "reasons_if_refused"
    WRITTEN_NOTICE = "written_notice"
    RUNNING = "running"
    PAUSED = "paused"
    NOT_EXTENDED = "not_extended"
    BEFORE_PROMISE_ENDS = "before_promise_ends"
    FIRST_CORRECTION = "first_correction"
    DEPARTMENTS_ASKED = "departments_asked"
    DEPARTMENTS_ANSWERED = "departments_answered"
    GAPS_OPEN = "gaps_open"
    GAPS_SETTLED = "gaps_settled"


class Step(NamedTuple):
    """Where an act leads, who may take it, and what must be so.

    `unsurveyed` is where it leads instead when the item needs no survey.
    """

    to: State
    by: frozenset[Party]
    guards: tuple[Guard, ...] = ()
    unsurveyed: State | None = None


_PERSON: Final = frozenset({Party.PERSON})
_STAFF: Final = frozenset({Party.OFFICE, Party.SUPERVISOR})
_ANYBODY: Final = _PERSON | _STAFF
_DEPARTMENT: Final = frozenset({Party.DEPARTMENT})
_DIRECTOR: Final = frozenset({Party.SUPERVISOR})
_SYSTEM: Final = frozenset({Party.SYSTEM})

Rows = Mapping[tuple[State, Act], Step]

_BEGIN: Final[Rows] = {
    (State.RECEIVED, Act.ASK_CORRECTION): Step(State.CORRECTING, _STAFF, (Guard.FIRST_CORRECTION,)),
    (State.RECEIVED, Act.REJECT): Step(State.REJECTED, _STAFF, (Guard.REASONS,)),
    (State.CORRECTING, Act.CORRECT): Step(State.RECEIVED, _ANYBODY),
}
_END: Final[Rows] = {
    (State.DECIDED, Act.DELIVER): Step(State.DELIVERED, _STAFF, (Guard.GAPS_SETTLED,)),
}
_DECIDE: Final = Step(State.DECIDED, _STAFF, (Guard.RUNNING, Guard.REASONS_IF_REFUSED))
_REVIEWED: Final = Step(State.SURVEYING, _STAFF, (Guard.RUNNING,), unsurveyed=State.DECIDING)
_WITH_SUPERIOR: Final = Step(State.WITH_SUPERIOR, _STAFF)
_ANSWERED: Final = (Guard.RUNNING, Guard.DEPARTMENTS_ANSWERED)


def _accepted(to: State) -> Rows:
    """Acceptance by the office, or by law when the office stays silent."""
    return {
        (State.RECEIVED, Act.ACCEPT): Step(to, _STAFF),
        (State.RECEIVED, Act.DEEM_ACCEPTED): Step(to, _SYSTEM),
    }


_PATHS: Final[Mapping[Mode, Rows]] = {
    Mode.IMMEDIATE: {
        (State.RECEIVED, Act.DECIDE): _DECIDE,
        (State.RECEIVED, Act.DEEM_ACCEPTED): Step(State.DECIDING, _SYSTEM),
        (State.DECIDING, Act.DECIDE): _DECIDE,
    },
    Mode.PROMISE: {
        **_accepted(State.REVIEWING),
        (State.REVIEWING, Act.REVIEW): _REVIEWED,
        (State.SURVEYING, Act.SURVEY): Step(State.DECIDING, _STAFF, (Guard.RUNNING,)),
        (State.DECIDING, Act.DECIDE): _DECIDE,
    },
    Mode.JOINT: {
        **_accepted(State.CONSULTING),
        (State.CONSULTING, Act.OPINE): Step(
            State.CONSULTING, _DEPARTMENT, (Guard.DEPARTMENTS_ASKED, Guard.REASONS_IF_REFUSED)
        ),
        (State.CONSULTING, Act.CONCLUDE): Step(State.DECIDING, _STAFF | _SYSTEM, _ANSWERED),
        (State.DECIDING, Act.DECIDE): _DECIDE,
    },
    Mode.REPORT: {
        **_accepted(State.REVIEWING),
        (State.REVIEWING, Act.REPORT): Step(State.WITH_SUPERIOR, _STAFF, (Guard.RUNNING,)),
        (State.WITH_SUPERIOR, Act.CHASE): _WITH_SUPERIOR,
        (State.WITH_SUPERIOR, Act.RECEIVE_BACK): Step(
            State.DECIDED, _STAFF, (Guard.REASONS_IF_REFUSED,)
        ),
    },
    Mode.REPLY: {
        **_accepted(State.REPLYING),
        (State.REPLYING, Act.REPLY): Step(State.DECIDED, _STAFF, (Guard.RUNNING, Guard.REASONS)),
    },
}
"""Each mode's own way from received to decided; how it begins and ends is the same for all."""

_UNTIMED: Final = frozenset({State.RECEIVED, State.CORRECTING, State.WITH_SUPERIOR, State.DECIDED})
"""Open states in which no handling time of the office runs that could be paused or extended."""


def _kept(mode: Mode, state: State) -> Iterator[tuple[Act, Step]]:
    """What may be done in an open state without leaving it."""
    writers = _ANYBODY | (_DEPARTMENT if mode is Mode.JOINT else frozenset())
    yield Act.WRITE, Step(state, writers)
    yield Act.SUPPLEMENT, Step(state, _ANYBODY)
    yield Act.HAND_OVER, Step(state, _STAFF | _SYSTEM)
    yield Act.CLAIM, Step(state, _STAFF)
    yield Act.SETTLE_GAP, Step(state, _STAFF, (Guard.GAPS_OPEN,))
    if mode is not Mode.IMMEDIATE and state not in _UNTIMED:
        yield Act.PAUSE, Step(state, _STAFF, (Guard.RUNNING, Guard.WRITTEN_NOTICE))
        yield Act.RESUME, Step(state, _STAFF, (Guard.PAUSED,))
        once = (Guard.NOT_EXTENDED, Guard.BEFORE_PROMISE_ENDS, Guard.REASONS)
        yield Act.EXTEND, Step(state, _DIRECTOR, once)


def _steps() -> Iterator[tuple[tuple[Mode, State, Act], Step]]:
    for mode, path in _PATHS.items():
        rows = {**_BEGIN, **path, **_END}
        yield from (((mode, *place), step) for place, step in rows.items())
        for state in sorted({place[0] for place in rows}, key=list(State).index):
            yield from (((mode, state, act), step) for act, step in _kept(mode, state))
            if state is not State.DECIDED:
                yield (mode, state, Act.WITHDRAW), Step(State.WITHDRAWN, _PERSON)


STEPS: Final[Mapping[tuple[Mode, State, Act], Step]] = dict(_steps())
"""Everything that can be done with a case; what is not here cannot."""
