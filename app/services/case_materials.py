"""The papers of a case: given, still missing, or promised to follow by a day."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from app.catalog.items import Item
from app.domain.workdays import due_on
from app.kit.errors import Invalid
from app.models.case import CaseMaterial
from app.ports import Deps
from app.services import calendars
from app.services.case_orders import GIVEN, MISSING, PROMISED, Doing


class NoSuchMaterial(Invalid):
    """The list of papers does not have this one."""


class NotPromisable(Invalid):
    """This paper cannot follow later."""


class BadPromiseDay(Invalid):
    """A promised paper follows between today and the last day the item allows."""


async def promised_days(
    deps: Deps, body: Item, promised: Mapping[int, date | None]
) -> dict[int, date]:
    """By when each promised paper follows: as said, else the last day that the item allows.

    NoSuchMaterial, NotPromisable for a paper that may not be missing, BadPromiseDay.
    """
    if not promised:
        return {}
    check_known(body, promised)
    today, last = deps.clock.today(), await last_promise_on(deps, body)
    for number, on in promised.items():
        if not body.materials[number].gap_allowed:
            raise NotPromisable(material=number, pointer="/promised")
        if on is not None and not today <= on <= last:
            raise BadPromiseDay(last=last.isoformat(), pointer="/promised")
    return {number: on or last for number, on in promised.items()}


async def last_promise_on(deps: Deps, body: Item) -> date:
    """The last day until which a paper promised today may follow."""
    today = deps.clock.today()
    calendar = await calendars.work_days(today)
    return due_on(today, body.procedure.gap_workdays, calendar).due_on


async def write_down(
    deps: Deps, case_id: UUID, body: Item, given: Iterable[int], promised: Mapping[int, date]
) -> None:
    """Write a row for each paper of the item's list; what is given needs no promise."""
    brought = set(given)
    check_known(body, brought)
    rows = []
    for number in range(len(body.materials)):
        owed = None if number in brought else promised.get(number)
        state = GIVEN if number in brought else PROMISED if owed else MISSING
        rows.append(
            CaseMaterial(
                id=deps.ids.new(), case_id=case_id, number=number, state=state, due_on=owed
            )
        )
    await CaseMaterial.bulk_create(rows)


def check_known(body: Item, numbers: Iterable[int]) -> None:
    """Nothing, or NoSuchMaterial when the item's list has no such place."""
    for number in numbers:
        if not 0 <= number < len(body.materials):
            raise NoSuchMaterial(material=number, pointer="/materials")


async def bring(doing: Doing, numbers: Iterable[int]) -> list[int]:
    """Missing papers were brought; a promised one waits until the office has seen it."""
    return await _move(doing, numbers, MISSING, GIVEN)


async def settle(doing: Doing, numbers: Iterable[int]) -> list[int]:
    """Papers were seen by the office: given, whatever they were before."""
    return await _move(doing, numbers, MISSING, GIVEN) + await _move(
        doing, numbers, PROMISED, GIVEN
    )


async def miss(doing: Doing, numbers: Iterable[int]) -> list[int]:
    """Papers turned out to be wrong: they are missing again."""
    return await _move(doing, numbers, GIVEN, MISSING)


async def promise(doing: Doing, numbers: Iterable[int], on: date | None) -> None:
    """Papers that are not there may follow until a day, the person has promised."""
    wanted = list(numbers)
    days = await promised_days(doing.deps, doing.body, dict.fromkeys(wanted, on))
    for paper in doing.materials:
        if paper.number in days and paper.state != GIVEN:
            paper.state, paper.due_on = PROMISED, days[paper.number]
            await paper.save(update_fields=["state", "due_on"])


def owed(doing: Doing) -> list[CaseMaterial]:
    """The papers that were promised and are still to come."""
    return [paper for paper in doing.materials if paper.state == PROMISED]


async def _move(doing: Doing, numbers: Iterable[int], before: str, after: str) -> list[int]:
    """Move the papers among `numbers` that stand at `before`; returns which they were."""
    wanted = set(numbers)
    check_known(doing.body, wanted)
    moved = [p for p in doing.materials if p.number in wanted and p.state == before]
    for paper in moved:
        paper.state = after
        if after == GIVEN:
            paper.settled_at = doing.deps.clock.now()
        await paper.save(update_fields=["state", "settled_at"])
    return [paper.number for paper in moved]
