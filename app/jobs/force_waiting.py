"""Every hour: count what phones sent and what waits too long for something that is missing."""

from app.ports import Deps
from app.services.journal import sync_waiting


async def run(deps: Deps) -> str:
    """Says how many operations no longer wait."""
    return f"{await sync_waiting.force_due(deps)} operations forced"
