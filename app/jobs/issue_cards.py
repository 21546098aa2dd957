"""Every ten minutes: issue the cards that are due, in office hours."""

from app.ports import Deps
from app.services.ratings import cards


async def run(deps: Deps) -> str:
    """Says how many."""
    return f"{await cards.issue_due(deps)} issued"
