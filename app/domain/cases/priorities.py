"""Who goes first, and since which age: the green lane for a status somebody has verified."""

from datetime import date
from enum import StrEnum
from typing import Final

from app.kit.errors import Forbidden, Invalid

ELDER_FROM: Final = 70
"""Years of age that open the green lane by themselves. The law's elder is 60 (Law on the Rights of
Elderly People, art. 2); a younger one is let through by hand."""


class PriorityKind(StrEnum):
    """Why somebody goes first."""

    ELDER = "elder"
    DISABLED = "disabled"
    LONE_ELDER = "lone_elder"
    VETERAN = "veteran"
    KEY_PROJECT = "key_project"


class OwnStatus(Forbidden):
    """Nobody verifies their own status; a colleague does."""


class BadUntil(Invalid):
    """This status would be over before it began."""


def age(born_on: date, today: date) -> int:
    """Whole years; who was born on 29 February is a year older on 1 March."""
    had_birthday = (today.month, today.day) >= (born_on.month, born_on.day)
    return today.year - born_on.year - (not had_birthday)


def is_elder(born_on: date, today: date) -> bool:
    """Whether the age alone opens the green lane."""
    return age(born_on, today) >= ELDER_FROM


def holds(until_on: date | None, ended: bool, today: date) -> bool:
    """Whether a status lets its person go first today; its last day counts."""
    return not ended and (until_on is None or today <= until_on)


def check_status(person: object, actor: object, until_on: date | None, today: date) -> None:
    """Nothing when `actor` may verify a status of `person`; OwnStatus, BadUntil."""
    if person == actor:
        raise OwnStatus
    if until_on is not None and until_on < today:
        raise BadUntil(pointer="/until_on")
