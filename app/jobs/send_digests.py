"""Every five minutes: send the director's morning digest where its hour has come."""

from app.ports import Deps
from app.services.messages import digest


async def run(deps: Deps) -> str:
    """Says how many."""
    return f"{await digest.send_mornings(deps)} sent"
