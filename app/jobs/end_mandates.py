"""Every ten minutes: mandates that passed their last day, told once to both sides."""

from app.ports import Deps
from app.services.people import mandates


async def run(deps: Deps) -> str:
    """Says how many passed it."""
    over = await mandates.end_over(deps)
    return f"{over} over" if over else "idle"
