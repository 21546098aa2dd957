"""Every quarter of an hour: say which originals are late, or half handed over for too long."""

from app.ports import Deps
from app.services.custody import custody_alarms


async def run(deps: Deps) -> str:
    """Says for how many originals somebody was told."""
    return f"{await custody_alarms.alarm(deps)} originals alarmed"
