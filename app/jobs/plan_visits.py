"""Every ten minutes: make the visits of plans that are due, those of a new day by 00:10."""

from app.ports import Deps
from app.services.visits import plan_visits


async def run(deps: Deps) -> str:
    """Says how many."""
    made = await plan_visits.due_visits(deps)
    return f"{made} made" if made else "idle"
