"""Every six hours: delete sign-ins, answers, unfinished files, what carriers told long ago."""

from app.ports import Deps
from app.services.house import answers
from app.services.journal import blobs
from app.services.messages import carrier_events, carriers
from app.services.people import sessions


async def run(deps: Deps) -> str:
    """Says how many of each are gone."""
    ended, told = await sessions.forget_old(deps), await answers.forget_old(deps)
    files, events = await blobs.forget_unfinished(deps), await carrier_events.forget_old(deps)
    minutes = await carriers.forget_old(deps)
    return f"{ended} sign-ins, {told} answers, {files} files, {events} events, {minutes} minutes"
