"""Every minute: warn of deadlines that come near, in office hours."""

from app.ports import Deps
from app.services.deadlines import warning_rounds


async def run(deps: Deps) -> str:
    """Says how many."""
    return f"{await warning_rounds.say_due(deps)} warned"
