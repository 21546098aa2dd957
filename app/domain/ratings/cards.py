"""Yellow and red cards: when one is due, who may speak against it, and what becomes of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from app.domain.deadlines.clock_ledger import Deadline, Running, Which
from app.domain.deadlines.workdays import WorkCalendar, due_on
from app.domain.ratings.policies import Policy
from app.kit.errors import Conflict, Forbidden


class Colour(StrEnum):
    """How grave it is."""

    YELLOW = "yellow"
    RED = "red"


class CardState(StrEnum):
    """Where a card stands; an upheld one stays, a withdrawn one counts no more."""

    ISSUED = "issued"
    APPEALED = "appealed"
    UPHELD = "upheld"
    WITHDRAWN = "withdrawn"


class AppealOver(Conflict):
    """The time to appeal against this card is over."""


class NoAppealNow(Conflict):
    """This card was appealed or decided before."""


class NotAppealed(Conflict):
    """Nobody has appealed against this card, so there is nothing to decide."""


class OwnCard(Forbidden):
    """A card is decided by somebody whom it does not concern."""


class NotYourCard(Forbidden):
    """Only the person named on a card may appeal against it."""


Matter: TypeAlias = tuple[str, str, date]
"""What a card is for: the clock, its key, and the day it was due."""
SUPERVISED = frozenset(Which) - {Which.SUPERIOR}
"""The level above gets no cards from below."""


@dataclass(frozen=True, slots=True)
class CardDue:
    """A card to be issued; `key` is the same whenever it is found due again."""

    key: str
    colour: Colour
    which: Which
    clock_key: str
    due_on: date
    late_workdays: int


def cards_due(
    deadlines: Iterable[Deadline],
    rules: Policy,
    calendar: WorkCalendar,
    today: date,
    standing: Iterable[Matter] = (),
) -> tuple[CardDue, ...]:
    """The cards that a case deserves today; `standing` tells what those that still stand are for.

    A deadline that has a card already gets a graver one by time alone.

    None in a pause, for a deadline that counted a provisional day, or on a day that may still turn
    out to be a holiday. The statutory limit gives a red card at once.
    """
    if calendar.provisional_day(today):
        return ()
    found, carded = [], list(standing)
    for one in deadlines:
        if one.which not in SUPERVISED or one.provisional or one.left_workdays >= 0:
            continue
        if one.state not in (Running.RUNNING, Running.LATE):
            continue
        matter = (one.which, one.key, one.due_on)
        colour = _colour(one, rules, 0 if matter in carded else len(carded))
        if colour is None:
            continue
        found.append(_card(one, colour))
        if matter not in carded:
            carded.append(matter)
    return tuple(found)


def card_state(kinds: Sequence[str]) -> CardState:
    """Where a card stands after these events ("appealed", "upheld", "withdrawn"), in order."""
    return CardState(kinds[-1]) if kinds else CardState.ISSUED


def check_appeal(
    kinds: Sequence[str],
    person: UUID,
    actor: UUID,
    until_on: date,
    today: date,
) -> None:
    """Nothing when `actor` may appeal today; NotYourCard, NoAppealNow, AppealOver."""
    if actor != person:
        raise NotYourCard
    if card_state(kinds) is not CardState.ISSUED:
        raise NoAppealNow
    if today > until_on:
        raise AppealOver(until_on=until_on.isoformat())


def check_decision(kinds: Sequence[str], person: UUID, actor: UUID) -> None:
    """Nothing when `actor` may decide the appeal; OwnCard, NotAppealed."""
    if actor == person:
        raise OwnCard
    if card_state(kinds) is not CardState.APPEALED:
        raise NotAppealed


def appeal_until(issued_on: date, rules: Policy, calendar: WorkCalendar) -> date:
    """The last day to appeal against a card."""
    return due_on(issued_on, rules.appeal_workdays, calendar).due_on


def _colour(one: Deadline, rules: Policy, standing: int) -> Colour | None:
    late = -one.left_workdays
    if late <= rules.yellow_late_workdays:
        return None
    graver = late > rules.red_late_workdays or standing >= rules.red_after_yellows
    return Colour.RED if graver or one.which is Which.STATUTORY else Colour.YELLOW


def _card(one: Deadline, colour: Colour) -> CardDue:
    key = f"{colour}/{one.which}/{one.key}/{one.due_on.isoformat()}"
    return CardDue(key, colour, one.which, one.key, one.due_on, -one.left_workdays)
