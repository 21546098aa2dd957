"""Taking and giving back seats: one statement each, so that the database decides every race."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from app.domain.slots import Slot, SlotFull
from app.models import sql

TAKE = (
    "INSERT INTO seat (pool, starts_at, capacity, taken) VALUES {cells}"
    " ON CONFLICT (pool, starts_at) DO UPDATE"
    " SET taken = seat.taken + 1, capacity = excluded.capacity"
    " WHERE seat.taken < excluded.capacity RETURNING starts_at"
)
GIVE_BACK = (
    "UPDATE seat SET taken = taken - 1"
    " WHERE pool = $1 AND starts_at IN ({cells}) AND taken > 0 RETURNING id"
)
HOLD = (
    "SELECT id FROM seat WHERE pool IN ($1, $2) AND starts_at IN ({cells})"
    " ORDER BY pool, starts_at FOR UPDATE"
)
COUNT_UP = (
    "INSERT INTO day_count (centre_id, on_day, given) VALUES ($1, $2, 1)"
    " ON CONFLICT (centre_id, on_day) DO UPDATE SET given = day_count.given + 1 RETURNING given"
)


async def take(slot: Slot) -> bool:
    """Take one seat in every cell of the slot, or none and say False.

    The row of a cell is made by the first who takes a seat in it, and follows the capacity that
    the opening hours say now. Cells are taken in the order of time, so that nobody waits in a ring.
    """
    values: list[object] = [UUID(slot.pool), slot.capacity]
    rows = []
    for cell in slot.cells:
        values.append(cell)
        rows.append(f"($1, ${len(values)}, $2, 1)")
    got = await sql.rows(TAKE.format(cells=", ".join(rows)), *values)
    if len(got) == len(slot.cells):
        return True
    if got:
        await give_back(UUID(slot.pool), [_moment(row["starts_at"]) for row in got])
    return False


async def take_one_of(found: Iterable[Slot]) -> Slot:
    """A seat in the first slot that has one, the emptiest tried first; SlotFull when none has."""
    candidates = sorted(found, key=lambda slot: (-slot.free, slot.pool))
    for slot in candidates:
        if await take(slot):
            return slot
    raise SlotFull


async def give_back(pool: UUID, cells: Iterable[datetime]) -> None:
    """Free one seat in each of these cells of a pool."""
    moments = sorted(cells)
    await sql.rows(GIVE_BACK.format(cells=sql.gaps(2, len(moments))), pool, *moments)


async def hold(old: UUID, new: UUID, cells: Iterable[datetime]) -> None:
    """Lock the rows of a move in one order, so that two who swap seats do not wait in a ring.

    SQLite has one writer at a time and needs no lock.
    """
    if sql.on_sqlite():
        return
    moments = sorted(set(cells))
    await sql.rows(HOLD.format(cells=sql.gaps(3, len(moments))), old, new, *moments)


async def next_number(centre_id: UUID, on: date) -> int:
    """The next number of a centre's day, from 1; numbers are never given twice."""
    found = await sql.rows(COUNT_UP, centre_id, on)
    return int(found[0]["given"])


def _moment(value: object) -> datetime:
    return value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
