"""Every two seconds: work on what carriers told us, until nothing more is due."""

from collections import Counter

from app.ports import Deps
from app.services.messages import carrier_events


async def run(deps: Deps) -> str:
    """Settle receipts, note grants and answers; says how many came to what."""
    total: Counter[str] = Counter()
    while True:
        done = await carrier_events.work_off(deps)
        total.update(done)
        if sum(done.values()) < carrier_events.BATCH:
            return ", ".join(f"{count} {what}" for what, count in sorted(total.items())) or "idle"
