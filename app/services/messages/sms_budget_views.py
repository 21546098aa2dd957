"""The budget of text messages of a place as its director sees and changes it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from msgspec import Struct

from app.domain.messages.budgets import WhenSpent, forecast_fen, percent
from app.domain.people.roles import Actor
from app.domain.visits.visit_months import month_of
from app.models import sql
from app.models.centre import Centre
from app.models.sms_budget import SmsBudget, SmsMonth
from app.ports import Deps
from app.services.house import access, audit
from app.services.house.access import NoSuchCentre
from app.services.messages import message_figures, message_log, sms_budgets
from app.services.villages import village_offices
from app.services.visits import visit_places

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
    """The month of an office: what it may spend (None: no limit), what it spent and will spend.

    `centre` is the office's code, empty for what is said for none. `when_spent` says what still
    goes then: urgent, nothing or all; `held_back` how many went another way, or not at all. `may`
    holds "change" for who may change it.
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
    """The budget of an office and its rooms in this month, of a room that of its office.

    Without a centre that of what is said for none, for administrators of the whole house.
    NoSuchCentre.
    """
    return await _view(deps, actor, await _payer(actor, centre))


async def keep(
    deps: Deps, actor: Actor, centre: str, monthly_fen: int | None, when_spent: WhenSpent
) -> MessageBudget:
    """Change what an office may spend, from now on, as `of`; NoSuchCentre, DirectorsOnly."""
    office = await _payer(actor, centre)
    if office:
        access.check_directs(actor, office.id)
    place, now = sms_budgets.place_of(office.id if office else None), deps.clock.now()
    async with sql.transaction():
        line = (deps.ids.new(), place, monthly_fen, when_spent.value, actor.person_id, now)
        await sql.many(KEEP, [line])
        facts = {"monthly_fen": monthly_fen, "when_spent": when_spent.value}
        await audit.record(deps, actor.person_id, "budget-kept", f"budget:{place}", **facts)
    return await _view(deps, actor, office)


async def _payer(actor: Actor, code: str) -> Centre | None:
    """The office whose budget is meant, None for the house's own; NoSuchCentre."""
    if not code:
        if not message_log.is_administrator(actor):
            raise NoSuchCentre(centre=code)
        return None
    place = await village_offices.place_for(actor, code)
    office = await Centre.get(id=await sms_budgets.payer_of(place.id))
    if not actor.works_at(office.id):
        raise NoSuchCentre(centre=code)
    return office


async def _view(deps: Deps, actor: Actor, office: Centre | None) -> MessageBudget:
    office_id = office.id if office else None
    place, today = sms_budgets.place_of(office_id), deps.clock.today()
    budget = await SmsBudget.get_or_none(place=place)
    month = await SmsMonth.get_or_none(place=place, month_on=today.replace(day=1))
    limit = budget.monthly_fen if budget else None
    spent = month.spent_fen if month else 0
    return MessageBudget(
        centre=office.code if office else "",
        month=month_of(today),
        monthly_fen=limit,
        when_spent=budget.when_spent if budget else WhenSpent.URGENT.value,
        spent_fen=spent,
        percent=percent(limit, spent),
        texts=month.texts if month else 0,
        parts=month.parts if month else 0,
        held_back=month.held_back if month else 0,
        by_day=await _by_day(month_of(today), office_id),
        forecast_fen=forecast_fen(spent, today),
        may=["change"] if office_id is None or actor.directs(office_id) else [],
    )


async def _by_day(month: str, office_id: UUID | None) -> list[BudgetDay]:
    """What the days of the month cost by what was handed over on each of them."""
    begins, ends = message_figures.bounds(month)
    paid: Sequence[UUID] = await visit_places.places_of(office_id) if office_id else []
    whose = f"centre_id IN ({sql.gaps(4, len(paid))})" if paid else "centre_id IS NULL"
    asked = BY_DAY.format(day=message_figures.day_of("sending_at"), place=whose)
    rows = await sql.rows(asked, begins, ends, begins - WAITED_AT_MOST, *paid)
    return [BudgetDay(message_figures.day(row["day"]), int(row["fen"])) for row in rows]
