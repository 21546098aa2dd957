"""Every five minutes: say whom nobody has told in person by the day it was due."""

from app.ports import Deps
from app.services.messages import knock_alarms


async def run(deps: Deps) -> str:
    """Says how many tasks are late."""
    return f"{await knock_alarms.alarm(deps)} knocks alarmed"
