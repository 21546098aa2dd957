"""What a batch of text messages costs: reserved from each place's budget before they are asked."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias
from uuid import UUID

from app.domain.messages.budgets import month_of
from app.ports import Deps
from app.services.messages import sms_budgets


@dataclass(frozen=True)
class Cost:
    """What one text message costs that is sent for a centre (None: for none), paid at `at`."""

    centre_id: UUID | None
    at: datetime
    parts: int
    fen: int
    urgent: bool = False


Purse: TypeAlias = tuple[str, date, bool]


async def reserve(deps: Deps, costs: Sequence[Cost]) -> list[bool]:
    """Whether each of these may go, in their order; inside a transaction.

    Those of one place are paid together, or one by one where that is too much at once; what is
    urgent is paid first.
    """
    pays = [cost.fen <= 0 for cost in costs]
    found = await _by_purse(costs)
    purses = sorted(found.items(), key=lambda item: (item[0][:2], not item[0][2]))
    for (place, month_on, urgent), its in purses:
        if await _taken(deps, place, month_on, urgent, [costs[at] for at in its]):
            paid = its
        elif len(its) == 1:
            paid = []
        else:
            alone = [[costs[at]] for at in its]
            paid = [
                at
                for at, one in zip(its, alone, strict=True)
                if await _taken(deps, place, month_on, urgent, one)
            ]
        for at in paid:
            pays[at] = True
    return pays


async def hold_back(costs: Sequence[Cost]) -> None:
    """Count messages that no budget paid for and that leave this way; inside a transaction."""
    totals: Counter[tuple[str, date]] = Counter()
    for (place, month_on, _), its in (await _by_purse(costs)).items():
        totals[place, month_on] += len(its)
    for (place, month_on), count in sorted(totals.items()):
        await sms_budgets.hold_back(place, month_on, count)


async def give_back(deps: Deps, costs: Iterable[Cost]) -> None:
    """Give back what was reserved for messages that were not taken; inside a transaction."""
    known = list(costs)
    totals: dict[tuple[str, date], list[Cost]] = defaultdict(list)
    for (place, month_on, _), its in (await _by_purse(known)).items():
        totals[place, month_on] += [known[at] for at in its]
    for (place, month_on), some in sorted(totals.items(), key=lambda item: item[0]):
        fen, parts = sum(one.fen for one in some), [one.parts for one in some]
        await sms_budgets.give_back(deps, place, month_on, fen, parts)


async def correct(deps: Deps, more: Iterable[Cost]) -> None:
    """Pay what texts cost more (or less) than was reserved for them; inside a transaction."""
    known = list(more)
    totals: dict[tuple[str, date], list[Cost]] = defaultdict(list)
    places = await sms_budgets.places_of({one.centre_id for one in known})
    for one in known:
        totals[places[one.centre_id], month_of(one.at)].append(one)
    for (place, month_on), some in sorted(totals.items(), key=lambda item: item[0]):
        fen, parts = sum(one.fen for one in some), sum(one.parts for one in some)
        await sms_budgets.correct(deps, place, month_on, fen, parts)


async def _by_purse(costs: Sequence[Cost]) -> dict[Purse, list[int]]:
    """Where in `costs` those stand that are to be paid, by who pays for them."""
    places = await sms_budgets.places_of({cost.centre_id for cost in costs if cost.fen > 0})
    found: dict[Purse, list[int]] = defaultdict(list)
    for at, cost in enumerate(costs):
        if cost.fen > 0:
            found[places[cost.centre_id], month_of(cost.at), cost.urgent].append(at)
    return found


async def _taken(
    deps: Deps, place: str, month_on: date, urgent: bool, costs: Sequence[Cost]
) -> bool:
    fen, parts = sum(cost.fen for cost in costs), [cost.parts for cost in costs]
    return await sms_budgets.reserve(deps, place, month_on, fen, urgent, parts)
