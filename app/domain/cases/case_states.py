"""The words of a case's life: modes, states, acts, who acts, whose turn it is, what came of it."""

from enum import StrEnum
from typing import Final


class Mode(StrEnum):
    """The five ways of handling, as the catalogue names them."""

    IMMEDIATE = "immediate"
    PROMISE = "promise"
    JOINT = "joint"
    REPORT = "report"
    REPLY = "reply"


class State(StrEnum):
    """Where a case stands; `decided` has a result that waits to be handed over."""

    RECEIVED = "received"
    CORRECTING = "correcting"
    REVIEWING = "reviewing"
    SURVEYING = "surveying"
    CONSULTING = "consulting"
    DECIDING = "deciding"
    WITH_SUPERIOR = "with_superior"
    REPLYING = "replying"
    DECIDED = "decided"
    DELIVERED = "delivered"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Act(StrEnum):
    """What can be done with a case."""

    ASK_CORRECTION = "ask_correction"
    CORRECT = "correct"
    ACCEPT = "accept"
    DEEM_ACCEPTED = "deem_accepted"
    REJECT = "reject"
    REVIEW = "review"
    SURVEY = "survey"
    OPINE = "opine"
    CONCLUDE = "conclude"
    REPORT = "report"
    CHASE = "chase"
    RECEIVE_BACK = "receive_back"
    DECIDE = "decide"
    REPLY = "reply"
    DELIVER = "deliver"
    WITHDRAW = "withdraw"
    PAUSE = "pause"
    RESUME = "resume"
    EXTEND = "extend"
    SUPPLEMENT = "supplement"
    WRITE = "write"
    HAND_OVER = "hand_over"
    CLAIM = "claim"
    SETTLE_GAP = "settle_gap"


class Party(StrEnum):
    """For whom somebody acts: the applicant, the centre, a co-department, the director, a job."""

    PERSON = "person"
    OFFICE = "office"
    DEPARTMENT = "department"
    SUPERVISOR = "supervisor"
    SYSTEM = "system"


class Turn(StrEnum):
    """Whose move is next."""

    OFFICE = "office"
    PERSON = "person"
    DEPARTMENT = "department"
    SUPERIOR = "superior"
    NOBODY = "nobody"


class Outcome(StrEnum):
    """What became of a decided case."""

    GRANTED = "granted"
    REFUSED = "refused"
    REPLIED = "replied"
    PASSED_ON = "passed_on"


CLOSED: Final = frozenset({State.DELIVERED, State.REJECTED, State.WITHDRAWN})
OPEN: Final = frozenset(State) - CLOSED
