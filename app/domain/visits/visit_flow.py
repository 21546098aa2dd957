"""The life of a home visit: its states, who leads it from one to the next, whose turn it is."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from app.kit.errors import Conflict, Forbidden, Invalid


class VisitState(StrEnum):
    """Where a visit stands."""

    ASKED = "asked"
    ASSIGNED = "assigned"
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    ON_WAY = "on_way"
    ARRIVED = "arrived"
    DONE = "done"
    NOT_HOME = "not_home"
    POSTPONED = "postponed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class VisitParty(StrEnum):
    """For whom somebody acts on a visit."""

    RESIDENT = "resident"
    AGENT = "agent"
    OFFICE = "office"


class VisitAct(StrEnum):
    """What somebody does with a visit."""

    CONFIRM = "confirm"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    PROPOSE = "propose"
    ASSIGN = "assign"
    ACCEPT = "accept"
    ON_WAY = "on_way"
    ARRIVED = "arrived"
    DONE = "done"
    NOT_HOME = "not_home"
    POSTPONE = "postpone"
    REFUSE = "refuse"
    REOPEN = "reopen"


class VisitNotNow(Conflict):
    """This cannot be done with the visit as it stands."""


class VisitNotYours(Forbidden):
    """Somebody else does this: the resident, the agent or the office."""


class VisitReasonsNeeded(Invalid):
    """Say why, so that the person knows."""


S, P, A = VisitState, VisitParty, VisitAct
_RESIDENT, _AGENT = frozenset({P.RESIDENT}), frozenset({P.AGENT})
_OFFICE, _WORKERS = frozenset({P.OFFICE}), frozenset({P.AGENT, P.OFFICE})
_ALL = frozenset(P)
_ENDS: Mapping[VisitState, frozenset[VisitParty]] = {
    S.REFUSED: _WORKERS,
    S.WITHDRAWN: frozenset({P.RESIDENT, P.OFFICE}),
}
_AT_THE_DOOR: Mapping[VisitState, frozenset[VisitParty]] = {
    S.ON_WAY: _AGENT,
    S.ARRIVED: _AGENT,
    S.DONE: _AGENT,
    S.NOT_HOME: _AGENT,
    S.POSTPONED: _WORKERS,
}
_PLANNING: Mapping[VisitState, frozenset[VisitParty]] = {
    S.ASSIGNED: frozenset({P.OFFICE, P.RESIDENT}),
    S.PROPOSED: _ALL,
    S.CONFIRMED: _ALL,
    **_ENDS,
}
STEPS: Mapping[VisitState, Mapping[VisitState, frozenset[VisitParty]]] = MappingProxyType(
    {
        S.ASKED: {S.ASSIGNED: _OFFICE, **_AT_THE_DOOR, **_ENDS},
        S.ASSIGNED: {**_PLANNING, **_AT_THE_DOOR},
        S.PROPOSED: {**_PLANNING, **_AT_THE_DOOR},
        S.CONFIRMED: {**_PLANNING, **_AT_THE_DOOR},
        S.ON_WAY: {**_AT_THE_DOOR, S.REFUSED: _AGENT, S.WITHDRAWN: _OFFICE},
        S.ARRIVED: {S.DONE: _AGENT, S.NOT_HOME: _AGENT, S.POSTPONED: _AGENT, S.REFUSED: _AGENT},
        S.NOT_HOME: {**_PLANNING, **_AT_THE_DOOR},
        S.POSTPONED: {**_PLANNING, **_AT_THE_DOOR},
        S.DONE: {},
        S.REFUSED: {S.ASKED: _OFFICE, S.ASSIGNED: _OFFICE},
        S.WITHDRAWN: {},
    }
)
"""What may follow a state, and who leads there. An agent who passes by may knock at once; a
resident who cannot come at the time leads back to who is to propose another one."""
CLOSED: Final = frozenset({S.DONE, S.REFUSED, S.WITHDRAWN})
_SHOWN_FIRST = (
    S.DONE,
    S.ARRIVED,
    S.NOT_HOME,
    S.ON_WAY,
    S.WITHDRAWN,
    S.REFUSED,
    S.POSTPONED,
    S.CONFIRMED,
    S.PROPOSED,
    S.ASSIGNED,
    S.ASKED,
)


_OPEN = frozenset(S) - CLOSED
UNDER_WAY = frozenset({S.ON_WAY, S.ARRIVED})
"""Somebody has set out: nobody plans such a visit any more."""
_BEFORE_THE_WAY = _OPEN - UNDER_WAY
_TIMED = frozenset({S.ASSIGNED, S.PROPOSED, S.CONFIRMED, S.NOT_HOME, S.POSTPONED})
_ACTS: Mapping[VisitParty, Mapping[VisitAct, frozenset[VisitState]]] = {
    P.RESIDENT: {
        A.CONFIRM: frozenset({S.PROPOSED}),
        A.DECLINE: frozenset({S.PROPOSED, S.CONFIRMED}),
        A.PROPOSE: _BEFORE_THE_WAY,
        A.WITHDRAW: _BEFORE_THE_WAY,
    },
    P.AGENT: {
        A.ACCEPT: frozenset({S.ASSIGNED, S.NOT_HOME, S.POSTPONED}),
        A.PROPOSE: _TIMED,
        A.ON_WAY: _BEFORE_THE_WAY,
        A.ARRIVED: _OPEN - {S.ARRIVED},
        A.DONE: _OPEN,
        A.NOT_HOME: _OPEN - {S.NOT_HOME},
        A.POSTPONE: _OPEN - {S.POSTPONED},
        A.REFUSE: _OPEN,
    },
    P.OFFICE: {
        A.ASSIGN: _BEFORE_THE_WAY,
        A.PROPOSE: _TIMED,
        A.CONFIRM: frozenset({S.PROPOSED}),
        A.POSTPONE: _BEFORE_THE_WAY - {S.POSTPONED},
        A.REFUSE: _BEFORE_THE_WAY,
        A.WITHDRAW: _OPEN - {S.ARRIVED},
        A.REOPEN: frozenset({S.REFUSED}),
    },
}
"""What each party does in which state. The office withdraws when somebody calls, moved or died."""
NEEDS_REASONS: Final = frozenset({A.POSTPONE, A.REFUSE})
_TURNS: Mapping[VisitState, VisitParty] = {
    S.ASKED: P.OFFICE,
    S.PROPOSED: P.RESIDENT,
    **dict.fromkeys((S.ASSIGNED, S.CONFIRMED, S.ON_WAY, S.ARRIVED), P.AGENT),
    **dict.fromkeys((S.NOT_HOME, S.POSTPONED), P.AGENT),
}
NOBODY: Final = "none"


def turn(state: str) -> str:
    """Whose turn it is: resident, agent or office; "none" once a visit is over."""
    return _TURNS.get(VisitState(state), NOBODY)


def acts(state: str, party: VisitParty) -> tuple[VisitAct, ...]:
    """What a party may do with a visit in this state, in the order of the acts."""
    possible = _ACTS[party]
    return tuple(act for act in VisitAct if state in possible.get(act, ()))


def check_act(state: str, act: VisitAct, party: VisitParty, words: str) -> None:
    """Nothing, or VisitNotYours, VisitNotNow, VisitReasonsNeeded."""
    if act not in _ACTS[party]:
        raise VisitNotYours(state=state)
    if act not in acts(state, party):
        raise VisitNotNow(state=state)
    if act in NEEDS_REASONS and not words.strip():
        raise VisitReasonsNeeded(pointer="/words")


def may_move(before: str, after: str) -> bool:
    """Whether a visit can go from one state to another, whoever asks."""
    return before in STEPS and after in STEPS[VisitState(before)]


def check_move(before: str, after: str, party: VisitParty) -> None:
    """Nothing when `party` may lead a visit there; VisitNotNow, VisitNotYours."""
    if not may_move(before, after):
        raise VisitNotNow(state=before)
    if party not in STEPS[VisitState(before)][VisitState(after)]:
        raise VisitNotYours(state=before)


def rank(state: Any) -> int:
    """Which of several states that contradict each other is shown first: what was seen at the door.

    Lower is first; an unknown state comes last.
    """
    return _SHOWN_FIRST.index(state) if state in _SHOWN_FIRST else len(_SHOWN_FIRST)
