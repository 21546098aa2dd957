"""The next rung of a message that was left: its row stays, and a row of its own follows it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.models import sql
from app.ports import Deps

LINK = (
    "UPDATE notice SET next_id = $2 WHERE id = $1 AND next_id IS NULL"
    " AND state IN ('refused', 'given_up', 'unknown', 'sent')"
)
FOLLOW = (
    "INSERT INTO notice (id, key, template, due_at, person_id, booking_id, case_id, visit_id, via,"
    " params, page, language, made_at, state, channel, attempts, carrier_id, error, step, first_id,"
    " matter, urgent, centre_id, wanted_at, rung)"
    " SELECT n.next_id, f.key || '#' || (n.step + 1), n.template, $2, n.person_id, n.booking_id,"
    " n.case_id, n.visit_id, n.via, n.params, n.page, n.language, $2, 'planned', '', 0, '', $4,"
    " n.step + 1, f.id, n.matter, n.urgent, n.centre_id, n.wanted_at, $5"
    " FROM notice n JOIN notice f ON f.id = COALESCE(n.first_id, n.id)"
    " WHERE n.id = $1 AND n.next_id = $3 ON CONFLICT (key) DO NOTHING"
)
EARLIER = (
    "SELECT n.id, n.state, d.id AS arrived FROM notice n JOIN notice d"
    " ON (d.id = n.first_id OR d.first_id = n.first_id) AND d.id <> n.id"
    " WHERE d.state = 'delivered' AND n.id IN ({ids}) ORDER BY n.id, d.step"
)
TAKE_BACK = "UPDATE notice SET state = 'retracted', error = 'arrived' WHERE id = $1"
COUNTS = "UPDATE notice SET next_id = NULL WHERE id = $1"


@dataclass(frozen=True)
class Left:
    """A row whose rung was left, the least rung that may come after it, and why it was left."""

    notice_id: UUID
    rung: str
    error: str = ""


async def climb(deps: Deps, left: Sequence[Left]) -> list[UUID]:
    """Let a row of the next rung follow each of these, due now; returns the rows that follow.

    Inside the transaction that gave the rows their end states. A row is followed once.
    """
    now = deps.clock.now()
    following = [(one, deps.ids.new()) for one in left]
    await sql.many(LINK, [(one.notice_id, new_id) for one, new_id in following])
    lines = [(one.notice_id, now, new_id, one.error[:60], one.rung) for one, new_id in following]
    await sql.many(FOLLOW, lines)
    return [new_id for _, new_id in following]


async def arrived_before(ids: Collection[UUID]) -> set[UUID]:
    """Which of these rows follow one that arrived after all, so that nothing follows them.

    Those that came to nothing themselves are taken back, and the one that arrived counts. Inside
    the transaction that gave the rows their end states.
    """
    if not ids:
        return set()
    found = await sql.rows(EARLIER.format(ids=sql.gaps(1, len(ids))), *ids)
    ended = {row["id"]: row["arrived"] for row in found if row["state"] in ("refused", "given_up")}
    await sql.many(TAKE_BACK, [(one,) for one in ended])
    await sql.many(COUNTS, [(one,) for one in ended.values()])
    return {UUID(str(row["id"])) for row in found}
