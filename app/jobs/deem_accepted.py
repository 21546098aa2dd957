"""Every quarter of an hour: cases nobody answered in time count as accepted."""

from app.ports import Deps
from app.services.deadlines import case_silence


async def run(deps: Deps) -> str:
    """Says how many."""
    return f"{await case_silence.deem_all_accepted(deps)} deemed accepted"
