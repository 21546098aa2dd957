"""Every ten seconds: say together, at noon and at five, what waits for staff who wish it so."""

from app.ports import Deps
from app.services.messages import gatherings


async def run(deps: Deps) -> str:
    """Says how many messages were said together, and how many were let go alone."""
    done = await gatherings.gather(deps)
    return ", ".join(f"{count} {what}" for what, count in done.items())
