"""Ties of a family: who is what to whom, and who may be somebody's guardian."""

from collections.abc import Collection
from enum import StrEnum
from uuid import UUID

from app.kit.errors import Conflict, Forbidden, Invalid


class Relation(StrEnum):
    """What the relative is to whoever names them."""

    CHILD = "child"
    PARENT = "parent"
    SPOUSE = "spouse"
    SIBLING = "sibling"
    OTHER = "other"


class OwnRelative(Invalid):
    """Nobody is their own relative."""


class NotMinor(Invalid):
    """Only somebody under 18 has a guardian here; a grown-up gives you a mandate."""


class OwnTie(Forbidden):
    """Nobody verifies a tie of their own family; a colleague does."""


class TieKnown(Conflict):
    """This relative stands in your list already."""


def check_tie(person: object, relative: object, *, guardian: bool, minor: bool) -> None:
    """Nothing for a tie that may be named; OwnRelative, NotMinor.

    A guardian acts for whoever is under 18 by their ID number (Civil Code, arts. 17, 23 and 27).
    """
    if person == relative:
        raise OwnRelative(pointer="/relative")
    if guardian and not minor:
        raise NotMinor(pointer="/guardian")


def check_verifier(actor: object, person: object, relative: object) -> None:
    """Nothing, or OwnTie for somebody of that family."""
    if actor in (person, relative):
        raise OwnTie


def whose_office(
    person: UUID, relative: UUID, *, guardian: bool, known: Collection[UUID]
) -> frozenset[UUID]:
    """The people whose office looks at the proof of a tie; `known` are those who belong to any.

    A guardian's opens the affairs of the child, so that the child's office decides; any other tie
    the office of either side. Where the child belongs nowhere yet, the guardian's office does;
    empty where neither does: then any.
    """
    decides = {relative} if guardian and relative in known else {person, relative}
    return frozenset(decides & {*known})
