"""Keeping the last grants of somebody for the most valuable messages that are still to come."""

from collections.abc import Sequence

from app.domain.messages.message_grants import grant_of
from app.domain.messages.message_kinds import rules_of


def kept_for(kind: str, to_come: Sequence[str]) -> int:
    """How many grants a message of `kind` leaves for worthier ones of the same matter.

    `to_come` are the kinds that may still be said; only those under the same grant count, each as
    often as it is named.
    """
    grant, worth = grant_of(kind), rules_of(kind).worth
    same = (other for other in to_come if grant_of(other) == grant)
    return sum(1 for other in same if rules_of(other).worth > worth)


def may_spend(kind: str, balance: int, to_come: Sequence[str]) -> bool:
    """Whether a message of `kind` may use up one of `balance` grants."""
    return balance > kept_for(kind, to_come)
