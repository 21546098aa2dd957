"""Every five minutes: count deadlines anew where the calendar or a pause moved them."""

from app.ports import Deps
from app.services.deadlines import deadline_counts


async def run(deps: Deps) -> str:
    """Says how many."""
    return f"{await deadline_counts.count_anew(deps)} moved"
