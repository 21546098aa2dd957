"""Every half minute: ask the carriers what became of messages whose answer or receipt is due."""

from app.ports import Deps
from app.services.messages import settling


async def run(deps: Deps) -> str:
    """Settle what can be settled, let the rest climb or rest; says how many became what."""
    tally = await settling.look(deps)
    return ", ".join(f"{count} {state}" for state, count in sorted(tally.items())) or "idle"
