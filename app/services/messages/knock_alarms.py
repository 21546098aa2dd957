"""Telling those who answer for an office whom nobody has told in time."""

from typing import Final
from uuid import UUID

from app.domain.messages.house_messages import HouseKind
from app.domain.messages.knock_flow import KnockState
from app.models import sql
from app.models.reach import KnockTask
from app.ports import Deps
from app.services.house import audit
from app.services.messages import knocks

MOST: Final = 500
"""How many tasks one round looks at; the next round has the others."""


async def alarm(deps: Deps) -> int:
    """Close the tasks with nothing left to tell, then tell of each that is late; says how many.

    Once for each task, however often it runs.
    """
    await knocks.close_empty(deps)
    late = KnockTask.filter(
        state=KnockState.OPEN, due_at__lt=deps.clock.now(), alarmed_at__isnull=True
    )
    rows = await late.order_by("due_at", "id").limit(MOST)
    return sum([await _alarm(deps, row.id) for row in rows])


async def _alarm(deps: Deps, knock_id: UUID) -> bool:
    now = deps.clock.now()
    async with sql.transaction():
        unsaid = KnockTask.filter(id=knock_id, state=KnockState.OPEN, alarmed_at__isnull=True)
        if not await unsaid.filter(due_at__lt=now).update(alarmed_at=now):
            return False
        task = await KnockTask.get(id=knock_id)
        await knocks.tell_directors(deps, task, HouseKind.KNOCK_LATE)
        await audit.record(deps, None, "knock-late", f"knock:{knock_id}")
    return True
