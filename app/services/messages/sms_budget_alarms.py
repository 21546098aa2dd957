"""Telling those who answer for a place that its budget of text messages is nearly or all spent."""

from uuid import UUID

from app.domain.bookings.reminders import Planned
from app.domain.messages.budgets import month_of, percent_to_tell
from app.domain.messages.house_messages import HouseKind
from app.models import sql
from app.models.centre import Centre
from app.models.person import Person
from app.models.sms_budget import SmsBudget, SmsMonth
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.cases import routing
from app.services.messages import carrier_alarms, notices
from app.services.messages.notices import Addressee
from app.services.messages.sms_budgets import HOUSE
from app.services.messages.vendor_texts import IN_FULL
from app.words import say

PAGE = "/packages/staff/todo/index"


async def watch(deps: Deps) -> int:
    """Tell of each budget that came to 80 or 100 percent in this month; says of how many.

    Each mark is told once a month, however often this runs and whatever the limit becomes.
    """
    limits = {row.place: row for row in await SmsBudget.filter(monthly_fen__isnull=False)}
    if not limits:
        return 0
    spent = SmsMonth.filter(month_on=month_of(deps.clock.now()), place__in=list(limits))
    rows = await spent.filter(told_percent__lt=100).order_by("place")
    return sum([await _tell(deps, limits[row.place], row) for row in rows])


async def _tell(deps: Deps, budget: SmsBudget, month: SmsMonth) -> bool:
    mark = _mark(deps, budget, month)
    if not mark:
        return False
    async with sql.transaction():
        unsaid = SmsMonth.filter(id=month.id, told_percent__lt=mark)
        if not await unsaid.update(told_percent=mark):
            return False
        centre = None if budget.place == HOUSE else await Centre.get(id=UUID(budget.place))
        for person in await _answer_for(centre):
            await _queue(deps, person, centre, budget, month, mark)
    return True


def _mark(deps: Deps, budget: SmsBudget, month: SmsMonth) -> int:
    """The mark to tell; a rest that pays for no long message, as was seen, counts as spent."""
    limit = budget.monthly_fen or 0
    rest = limit - month.spent_fen
    if month.held_back and rest < IN_FULL * deps.sms_fen:
        return 100 if month.told_percent < 100 else 0
    return percent_to_tell(limit, month.spent_fen, month.told_percent)


async def _answer_for(centre: Centre | None) -> list[Person]:
    if centre is None:
        ids = await carrier_alarms.administrators()
    else:
        ids = await routing.directors_of(centre.id)
    return await Person.filter(id__in=ids).order_by("id")


async def _queue(
    deps: Deps,
    person: Person,
    centre: Centre | None,
    budget: SmsBudget,
    month: SmsMonth,
    mark: int,
) -> None:
    language, kind = person.language, HouseKind.BUDGET_NEAR
    if mark >= 100:
        kind = HouseKind.BUDGET_SPENT
    left = max(0, (budget.monthly_fen or 0) - month.spent_fen)
    told = {
        "item": say(f"message_kind.{kind}", language),
        "number": f"{month.month_on:%Y-%m}",
        "centre": said_of(centre.name, language) if centre else say("carrier.house", language),
        "left": f"{left / 100:.2f}",
    }
    key = f"budget/{budget.place}/{month.month_on:%Y%m}/{mark}/{person.id.hex}"
    to = Addressee(person.id, language, page=PAGE, centre_id=centre.id if centre else None)
    await notices.queue(deps, to, [Planned(key, kind, deps.clock.now())], told)
