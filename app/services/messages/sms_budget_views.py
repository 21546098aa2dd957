"""The budget of text messages of a place as its director sees and changes it."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from msgspec import Struct

from app.domain.messages.budgets import WhenSpent, forecast_fen, percent
from app.domain.people.roles import Actor
from app.domain.visits.visit_months import month_of
from app.models import sql
from app.models.sms_budget import SmsBudget, SmsMonth
from app.ports import Deps
from app.services.house import access, audit
from app.services.house.access import NoSuchCentre
from app.services.messages import message_figures, message_log, sms_budgets

WAITED_AT_MOST: Final = timedelta(days=31)
"""No text message goes later after its wish; spares a look through what is older."""
BY_DAY = (
    "SELECT {day} AS day, sum(cost_fen) AS fen FROM notice"
    " WHERE sending_at >= $1 AND sending_at < $2 AND wanted_at >= $3 AND cost_fen > 0 AND {place}"
    " GROUP BY 1 ORDER BY 1"
)
KEEP = (
    "INSERT INTO sms_budget (id, place, monthly_fen, when_spent, changed_by_id, changed_at)"
    " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (place) DO UPDATE SET"
    " monthly_fen = excluded.monthly_fen, when_spent = excluded.when_spent,"
    " changed_by_id = excluded.changed_by_id, changed_at = excluded.changed_at"
)


class BudgetDay(Struct, frozen=True):
    """What the text messages of one day cost."""

    on: date
    fen: int


class MessageBudget(Struct, frozen=True):
    """The month of a place: what it may spend (None: no limit), what it spent and will spend.

    `when_spent` says what still goes then: urgent, nothing or all; `held_back` how many went
    another way, or not at all. `may` holds "change" for who may change it.
    """

    centre: str
    month: str
    monthly_fen: int | None
    when_spent: str
    spent_fen: int
    percent: int
    texts: int
    parts: int
    held_back: int
    by_day: list[BudgetDay]
    forecast_fen: int
    may: list[str]


async def of(deps: Deps, actor: Actor, centre: str) -> MessageBudget:
    """The budget of an office in this month; NoSuchCentre.

    Without a centre that of what is said for none, for administrators of the whole house.
    """
    return await _view(deps, actor, centre, await _centre(actor, centre))


async def keep(
    deps: Deps, actor: Actor, centre: str, monthly_fen: int | None, when_spent: WhenSpent
) -> MessageBudget:
    """Change what a place may spend, from now on; NoSuchCentre, DirectorsOnly."""
    centre_id = await _centre(actor, centre)
    if centre_id:
        access.check_directs(actor, centre_id)
    place, now = sms_budgets.place_of(centre_id), deps.clock.now()
    async with sql.transaction():
        line = (deps.ids.new(), place, monthly_fen, when_spent.value, actor.person_id, now)
        await sql.many(KEEP, [line])
        facts = {"monthly_fen": monthly_fen, "when_spent": when_spent.value}
        await audit.record(deps, actor.person_id, "budget-kept", f"budget:{place}", **facts)
    return await _view(deps, actor, centre, centre_id)


async def _centre(actor: Actor, code: str) -> UUID | None:
    if code:
        return (await access.centre_of_staff(actor, code)).id
    if not message_log.is_administrator(actor):
        raise NoSuchCentre(centre=code)
    return None


async def _view(deps: Deps, actor: Actor, centre: str, centre_id: UUID | None) -> MessageBudget:
    place, today = sms_budgets.place_of(centre_id), deps.clock.today()
    budget = await SmsBudget.get_or_none(place=place)
    month = await SmsMonth.get_or_none(place=place, month_on=today.replace(day=1))
    limit = budget.monthly_fen if budget else None
    spent = month.spent_fen if month else 0
    return MessageBudget(
        centre=centre,
        month=month_of(today),
        monthly_fen=limit,
        when_spent=budget.when_spent if budget else WhenSpent.URGENT.value,
        spent_fen=spent,
        percent=percent(limit, spent),
        texts=month.texts if month else 0,
        parts=month.parts if month else 0,
        held_back=month.held_back if month else 0,
        by_day=await _by_day(month_of(today), centre_id),
        forecast_fen=forecast_fen(spent, today),
        may=["change"] if centre_id is None or actor.directs(centre_id) else [],
    )


async def _by_day(month: str, centre_id: UUID | None) -> list[BudgetDay]:
    """What the days of the month cost by what was handed over on each of them."""
    begins, ends = message_figures.bounds(month)
    values: tuple[object, ...] = (begins, ends, begins - WAITED_AT_MOST)
    if centre_id:
        values = (*values, centre_id)
    whose = "centre_id = $4" if centre_id else "centre_id IS NULL"
    asked = BY_DAY.format(day=message_figures.day_of("sending_at"), place=whose)
    rows = await sql.rows(asked, *values)
    return [BudgetDay(message_figures.day(row["day"]), int(row["fen"])) for row in rows]
