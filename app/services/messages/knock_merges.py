"""When two rows become one person: two open tasks to tell them become one, and two again."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

from app.models.notice import Notice
from app.models.reach import KnockTask
from app.ports import Deps
from app.services.messages import knocks

Lines: TypeAlias = list[dict[str, object]]
JOINED = ("KnockTask", "joined")


async def join(deps: Deps, kept_id: UUID, gone_id: UUID) -> Lines:
    """Let the open task of one take over what waits in that of the other; what to undo it by.

    Inside the merge's transaction, before rows move: nothing unless both have an open one.
    """
    gone, kept = await knocks.open_task(gone_id), await knocks.open_task(kept_id)
    if kept is None or gone is None:
        return []
    waiting = Notice.filter(knock_id=gone.id, state__in=list(knocks.WAITING))
    ids = [str(one) for one in await waiting.order_by("id").values_list("id", flat=True)]
    await Notice.filter(id__in=ids).update(knock_id=kept.id)
    await _write(kept, due_at=min(kept.due_at, gone.due_at))
    await _write(gone, state="dropped", closed_at=deps.clock.now())
    table, column = JOINED
    known = {"kept": str(kept.id), "gone": str(gone.id), "due": kept.due_at.isoformat()}
    return [{"table": table, "column": column, "ids": ids, **known}]


async def part(lines: Iterable[dict[str, Any]]) -> None:
    """Open the other task again with what is still to be told of it; nothing once it was told."""
    for line in lines:
        if (line["table"], line["column"]) != JOINED:
            continue
        kept = await KnockTask.get_or_none(id=UUID(line["kept"]), state="open")
        gone = await KnockTask.get_or_none(id=UUID(line["gone"]), state="dropped")
        ids = [UUID(one) for one in line["ids"]]
        still = Notice.filter(id__in=ids, knock_id=UUID(line["kept"]))
        if kept is None or gone is None or not await still.count():
            continue
        await still.update(knock_id=gone.id)
        await _write(gone, state="open", closed_at=None)
        await _write(kept, due_at=datetime.fromisoformat(line["due"]))


async def _write(task: KnockTask, **values: object) -> None:
    await KnockTask.filter(id=task.id).update(**values, version=task.version + 1)
