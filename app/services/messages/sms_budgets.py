"""The monthly budget of each place for text messages: what is reserved before a message goes."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from app.domain.messages.budgets import WhenSpent, allows, month_of
from app.models import sql
from app.models.centre import Centre
from app.models.sms_budget import SmsBudget, SmsMonth
from app.ports import Deps
from app.services.cases.case_places import ROOM
from app.services.visits import visit_places

HOUSE: Final = "house"
"""The place of what is said for no centre."""

OPEN = (
    "INSERT INTO sms_month (id, place, month_on, spent_fen, texts, parts, held_back, told_percent)"
    " VALUES ($1, $2, $3, 0, 0, 0, 0, 0) ON CONFLICT (place, month_on) DO NOTHING"
)
SPEND = (
    "UPDATE sms_month SET spent_fen = spent_fen + $3, texts = texts + $4, parts = parts + $5,"
    " held_back = held_back + $6 WHERE place = $1 AND month_on = $2 RETURNING id"
)


def place_of(office_id: UUID | None) -> str:
    """What the budget of an office is called, or that of what belongs to none."""
    return office_id.hex if office_id else HOUSE


async def payer_of(centre_id: UUID) -> UUID:
    """The office that pays for what is said for a centre: for a village room the one above it.

    A room with no office above pays itself.
    """
    return (await visit_places.offices_of(centre_id))[-1]


async def places_of(centre_ids: Collection[UUID | None]) -> dict[UUID | None, str]:
    """The place that pays for each of these, None for what is said for no centre."""
    asked = [one for one in centre_ids if one]
    rooms = await Centre.filter(id__in=asked, kind=ROOM) if asked else []
    payers = {room.id: await payer_of(room.id) for room in rooms}
    return {one: place_of(payers.get(one, one) if one else None) for one in centre_ids}


async def reserve(
    deps: Deps,
    place: str,
    month_on: date,
    cost_fen: int,
    urgent: bool,
    parts: Sequence[int] = (1,),
) -> bool:
    """Take the cost of text messages from a month's budget; False when it does not pay for them.

    `parts` are those of each message. Inside the transaction that marks them as asked. The month's
    row is held until its end.
    """
    await sql.many(OPEN, [(deps.ids.new(), place, month_on)])
    held = f"WHERE place = $1 AND month_on = $2{sql.held_rows()}"
    [month] = await sql.find(SmsMonth, held, place, month_on)
    budget = await SmsBudget.get_or_none(place=place)
    limit = budget.monthly_fen if budget else None
    when = budget.when_spent if budget else WhenSpent.URGENT
    if not allows(limit, when, month.spent_fen, cost_fen, urgent):
        return False
    await sql.rows(SPEND, place, month_on, cost_fen, len(parts), sum(parts), 0)
    return True


async def pays(deps: Deps, centre_id: UUID, fen: int) -> bool:
    """Whether this month still pays `fen` for a text message of a centre that is not urgent."""
    place = place_of(await payer_of(centre_id))
    budget = await SmsBudget.get_or_none(place=place)
    if budget is None:
        return True
    month = await SmsMonth.get_or_none(place=place, month_on=month_of(deps.clock.now()))
    spent = month.spent_fen if month else 0
    return allows(budget.monthly_fen, budget.when_spent, spent, fen, urgent=False)


async def hold_back(place: str, month_on: date, count: int) -> None:
    """Count messages that this month did not pay for and that go another way, or not at all."""
    await sql.rows(SPEND, place, month_on, 0, 0, 0, count)


async def correct(deps: Deps, place: str, month_on: date, fen: int, parts: int) -> None:
    """Add to what is spent for texts that are paid already; less than nothing takes off."""
    await sql.rows(SPEND, place, month_on, fen, 0, parts, 0)


async def give_back(
    deps: Deps, place: str, month_on: date, cost_fen: int, parts: Sequence[int] = (1,)
) -> None:
    """Return the cost of text messages that their carrier surely did not take."""
    await sql.rows(SPEND, place, month_on, -cost_fen, -len(parts), -sum(parts), 0)
