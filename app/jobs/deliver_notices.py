"""Every two seconds: say what is due, until nothing more is."""

from collections import Counter

from app.ports import Deps
from app.services.messages import delivery


async def run(deps: Deps) -> str:
    """Drain the outbox; says how many messages reached which state.

    What follows a message of the same matter, or a rung that was left, is due in the next batch.
    """
    total: Counter[str] = Counter()
    await delivery.hurry(deps)
    while tally := await delivery.deliver(deps):
        total.update(tally)
    return ", ".join(f"{count} {state}" for state, count in sorted(total.items())) or "idle"
