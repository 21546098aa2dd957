"""Every six hours: delete sign-ins, remembered answers and unfinished files nobody asks for."""

from app.ports import Deps
from app.services.house import answers
from app.services.journal import blobs
from app.services.people import sessions


async def run(deps: Deps) -> str:
    """Says how many of each are gone."""
    ended, told = await sessions.forget_old(deps), await answers.forget_old(deps)
    return f"{ended} sign-ins, {told} answers, {await blobs.forget_unfinished(deps)} files"
