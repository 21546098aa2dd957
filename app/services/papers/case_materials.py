"""The papers of a case: given, still missing, or promised to follow by a day."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.catalog.items import Item
from app.domain.cases.case_moves import GIVEN, MISSING, PROMISED, UNNEEDED
from app.domain.deadlines.workdays import due_on
from app.kit.errors import Invalid
from app.models.case import CaseMaterial
from app.ports import Deps
from app.services.cases.case_orders import Doing
from app.services.deadlines import calendars


class NoSuchMaterial(Invalid):
    """The list of papers does not have this one."""


class NotPromisable(Invalid):
    """This paper cannot follow later."""


class BadPromiseDay(Invalid):
    """A promised paper follows between today and the last day the item allows."""


@dataclass(frozen=True)
class Papers:
    """The papers of a filing by their place: brought, to follow by a day, verified before.

    Of the item's list only those `listed` are asked for with the answers given.
    """

    given: Collection[int]
    promised: Mapping[int, date]
    reused: Mapping[int, UUID]
    listed: Collection[int]

    def state(self, number: int) -> str:
        """Where a paper stands; what is given needs no promise."""
        if number in self.given or number in self.reused:
            return GIVEN
        if number in self.promised:
            return PROMISED
        return MISSING if number in self.listed else UNNEEDED


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


async def write_down(deps: Deps, case_id: UUID, body: Item, papers: Papers) -> None:
    """Write a row for each paper of the item's list; NoSuchMaterial."""
    check_known(body, papers.given)
    rows = []
    for number in range(len(body.materials)):
        state = papers.state(number)
        rows.append(
            CaseMaterial(
                id=deps.ids.new(),
                case_id=case_id,
                number=number,
                state=state,
                due_on=papers.promised[number] if state == PROMISED else None,
                document_id=papers.reused.get(number) if state == GIVEN else None,
            )
        )
    await CaseMaterial.bulk_create(rows)


async def ask_for(doing: Doing, listed: Collection[int]) -> None:
    """After other answers other papers are asked for; what was given or promised stays so."""
    for paper in doing.materials:
        before, asked = paper.state, paper.number in listed
        if asked and before == UNNEEDED:
            paper.state = MISSING
        elif not asked and before == MISSING:
            paper.state = UNNEEDED
        if paper.state != before:
            await paper.save(update_fields=["state"])


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
