"""Which wording of a service is in force, which begins later, and who may publish the next one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from app.domain.catalogue.item_bodies import BodyProblem
from app.kit.errors import Conflict, Forbidden, Invalid, NotFound

FURTHEST = timedelta(days=366)
"""How far ahead a version may be told to begin."""


class NoSuchDraft(NotFound):
    """There is no such draft, or it is not yours."""


class NoSuchVersion(NotFound):
    """There is no such version of this service."""


class DraftExists(Conflict):
    """Somebody works on this service already."""


class CodeTaken(Conflict):
    """There is a service with this code already."""


class DraftChanged(Conflict):
    """Somebody else saved this draft in the meantime."""


class DraftOutdated(Conflict):
    """Another version was published after this draft was begun."""


class VersionScheduled(Conflict):
    """A version waits for its day: take it back first."""


class NotScheduled(Conflict):
    """This version does not wait for a day to come."""


class AlreadyCurrent(Conflict):
    """This version is the one in force."""


class AlreadyWithdrawn(Conflict):
    """Nobody can start this service any more."""


class SecondPersonNeeded(Forbidden):
    """Whoever changed the draft last does not publish it: somebody else has to."""


class BadBeginDay(Invalid):
    """A version begins today or within a year."""


class DraftHasErrors(Invalid):
    """The draft has errors that have to be put right first."""

    def __init__(self, problems: Sequence[BodyProblem]) -> None:
        """`problems` are the errors alone, by their places in the draft."""
        super().__init__(count=len(problems))
        self.problems = tuple(problems)


class Standing(StrEnum):
    """What has become of a version."""

    CURRENT = "current"
    PAUSED = "paused"
    SCHEDULED = "scheduled"
    WITHDRAWN = "withdrawn"
    PAST = "past"
    TAKEN_BACK = "taken-back"


class ItemState(StrEnum):
    """How a service stands today."""

    PUBLISHED = "published"
    PAUSED = "paused"
    WITHDRAWN = "withdrawn"
    SCHEDULED = "scheduled"
    NEW = "new"


@dataclass(frozen=True)
class VersionFacts:
    """A version as the rules see it; `open`: its wording says that people can start it."""

    number: int
    open: bool = True
    from_on: date | None = None
    withdrawn_on: date | None = None

    @property
    def taken_back(self) -> bool:
        """Whether it was withdrawn before it ever began."""
        return None not in (self.from_on, self.withdrawn_on) and self.withdrawn_on < self.from_on  # type: ignore[operator]

    @property
    def startable(self) -> int:
        """What the item's `current` is while this version is in force."""
        return self.number if self.open and self.withdrawn_on is None else 0


@dataclass(frozen=True)
class Edition:
    """All versions of one service: the latest, the one that waits, the one in force."""

    latest: VersionFacts | None
    waiting: VersionFacts | None
    in_force: VersionFacts | None


@dataclass(frozen=True)
class DraftFacts:
    """A draft as the rules see it."""

    revision: int
    base: int
    changed_by: UUID


@dataclass(frozen=True)
class Publication:
    """What somebody wants: the draft as they saw it, over which version, from which day."""

    by: UUID
    revision: int
    base: int | None = None
    from_on: date | None = None


def edition(versions: Sequence[VersionFacts], current: int, today: date) -> Edition:
    """How the versions of an item stand to each other; one that was taken back does not count.

    Only the latest can wait for its day: nothing is published over one that does.
    """
    told = sorted((one for one in versions if not one.taken_back), key=lambda one: -one.number)
    latest = told[0] if told else None
    waits = latest is not None and _waits(latest, current, today)
    begun = told[1:] if waits else told
    return Edition(latest, latest if waits else None, begun[0] if begun else None)


def _waits(version: VersionFacts, current: int, today: date) -> bool:
    if version.from_on is None or version.withdrawn_on is not None:
        return False
    return version.from_on > today or current != version.startable


def is_due(version: VersionFacts | None, today: date) -> bool:
    """Whether a version that waits begins now."""
    return version is not None and version.from_on is not None and version.from_on <= today


def standing(version: VersionFacts, whole: Edition, current: int) -> Standing:
    """What has become of a version."""
    if version.taken_back:
        return Standing.TAKEN_BACK
    if version == whole.waiting:
        return Standing.SCHEDULED
    if version != whole.in_force:
        return Standing.PAST
    if version.number == current:
        return Standing.CURRENT
    return Standing.PAUSED if version.withdrawn_on is None else Standing.WITHDRAWN


def item_state(whole: Edition, current: int, cancelled: bool = False) -> ItemState:
    """How the service stands today; `cancelled`: the wording in force says that it ended."""
    if current:
        return ItemState.PUBLISHED
    if whole.in_force is None:
        return ItemState.SCHEDULED if whole.waiting else ItemState.NEW
    if cancelled or whole.in_force.withdrawn_on is not None:
        return ItemState.WITHDRAWN
    return ItemState.PAUSED


def may_publish(draft: DraftFacts, by: UUID, by_two: bool) -> bool:
    """Whether it may be this person; with `by_two`, never the one who changed the draft last."""
    return not by_two or draft.changed_by != by


def check_publication(
    draft: DraftFacts, wish: Publication, whole: Edition, by_two: bool, today: date
) -> None:
    """Nothing, or why this draft is not published so.

    DraftChanged, SecondPersonNeeded, DraftOutdated, VersionScheduled, BadBeginDay.
    """
    if draft.revision != wish.revision:
        raise DraftChanged
    if not may_publish(draft, wish.by, by_two):
        raise SecondPersonNeeded
    check_over(whole)
    if (draft.base if wish.base is None else wish.base) != (
        whole.latest.number if whole.latest else 0
    ):
        raise DraftOutdated
    if wish.from_on is not None and not today <= wish.from_on <= today + FURTHEST:
        raise BadBeginDay(pointer="/from_on")


def check_over(whole: Edition) -> None:
    """Nothing, or VersionScheduled: what waits would silently undo what is done now."""
    if whole.waiting is not None:
        raise VersionScheduled(on=str(whole.waiting.from_on))


def check_restoring(number: int, whole: Edition, current: int) -> None:
    """Nothing, or AlreadyCurrent, VersionScheduled."""
    check_over(whole)
    if number == current:
        raise AlreadyCurrent


def check_withdrawal(whole: Edition) -> VersionFacts:
    """The version in force; AlreadyWithdrawn when there is none to end.

    VersionScheduled while one waits, which would open the service again on its day.
    """
    check_over(whole)
    if whole.in_force is None or whole.in_force.withdrawn_on is not None:
        raise AlreadyWithdrawn
    return whole.in_force


def check_taking_back(number: int, whole: Edition, today: date) -> VersionFacts:
    """The version that waits, or NotScheduled when `number` does not, or its day has come."""
    waiting = whole.waiting
    if waiting is None or waiting.number != number or is_due(waiting, today):
        raise NotScheduled
    return waiting
