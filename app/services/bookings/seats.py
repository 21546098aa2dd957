"""Taking and giving back seats: one statement each, so that the database decides every race.

Who locks several rows locks them in one order, so that nobody waits in a ring: the answer to a key,
the person, their booking, seats by pool and time, the number of the day, messages by id.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from app.domain.bookings.slots import Slot, SlotFull
from app.models import sql

Cell = tuple[UUID, datetime]
"""One stretch of time in one pool: a row of `seat`."""

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
    "INSERT INTO seat (pool, starts_at, capacity, taken) VALUES {cells}"
    " ON CONFLICT (pool, starts_at) DO UPDATE SET taken = seat.taken RETURNING id"
)
COUNT_UP = (
    "INSERT INTO day_count (centre_id, on_day, given) VALUES ($1, $2, 1)"
    " ON CONFLICT (centre_id, on_day) DO UPDATE SET given = day_count.given + 1 RETURNING given"
)


async def take(slot: Slot) -> bool:
    """Take one seat in every cell of the slot, or none and say False.

    The row of a cell is made by the first who takes a seat in it, and follows the capacity that
    the opening hours say now. Cells are taken in the order of time.
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
        await _free(UUID(slot.pool), [sql.moment(row["starts_at"]) for row in got])
    return False


async def take_one_of(found: Iterable[Slot]) -> Slot:
    """A seat in the first slot that has one, the emptiest tried first; SlotFull when none has.

    Even a seat that cannot be had stays locked, so several pools are locked together first.
    """
    candidates = sorted(found, key=lambda slot: (-slot.free, slot.pool))
    if len(candidates) > 1:
        await hold(_cells(candidates))
    return await _first_of(candidates)


async def move(pool: UUID, cells: Iterable[datetime], there: Sequence[Slot]) -> Slot:
    """Give the seat in `cells` of `pool` back and take one of `there`; SlotFull undoes both."""
    old = list(cells)
    await hold([(pool, cell) for cell in old] + _cells(there))
    await _free(pool, old)
    return await _first_of(sorted(there, key=lambda slot: (-slot.free, slot.pool)))


async def give_back(pool: UUID, cells: Iterable[datetime]) -> None:
    """Free one seat in each of these cells of a pool."""
    moments = list(cells)
    if len(moments) > 1:
        await hold([(pool, cell) for cell in moments])
    await _free(pool, moments)


async def hold(cells: Iterable[Cell]) -> None:
    """Lock these cells by pool and time; a cell without a row gets an empty one.

    SQLite has one writer at a time and needs no lock.
    """
    if sql.on_sqlite():
        return
    values: list[object] = []
    rows = []
    for pool, starts_at in sorted(set(cells)):
        values += (pool, starts_at)
        rows.append(f"(${len(values) - 1}, ${len(values)}, 0, 0)")
    await sql.rows(HOLD.format(cells=", ".join(rows)), *values)


async def next_number(centre_id: UUID, on: date) -> int:
    """The next number of a centre's day, from 1; numbers are never given twice."""
    found = await sql.rows(COUNT_UP, centre_id, on)
    return int(found[0]["given"])


async def _first_of(candidates: Iterable[Slot]) -> Slot:
    for slot in candidates:
        if await take(slot):
            return slot
    raise SlotFull


async def _free(pool: UUID, cells: Sequence[datetime]) -> None:
    await sql.rows(GIVE_BACK.format(cells=sql.gaps(2, len(cells))), pool, *cells)


def _cells(found: Iterable[Slot]) -> list[Cell]:
    return [(UUID(slot.pool), cell) for slot in found for cell in slot.cells]
