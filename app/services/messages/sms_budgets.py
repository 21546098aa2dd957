"""The monthly budget of each place for text messages: what is reserved before a message goes."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from app.domain.messages.budgets import WhenSpent, allows
from app.models import sql
from app.models.sms_budget import SmsBudget, SmsMonth
from app.ports import Deps

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


def place_of(centre_id: UUID | None) -> str:
    """The place that pays for what is said for a centre, or for none."""
    return centre_id.hex if centre_id else HOUSE


async def reserve(
    deps: Deps,
    place: str,
    month_on: date,
    cost_fen: int,
    urgent: bool,
    parts: Sequence[int] = (1,),
) -> bool:
    """Take the cost of text messages from a month's budget; False when it does not pay for them.

    `parts` are those of each message; one that is alone and not paid for is counted as held back.
    Inside the transaction that marks them as asked. The month's row is held until its end.
    """
    await sql.many(OPEN, [(deps.ids.new(), place, month_on)])
    held = f"WHERE place = $1 AND month_on = $2{sql.held_rows()}"
    [month] = await sql.find(SmsMonth, held, place, month_on)
    budget = await SmsBudget.get_or_none(place=place)
    limit = budget.monthly_fen if budget else None
    when = budget.when_spent if budget else WhenSpent.URGENT
    if not allows(limit, when, month.spent_fen, cost_fen, urgent):
        if len(parts) == 1:
            await sql.rows(SPEND, place, month_on, 0, 0, 0, 1)
        return False
    await sql.rows(SPEND, place, month_on, cost_fen, len(parts), sum(parts), 0)
    return True


async def correct(deps: Deps, place: str, month_on: date, fen: int, parts: int) -> None:
    """Add to what is spent for texts that are paid already; less than nothing takes off."""
    await sql.rows(SPEND, place, month_on, fen, 0, parts, 0)


async def give_back(
    deps: Deps, place: str, month_on: date, cost_fen: int, parts: Sequence[int] = (1,)
) -> None:
    """Return the cost of text messages that their carrier surely did not take."""
    await sql.rows(SPEND, place, month_on, -cost_fen, -len(parts), -sum(parts), 0)
