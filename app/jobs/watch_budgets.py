"""Every minute: tell directors that the month's budget of text messages is nearly or all spent."""

from app.ports import Deps
from app.services.messages import sms_budget_alarms


async def run(deps: Deps) -> str:
    """Says of how many budgets somebody was told."""
    return f"{await sms_budget_alarms.watch(deps)} budgets told"
