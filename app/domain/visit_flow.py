"""The life of a home visit: its states, who leads it from one to the next, whose turn it is."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from app.kit.errors import Conflict, Forbidden


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


class VisitNotNow(Conflict):
    """This cannot be done with the visit as it stands."""


class VisitNotYours(Forbidden):
    """Somebody else does this: the resident, the agent or the office."""


S, P = VisitState, VisitParty
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
    S.ASSIGNED: _OFFICE,
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
        S.REFUSED: {S.ASSIGNED: _OFFICE},
        S.WITHDRAWN: {},
    }
)
"""What may follow a state, and who leads there. An agent who passes by may knock at once."""
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
