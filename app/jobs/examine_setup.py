"""Every ten minutes: from 07:30 of a working day on, look at the setup of each centre once."""

from app.ports import Deps
from app.services.catalogue import setup_mornings


async def run(deps: Deps) -> str:
    """Says how many centres and faults."""
    centres, faults = await setup_mornings.examine_all(deps)
    return f"{centres} centres, {faults} faults" if centres else "idle"
