"""Every six hours: delete sign-ins and remembered answers nobody will ask for again."""

from app.ports import Deps
from app.services import answers, sessions


async def run(deps: Deps) -> str:
    """Says how many of each are gone."""
    ended = await sessions.forget_old(deps)
    return f"{ended} sign-ins, {await answers.forget_old(deps)} answers"
