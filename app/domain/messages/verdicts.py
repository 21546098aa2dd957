"""What a refusal of a carrier means for the message, and what became of one without an answer."""

from enum import StrEnum


class Verdict(StrEnum):
    """What follows from a carrier's refusal; in all four the message was surely not taken."""

    NEVER = "never"
    """This address is never asked again on this rung: the way is closed."""
    NEXT = "next"
    """This message does not go this way: the next rung."""
    RETRY = "retry"
    """Later, by this carrier or by another of the same rung."""
    STOP = "stop"
    """The carrier is paused and operations are told; the message stays planned."""


class Fate(StrEnum):
    """What a carrier says when it is asked about a message that it did not answer for."""

    DELIVERED = "delivered"
    FAILED = "failed"
    WAITING = "waiting"
    """It was asked, and says that the message is under way, or does not name it yet."""
    UNASKED = "unasked"
    """It could not be asked (no way to it, busy): nothing is known, and it may be asked again."""
    NOT_THERE = "not_there"
    """The carrier surely never took it: it may be handed over again under the same key."""
    CANNOT_SAY = "cannot_say"
