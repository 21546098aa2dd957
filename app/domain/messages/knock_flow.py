"""The life of a task to tell somebody in person: its states, and who may do what with it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from app.kit.errors import Conflict, Forbidden, Invalid


class KnockState(StrEnum):
    """Where a task to knock at somebody's door stands."""

    OPEN = "open"
    TOLD = "told"
    NOT_FOUND = "not_found"
    DROPPED = "dropped"


class KnockParty(StrEnum):
    """For whom somebody acts on a task."""

    AGENT = "agent"
    OFFICE = "office"


class KnockAct(StrEnum):
    """What somebody does with a task."""

    TOLD = "told"
    NOT_FOUND = "not_found"
    HAND_BACK = "hand_back"
    ASSIGN = "assign"
    DROP = "drop"
    AGAIN = "again"


class KnockNotNow(Conflict):
    """This cannot be done with the task as it stands."""


class KnockNotYours(Forbidden):
    """Somebody else does this: the agent or the office."""


class KnockWordsNeeded(Invalid):
    """Say why, so that whoever decides next knows."""


S, P, A = KnockState, KnockParty, KnockAct
_WAITING: Final = frozenset({S.OPEN, S.NOT_FOUND})
_ACTS: Mapping[KnockParty, Mapping[KnockAct, frozenset[KnockState]]] = MappingProxyType(
    {
        P.AGENT: {
            A.TOLD: frozenset({S.OPEN}),
            A.NOT_FOUND: frozenset({S.OPEN}),
            A.HAND_BACK: frozenset({S.OPEN}),
        },
        P.OFFICE: {
            A.ASSIGN: frozenset({S.OPEN}),
            A.AGAIN: frozenset({S.NOT_FOUND}),
            A.TOLD: _WAITING,
            A.DROP: _WAITING,
        },
    }
)
EXPLAINED: Final = frozenset({A.NOT_FOUND, A.HAND_BACK, A.DROP})
"""What nobody does without saying why."""


def check_act(state: str, act: KnockAct, party: KnockParty, words: str) -> None:
    """Nothing, or KnockNotYours, KnockNotNow, KnockWordsNeeded."""
    if act not in _ACTS[party]:
        raise KnockNotYours(act=act)
    if state not in _ACTS[party][act]:
        raise KnockNotNow(state=state)
    if act in EXPLAINED and not words.strip():
        raise KnockWordsNeeded(pointer="/words")


def may(state: str, party: KnockParty) -> tuple[KnockAct, ...]:
    """What a party may do with a task in this state, in the order in which it is offered."""
    return tuple(act for act, states in _ACTS[party].items() if state in states)
