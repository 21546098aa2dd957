"""Writing down who did or saw what: one row for each act that somebody may ask about later."""

from uuid import UUID

from app.models.operation import AuditEntry
from app.ports import Deps


async def record(
    deps: Deps, actor_id: UUID | None, act: str, subject: str, **facts: object
) -> None:
    """Add a line to the log, inside anybody's transaction; facts hold ids and counts only."""
    await AuditEntry.create(
        id=deps.ids.new(),
        at=deps.clock.now(),
        actor_id=actor_id,
        act=act,
        subject=subject,
        facts=facts,
    )
