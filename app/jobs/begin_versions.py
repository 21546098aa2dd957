"""Every five minutes, and when the program starts: bring versions into force whose day has come."""

from app.ports import Deps
from app.services.catalogue import item_publishing


async def run(deps: Deps) -> str:
    """Says how many began."""
    begun = await item_publishing.begin_due(deps)
    return f"{begun} begun" if begun else "idle"
