"""Operations that wait for one that never comes: counted after five days, or at once."""

from uuid import UUID

from app.domain.journal import sync_rules
from app.domain.people.roles import Actor
from app.models import sql
from app.models.journal import Device, JournalEntry
from app.ports import Deps
from app.services.house import audit, crossed
from app.services.journal import devices, journal, sync_counting, sync_receipts
from app.services.journal.devices import DeviceRow
from app.services.journal.sync_counting import Work
from app.services.journal.sync_rights import Rights


async def force_due(deps: Deps) -> int:
    """Count what has waited for five days, what lost phones left, and what we failed at before.

    One transaction a phone; returns how many operations were forced.
    """
    since = deps.clock.now() - sync_rules.FORCED_AFTER
    waiting = JournalEntry.filter(state=journal.WAITING)
    due = await waiting.filter(received_at__lte=since).values_list("device_id", flat=True)
    failed = await waiting.filter(code=sync_rules.TRY_AGAIN).values_list("device_id", flat=True)
    phones = waiting.filter(device__lost_at__isnull=False)
    lost = await phones.values_list("device_id", flat=True)
    devices = sorted({UUID(str(one)) for one in (*due, *failed, *lost)})
    return sum([await _force_alone(deps, device_id) for device_id in devices])


async def _force_alone(deps: Deps, device_id: UUID) -> int:
    return await crossed.begun_anew(lambda: force(deps, device_id))


async def lose(deps: Deps, actor: Actor, device_id: UUID) -> DeviceRow:
    """Declare a phone lost, and count what waits for what will not come any more; NoSuchDevice."""
    async with sql.transaction():
        row = await devices.lost(deps, actor, device_id)
        await force(deps, device_id)
    return row


async def force(deps: Deps, device_id: UUID) -> int:
    """Count what waits on a phone and is due, whatever is missing before it; returns how much.

    All of it when the phone was declared lost: nothing more will come. What was missing still
    counts if it ever comes.
    """
    async with sql.transaction():
        rows = await sql.find(Device, f"WHERE id = $1{sql.held_rows()}", device_id)
        if not rows:
            return 0
        works = await _works(deps, rows[0])
        if not works:
            return 0
        visits = await sync_counting.count_in(deps, Rights(deps), works)
        await sync_receipts.issue(deps, visits)
        facts = {"operations": len(works)}
        await audit.record(deps, None, "journal-forced", f"device:{device_id}", **facts)
    return len(works)


async def _works(deps: Deps, device: Device) -> list[Work]:
    """What is due, and all that came before it."""
    rows = await JournalEntry.filter(device_id=device.id, state=journal.WAITING)
    since = deps.clock.now() - sync_rules.FORCED_AFTER
    due = [row.sequence for row in rows if device.lost_at or row.received_at <= since]
    works = []
    for row in rows:
        again = row.code == sync_rules.TRY_AGAIN
        if again or (due and row.sequence <= max(due)):
            row.forced = not again
            code = "" if again else row.code
            works.append(Work(row, _text(deps, row), new=False, code=code, again=again))
    return works


def _text(deps: Deps, row: JournalEntry) -> journal.OperationText | None:
    return journal.text_of(deps, row) if row.kind else None
