"""Every minute: hand over the work of those who left, and bring it home to those who are back."""

from app.ports import Deps
from app.services.bookings import absences


async def run(deps: Deps) -> str:
    """Says how much work moved and how many people came back."""
    moved, back = await absences.keep_up(deps)
    return f"{moved} handed over, {back} back" if moved or back else "idle"
