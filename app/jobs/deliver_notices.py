"""Every two seconds: say what is due, until nothing more is."""

from app.ports import Deps
from app.services.messages import delivery


async def run(deps: Deps) -> str:
    """Drain the outbox; says how many messages reached which state."""
    total: dict[str, int] = {}
    while True:
        tally = await delivery.deliver(deps)
        for state, count in tally.items():
            total[state] = total.get(state, 0) + count
        if sum(tally.values()) < delivery.BATCH:
            return ", ".join(f"{count} {state}" for state, count in sorted(total.items())) or "idle"
