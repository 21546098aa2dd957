"""Every half minute: pause carriers that mostly fail, try those whose pause is over."""

from app.ports import Deps
from app.services.messages import carrier_watch


async def run(deps: Deps) -> str:
    """Says how many were paused, tried and taken back."""
    done = await carrier_watch.watch(deps)
    return ", ".join(f"{count} {what}" for what, count in done.items()) or "idle"
