"""Nobody is sent to the door of somebody who died or moved away: what waited is given up."""

from typing import Final
from uuid import UUID

from app.domain.messages.knock_flow import KnockState
from app.models import sql
from app.models.notice import Notice
from app.models.reach import KnockTask
from app.ports import Deps
from app.services.house import audit
from app.services.messages import knocks
from app.services.messages.knock_acts import DROPPED

NOT_ENDED: Final = (
    "WHERE person_id = $1 AND (state = 'open' OR state = 'not_found') ORDER BY id{held}"
)


async def drop(deps: Deps, by: UUID, person_id: UUID) -> int:
    """Close the tasks to tell somebody who is gone, as `by` noted; returns how many.

    Inside the transaction that notes it.
    """
    tasks = await sql.find(KnockTask, NOT_ENDED.format(held=sql.held_rows()), person_id)
    for task in tasks:
        waiting = Notice.filter(knock_id=task.id, state__in=list(knocks.WAITING))
        await waiting.update(state="given_up", error=DROPPED, settle_by_at=None)
        ended = {"state": KnockState.DROPPED.value, "closed_at": deps.clock.now()}
        values = {**ended, "closed_by_id": by, "version": task.version + 1}
        await KnockTask.filter(id=task.id).update(**values)
        await audit.record(deps, by, "knock-drop", f"knock:{task.id}", by="standing")
    return len(tasks)
