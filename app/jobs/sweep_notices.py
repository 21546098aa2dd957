"""Every half minute: settle messages whose drainer died."""

from app.ports import Deps
from app.services.messages import delivery


async def run(deps: Deps) -> str:
    """Plan again what was never asked, mark as unknown what was."""
    tally = await delivery.sweep(deps)
    return ", ".join(f"{count} {state}" for state, count in tally.items())
