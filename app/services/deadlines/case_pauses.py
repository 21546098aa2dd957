"""Stopping the clock for a special procedure, going on, and the one extension."""

from app.catalog.procedures import PAUSE_KINDS
from app.domain.cases.case_messages import CaseKind
from app.domain.deadlines.clock_ledger import EventKind, limits_of
from app.domain.papers.letters import LetterKind
from app.kit.errors import Conflict, Invalid
from app.services.cases.case_orders import Doing, Paper


class PauseNotAllowed(Invalid):
    """The clock of this service does not pause for that."""


class NoSuchPause(Conflict):
    """There is no such pause any more."""


class ExtensionTooLong(Invalid):
    """This service may not be extended by so many working days."""


async def pause(doing: Doing) -> None:
    """The clock stands still for a special procedure that the item knows; PauseNotAllowed.

    (Administrative Licensing Law, art. 45.) The words become the written notice.
    """
    order, allowed = doing.order, doing.body.procedure.pauses
    if order.kind not in (allowed or PAUSE_KINDS):
        raise PauseNotAllowed(kind=order.kind, pointer="/kind")
    key = f"p{len(doing.noted(EventKind.PAUSED)) + 1}"
    expected = {"expected_workdays": order.expected_workdays} if order.expected_workdays else {}
    await doing.note(EventKind.PAUSED, key=key, name=order.kind, **expected)
    doing.papers.append(Paper(LetterKind.PAUSE, {"procedure": order.kind, **expected}))
    doing.person_told.append(CaseKind.PAUSED)


async def resume(doing: Doing) -> None:
    """The clock goes on; without a key the pause that lasts is meant. NoSuchPause."""
    key = doing.order.pause or next(iter(open_pauses(doing)), "")
    if key not in open_pauses(doing):
        raise NoSuchPause(pause=key, pointer="/pause")
    await doing.note(EventKind.RESUMED, key=key)
    doing.person_told.append(CaseKind.RESUMED)


async def extend(doing: Doing) -> None:
    """More working days, once, by whom the place lets approve it; ExtensionTooLong.

    (Administrative Licensing Law, art. 42: 10 at most, 15 for a joint case.)
    """
    most, workdays = limits_of(doing.body).extension_workdays, doing.order.workdays or 0
    if not 1 <= workdays <= most:
        raise ExtensionTooLong(most=most, pointer="/workdays")
    await doing.note(EventKind.EXTENDED, workdays=workdays, approver=str(doing.actor_id))
    facts = {"extension_workdays": workdays, "approver": str(doing.actor_id)}
    doing.papers.append(Paper(LetterKind.EXTENSION, facts))
    doing.person_told.append(CaseKind.EXTENDED)


def open_pauses(doing: Doing) -> list[str]:
    """The keys of the pauses that last, the oldest first."""
    over = {line.facts["key"] for line in doing.noted(EventKind.RESUMED)}
    return [
        str(line.facts["key"])
        for line in doing.noted(EventKind.PAUSED)
        if line.facts["key"] not in over
    ]
